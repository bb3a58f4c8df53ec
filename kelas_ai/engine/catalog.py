"""The models kelas-ai knows, which of them are here, and whether a file is the real one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from kelas_ai.engine.chat import TEMPLATES
from kelas_ai.errors import ConfigError, ModelMismatch, ModelMissing
from kelas_ai.locations import MODEL_SUFFIX, Locations

TESTED = "teruji"
BLOCK_BYTES = 1 << 20
TIERS = ("hemat", "standar", "unggul")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePart:
    """One piece of a model file inside a package of the Python registry."""

    paket: str
    versi: str
    isi: str
    ukuran: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSource:
    """Where a connected builder finds the file on a model hub."""

    repositori: str
    berkas: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogModel:
    """One model of models/katalog.yaml; the fields carry the names they have there.

    ukuran: bytes of the file, 0 when not yet known. memori: bytes that the process needs.
    status: "teruji" when our own checks passed, else "belum diuji". tulis: free-text slots that
    this model may fill, by measured acceptance (scripts/ukur_tulisan.py).
    """

    id: str
    nama: str
    berkas: str
    lisensi: str
    templat: str
    status: str
    memori: int
    tingkat: str = ""
    ukuran: int = 0
    sha256: str = ""
    catatan: str = ""
    tulis: tuple[str, ...] = ()
    bagian: tuple[PackagePart, ...] = ()
    hub: HubSource | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledModel:
    """A model file that is here; `entry` is None for a file the catalogue does not know."""

    path: Path
    entry: CatalogModel | None

    @property
    def name(self) -> str:
        """What to call it in front of a teacher."""
        return self.entry.nama if self.entry else self.path.stem


class Catalog:
    """models/katalog.yaml, read and checked."""

    def __init__(self, models: tuple[CatalogModel, ...], path: Path) -> None:
        self.models = models
        self.path = path

    def find(self, wanted: str) -> CatalogModel:
        """The model of a tier or with an id.

        Raises: ConfigError naming the ones that exist.
        """
        for entry in self.models:
            if wanted.lower() in (entry.tingkat, entry.id.lower()):
                return entry
        raise ConfigError(option="model", value=wanted, path=self.path)

    def of_file(self, path: Path) -> CatalogModel | None:
        """The entry whose file name this is."""
        return next((entry for entry in self.models if entry.berkas == path.name), None)


def read_catalog(path: Path) -> Catalog:
    """Read the catalogue.

    Raises: ConfigError with the first thing that is wrong.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        models = TypeAdapter(tuple[CatalogModel, ...]).validate_python(content["model"])
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ConfigError(option=place, value=first["msg"], path=path) from error
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ConfigError(option="katalog", value=str(error), path=path) from error
    for entry in models:
        problem = _problem(entry)
        if problem:
            raise ConfigError(option=entry.id, value=problem, path=path)
    return Catalog(models, path)


def _problem(entry: CatalogModel) -> str:
    checks: dict[str, Any] = {
        "templat": entry.templat not in TEMPLATES,
        "tingkat": entry.tingkat not in ("", *TIERS),
        "berkas": not entry.berkas.endswith(MODEL_SUFFIX) or "/" in entry.berkas,
        "bagian": bool(entry.bagian) and sum(p.ukuran for p in entry.bagian) != entry.ukuran,
        "sha256": len(entry.sha256) not in (0, 64) or (bool(entry.bagian) and not entry.sha256),
    }
    return next((name for name, wrong in checks.items() if wrong), "")


def find_installed(wanted: str, catalog: Catalog, locations: Locations) -> InstalledModel:
    """The model file for a tier, an id or a path.

    Raises: ModelMissing with the path where it would be; ConfigError for an unknown tier.
    """
    if wanted.endswith(MODEL_SUFFIX):
        path = Path(wanted).expanduser()
        for candidate in (path, *(folder / path for folder in locations.model_folders)):
            if candidate.is_file():
                return InstalledModel(path=candidate, entry=catalog.of_file(candidate))
        raise ModelMissing(path=path, model=wanted)
    entry = catalog.find(wanted)
    for folder in locations.model_folders:
        if (folder / entry.berkas).is_file():
            return InstalledModel(path=folder / entry.berkas, entry=entry)
    raise ModelMissing(path=locations.models / entry.berkas, model=entry.nama)


def installed_models(catalog: Catalog, locations: Locations) -> list[InstalledModel]:
    """Every model file that is here, each name once, nearest folder first."""
    found: dict[str, InstalledModel] = {}
    for folder in locations.model_folders:
        for path in sorted(folder.glob(f"*{MODEL_SUFFIX}")) if folder.is_dir() else ():
            found.setdefault(path.name, InstalledModel(path=path, entry=catalog.of_file(path)))
    return list(found.values())


def file_blocks(path: Path) -> Iterator[bytes]:
    """A file in blocks of one megabyte."""
    with path.open("rb") as opened:
        while block := opened.read(BLOCK_BYTES):
            yield block


def verify_file(
    path: Path, expected: str, on_progress: Callable[[int], None] = lambda done: None
) -> None:
    """Hash a whole file; on_progress gets the bytes read so far.

    Raises: ModelMismatch with both hashes, ModelMissing when there is no file.
    """
    digest, done = hashlib.sha256(), 0
    try:
        for block in file_blocks(path):
            digest.update(block)
            done += len(block)
            on_progress(done)
    except FileNotFoundError as error:
        raise ModelMissing(path=path, model=path.name) from error
    if digest.hexdigest() != expected:
        raise ModelMismatch(path=path, expected=expected, actual=digest.hexdigest())
