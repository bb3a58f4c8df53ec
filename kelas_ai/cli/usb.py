"""`kelas-ai usb`: build, verify, install, copy and undo."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from kelas_ai.cli import usb_installing
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.cli.usb_common import (
    AsJson,
    Percent,
    ProgramFolder,
    Stick,
    Target,
    check_json,
    forgiving_settings,
    program_at,
    tell_check,
    tell_missing,
)
from kelas_ai.config import read_settings
from kelas_ai.errors import ExitCode, KelasError, NotInstalled
from kelas_ai.strings import distribution as words
from kelas_ai.strings.problems import size

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("pasang", help=words.INSTALL_HELP)(usb_installing.install)
app.command("batalkan", help=words.UNDO_HELP)(usb_installing.undo)
app.command("setujui", help=words.CONFIRM_HELP)(usb_installing.confirm)
app.command("copot", help=words.REMOVE_HELP)(usb_installing.remove)


@app.command("buat", help=words.BUILD_HELP)
def build(
    folder: Target,
    model: Annotated[str, typer.Option(help=words.HELP_TIERS)] = "hemat",
    tanpa_windows: Annotated[
        bool, typer.Option("--tanpa-windows", help=words.HELP_NO_WINDOWS)
    ] = False,
    bahan: Annotated[Path | None, typer.Option(metavar="FOLDER", help=words.HELP_SUPPLIES)] = None,
    tanpa_makna: Annotated[bool, typer.Option("--tanpa-makna", help=words.HELP_NO_MEANING)] = False,
) -> None:
    """Build a stick from this checkout."""
    import shutil

    from kelas_ai.distribution.building import BuildWish, build
    from kelas_ai.distribution.copying import copy_stick
    from kelas_ai.distribution.signing import TrustedKeys, fingerprint
    from kelas_ai.services import PACK

    places = read_settings().locations
    wish = BuildWish(
        pack=PACK,
        tiers=usb_installing.listed_tiers(model),
        with_windows=not tanpa_windows,
        supplies=bahan,
        embed=not tanpa_makna,
    )
    work = places.cache / "usb-buat"
    try:
        built = build(places, wish, work, lambda name: tell(_building(name)))
        report = copy_stick(built, folder, Percent().step)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    TrustedKeys(places.home).remember(built.signed.key)
    files = built.signed.manifest.files
    total = size(sum(entry.size for entry in files))
    result(words.BUILT.format(path=folder, files=len(files), size=total))
    result(words.MAKER.format(fingerprint=fingerprint(built.signed.key)))
    tell_missing(built.signed.manifest)
    if report.unavailable:
        raise typer.Exit(int(ExitCode.DISTRIBUTION))


def _building(name: str) -> str:
    return words.BUILDING.format(name=words.part_name(name))


@app.command("cek", help=words.CHECK_HELP)
def check(folder: Stick, as_json: AsJson = False) -> None:
    """Verify a stick; ExitCode.ATTENTION when something must be done about it."""
    from kelas_ai.distribution.signing import TrustedKeys, fingerprint
    from kelas_ai.distribution.verifying import verify_stick

    settings = read_settings()
    found = verify_stick(folder, Percent().step if not as_json else _silent)
    trusted = found.key in TrustedKeys(settings.locations.home).keys()
    if as_json:
        result_json(check_json(found, fingerprint(found.key), trusted))
    else:
        tell_check(found, folder, fingerprint(found.key), trusted, _release_here())
    if not found.sound:
        raise typer.Exit(int(ExitCode.ATTENTION))


def _silent(name: str, done: int, total: int) -> None:
    """Progress that nobody reads."""


def _release_here() -> str:
    with suppress(KelasError):
        return program_at(None).active_release().manifest.release
    return ""


@app.command("salin", help=words.COPY_HELP)
def copy(
    folder: Target,
    dari: Annotated[Path | None, typer.Option(metavar="FOLDER", help=words.HELP_FROM)] = None,
    program_folder: ProgramFolder = None,
) -> None:
    """Make or repair a stick."""
    from kelas_ai.distribution.copying import ProgramSource, StickSource, copy_stick

    source = StickSource(dari) if dari else ProgramSource(program_at(program_folder))
    report = copy_stick(source, folder, Percent().step)
    written, kept = len(report.written), len(report.kept)
    result(words.COPIED.format(path=folder, written=written, kept=kept))
    for path in report.unavailable:
        tell(words.UNAVAILABLE.format(path=path))
    if report.unavailable:
        raise typer.Exit(int(ExitCode.ATTENTION))


@app.command("lihat", help=words.STATUS_HELP)
def status(program_folder: ProgramFolder = None, as_json: AsJson = False) -> None:
    """What is installed, and whose sticks this laptop takes."""
    from kelas_ai.distribution.signing import TrustedKeys, fingerprint

    program = program_at(program_folder)
    versions = program.versions()
    keys = [fingerprint(key) for key in TrustedKeys(forgiving_settings().locations.home).keys()]
    if as_json:
        names = {"aktif": versions.active, "sebelumnya": versions.previous}
        result_json({**names, "program": str(program.folder), "dipercaya": keys})
        return
    if not versions.active:
        raise NotInstalled(path=program.folder)
    result(words.ACTIVE.format(name=versions.active))
    if versions.previous:
        result(words.PREVIOUS.format(name=versions.previous))
    for key in keys:
        result(words.TRUSTED_KEY.format(fingerprint=key))
