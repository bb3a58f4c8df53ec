"""A new stick from a stick or from an installed laptop, byte for byte, or an old one repaired.

An installed laptop packs its layers again. Same content, same packing, same bytes: what differs
is never written, because every file is compared with the signed manifest.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kelas_ai.distribution.archive import files_below, pack, sync_all
from kelas_ai.distribution.files import (
    copy_slice,
    drive_errors,
    read_back,
    require_room,
    write_whole,
)
from kelas_ai.distribution.layout import COMMON, MANIFEST, SIGNATURE, UNFINISHED, platform_name
from kelas_ai.distribution.manifest import Manifest, StickFile
from kelas_ai.distribution.program import Program
from kelas_ai.distribution.signing import SignedManifest, read_signed
from kelas_ai.errors import DistributionError, DriveLost

Progress = Callable[[str, int, int], None]
NOTE = "Salinan belum selesai. Ulangi: kelas-ai usb salin FOLDER\r\n"


class Source(Protocol):
    """Where a copy comes from."""

    signed: SignedManifest

    def can_give(self, entry: StickFile) -> bool:
        """Whether this file is here, as far as can be told without reading it."""
        ...

    def give(self, entry: StickFile, target: Path) -> None:
        """Write the file. Raises: OSError, DistributionError."""
        ...


class StickSource:
    """Another stick."""

    def __init__(self, stick: Path) -> None:
        self.stick = stick
        self.signed = read_signed(stick)

    def can_give(self, entry: StickFile) -> bool:
        path = self.stick / entry.path
        return path.is_file() and path.stat().st_size == entry.size

    def give(self, entry: StickFile, target: Path) -> None:
        copy_slice(self.stick / entry.path, 0, entry.size, target)


class ProgramSource:
    """What is installed here."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.signed = program.active_release()
        manifest = self.signed.manifest
        self._layers = {layer.path: layer for layer in manifest.layers_for(platform_name(), COMMON)}
        self._pieces = {
            piece: (program.models / model.file, model.pieces.index(piece), model)
            for model in manifest.models
            for piece in model.pieces
        }

    def can_give(self, entry: StickFile) -> bool:
        if entry.path in self._layers:
            return self.program.has(self._layers[entry.path])
        if entry.path in self._pieces:
            model_path, _, model = self._pieces[entry.path]
            return model_path.is_file() and model_path.stat().st_size == model.size
        return (self.program.carried / entry.path).is_file()

    def give(self, entry: StickFile, target: Path) -> None:
        if entry.path in self._layers:
            pack(files_below(self.program.layer_place(self._layers[entry.path])), target)
        elif entry.path in self._pieces:
            model_path, number, model = self._pieces[entry.path]
            sizes = [self._size(piece) for piece in model.pieces]
            copy_slice(model_path, sum(sizes[:number]), entry.size, target)
        else:
            copy_slice(self.program.carried / entry.path, 0, entry.size, target)

    def _size(self, path: str) -> int:
        found = self.signed.manifest.file(path)
        return found.size if found else 0


@dataclass(slots=True, kw_only=True)
class CopyReport:
    """What happened. unavailable: files that the source does not have or has damaged."""

    manifest: Manifest
    key: str
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unavailable: list[str] = field(default_factory=list)


def copy_stick(
    source: Source,
    target: Path,
    progress: Progress = lambda path, done, total: None,
) -> CopyReport:
    """Make or repair a stick; files that are right already are not written again.

    What else lies on the target is left alone, except files of an earlier version of ours.
    Raises: NoRoom, DriveLost (the source's damage is reported, not raised).
    """
    manifest = source.signed.manifest
    report = CopyReport(manifest=manifest, key=source.signed.key)
    with drive_errors(target):
        target.mkdir(parents=True, exist_ok=True)
        old = _own_files(target)
        waiting = _differing(source, target, report)
        _require_room(target, waiting)
        write_whole(target / UNFINISHED, NOTE.encode())
        total, done = sum(entry.size for entry in waiting), 0
        for entry in waiting:
            _put(source, entry, target, report)
            done += entry.size
            progress(entry.path, done, total)
        # The manifest last: until then the stick is the old one, unfinished.
        write_whole(target / MANIFEST, source.signed.data)
        write_whole(target / SIGNATURE, source.signed.seal)
        for path in old - {entry.path for entry in manifest.files}:
            (target / path).unlink(missing_ok=True)
        sync_all(target)
        (target / UNFINISHED).unlink(missing_ok=True)
    return report


def _own_files(target: Path) -> set[str]:
    """What an earlier manifest of ours put on the target."""
    with suppress(DistributionError):
        return {entry.path for entry in read_signed(target).manifest.files}
    return set()


def _differing(source: Source, target: Path, report: CopyReport) -> list[StickFile]:
    waiting = []
    for entry in source.signed.manifest.files:
        path = target / entry.path
        try:
            right = path.is_file() and path.stat().st_size == entry.size
            right = right and read_back(path) == entry.sha256
        except OSError:
            right = False
        if right:
            report.kept.append(entry.path)
        elif source.can_give(entry):
            waiting.append(entry)
        else:
            report.unavailable.append(entry.path)
    return waiting


def _require_room(target: Path, waiting: list[StickFile]) -> None:
    replaced = 0
    for entry in waiting:
        with suppress(OSError):
            replaced += (target / entry.path).stat().st_size
    largest = max((entry.size for entry in waiting), default=0)
    needed = sum(entry.size for entry in waiting) - replaced
    require_room(target, max(needed, largest if waiting else 0))


def _put(source: Source, entry: StickFile, target: Path, report: CopyReport) -> None:
    """Write one file beside its place, read it back from the drive, then give it its name."""
    place = target / entry.path
    building = place.with_name(f"{place.name}.part")
    building.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):  # a worn stick sometimes takes a block only the second time
        try:
            source.give(entry, building)
        except FileNotFoundError:
            break
        if read_back(building) == entry.sha256:
            building.replace(place)
            report.written.append(entry.path)
            return
        if not _source_is_right(source, entry, building):
            break
    building.unlink(missing_ok=True)
    report.unavailable.append(entry.path)


def _source_is_right(source: Source, entry: StickFile, building: Path) -> bool:
    """Whether the wrong bytes came from the target drive rather than from the source."""
    if isinstance(source, StickSource):
        try:
            return read_back(source.stick / entry.path) == entry.sha256
        except OSError as error:
            raise DriveLost(path=source.stick, detail=error.strerror or "") from error
    return False
