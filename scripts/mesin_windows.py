"""Build the engine's Windows wheel on Linux: python scripts/mesin_windows.py FOLDER

Compiles the pinned llama-cpp-python source with Debian's MinGW-w64 (package
g++-mingw-w64-x86-64-posix), one library a processor family, and packs it as a wheel
that `usb buat --bahan FOLDER` takes. Takes about half an hour on two cores; an interrupted build
goes on where it stopped.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS.parent)]

from _bootstrap.engine import DISPATCH, HOOK, LEAN, fetch_source  # noqa: E402
from _bootstrap.environment import make_environment  # noqa: E402
from _bootstrap.messages import Progress  # noqa: E402
from _bootstrap.places import BUILD_LOCK, ENGINE_LOCK, default_places, key  # noqa: E402

COMPILER = "x86_64-w64-mingw32-g++-posix"
TOOLCHAIN = """\
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-static -Wl,--exclude-libs,ALL")
set(CMAKE_MODULE_LINKER_FLAGS_INIT "-static -Wl,--exclude-libs,ALL")
"""
UNALIGNED = "-Wa,-muse-unaligned-vector-move"
"""GCC does not align the stack for AVX on 64-bit Windows, so aligned moves would crash."""
WINDOWS_OPTIONS = {
    "CMAKE_BUILD_TYPE": "Release",
    "BUILD_SHARED_LIBS": "ON",
    # Its own threads wait passively; MinGW's OpenMP would be one more library to bring.
    "GGML_OPENMP": "OFF",
    # MinGW 10 does not declare THREAD_POWER_THROTTLING_STATE, which newer Windows only hints with.
    "CMAKE_C_FLAGS": f"-D_WIN32_WINNT=0x0601 {UNALIGNED}",
    "CMAKE_CXX_FLAGS": UNALIGNED,
}
VARIANTS = ("x64", "sse42", "sandybridge", "haswell", "alderlake")
"""Processor families of school laptops. The others fall back to these; MinGW's assembler cannot
build the AMX one at all."""
VARIANT_LINE = re.compile(r"\s*ggml_add_cpu_backend_variant\((\w+)\b")
VERSION = "0.3.36"
INFO = f"llama_cpp_python-{VERSION}.dist-info"
WHEEL_FACTS = """\
Wheel-Version: 1.0
Generator: kelas-ai
Root-Is-Purelib: false
Tag: py3-none-win_amd64
"""
MOMENT = (2020, 1, 1, 0, 0, 0)


def options() -> dict[str, str]:
    """CMake options: as on Linux, without where Python's build would install to."""
    lean = {name: value for name, value in LEAN.items() if not name.startswith("CMAKE_INSTALL")}
    return {**lean, **DISPATCH, **WINDOWS_OPTIONS}


def keep_variants(source: Path) -> None:
    """Leave only the wanted processor families in the build of the unpacked source."""
    listed = source / "vendor" / "llama.cpp" / "ggml" / "src" / "CMakeLists.txt"
    lines = listed.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [
        line
        for line in lines
        if (match := VARIANT_LINE.match(line)) is None or match[1] in VARIANTS
    ]
    listed.write_text("".join(kept), encoding="utf-8")


def compile_engine(source: Path, folder: Path, tools: Path, jobs: int) -> Path:
    """Configure and build. Returns: the folder of the finished libraries."""
    toolchain, hook, built = folder / "mingw.cmake", folder / "tanpa.cmake", folder / "rakit"
    toolchain.write_text(TOOLCHAIN, encoding="utf-8")
    hook.write_text(HOOK, encoding="utf-8")
    settings = {
        **options(),
        "CMAKE_TOOLCHAIN_FILE": str(toolchain),
        "CMAKE_MAKE_PROGRAM": str(tools / "ninja"),
        "CMAKE_PROJECT_llama.cpp_INCLUDE": str(hook),
    }
    cmake = str(tools / "cmake")
    configure = [cmake, "-G", "Ninja", "-S", str(source / "vendor" / "llama.cpp"), "-B", str(built)]
    configure += [f"-D{name}={value}" for name, value in settings.items()]
    subprocess.run(configure, check=True)
    building = [cmake, "--build", str(built), "--parallel", str(jobs), "--target", "llama"]
    subprocess.run(building, check=True)
    return built / "bin"


def wheel_files(source: Path, libraries: Path) -> dict[str, bytes]:
    """What goes into the wheel by name: the bindings and the libraries beside them."""
    package = source / "llama_cpp"
    files = {
        f"llama_cpp/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file() and path.suffix in (".py", ".typed")
    }
    for path in sorted(libraries.glob("*.dll")):
        files[f"llama_cpp/lib/{path.name}"] = path.read_bytes()
    files[f"{INFO}/METADATA"] = (source / "PKG-INFO").read_bytes()
    files[f"{INFO}/WHEEL"] = WHEEL_FACTS.encode()
    files[f"{INFO}/licenses/LICENSE.md"] = (source / "LICENSE.md").read_bytes()
    return files


def write_wheel(files: dict[str, bytes], target: Path) -> None:
    """A wheel with its record; the same files always give the same bytes."""
    record = f"{INFO}/RECORD"
    lines = [f"{name},sha256={_record_sum(data)},{len(data)}" for name, data in files.items()]
    contents = {**files, record: ("\n".join([*lines, f"{record},,"]) + "\n").encode()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), data, zipfile.ZIP_DEFLATED)


def _record_sum(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def main() -> int:
    """Build the wheel into the folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--inti", type=int, default=2)
    asked = parser.parse_args()
    if shutil.which(COMPILER) is None:
        print("Pasang dulu: apt install g++-mingw-w64-x86-64-posix", file=sys.stderr)
        return 1
    places, progress = default_places(), Progress()
    made_from = key(
        ENGINE_LOCK.read_bytes(), repr((sorted(options().items()), VARIANTS)), TOOLCHAIN
    )
    folder = places.engine(f"windows-{made_from}")
    folder.mkdir(parents=True, exist_ok=True)
    builder = make_environment(folder / "alat", BUILD_LOCK, places, progress)
    source = fetch_source(folder, builder, places, progress)
    keep_variants(source)
    libraries = compile_engine(source, folder, builder.parent, asked.inti)
    asked.folder.mkdir(parents=True, exist_ok=True)
    target = asked.folder / f"llama_cpp_python-{VERSION}-py3-none-win_amd64.whl"
    write_wheel(wheel_files(source, libraries), target)
    print(f"{hashlib.sha256(target.read_bytes()).hexdigest()}  {target}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
