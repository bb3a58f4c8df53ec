"""The shell scripts on the stick, run by the real `sh`, `tar` and `sha256sum`.

In place of the Python layer's loader lies a script that tells how it was called.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kelas_ai.distribution.archive import pack
from kelas_ai.distribution.layout import APP, BOOT, LINUX, PACKAGES, PYTHON, layer_path
from kelas_ai.distribution.manifest import sha256_of
from kelas_ai.distribution.shortcuts import STARTERS
from tests.unit.distribution.sticks import flip

SCRIPTS = STARTERS.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux scripts")
LOADER = '#!/bin/sh\nshift 2\nprintf "%s\\n" "$@" "KODE=$PYTHONPATH" "FOLDER=${KELAS_FOLDER:-}"\n'


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """A stick with the real scripts and three layers."""
    folder = tmp_path / "usb dengan spasi"
    for name in ("pasang.sh", "jalankan.sh", "kelas/siapkan.sh"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((SCRIPTS / name).read_bytes())
    lines = []
    for layer in BOOT:
        content = tmp_path / f"isi-{layer}"
        content.write_text(LOADER if layer == PYTHON else layer)
        archive = folder / layer_path(LINUX, layer)
        archive.parent.mkdir(parents=True, exist_ok=True)
        inside = "lib/ld-linux-x86-64.so.2" if layer == PYTHON else "isi.txt"
        pack({inside: content}, archive)
        lines.append(f"{sha256_of(archive)}  {LINUX}/{layer}.tgz")
    (folder / "kelas" / "jumlah.txt").write_text("\n".join(lines) + "\n")
    (folder / "kelas" / "manifes.json").write_text("{}")
    return folder


def run(usb: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    home = usb.parent / "rumah"
    home.mkdir(exist_ok=True)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(
        ["sh", str(usb / script), *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def program(usb: Path) -> Path:
    return usb.parent / "rumah" / ".local" / "share" / "kelas-ai-program"


def test_a_first_installation_unpacks_and_hands_over_to_python(usb: Path) -> None:
    done = run(usb, "pasang.sh", "--model", "hemat")
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    start = told.index("-m")
    assert told[start + 1 : start + 4] == ["kelas_ai", "usb", "pasang"]
    assert told[start + 4] == str(usb) and told[-3:-1] != []
    assert "--model" in told and str(program(usb)) in told
    code = next(line for line in told if line.startswith("KODE=")).removeprefix("KODE=")
    names = [re.sub(r"-[0-9a-f]{16}$", "", Path(part).name) for part in code.split(":")]
    assert names == [PACKAGES, APP]
    assert (Path(code.split(":")[0]) / "isi.txt").read_text() == PACKAGES


def test_a_damaged_layer_stops_with_advice_and_leaves_nothing_half(usb: Path) -> None:
    flip(usb / layer_path(LINUX, APP))
    done = run(usb, "pasang.sh")
    assert done.returncode == 12
    assert "hilang atau rusak" in done.stderr and "usb salin" in done.stderr
    assert not list(program(usb).rglob("*.part"))
    assert not list(program(usb).glob("lapisan/aplikasi-*"))


@pytest.mark.parametrize("lost", ["kelas/jumlah.txt", "kelas/linux-x64/python.tgz"])
def test_a_missing_file_is_named(usb: Path, lost: str) -> None:
    (usb / lost).unlink()
    done = run(usb, "pasang.sh")
    assert done.returncode == 12 and lost in done.stderr


def test_an_archive_that_cannot_be_unpacked_is_told_in_two_lines(usb: Path) -> None:
    broken = usb / layer_path(LINUX, PACKAGES)
    broken.write_bytes(b"not gzip")
    sums = usb / "kelas" / "jumlah.txt"
    lines = sums.read_text().splitlines()
    lines[1] = f"{sha256_of(broken)}  {LINUX}/{PACKAGES}.tgz"
    sums.write_text("\n".join(lines) + "\n")
    done = run(usb, "pasang.sh")
    assert done.returncode == 12
    assert len(done.stderr.splitlines()) == 2 and "ruang penuh" in done.stderr


def test_a_layer_that_was_not_declared_complete_is_unpacked_again(usb: Path) -> None:
    run(usb, "pasang.sh")
    place = next(program(usb).glob("lapisan/paket-*"))
    (place / "isi.txt").write_text("setengah")
    run(usb, "pasang.sh")
    assert (place / "isi.txt").read_text() == PACKAGES
    place.with_name(f"{place.name}.siap").touch()
    (place / "isi.txt").write_text("sudah diperiksa")
    run(usb, "pasang.sh")
    assert (place / "isi.txt").read_text() == "sudah diperiksa"


def test_an_installed_version_does_the_update_itself(usb: Path) -> None:
    folder = program(usb)
    folder.mkdir(parents=True)
    (folder / "aktif").write_text("x\n")
    (folder / "kelas-ai").write_text('echo "TERPASANG $*"\n')
    done = run(usb, "pasang.sh")
    assert done.stdout.startswith("TERPASANG usb pasang")
    assert not (folder / "lapisan").exists()


def test_a_broken_installation_is_replaced_from_the_stick(usb: Path) -> None:
    folder = program(usb)
    folder.mkdir(parents=True)
    (folder / "aktif").write_text("x\n")
    (folder / "kelas-ai").write_text("exit 127\n")
    assert "Memasang kelas-ai" in run(usb, "pasang.sh").stdout


def test_the_starter_runs_the_active_version_with_its_content(usb: Path) -> None:
    folder = program(usb)
    python = folder / "lapisan" / "python-1"
    (python / "lib").mkdir(parents=True)
    (python / "lib" / "ld-linux-x86-64.so.2").write_text(LOADER)
    (python / "lib" / "ld-linux-x86-64.so.2").chmod(0o755)
    (folder / "terbitan" / "v1").mkdir(parents=True)
    arranged = 'python="$kelas/lapisan/python-1"\nkode="$kelas/lapisan/a"\nisi="$kelas/lapisan/k"\n'
    (folder / "terbitan" / "v1" / "susunan.sh").write_text(arranged)
    (folder / "aktif").write_text("v1\nv0\n")
    (folder / "kelas-ai").write_bytes((STARTERS / "kelas-ai").read_bytes())
    done = subprocess.run(
        ["sh", str(folder / "kelas-ai"), "plan", "mtk kelas 5"],
        env={"PATH": os.environ["PATH"], "KELAS_FOLDER": "/lain"},
        capture_output=True,
        text=True,
        check=True,
    )
    told = done.stdout.splitlines()
    assert told[1:5] == ["-m", "kelas_ai", "plan", "mtk kelas 5"]
    assert told[5] == f"KODE={folder}/lapisan/a"
    assert told[6] == f"FOLDER={folder}/lapisan/k:{folder}:/lain"


def test_running_without_installing_leaves_the_stick_alone(usb: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in usb.rglob("*")}
    done = run(usb, "jalankan.sh", "plan", "x")
    assert "--sementara" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in usb.rglob("*")} == before
    cache = usb.parent / "rumah" / ".cache" / "kelas-ai" / "dari-usb"
    assert cache.is_dir()
    assert run(usb, "jalankan.sh", "--bersihkan").returncode == 0
    assert not cache.exists()


def test_scripts_for_windows_have_its_line_ends_and_those_for_linux_do_not() -> None:
    for path in SCRIPTS.rglob("*"):
        if path.is_file() and path.suffix in (".bat", ".sh", ""):
            data = path.read_bytes()
            windows = path.suffix == ".bat"
            assert data.count(b"\r\n") == (data.count(b"\n") if windows else 0), path.name
