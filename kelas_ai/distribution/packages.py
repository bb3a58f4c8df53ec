"""Third-party packages for the laptop: the locked ones, without what it never imports."""

from __future__ import annotations

import importlib.metadata
import os
import py_compile
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kelas_ai.errors import BuildImpossible

ENGINE_PACKAGE = "llama-cpp-python"
LEFT_OUT = frozenset(
    "kubernetes uvloop httptools watchfiles hf-xet huggingface-hub pip setuptools wheel aiohttp "
    "aiohappyeyeballs aiosignal frozenlist multidict yarl propcache fsspec oauthlib "
    "requests-oauthlib websocket-client websockets uvicorn tzdata".split()
)
"""Needed by a Chroma server, a model hub or an installer, which no laptop from a stick is; half
of everything by size."""
_UNUSED = re.compile(
    r"(^|/)(tests?|testing/tests|__pycache__)/|\.(pyi|pyx|pxd|a|h|hpp|c|cc|lib)$"
    r"|^(numpy/(f2py|distutils)|onnxruntime/(transformers|tools|quantization|datasets))/"
    r"|^llama_cpp/(server/|lib/libggml-base\.so$|lib/lib\w[\w-]*\.so\.\d+\.)"
    r"|^llama_cpp/lib/libllama\.so\.0$"
    r"|^llama_cpp/lib/(lib)?ggml-cpu-(cannonlake|cascadelake|cooperlake|sapphirerapids)\."
    r"|^onnxruntime/capi/libonnxruntime\.so|^spylls/hunspell/data/(en|ru|sv)/"
    r"|^PIL/_avif|^pillow\.libs/libavif|\.ipynb$|\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$"
    r"|\.dist-info/(licenses|sboms)/"
)


def locked_names(lock: Path) -> set[str]:
    """Normalised names of a lock file's packages."""
    text = lock.read_text(encoding="utf-8")
    return {_normal(name) for name in re.findall(r"(?m)^([A-Za-z0-9][\w.-]*)==", text)}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def used(name: str) -> bool:
    """Whether a laptop ever reads this file of site-packages."""
    return not _UNUSED.search(name)


def installed_packages(
    wanted: Iterable[str], search: Iterable[str] | None = None
) -> dict[str, importlib.metadata.Distribution]:
    """The wanted packages of this interpreter (or of folders) by normalised name."""
    names = set(wanted)
    found: dict[str, importlib.metadata.Distribution] = {}
    source = (
        importlib.metadata.distributions()
        if search is None
        else importlib.metadata.distributions(path=list(search))
    )
    for distribution in source:
        name = _normal(distribution.metadata["Name"] or "")
        if name in names:
            found.setdefault(name, distribution)
    return found


def files_of(distributions: Iterable[importlib.metadata.Distribution]) -> dict[str, Path]:
    """Installed files by their names below site-packages, without what is never used there.

    Raises: BuildImpossible when a package does not list its files.
    """
    files: dict[str, Path] = {}
    for distribution in distributions:
        if distribution.files is None:
            raise BuildImpossible(detail=str(distribution.metadata["Name"]))
        for entry in distribution.files:
            name = entry.as_posix()
            path = Path(str(distribution.locate_file(entry)))
            if name.startswith("..") or not used(name) or not path.is_file():
                continue
            files[name] = path
    return files


def licences_of(
    distributions: Iterable[importlib.metadata.Distribution],
) -> Iterator[tuple[str, str]]:
    """Name with version, and the licence texts, of each package."""
    for distribution in distributions:
        meta = distribution.metadata
        title = f"{meta['Name']} {meta['Version']}"
        named = meta.get_all("License-Expression") or meta.get_all("License") or [""]
        stated = str(named[0]).split("\n")[0]
        texts = [f"Licence: {stated}" if stated else ""]
        for entry in distribution.files or ():
            if re.search(r"(?i)(^|/)(licen[cs]e|copying|notice)[^/]*$", entry.as_posix()):
                path = Path(str(distribution.locate_file(entry)))
                if path.is_file() and path.stat().st_size < 300_000:
                    texts.append(path.read_text("utf-8", "replace"))
        yield title, "\n\n".join(text for text in texts if text)


def stage(files: Mapping[str, Path], folder: Path, sources: bool = True) -> dict[str, Path]:
    """Add compiled modules, which are never checked against their source nor written again.

    Without them every start would compile, for the laptop must not write beside what it runs.
    sources: False leaves the sources of others out; that halves the number of files.
    Returns: all files by name; compiled ones lie in `folder`.
    """
    staged: dict[str, Path] = {}
    for name, source in files.items():
        target = _compiled_name(name, sources) if name.endswith(".py") else ""
        place = folder / target
        if target and _compile(source, place, name):
            staged[target] = place
        if sources or target not in staged:
            staged[name] = source
    return staged


def _compiled_name(name: str, sources: bool) -> str:
    """Python looks for a module without source beside its place, else in `__pycache__`."""
    parent, slash, module = name.rpartition("/")
    stem = module.removesuffix(".py")
    if not sources:
        return f"{parent}{slash}{stem}.pyc"
    return f"{parent}{slash}__pycache__/{stem}.cpython-{_tag()}.pyc"


def _compile(source: Path, place: Path, name: str) -> bool:
    """False for templates and files for other Python versions."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        py_compile.compile(
            str(source),
            cfile=str(place),
            dfile=name,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    except py_compile.PyCompileError:
        return False
    return True


def _tag() -> str:
    return f"{sys.version_info.major}{sys.version_info.minor}"


def copy_tree(source: Path, target: Path, suffixes: tuple[str, ...], moment: int) -> None:
    """Copy files with these suffixes, all with one change time (seconds)."""
    for path in sorted(source.rglob("*")):
        if path.is_file() and path.suffix in suffixes:
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
            os.utime(place, (moment, moment))
