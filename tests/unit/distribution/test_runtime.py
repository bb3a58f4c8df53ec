"""The bundled interpreter runs on nothing but what was bundled; packages are chosen by the lock."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kelas_ai.distribution.packages import (
    LEFT_OUT,
    files_of,
    installed_packages,
    licences_of,
    locked_names,
    stage,
    used,
)
from kelas_ai.distribution.runtime import LOADER, gather_runtime
from kelas_ai.distribution.windows import (
    PYTHON_ZIP,
    engine_wheels,
    missing_pieces,
    unpack_wheels,
    windows_python,
    windows_requirements,
)
from kelas_ai.errors import BuildImpossible
from tests.conftest import PROJECT

LOCK = PROJECT / "requirements.lock"
PROBE = """
import ctypes, hashlib, json, lzma, sqlite3, ssl, sys, zlib
maps = {line.split()[-1] for line in open('/proc/self/maps') if '.so' in line}
print(json.dumps({'prefix': sys.prefix, 'maps': sorted(maps), 'sql': sqlite3.sqlite_version}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="bundles a Linux interpreter")
def test_the_bundled_interpreter_loads_nothing_from_the_system(tmp_path: Path) -> None:
    for name, source in gather_runtime([]).items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes())
    loader, python = tmp_path / "lib" / LOADER, tmp_path / "bin" / "python3"
    for program in (loader, python):
        program.chmod(0o755)
    done = subprocess.run(
        [loader, "--library-path", tmp_path / "lib", python, "-c", PROBE],
        env={"PYTHONHOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["prefix"] == str(tmp_path)
    assert told["maps"] and all(path.startswith(str(tmp_path)) for path in told["maps"])


def test_every_locked_package_is_named_once_and_normalised() -> None:
    names = locked_names(LOCK)
    assert {"pynacl", "pystemmer", "python-docx", "chromadb"} <= names
    assert all(name == name.lower() and "_" not in name for name in names)


def test_what_is_left_out_is_in_the_lock_file_so_the_list_does_not_rot() -> None:
    from_lock = LEFT_OUT & locked_names(LOCK)
    assert {"kubernetes", "uvloop", "pip", "huggingface-hub"} <= from_lock


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("numpy/_core/_multiarray_umath.so", True),
        ("numpy/tests/test_x.py", False),
        ("onnxruntime/capi/libonnxruntime.so.1.32.0", False),
        ("onnxruntime/capi/onnxruntime_pybind11_state.so", True),
        ("llama_cpp/lib/libllama.so", True),
        ("llama_cpp/lib/libllama.so.0", False),
        ("llama_cpp/lib/libggml.so.0", True),
        ("llama_cpp/lib/libggml-base.so.0.25.3", False),
        ("llama_cpp/lib/libggml-cpu-sse42.so", True),
        ("spylls/hunspell/data/aff.py", True),
        ("spylls/hunspell/data/en/en_US.dic", False),
        ("textual/widgets/_tree.py", True),
        ("pydantic-2.dist-info/METADATA", True),
        ("pydantic-2.dist-info/RECORD", False),
    ],
)
def test_only_what_a_laptop_reads_is_taken(name: str, wanted: bool) -> None:
    assert used(name) is wanted


def test_a_package_without_sources_is_imported_from_its_compiled_files(tmp_path: Path) -> None:
    found = installed_packages({"simpleeval"})
    files = files_of(found.values())
    staged = stage(files, tmp_path / "kompilasi", sources=False)
    assert "simpleeval.pyc" in staged and "simpleeval.py" not in staged
    for name, source in staged.items():
        place = tmp_path / "paket" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes())
    probe = "import simpleeval; print(simpleeval.__file__, simpleeval.simple_eval('6*7'))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", probe],
        env={"PYTHONPATH": str(tmp_path / "paket")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(tmp_path / "paket" / "simpleeval.pyc"), "42"]
    assert str(tmp_path).encode() not in staged["simpleeval.pyc"].read_bytes()


def test_licences_are_found(tmp_path: Path) -> None:
    found = installed_packages({"msgspec"})
    (title, text), *_ = licences_of(found.values())
    assert title.startswith("msgspec ") and "Redistribution" in text


def test_windows_gets_what_its_markers_say() -> None:
    lines = list(windows_requirements(LOCK))
    names = {line.split("==")[0] for line in lines}
    assert "colorama" in names and "uvloop" not in names and "kubernetes" not in names
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)


def test_wheels_are_unpacked_as_pip_would_lay_them_out(tmp_path: Path) -> None:
    import zipfile

    wheel = tmp_path / "x-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("x/__init__.py", "a = 1\n")
        archive.writestr("x-1.data/purelib/y.py", "b = 2\n")
        archive.writestr("x-1.data/scripts/x.exe", "MZ")
        archive.writestr("x/tests/test_a.py", "")
        archive.writestr("../luar.py", "")
    files = unpack_wheels([wheel], tmp_path / "isi")
    assert sorted(files) == ["x/__init__.py", "y.py"]
    assert not (tmp_path / "luar.py").exists()


def test_missing_windows_pieces_are_named_exactly(tmp_path: Path) -> None:
    assert windows_python(None, tmp_path) == {} and engine_wheels(None) == []
    python, engine = missing_pieces(False, False)
    assert PYTHON_ZIP in python.reason and len(python.sha256) == 64
    assert "win_amd64.whl" in engine.reason
    assert missing_pieces(True, True) == ()
    (tmp_path / PYTHON_ZIP).write_bytes(b"another file of this name")
    with pytest.raises(BuildImpossible):
        windows_python(tmp_path, tmp_path / "isi")
