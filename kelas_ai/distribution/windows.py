"""The Windows x64 part of a stick, made on any system: wheels are unpacked, not installed.

Two pieces no package registry has: Windows' own Python, and the engine, which
`scripts/mesin_windows.py` compiles. They are named exactly, and taken from a folder when someone
has them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from kelas_ai.distribution.layout import CORE, ENGINE, PYTHON, WINDOWS
from kelas_ai.distribution.manifest import MissingPiece, sha256_of
from kelas_ai.distribution.packages import LEFT_OUT, used
from kelas_ai.errors import BuildImpossible

PYTHON_ZIP = "python-3.11.9-embed-amd64.zip"
PYTHON_SHA256 = "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b"
"""As published for Python 3.11.9, the last 3.11 with Windows binaries."""
ENGINE_WHEEL = "llama_cpp_python-*-win_amd64.whl"
NEED_PYTHON = "Python untuk Windows; taruh dengan usb buat --bahan FOLDER"
NEED_ENGINE = "mesin AI untuk Windows; buat dengan python scripts/mesin_windows.py FOLDER"
MARKERS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}


def windows_requirements(lock: Path) -> Iterator[str]:
    """Lines of a lock file (hashes included) that hold on Windows and are not left out."""
    from packaging.markers import Marker

    text = re.sub(r" \\\n\s*", " ", lock.read_text(encoding="utf-8"))
    for line in text.splitlines():
        found = re.match(r"([A-Za-z0-9][\w.-]*)==(\S+)(?: ; (.*?))?((?: --hash=\S+)+)", line)
        if not found:
            continue
        name, version, marker, hashes = found.groups()
        fits = not marker or Marker(marker.strip()).evaluate(MARKERS)
        if fits and re.sub(r"[-_.]+", "-", name).lower() not in LEFT_OUT:
            yield f"{name}=={version}{hashes}"


def fetch_wheels(lock: Path, folder: Path) -> list[Path]:
    """Download the Windows wheels from the registry pip is set up for, each against its hash.

    Raises: BuildImpossible with pip's last words.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "perlu.txt"
    listed.write_text("\n".join(windows_requirements(lock)) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--dest", str(folder)]
    command += ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    command += ["--abi", "cp311", "--abi", "abi3", "--abi", "none"]
    done = subprocess.run(
        [*command, "-r", str(listed)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    if done.returncode:
        raise BuildImpossible(detail=done.stderr.strip()[-300:] or "pip download")
    return sorted(folder.glob("*.whl"))


def unpack_wheels(wheels: list[Path], folder: Path) -> dict[str, Path]:
    """What the wheels would put into site-packages, without what is never used there."""
    files: dict[str, Path] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                name = re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", entry.filename)
                if entry.is_dir() or ".data/" in name or not used(name) or ".." in name:
                    continue
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))
                files[name] = target
    return files


def windows_python(supplies: Path | None, folder: Path) -> dict[str, Path]:
    """The embeddable Python from a folder of supplies, unpacked; empty when it is not there.

    Raises: BuildImpossible when the file is another one.
    """
    archive = supplies / PYTHON_ZIP if supplies else None
    if archive is None or not archive.is_file():
        return {}
    if sha256_of(archive) != PYTHON_SHA256:
        raise BuildImpossible(detail=f"{archive}: SHA-256")
    files = {}
    with zipfile.ZipFile(archive) as opened:
        for entry in opened.infolist():
            # Its ._pth file would switch off the variables that say where our code lies.
            if entry.is_dir() or entry.filename.endswith("._pth") or ".." in entry.filename:
                continue
            target = folder / entry.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(opened.read(entry))
            files[entry.filename] = target
    return files


def engine_wheels(supplies: Path | None) -> list[Path]:
    """The engine built on Windows, from a folder of supplies."""
    return sorted(supplies.glob(ENGINE_WHEEL)) if supplies else []


def missing_pieces(python: bool, engine: bool) -> tuple[MissingPiece, ...]:
    """What a stick lacks for Windows. python, engine: whether they are there."""
    lacking = []
    if not python:
        path = f"{CORE}/{WINDOWS}/{PYTHON}.tgz"
        reason = f"{PYTHON_ZIP}: {NEED_PYTHON}"
        lacking.append(MissingPiece(path=path, sha256=PYTHON_SHA256, reason=reason))
    if not engine:
        path = f"{CORE}/{WINDOWS}/{ENGINE}.tgz"
        reason = f"{ENGINE_WHEEL}: {NEED_ENGINE}"
        lacking.append(MissingPiece(path=path, sha256="", reason=reason))
    return tuple(lacking)
