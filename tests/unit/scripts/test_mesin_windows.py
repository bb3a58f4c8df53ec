"""The Windows engine wheel is one that pip and `usb buat` can read."""

from __future__ import annotations

import importlib.metadata
import zipfile
from pathlib import Path

import pytest

from kelas_ai.distribution.windows import engine_wheels, unpack_wheels

mesin_windows = pytest.importorskip("mesin_windows")


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    source, libraries = tmp_path / "sumber", tmp_path / "bin"
    (source / "llama_cpp" / "server").mkdir(parents=True)
    libraries.mkdir()
    (source / "llama_cpp" / "__init__.py").write_text("a = 1\n")
    (source / "llama_cpp" / "server" / "app.py").write_text("b = 1\n")
    (source / "PKG-INFO").write_text(
        "Metadata-Version: 2.1\nName: llama_cpp_python\nVersion: 0.3.36\n"
    )
    (source / "LICENSE.md").write_text("MIT")
    for name in ("libllama.dll", "ggml.dll", "ggml-cpu-sse42.dll", "llama.lib"):
        (libraries / name).write_bytes(name.encode())
    target = tmp_path / f"llama_cpp_python-{mesin_windows.VERSION}-py3-none-win_amd64.whl"
    mesin_windows.write_wheel(mesin_windows.wheel_files(source, libraries), target)
    return target


def test_the_wheel_holds_bindings_and_libraries_with_a_true_record(wheel: Path) -> None:
    folder = wheel.parent / "isi"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    (found,) = importlib.metadata.distributions(path=[str(folder)])
    assert found.version == mesin_windows.VERSION
    assert found.files is not None
    for entry in found.files:
        if entry.hash is not None:
            assert mesin_windows._record_sum(entry.read_binary()) == entry.hash.value
    names = {entry.as_posix() for entry in found.files}
    assert {"llama_cpp/__init__.py", "llama_cpp/lib/libllama.dll"} <= names
    assert not any(name.endswith(".lib") for name in names)


def test_a_stick_takes_the_wheel_without_its_server(wheel: Path) -> None:
    assert engine_wheels(wheel.parent) == [wheel]
    files = unpack_wheels([wheel], wheel.parent / "lapis")
    assert "llama_cpp/lib/ggml-cpu-sse42.dll" in files
    assert not any("server" in name for name in files)


def test_options_are_those_of_linux_but_for_windows_own() -> None:
    options = mesin_windows.options()
    assert options["GGML_CPU_ALL_VARIANTS"] == options["GGML_BACKEND_DL"] == "ON"
    assert options["GGML_NATIVE"] == "OFF"
    assert not any(name.startswith("CMAKE_INSTALL") for name in options)


def test_only_the_wanted_processor_families_stay_in_the_build(tmp_path: Path) -> None:
    listed = tmp_path / "vendor" / "llama.cpp" / "ggml" / "src" / "CMakeLists.txt"
    listed.parent.mkdir(parents=True)
    listed.write_text(
        "if (A)\n"
        "    ggml_add_cpu_backend_variant(x64)\n"
        "    ggml_add_cpu_backend_variant(haswell  SSE42 AVX2)\n"
        "    ggml_add_cpu_backend_variant(sapphirerapids AMX_TILE)\n"
        "endif()\n"
    )
    mesin_windows.keep_variants(tmp_path)
    left = listed.read_text()
    assert "x64" in left and "haswell" in left and "sapphirerapids" not in left
    assert left.startswith("if (A)\n") and left.endswith("endif()\n")


def test_the_version_is_the_pinned_one() -> None:
    lock = (Path(mesin_windows.SCRIPTS).parent / "requirements-engine.lock").read_text()
    assert f"llama-cpp-python=={mesin_windows.VERSION}" in lock
