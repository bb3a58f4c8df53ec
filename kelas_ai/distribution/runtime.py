"""The running interpreter, made to run from any folder of any Linux with the same processor.

The interpreter, its standard library and every shared library that it or the packages need are
gathered, the C library and its loader included. The loader starts the interpreter with the
gathered libraries, so the laptop's own C library may be older or newer, or another altogether.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from kelas_ai.errors import BuildImpossible

LEFT_OUT = re.compile(
    r"(^|/)(test|tests|idlelib|tkinter|turtledemo|lib2to3|ensurepip|pydoc_data|__pycache__"
    r"|site-packages|config-[^/]*|venv|distutils/command/[^/]*\.exe)(/|$)"
    r"|(^|/)(_test|_xxtest|xxlimited|_ctypes_test|_tkinter|nis|ossaudiodev|spwd|_curses|readline"
    r"|_dbm|_gdbm|_crypt|_codecs_(cn|hk|jp|kr|tw|iso2022)|audioop|_lsprof)[^/]*\.so$|^turtle\.py$|\.exe$|\.a$"
)
LOADER = "ld-linux-x86-64.so.2"
_NEEDED = re.compile(r"^\s*(\S+)(?: => (\S+))? \(0x[0-9a-f]+\)$", re.MULTILINE)


def gather_runtime(extra_libraries: Iterable[Path]) -> dict[str, Path]:
    """Files of the Python layer by their names in it.

    extra_libraries: native modules of the packages, whose system libraries must come too.
    Raises: BuildImpossible on another system than Linux x86-64.
    """
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise BuildImpossible(detail=f"{sys.platform} {platform.machine()}")
    stdlib = Path(sysconfig.get_path("stdlib"))
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    files = {
        f"lib/{name}/{path.relative_to(stdlib).as_posix()}": path
        for path in sorted(stdlib.rglob("*"))
        if path.is_file() and not LEFT_OUT.search(path.relative_to(stdlib).as_posix())
    }
    interpreter = Path(os.path.realpath(sys.executable))
    files["bin/python3"] = interpreter
    native = [interpreter, *(path for path in files.values() if ".so" in path.suffixes)]
    for soname, library in libraries_of([*native, *extra_libraries]).items():
        files[f"lib/{soname}"] = library
    if f"lib/{LOADER}" not in files:
        raise BuildImpossible(detail=LOADER)
    return files


def libraries_of(binaries: Iterable[Path]) -> dict[str, Path]:
    """System libraries that the binaries need, by the name they are asked for.

    What a package brings beside its own modules is not a system library.
    Raises: BuildImpossible without `ldd`, or when one is nowhere to be found.
    """
    if shutil.which("ldd") is None:
        raise BuildImpossible(detail="ldd")
    listed = sorted({os.path.realpath(path) for path in binaries})
    found: dict[str, Path] = {}
    for start in range(0, len(listed), 100):
        told = subprocess.run(
            ["ldd", *listed[start : start + 100]], capture_output=True, text=True, check=False
        )
        for asked, path in _NEEDED.findall(told.stdout):
            place = Path(path or asked)
            if place.is_absolute() and "site-packages" not in place.parts:
                found.setdefault(place.name if not path else Path(asked).name, place)
    return {soname: place for soname, place in sorted(found.items()) if ".so" in soname}


def glibc_version() -> str:
    """The C library that is bundled."""
    return " ".join(platform.libc_ver())


def notices_of(libraries: Iterable[Path]) -> list[tuple[str, str]]:
    """Name and licence text of the Debian packages that libraries came from, where known."""
    if shutil.which("dpkg-query") is None:
        return []
    notices: dict[str, str] = {}
    for library in libraries:
        names = {str(library), str(library).removeprefix("/usr"), os.path.realpath(library)}
        told = subprocess.run(
            ["dpkg-query", "--search", *sorted(names)], capture_output=True, text=True, check=False
        )
        for line in told.stdout.splitlines():
            package = line.split(":")[0]
            text = Path("/usr/share/doc") / package / "copyright"
            if package not in notices and text.is_file():
                version = _version_of(package)
                notices[f"{package} {version}"] = text.read_text("utf-8", "replace")
    return sorted(notices.items())


def _version_of(package: str) -> str:
    told = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Version}\n", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.split("\n")[0]
