"""What the `usb` commands share: the program folder, progress, and how results are told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelas_ai.cli.output import result, tell
from kelas_ai.config import Settings, read_settings
from kelas_ai.errors import ConfigError
from kelas_ai.locations import PACKAGE, find_locations
from kelas_ai.strings import distribution as words

if TYPE_CHECKING:
    from kelas_ai.distribution.installing import InstallReport
    from kelas_ai.distribution.manifest import Manifest
    from kelas_ai.distribution.program import Program
    from kelas_ai.distribution.verifying import StickCheck

Stick = Annotated[Path, typer.Argument(metavar="FOLDER", help=words.FOLDER)]
Target = Annotated[Path, typer.Argument(metavar="FOLDER", help=words.TARGET)]
ProgramFolder = Annotated[
    Path | None, typer.Option("--program", metavar="FOLDER", help=words.HELP_PROGRAM)
]
AsJson = Annotated[bool, typer.Option("--json", help=words.HELP_JSON)]


def program_at(folder: Path | None) -> Program:
    """The program folder that was named, that runs, or the usual one."""
    from kelas_ai.distribution.program import Program, default_program, running_program

    return Program((folder or running_program(PACKAGE) or default_program()).absolute())


def forgiving_settings() -> Settings:
    """The settings; a broken kelas.toml must not stop an installation."""
    try:
        return read_settings()
    except ConfigError:
        return Settings(locations=find_locations())


class Percent:
    """Tells progress in steps of five percent."""

    def __init__(self) -> None:
        self._last: tuple[str, int] = ("", -5)

    def step(self, name: str, done: int, total: int) -> None:
        """One step: what is copied, bytes done, bytes in all."""
        percent = 100 * done // max(total, 1)
        shown = words.part_name(name)
        if (name != self._last[0] and percent < 100) or percent >= self._last[1] + 20:
            self._last = (name, percent)
            tell(words.COPYING.format(percent=percent, name=shown))


def tell_missing(manifest: Manifest) -> None:
    """Tell what could not be made for Windows."""
    for piece in manifest.missing:
        total = piece.sha256 or words.UNKNOWN_SUM
        tell(words.MISSING_PIECE.format(reason=piece.reason, sha256=total))


def check_json(found: StickCheck, maker: str, trusted: bool) -> dict[str, Any]:
    """The contract of `usb cek --json`."""
    return {
        "utuh": found.sound,
        "versi": found.manifest.version,
        "terbitan": found.manifest.release,
        "sidik": maker,
        "dipercaya": trusted,
        "belum_selesai": found.unfinished,
        "rusak": found.damaged,
        "hilang": found.missing,
        "tak_terbaca": found.unreadable,
        "tambahan": found.extra,
        "lain": found.foreign,
        "berbahaya": found.risky,
        "tidak_dibawa": found.left_out,
        "belum_ada": [
            {"berkas": piece.path, "sha256": piece.sha256, "sebab": piece.reason}
            for piece in found.manifest.missing
        ],
    }


def tell_check(
    found: StickCheck, folder: Path, maker: str, trusted: bool, release_here: str
) -> None:
    """Tell every finding. release_here: what this laptop has installed, "" when nothing."""
    manifest = found.manifest
    result(
        words.RELEASE.format(version=manifest.version, release=manifest.release, fingerprint=maker)
    )
    result(words.TRUSTED if trusted else words.NOT_TRUSTED)
    plain = [name for name in (*found.extra, *found.foreign) if name not in found.risky]
    for template, paths in (
        (words.DAMAGED, found.damaged),
        (words.MISSING, found.missing),
        (words.UNREADABLE, found.unreadable),
        (words.EXTRA, [name for name in found.extra if name in plain]),
        (words.FOREIGN, [name for name in found.foreign if name in plain]),
        (words.RISKY, found.risky),
    ):
        for path in paths:
            result(template.format(path=path))
    for part in found.left_out:
        result(words.LEFT_OUT.format(part=words.part_name(part)))
    tell_missing(manifest)
    if found.unfinished:
        result(words.UNFINISHED)
    if found.sound:
        result(words.SOUND.format(files=len(found.whole)))
    elif found.damaged or found.missing or found.unreadable:
        can = release_here == manifest.release
        repair = words.REPAIR_HERE if can else words.REPAIR
        result(repair.format(release=manifest.release, fingerprint=maker, path=folder))


def tell_installed(report: InstallReport, updated: bool) -> None:
    """Tell what was installed, and what could not be. updated: there was a version before."""
    manifest = report.manifest
    if updated and not report.changed:
        result(words.UNCHANGED)
    elif updated:
        changed = ", ".join(words.part_name(name) for name in report.changed)
        result(words.UPDATED.format(parts=changed))
    result(words.INSTALLED.format(version=manifest.version, release=manifest.release))
    models = ", ".join(report.models)
    result(words.MODELS_READY.format(models=models) if models else words.NO_MODEL)
    if report.damaged:
        tell(words.NOT_COPIED.format(paths=", ".join(report.damaged)))
        repair = {"release": manifest.release, "fingerprint": report.fingerprint}
        tell(words.REPAIR.format(path="FOLDER-USB", **repair))


def tell_start(program: Program) -> None:
    """Tell how to open the app."""
    template = words.START_WINDOWS if sys.platform == "win32" else words.START
    result(template.format(path=program.folder / "kelas-ai"))
