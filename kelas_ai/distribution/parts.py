"""The parts of a stick: layers of each platform, models, and the loose files beside them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kelas_ai.distribution import runtime, windows
from kelas_ai.distribution.archive import files_below, pack
from kelas_ai.distribution.files import copy_slice
from kelas_ai.distribution.layout import (
    APP,
    BOOT,
    COMMON,
    CORE,
    ENGINE,
    LICENCES,
    LINUX,
    MODELS,
    PACKAGES,
    PIECE_BYTES,
    PYTHON,
    SUMS,
    WINDOWS,
    layer_path,
)
from kelas_ai.distribution.manifest import (
    Layer,
    MissingPiece,
    StickFile,
    StickModel,
    sha256_of,
)
from kelas_ai.distribution.packages import (
    ENGINE_PACKAGE,
    LEFT_OUT,
    files_of,
    installed_packages,
    licences_of,
    locked_names,
    stage,
)
from kelas_ai.engine.catalog import CatalogModel, find_installed, read_catalog
from kelas_ai.errors import BuildImpossible
from kelas_ai.locations import PACKAGE, PROGRAM, Locations

Tell = Callable[[str], None]
INSTALLERS = PACKAGE / "distribution" / "berkas"
DOCUMENTS = {
    "README.md": "README.md",
    "CHANGELOG.md": "PERUBAHAN.md",
    "LICENSE": "LICENSE.txt",
    "models/README.md": "MODEL.md",
    "docs/USB.md": "USB.md",
    "docs/KEAMANAN.md": "KEAMANAN.md",
}


@dataclass(slots=True)
class Work:
    """Files of the stick so far: path -> (source, first byte, length)."""

    folder: Path
    slices: dict[str, tuple[Path, int, int]] = field(default_factory=dict)
    files: list[StickFile] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)

    def add(self, path: str, source: Path, part: str) -> None:
        size = source.stat().st_size
        self.slices[path] = (source, 0, size)
        entry = StickFile(path=path, sha256=sha256_of(source), size=size, part=part)
        self.files.append(entry)

    def add_layer(self, name: str, platform: str, files: Mapping[str, Path]) -> None:
        path = layer_path(platform, name)
        archive = self.folder / f"{platform}-{name}.tgz"
        try:
            unpacked = pack(files, archive)
        except ValueError as error:
            raise BuildImpossible(detail=f"{name}: {error}") from error
        self.add(path, archive, platform)
        digest = self.files[-1].sha256
        self.layers.append(
            Layer(name=name, platform=platform, path=path, sha256=digest, unpacked=unpacked)
        )


def add_linux(work: Work, lock: Path, tell: Tell) -> list[tuple[str, str]]:
    """The Linux layers. Returns: licence texts of what is in them."""
    names = locked_names(lock) - LEFT_OUT
    found = installed_packages(names | {ENGINE_PACKAGE})
    engine = found.pop(ENGINE_PACKAGE, None)
    if engine is None:
        raise BuildImpossible(detail=ENGINE_PACKAGE)
    packages, native_engine = files_of(found.values()), files_of([engine])
    native = [path for path in [*packages.values(), *native_engine.values()] if _native(path)]
    python = runtime.gather_runtime(native)
    tell(PYTHON)
    stripped = _stripped(python, work.folder / "ringkas", _ours_to_strip)
    work.add_layer(PYTHON, LINUX, stage(stripped, work.folder / "pyc-python"))
    tell(PACKAGES)
    work.add_layer(PACKAGES, LINUX, _lean(packages, work, "paket"))
    tell(ENGINE)
    work.add_layer(ENGINE, LINUX, stage(native_engine, work.folder / "pyc-mesin"))
    tell(APP)
    work.add_layer(APP, LINUX, stage(_app_files(), work.folder / "pyc-aplikasi"))
    libraries = [path for name, path in python.items() if name.count("/") == 1]
    notices = licences_of([*found.values(), engine])
    return sorted([*notices, *runtime.notices_of(libraries), *_python_licence(python)])


def _native(path: Path) -> bool:
    return path.name.endswith(".so") or ".so." in path.name


def _python_licence(python: Mapping[str, Path]) -> list[tuple[str, str]]:
    for name, path in python.items():
        if name.endswith("/LICENSE.txt"):
            return [("Python", path.read_text("utf-8", "replace"))]
    return [("Python", sys.copyright)]


def _lean(packages: Mapping[str, Path], work: Work, name: str) -> dict[str, Path]:
    """Packages of others without sources and without the symbols of the two worst."""
    stripped = _stripped(packages, work.folder / f"ringkas-{name}", _theirs_to_strip)
    return stage(stripped, work.folder / f"pyc-{name}", sources=False)


def _ours_to_strip(name: str) -> bool:
    return ".so" in name and "ld-linux" not in name or name.startswith("bin/")


def _theirs_to_strip(name: str) -> bool:
    # Only modules that bring no libraries of their own: rewritten ones do not survive it.
    return name.startswith(("nacl/", "tokenizers/")) and name.endswith(".so")


def _stripped(
    files: Mapping[str, Path], folder: Path, wanted: Callable[[str], bool]
) -> dict[str, Path]:
    """Files with the wanted ones freed of debugging symbols, where `strip` is at hand."""
    strip = shutil.which("strip")
    smaller = dict(files)
    for name, path in files.items() if strip else ():
        if not wanted(name):
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if not subprocess.run([str(strip), "--strip-unneeded", target], check=False).returncode:
            smaller[name] = target
    return smaller


def _app_files() -> dict[str, Path]:
    return {
        f"kelas_ai/{name}": path
        for name, path in files_below(PACKAGE).items()
        if "__pycache__" not in name and not name.startswith("data/") and "/." not in f"/{name}"
    }


def add_windows(
    work: Work, lock: Path, supplies: Path | None, tell: Tell
) -> tuple[MissingPiece, ...]:
    tell(WINDOWS)
    wheels = windows.fetch_wheels(lock, work.folder / "roda")
    files = windows.unpack_wheels(wheels, work.folder / "win-paket")
    work.add_layer(PACKAGES, WINDOWS, stage(files, work.folder / "pyc-win-paket", sources=False))
    work.add_layer(APP, WINDOWS, stage(_app_files(), work.folder / "pyc-win-aplikasi"))
    python = windows.windows_python(supplies, work.folder / "win-python")
    if python:
        work.add_layer(PYTHON, WINDOWS, python)
    engine = windows.engine_wheels(supplies)
    if engine:
        unpacked = windows.unpack_wheels(engine[-1:], work.folder / "win-mesin")
        work.add_layer(ENGINE, WINDOWS, stage(unpacked, work.folder / "pyc-win-mesin"))
    return windows.missing_pieces(bool(python), bool(engine))


def add_model(work: Work, places: Locations, tier: str, tell: Tell) -> StickModel:
    """A model as a plain file, in pieces when it is larger than FAT32 likes."""
    entry: CatalogModel = read_catalog(places.catalog).find(tier)
    source = find_installed(tier, read_catalog(places.catalog), places).path
    tell(entry.nama)
    size, digest = source.stat().st_size, sha256_of(source)
    if entry.sha256 and digest != entry.sha256:
        raise BuildImpossible(detail=f"{source}: SHA-256")
    part = f"model-{tier}"
    if size <= PIECE_BYTES:
        work.add(f"{MODELS}/{entry.berkas}", source, part)
        pieces = [f"{MODELS}/{entry.berkas}"]
    else:
        pieces = add_pieces(work, source, f"{MODELS}/{entry.berkas}", part)
    return StickModel(
        tier=tier,
        name=entry.nama,
        file=entry.berkas,
        sha256=digest,
        size=size,
        pieces=tuple(pieces),
    )


def add_pieces(
    work: Work, source: Path, path: str, part: str, piece_bytes: int = PIECE_BYTES
) -> list[str]:
    size, pieces = source.stat().st_size, []
    for number, start in enumerate(range(0, size, piece_bytes)):
        name, length = f"{path}.{number:03d}", min(piece_bytes, size - start)
        scratch = work.folder / "potongan"
        digest = copy_slice(source, start, length, scratch)
        scratch.unlink()
        work.slices[name] = (source, start, length)
        work.files.append(StickFile(path=name, sha256=digest, size=length, part=part))
        pieces.append(name)
    return pieces


def add_loose_files(work: Work, notices: Sequence[tuple[str, str]]) -> None:
    """Installers, the first page to read, documents, licences, and sums for the shell."""
    for name, path in sorted(files_below(INSTALLERS).items()):
        if not name.startswith("program/"):
            work.add(name, path, COMMON)
    for name, given in DOCUMENTS.items():
        if (PROGRAM / name).is_file():
            work.add(f"{CORE}/dokumen/{given}", PROGRAM / name, COMMON)
    texts = work.folder / "lisensi.txt"
    joined = "\n\n".join(f"{'=' * 70}\n{name}\n{'=' * 70}\n{text}" for name, text in notices)
    texts.write_text(joined + "\n", encoding="utf-8", newline="\n")
    work.add(LICENCES, texts, COMMON)
    sums = work.folder / "jumlah.txt"
    boot = [layer for layer in work.layers if layer.name in BOOT]
    lines = [f"{one.sha256}  {one.path.removeprefix(CORE + '/')}" for one in boot]
    sums.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
    work.add(SUMS, sums, COMMON)
