"""Every path that kelas-ai uses; nothing else builds one of these by hand.

Written data lives in one home folder: the platform's data folder, or the folder `data` beside
the program when a file `kelas-portabel` lies there, or wherever KELAS_HOME says. Content
(models, curricula) is looked for in the home folder first, then in read-only folders such as the
program's own or a USB stick.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent
PROGRAM = PACKAGE.parent
"""The checkout or the folder on a stick; site-packages when installed as a wheel."""
PACKAGED_DATA = PACKAGE / "data"
"""Where the wheel carries its copy of curricula/ and models/."""
PORTABLE_MARK = "kelas-portabel"
APP_NAME = "kelas-ai"
MODEL_SUFFIX = ".gguf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locations:
    """Where things are. Folders need not exist; `prepare` makes the writable ones."""

    home: Path
    """Everything the teacher made, and installed models."""
    cache: Path
    """Can be deleted at any time; it is built again."""
    read_only: tuple[Path, ...] = ()
    """Further folders to look for models and curricula in, nearest first; never written."""

    @property
    def database(self) -> Path:
        """Plans, drafts, practice and evidence."""
        return self.home / "kelas.db"

    @property
    def evidence_key(self) -> Path:
        """The secret key that signs this installation's practice evidence."""
        return self.home / "bukti.kunci"

    @property
    def recaps(self) -> Path:
        """What `rekap` has read so far; can be built again."""
        return self.cache / "rekap"

    @property
    def config_file(self) -> Path:
        """The teacher's settings."""
        return self.home / "kelas.toml"

    @property
    def models(self) -> Path:
        """Where models are installed."""
        return self.home / "models"

    @property
    def model_folders(self) -> tuple[Path, ...]:
        """Where models are looked for, first match wins."""
        return (self.models, *(folder / "models" for folder in self.read_only))

    @property
    def imported(self) -> Path:
        """Official and school documents that the teacher imported."""
        return self.home / "impor"

    @property
    def import_database(self) -> Path:
        """What was recognised in those documents."""
        return self.imported / "impor.db"

    @property
    def output(self) -> Path:
        """Where documents are written when the teacher names no folder."""
        return Path.cwd() / "rencana"

    @property
    def compiled_curriculum(self) -> Path:
        """All packs in one file, ready to search."""
        return self.cache / "pustaka.sqlite"

    @property
    def shipped_compiled_curriculum(self) -> tuple[Path, ...]:
        """Ready-made copies that may lie on a stick or in the wheel."""
        return tuple(folder / "pustaka.sqlite" for folder in self.read_only)

    @property
    def curricula(self) -> Path:
        """The packs of a stick's content layer, of the checkout, or inside the wheel."""
        return self._shipped("curricula", ".")

    @property
    def catalog(self) -> Path:
        """Which models there are."""
        return self._shipped("models", "katalog.yaml") / "katalog.yaml"

    def _shipped(self, name: str, proof: str) -> Path:
        """The nearest read-only folder that has this content; a stick's models alone do not."""
        places = (folder / name for folder in self.read_only)
        return next((place for place in places if (place / proof).exists()), PACKAGED_DATA / name)

    @property
    def log(self) -> Path:
        """The program's log file."""
        return self.cache / "kelas.log"

    @property
    def engine_log(self) -> Path:
        """What llama.cpp would have written over the screen."""
        return self.cache / "mesin.log"

    def prepare(self) -> None:
        """Make the writable folders. Raises: OSError where that is not allowed."""
        for folder in (self.home, self.models, self.cache):
            folder.mkdir(parents=True, exist_ok=True)


def find_locations(home: Path | None = None, read_only: Sequence[Path] = ()) -> Locations:
    """The locations for a chosen home folder, or the usual ones without it.

    A chosen or portable home keeps its cache inside, so that nothing is left on a borrowed laptop.
    """
    chosen = home or (PROGRAM / "data" if (PROGRAM / PORTABLE_MARK).exists() else None)
    nearby = tuple(folder.absolute() for folder in (*read_only, PROGRAM, PACKAGED_DATA))
    if chosen is not None:
        chosen = chosen.expanduser().absolute()
        return Locations(home=chosen, cache=chosen / "cache", read_only=nearby)
    return Locations(
        home=platformdirs.user_data_path(APP_NAME, appauthor=False),
        cache=_user_cache(),
        read_only=nearby,
    )


def _user_cache() -> Path:
    root = platformdirs.user_cache_path(APP_NAME, appauthor=False)
    return root if sys.platform == "win32" else root / "app"
