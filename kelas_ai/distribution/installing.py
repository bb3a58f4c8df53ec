"""From a stick to this laptop: a first installation, an update, or the app for a borrowed laptop.

Layers go into folders named after their content, so only changed ones are unpacked; the new
version becomes active by replacing one small file at the very end. Whatever stops it before
leaves the old version as it was, and the next run goes on from what is already here.
"""

from __future__ import annotations

import errno
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kelas_ai.distribution.archive import same, sync_all, unpack
from kelas_ai.distribution.files import (
    copy_slice,
    drive_errors,
    free_bytes,
    join_pieces,
    require_room,
)
from kelas_ai.distribution.layout import BOOT, COMMON, MANIFEST, REQUIRED, platform_name
from kelas_ai.distribution.manifest import Layer, Manifest, StickModel, sha256_of
from kelas_ai.distribution.program import Program
from kelas_ai.distribution.signing import SignedManifest, TrustedKeys, fingerprint, read_signed
from kelas_ai.engine.exclusive import exclusive
from kelas_ai.errors import (
    DriveLost,
    LayerDamaged,
    NoRoom,
    NotInstalled,
    StickIncomplete,
    StickOlder,
)

Progress = Callable[[str, int, int], None]
"""Gets the name of what is copied, bytes done and bytes in all."""
CARRY_SPARE = 10_000_000_000
"""Room that must stay free when large files are kept only for new sticks."""
SMALL = 5_000_000
"""Bytes; installers, documents and licences are always kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallWish:
    """How to install.

    tiers: model tiers to copy. spoken: a fingerprint that was typed to trust a new key.
    older: whether an older stick may replace a newer version. carry: keep what other platforms
    need, so that this laptop can make whole sticks.
    """

    tiers: Sequence[str] = ()
    spoken: str = ""
    older: bool = False
    carry: bool = True


@dataclass(slots=True, kw_only=True)
class InstallReport:
    """What happened. before: release that was active before, "" for a first installation."""

    manifest: Manifest
    fingerprint: str
    before: str = ""
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    models: list[str] = field(default_factory=list)
    carried: int = 0


def install(
    stick: Path,
    program: Program,
    home: Path,
    wish: InstallWish,
    progress: Progress = lambda name, done, total: None,
    before_switch: Callable[[], None] = lambda: None,
) -> InstallReport:
    """Install or update from a stick.

    home: the teacher's data folder, where trusted keys are remembered. before_switch: called
    when all is here and nothing has changed yet, to copy the teacher's saved work.
    Raises: StickUnreadable, SignatureInvalid, KeyUnknown, StickOlder, StickIncomplete, NoRoom,
    DriveLost.
    """
    signed = read_signed(stick)
    trusted = TrustedKeys(home)
    new_key = trusted.require(signed.key, wish.spoken)
    with drive_errors(program.folder), exclusive(program.lock):
        report = InstallReport(manifest=signed.manifest, fingerprint=fingerprint(signed.key))
        report.before = _release_before(program)
        if report.before > signed.manifest.release and not wish.older:
            raise StickOlder(release=signed.manifest.release, installed=report.before)
        _require_room(stick, program, signed.manifest, wish)
        _unpack_layers(stick, program, signed, report, progress)
        _copy_models(stick, program, signed.manifest, wish.tiers, report, progress)
        if wish.carry:
            _carry(stick, program, signed.manifest, report)
        before_switch()
        program.switch(program.add_release(signed))
        if new_key:
            trusted.remember(signed.key)
        program.tidy()
    return report


def _release_before(program: Program) -> str:
    with suppress(NotInstalled):
        return program.active_release().manifest.release
    return ""


def _wanted_models(manifest: Manifest, tiers: Sequence[str]) -> list[StickModel]:
    return [model for model in manifest.models if model.tier in tiers]


def _require_room(stick: Path, program: Program, manifest: Manifest, wish: InstallWish) -> None:
    layers = manifest.layers_for(platform_name(), COMMON)
    # A folder without its sign was unpacked by the shell script, and its room is taken already.
    absent = [layer for layer in layers if not program.layer_place(layer).is_dir()]
    needed = sum(layer.unpacked for layer in absent)
    for model in _wanted_models(manifest, wish.tiers):
        here = program.models / model.file
        if not here.is_file() and (stick / model.pieces[0]).is_file():
            partial = here.with_name(f"{here.name}.part")
            needed += model.size - (partial.stat().st_size if partial.is_file() else 0)
    require_room(program.folder, needed)


def _unpack_layers(
    stick: Path,
    program: Program,
    signed: SignedManifest,
    report: InstallReport,
    progress: Progress,
) -> None:
    layers = signed.manifest.layers_for(platform_name(), COMMON)
    lacking = {name for name in REQUIRED if name not in {layer.name for layer in layers}}
    for layer in layers:
        if program.has(layer):
            report.kept.append(layer.name)
            continue
        try:
            _unpack_layer(stick, program, layer, progress)
            report.changed.append(layer.name)
        except (LayerDamaged, OSError) as error:
            _require_bad_spot(error, stick)
            report.damaged.append(layer.path)
            if layer.name in REQUIRED:
                lacking.add(layer.name)
    if lacking:
        raise StickIncomplete(
            parts=", ".join(sorted(lacking)),
            release=signed.manifest.release,
            fingerprint=fingerprint(signed.key),
        )


def _unpack_layer(stick: Path, program: Program, layer: Layer, progress: Progress) -> None:
    place = program.layer_place(layer)
    source = stick / layer.path
    if place.is_dir() and layer.name in BOOT and _runs_from(place):
        # Unpacked by the shell script; this very program came out of it, so it cannot go away.
        progress(layer.name, 0, layer.unpacked)
        if not same(source, place, layer.sha256):
            raise LayerDamaged(path=place, detail="differs from the stick")
        sync_all(place)
    else:
        shutil.rmtree(place, ignore_errors=True)
        told = _told(progress, layer.name, layer.unpacked)
        unpack(source, place, layer.sha256, layer.unpacked, told)
    program.mark_ready(layer)


def _require_bad_spot(error: Exception, stick: Path) -> None:
    """Go on when one file is bad; raise when the stick has gone or the laptop is at fault."""
    if isinstance(error, OSError):
        if error.errno not in (errno.EIO, errno.ENOENT):
            raise error
        if not (stick / MANIFEST).is_file():
            raise DriveLost(path=stick, detail=error.strerror or "") from error


def _runs_from(place: Path) -> bool:
    return any(Path(entry).is_relative_to(place) for entry in sys.path if entry)


def _copy_models(
    stick: Path,
    program: Program,
    manifest: Manifest,
    tiers: Sequence[str],
    report: InstallReport,
    progress: Progress,
) -> None:
    for model in _wanted_models(manifest, tiers):
        target = program.models / model.file
        if target.is_file() and target.stat().st_size == model.size:
            report.models.append(model.tier)
            continue
        pieces = [stick / piece for piece in model.pieces]
        if not all(piece.is_file() for piece in pieces):
            report.damaged.append(model.pieces[0])
            continue
        try:
            told = _told(progress, model.name, model.size)
            join_pieces(pieces, target, model.sha256, told)
            report.models.append(model.tier)
        except (LayerDamaged, OSError) as error:
            _require_bad_spot(error, stick)
            report.damaged.append(model.pieces[0])


def _told(progress: Progress, name: str, total: int) -> Callable[[int], None]:
    return lambda done: progress(name, done, total)


def _carry(stick: Path, program: Program, manifest: Manifest, report: InstallReport) -> None:
    """Keep the files that this laptop could not make again: other platforms', and the loose ones.

    Never at the teacher's cost: not when the drive is getting full, and never a platform's part
    that lacks a piece. A damaged file is left out.
    """
    own = {layer.path for layer in manifest.layers_for(platform_name(), COMMON)}
    own |= {piece for model in manifest.models for piece in model.pieces}
    useless = _unusable_platforms(manifest)
    wanted = {
        entry.path: entry
        for entry in manifest.files
        if entry.path not in own and entry.part not in useless
    }
    for path in list(program.carried.rglob("*")) if program.carried.is_dir() else []:
        if path.is_file() and path.relative_to(program.carried).as_posix() not in wanted:
            path.unlink()
    for entry in wanted.values():
        target = program.carried / entry.path
        if target.is_file() and sha256_of(target) == entry.sha256:
            report.carried += entry.size
            continue
        spare = CARRY_SPARE if entry.size > SMALL else 0
        if free_bytes(program.folder) < entry.size + spare:
            continue
        building = target.with_name(f"{target.name}.part")
        building.parent.mkdir(parents=True, exist_ok=True)
        try:
            if copy_slice(stick / entry.path, 0, entry.size, building) == entry.sha256:
                building.replace(target)
                report.carried += entry.size
                continue
        except OSError as error:
            _require_bad_spot(error, stick)
        building.unlink(missing_ok=True)
        report.damaged.append(entry.path)


def _unusable_platforms(manifest: Manifest) -> set[str]:
    """Platforms that no laptop could be installed from, because a piece could not be made."""
    found: dict[str, set[str]] = {}
    for layer in manifest.layers:
        found.setdefault(layer.platform, set()).add(layer.name)
    common = found.pop(COMMON, set())
    return {name for name, layers in found.items() if not set(REQUIRED) <= layers | common}


def uninstall(program: Program) -> None:
    """Remove the program folder; the teacher's data folder is another one and stays.

    Raises: NotInstalled when this is no program folder of ours, DriveLost.
    """
    if not program.versions().active and not program.layers.is_dir():
        raise NotInstalled(path=program.folder)
    with drive_errors(program.folder):
        # First what makes it startable, so that a half-removed one does not start.
        (program.folder / "aktif").unlink(missing_ok=True)
        for name in ("lapisan", "models", "titipan", "terbitan"):
            shutil.rmtree(program.folder / name, ignore_errors=True)
        shutil.rmtree(program.folder, ignore_errors=True)
    if program.layers.is_dir():
        raise NoRoom(path=program.folder, needed_bytes=0, free_bytes=0)
