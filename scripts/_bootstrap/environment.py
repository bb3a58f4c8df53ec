"""The virtual environment that holds the locked third-party packages."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from _bootstrap.messages import RETRY, Progress, SetupCode, SetupError
from _bootstrap.places import Places, require_space
from _bootstrap.shell import CommandFailed, run_logged
from _bootstrap.stamps import write_atomically

SPACE = 700_000_000
DONE = "kelas-siap"


def python_in(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    if sys.platform == "win32":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def make_environment(folder: Path, lock: Path, places: Places, progress: Progress) -> Path:
    """Create the environment and install the lock file; go on where an earlier run stopped.

    Returns: its interpreter.
    """
    python = python_in(folder)
    if (folder / DONE).exists() and python.exists():
        return python
    progress.open(str(places.log))
    require_space(folder.parent, SPACE, "pustaka Python")
    if not python.exists():
        progress.step("Membuat lingkungan Python")
        create(folder, places.log)
    progress.step("Memasang pustaka Python")
    install_locked(python, lock, places.log, progress)
    write_atomically(folder / DONE, lock.name)
    return python


def create(folder: Path, log: Path) -> None:
    """A new environment with nothing but pip, or without pip where Python brings none.

    Raises: SetupError.
    """
    shutil.rmtree(folder, ignore_errors=True)
    bundled_pip = importlib.util.find_spec("ensurepip") is not None and _ensurepip_works()
    command = [sys.executable, "-m", "venv", str(folder)]
    try:
        run_logged(command if bundled_pip else [*command, "--without-pip"], log)
    except CommandFailed as error:
        raise SetupError(
            SetupCode.ENVIRONMENT,
            "lingkungan Python tidak dapat dibuat.",
            "Pasang modul venv (Debian/Ubuntu: sudo apt install python3-venv), lalu ulangi.",
        ) from error


def _ensurepip_works() -> bool:
    """Debian ships ensurepip as a stub without its wheels."""
    probe = [sys.executable, "-m", "ensurepip", "--version"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def pip_command(python: Path) -> list[str]:
    """pip that acts on `python`: its own, or this interpreter's where it has none."""
    if list(python.parent.parent.glob("[Ll]ib*/**/site-packages/pip/__init__.py")):
        return [str(python), "-m", "pip"]
    if importlib.util.find_spec("pip") is None:
        raise SetupError(
            SetupCode.ENVIRONMENT,
            "pip tidak ditemukan.",
            "Pasang pip (Debian/Ubuntu: sudo apt install python3-venv), lalu ulangi.",
        )
    return [sys.executable, "-m", "pip", "--python", str(python)]


def install_locked(python: Path, lock: Path, log: Path, progress: Progress) -> None:
    """Install exactly the locked versions; every download is checked against its hash."""
    names = len(re.findall(r"(?m)^[A-Za-z0-9]", lock.read_text(encoding="utf-8")))
    seen = 0

    def follow(line: str) -> None:
        nonlocal seen
        if line.startswith("Collecting "):
            seen = min(seen + 1, names)
            progress.advance(f"paket {seen} dari paling banyak {names}")
        elif line.startswith("Installing collected"):
            progress.advance("menyalin paket …")

    command = [*pip_command(python), "install", "--no-input", "--require-hashes"]
    try:
        run_logged([*command, "-r", str(lock)], log, on_line=follow, environment=pip_environment())
    except CommandFailed as error:
        raise _packages_failed(error) from error


def pip_environment() -> dict[str, str]:
    """The user's environment: which registry pip uses is theirs to set."""
    return {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}


def _packages_failed(error: CommandFailed) -> SetupError:
    if "DO NOT MATCH THE HASHES" in error.tail:
        return SetupError(
            SetupCode.PACKAGES,
            "isi paket yang diunduh berbeda dari yang tercatat, jadi tidak dipasang.",
            "Jangan teruskan dari sumber ini; ganti sumber paket pip, lalu ulangi.",
        )
    happened = "pustaka Python tidak dapat diunduh."
    return explained(error, SetupError(SetupCode.PACKAGES, happened, RETRY))


def explained(error: CommandFailed, usual: SetupError) -> SetupError:
    """The usual explanation, unless the drive filled up meanwhile."""
    if "No space left" in error.tail or "Errno 28" in error.tail:
        advice = "Kosongkan ruang penyimpanan, lalu ulangi perintah yang sama."
        return SetupError(SetupCode.SPACE, "ruang penyimpanan penuh.", advice)
    return usual
