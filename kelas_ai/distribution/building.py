"""Build a stick from this checkout and the interpreter it runs in."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kelas_ai import __version__
from kelas_ai.distribution import runtime
from kelas_ai.distribution.content import MEANING, curriculum_files, meaning_files
from kelas_ai.distribution.files import copy_slice, drive_errors
from kelas_ai.distribution.layout import COMMON, CURRICULUM
from kelas_ai.distribution.manifest import FORMAT, Manifest, StickFile, encode
from kelas_ai.distribution.parts import (
    Tell,
    Work,
    add_linux,
    add_loose_files,
    add_model,
    add_windows,
)
from kelas_ai.distribution.signing import SignedManifest, builder_key, seal
from kelas_ai.errors import BuildImpossible
from kelas_ai.locations import PROGRAM, Locations
from kelas_ai.storage.database import MIGRATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildWish:
    """What to put on a stick.

    tiers: model tiers. with_windows: also the Windows part. supplies: a folder with what no
    registry has. embed: ship the vectors. moment: UTC time of the release.
    """

    pack: str
    tiers: Sequence[str] = ()
    with_windows: bool = True
    supplies: Path | None = None
    embed: bool = True
    moment: datetime | None = None


class BuiltStick:
    """What was built, as a source to copy a stick from."""

    def __init__(self, signed: SignedManifest, slices: Mapping[str, tuple[Path, int, int]]) -> None:
        self.signed = signed
        self._slices = slices

    def can_give(self, entry: StickFile) -> bool:
        return entry.path in self._slices

    def give(self, entry: StickFile, target: Path) -> None:
        source, start, length = self._slices[entry.path]
        copy_slice(source, start, length, target)


def build(
    places: Locations, wish: BuildWish, folder: Path, tell: Tell = lambda text: None
) -> BuiltStick:
    """Build everything into a work folder, sign it, and hand it over for copying.

    Raises: BuildImpossible, ModelMissing, PackInvalid, NoRoom, DriveLost.
    """
    lock = PROGRAM / "requirements.lock"
    if not lock.is_file():
        raise BuildImpossible(detail=str(lock))
    with drive_errors(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        work = Work(folder)
        notices = add_linux(work, lock, tell)
        missing = add_windows(work, lock, wish.supplies, tell) if wish.with_windows else ()
        tell(CURRICULUM)
        content = curriculum_files(places, wish.pack, folder / CURRICULUM, wish.embed, tell)
        work.add_layer(CURRICULUM, COMMON, content.files)
        work.add_layer(MEANING, COMMON, meaning_files(places))
        models = [add_model(work, places, tier, tell) for tier in wish.tiers]
        add_loose_files(work, notices)
        manifest = Manifest(
            format=FORMAT,
            version=__version__,
            release=(wish.moment or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
            schema=len(MIGRATIONS),
            curriculum=content.digest,
            files=tuple(sorted(work.files, key=lambda entry: entry.path)),
            layers=tuple(work.layers),
            models=tuple(models),
            missing=missing,
            notes={"glibc": runtime.glibc_version()},
        )
        data = encode(manifest)
        key = builder_key(places.home)
        signed = SignedManifest(
            manifest=manifest, key=bytes(key.verify_key).hex(), data=data, seal=seal(data, key)
        )
    return BuiltStick(signed, work.slices)
