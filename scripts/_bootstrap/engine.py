"""Build llama-cpp-python from its pinned source, for every processor of its family.

School laptops range from SSE-only Celerons to AVX-512 machines. An ordinary build uses the
builder's instructions and dies elsewhere, so on x86 each variant becomes a library of its own
and the right one is picked at run time. A build takes about 8 minutes on two cores and is kept
in the cache; an interrupted one goes on where it stopped.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tarfile
from pathlib import Path

from _bootstrap.environment import explained, make_environment, pip_command, pip_environment
from _bootstrap.messages import RETRY, Progress, SetupCode, SetupError
from _bootstrap.places import BUILD_LOCK, ENGINE_LOCK, Places, key, platform_tag, require_space
from _bootstrap.shell import CommandFailed, run_logged

SPACE = 1_500_000_000
X86 = ("x86_64", "amd64")
LEAN = {
    "LLAVA_BUILD": "OFF",
    "LLAMA_BUILD_TESTS": "OFF",
    "LLAMA_BUILD_TOOLS": "OFF",
    "LLAMA_BUILD_EXAMPLES": "OFF",
    "LLAMA_BUILD_SERVER": "OFF",
    "GGML_CCACHE": "OFF",
    # Next to libllama; by default the variants land outside the Python package.
    "CMAKE_INSTALL_BINDIR": "llama_cpp/lib",
    "CMAKE_INSTALL_LIBDIR": "llama_cpp/lib",
    "CMAKE_INSTALL_INCLUDEDIR": "llama_cpp/include",
}
DISPATCH = {"GGML_BACKEND_DL": "ON", "GGML_CPU_ALL_VARIANTS": "ON", "GGML_NATIVE": "OFF"}
# The bindings force llama.cpp's helper library on; nothing of ours uses its minute of compiling.
HOOK = 'set(LLAMA_BUILD_COMMON OFF CACHE BOOL "" FORCE)\n'
EXCLUDED = ("llama_cpp/include/**", "llama_cpp/lib/cmake/**", "llama_cpp/lib/pkgconfig/**")
OTHERWISE = (
    "Ulangi sekali lagi; bila tetap gagal, jalankan tanpa AI: python3 scripts/run.py --tanpa-ai"
)
VERSION = 1  # raise when the recipe changes in a way that the options do not show


def cmake_options() -> dict[str, str]:
    """Options for this machine's processor family."""
    machine = platform_tag().rsplit("-", 1)[-1]
    dispatched = machine in X86 and sys.platform != "darwin"
    return {**LEAN, **(DISPATCH if dispatched else {})}


def engine_key() -> str:
    """Changes whenever source, options or build tools change."""
    options = repr(sorted(cmake_options().items()))
    return key(
        ENGINE_LOCK.read_bytes(), BUILD_LOCK.read_bytes(), options, platform_tag(), str(VERSION)
    )


def install_engine(python: Path, places: Places, progress: Progress) -> Path:
    """Build the wheel unless the cache has it, and install it beside the other packages.

    Returns: the folder of its native libraries.
    """
    folder = python.parent.parent
    done = folder / f"mesin-{engine_key()}"
    if not done.exists():
        progress.open(str(places.log))
        wheel = build_wheel(places, progress)
        progress.step("Memasang mesin AI")
        command = [*pip_command(python), "install", "--no-input", "--no-deps", "--no-index"]
        try:
            run_logged([*command, "--force-reinstall", str(wheel)], places.log)
        except CommandFailed as error:
            happened = "mesin AI tidak dapat dipasang."
            raise explained(error, SetupError(SetupCode.BUILD, happened, OTHERWISE)) from error
        done.touch()
    return next(folder.glob("[Ll]ib*/**/site-packages/llama_cpp/lib"))


def build_wheel(places: Places, progress: Progress) -> Path:
    """The wheel of this platform, from the cache or freshly built."""
    folder = places.engine(engine_key())
    finished = sorted(folder.glob("*.whl"))
    if finished:
        return finished[0]
    require_compiler()
    require_space(folder, SPACE, "membangun mesin AI")
    progress.step("Mengunduh sumber mesin AI")
    builder = make_environment(folder / "alat", BUILD_LOCK, places, progress)
    source = fetch_source(folder, builder, places, progress)
    progress.step("Membangun mesin AI (sekitar 10 menit; boleh dihentikan dan dilanjutkan)")
    _compile(folder, source, builder, places, progress)
    wheel = next((folder / "hasil").glob("*.whl"))
    kept = folder / wheel.name
    wheel.replace(kept)
    for leftover in ("alat", "sumber", "rakit", "hasil"):
        shutil.rmtree(folder / leftover, ignore_errors=True)
    return kept


def require_compiler() -> None:
    """Raises: SetupError without a C++ compiler (Windows finds its own through CMake)."""
    names = (os.environ.get("CXX", ""), "c++", "g++", "clang++")
    if sys.platform != "win32" and not any(name and shutil.which(name) for name in names):
        raise SetupError(
            SetupCode.COMPILER,
            "kompilator C++ tidak ditemukan, padahal diperlukan untuk mesin AI.",
            "Pasang kompilator (Debian/Ubuntu: sudo apt install g++), atau jalankan tanpa AI: "
            "python3 scripts/run.py --tanpa-ai",
        )


def fetch_source(folder: Path, builder: Path, places: Places, progress: Progress) -> Path:
    """Download the pinned source, check its hash, and unpack it whole."""
    source = folder / "sumber"
    if source.exists():
        return source
    fetched = folder / "unduh"
    command = [*pip_command(builder), "download", "--no-input", "--no-deps", "--require-hashes"]
    command += ["--no-build-isolation", "--no-binary", ":all:", "--dest", str(fetched)]
    try:
        run_logged(
            [*command, "-r", str(ENGINE_LOCK)],
            places.log,
            on_line=lambda line: progress.advance("mengunduh …"),
            environment=pip_environment(),
        )
    except CommandFailed as error:
        happened = "sumber mesin AI tidak dapat diunduh atau isinya berbeda."
        raise explained(error, SetupError(SetupCode.BUILD, happened, RETRY)) from error
    unpacked = folder / "sumber.part"
    shutil.rmtree(unpacked, ignore_errors=True)
    with tarfile.open(next(fetched.glob("*.tar.gz"))) as archive:
        archive.extractall(unpacked, filter="data")
    next(unpacked.iterdir()).replace(source)
    shutil.rmtree(unpacked)
    shutil.rmtree(fetched)
    return source


def _compile(folder: Path, source: Path, builder: Path, places: Places, progress: Progress) -> None:
    hook = folder / "tanpa-common.cmake"
    hook.write_text(HOOK, encoding="utf-8")
    options = {**cmake_options(), "CMAKE_PROJECT_llama.cpp_INCLUDE": hook.as_posix()}
    environment = {
        **pip_environment(),
        "CMAKE_ARGS": " ".join(f"-D{name}={value}" for name, value in options.items()),
        "CMAKE_BUILD_PARALLEL_LEVEL": str(_jobs()),
        "PATH": f"{builder.parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }

    def follow(line: str) -> None:
        found = re.search(r"\[(\d+)/(\d+)\]", line)
        if found:
            done, total = int(found[1]), int(found[2])
            progress.advance(f"{100 * done // total}% ({done} dari {total} bagian)")

    command = [*pip_command(builder), "wheel", "-v", "--no-deps", "--no-build-isolation"]
    command += ["-w", str(folder / "hasil"), "-C", f"build-dir={folder / 'rakit'}"]
    command += ["-C", "build.verbose=false", "-C", f"wheel.exclude={';'.join(EXCLUDED)}"]
    try:
        run_logged([*command, str(source)], places.log, on_line=follow, environment=environment)
    except CommandFailed as error:
        happened = "mesin AI tidak dapat dibangun di laptop ini."
        raise explained(error, SetupError(SetupCode.BUILD, happened, OTHERWISE)) from error


def _jobs() -> int:
    """Parallel compilers: one a core, but no more than memory carries (1 GB each)."""
    cores = os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return cores
    return max(1, min(cores, memory // 1_000_000_000))
