"""`kelas-ai usb pasang`, `batalkan`, `setujui` and `copot`: what changes this laptop."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.output import result, tell
from kelas_ai.cli.usb_common import (
    Percent,
    ProgramFolder,
    Stick,
    forgiving_settings,
    program_at,
    tell_installed,
    tell_start,
)
from kelas_ai.config import WITHOUT_MODEL, Settings, save_settings
from kelas_ai.errors import ConfigError, ExitCode
from kelas_ai.strings import distribution as words

if TYPE_CHECKING:
    from kelas_ai.distribution.installing import InstallReport
    from kelas_ai.distribution.manifest import Manifest

AUTOMATIC, ALL, NONE = "otomatis", "semua", "tanpa"
ROOMY = 6_000_000_000
"""Memory from which the standard model leaves room for a browser and an office program."""


def install(
    folder: Stick,
    model: Annotated[str, typer.Option(help=words.HELP_INSTALL_TIERS)] = AUTOMATIC,
    percaya: Annotated[str, typer.Option(metavar="SIDIK", help=words.HELP_TRUST)] = "",
    boleh_lama: Annotated[bool, typer.Option("--boleh-lama", help=words.HELP_OLDER)] = False,
    tanpa_titipan: Annotated[
        bool, typer.Option("--tanpa-titipan", help=words.HELP_NO_CARRY)
    ] = False,
    sementara: Annotated[bool, typer.Option("--sementara", help=words.HELP_TEMPORARY)] = False,
    program_folder: ProgramFolder = None,
) -> None:
    """Install or update from a stick."""
    from kelas_ai.distribution.installing import InstallWish
    from kelas_ai.distribution.installing import install as put
    from kelas_ai.distribution.saved_work import copy_before_update
    from kelas_ai.distribution.shortcuts import add_shortcuts, write_starters
    from kelas_ai.distribution.signing import TrustedKeys, read_signed

    settings = forgiving_settings()
    places = settings.locations
    program = program_at(program_folder)
    tiers = [] if sementara else _tiers(read_signed(folder).manifest, model)
    wish = InstallWish(
        tiers=tiers, spoken=percaya, older=boleh_lama, carry=not (tanpa_titipan or sementara)
    )
    known = TrustedKeys(places.home).keys()
    active = program.versions().active

    def guard() -> None:
        write_starters(program)
        if active:
            copy_before_update(places.database, active)

    report = put(folder, program, places.home, wish, Percent().step, guard)
    tell_installed(report, bool(active))
    if not known:
        result(words.FIRST_TRUST.format(fingerprint=report.fingerprint))
    if not sementara:
        _set_model(settings, report)
        add_shortcuts(program, Path.home())
        tell_start(program)
    if report.damaged:
        raise typer.Exit(int(ExitCode.ATTENTION))


def _tiers(manifest: Manifest, wished: str) -> list[str]:
    there = [model.tier for model in manifest.models]
    if wished == AUTOMATIC:
        order = ["hemat", "standar"]
        fitting = order if _memory() >= ROOMY else order[:1]
        best = [tier for tier in reversed(fitting) if tier in there]
        return best[:1] or there[:1]
    return there if wished == ALL else listed_tiers(wished)


def _memory() -> int:
    """Bytes of memory, 0 where the system does not say."""
    import psutil

    with suppress(OSError):
        return int(psutil.virtual_memory().total)
    return 0


def _set_model(settings: Settings, report: InstallReport) -> None:
    """Choose the installed model unless the teacher has chosen one."""
    if not report.models or settings.model in report.models or settings.model == WITHOUT_MODEL:
        return
    config = settings.locations.config_file
    chosen = config.is_file() and "model" in config.read_text("utf-8", "replace")
    if chosen:
        return
    with suppress(OSError, ConfigError):
        save_settings(settings.locations, {"model": report.models[0]})
        tell(words.CHANGING_MODEL.format(tier=report.models[0]))


def undo(
    pakai_cadangan: Annotated[
        bool, typer.Option("--pakai-cadangan", help=words.HELP_WITH_BACKUP)
    ] = False,
    program_folder: ProgramFolder = None,
) -> None:
    """Go back to the version before the last update."""
    from kelas_ai.distribution.saved_work import undo as go_back

    program = program_at(program_folder)
    database = forgiving_settings().locations.database
    name = go_back(program, database, pakai_cadangan, datetime.now())
    result(words.UNDONE.format(release=program.release(name).manifest.release))


def confirm(program_folder: ProgramFolder = None) -> None:
    """Forget the version before the last update."""
    program = program_at(program_folder)
    program.active_release()
    program.confirm()
    result(words.CONFIRMED)


def remove(program_folder: ProgramFolder = None) -> None:
    """Remove the program, never the teacher's work."""
    from kelas_ai.distribution.installing import uninstall
    from kelas_ai.distribution.shortcuts import remove_shortcuts

    program = program_at(program_folder)
    home = forgiving_settings().locations.home
    uninstall(program)
    remove_shortcuts(program, Path.home())
    result(words.REMOVED.format(home=home))


def listed_tiers(written: str) -> list[str]:
    """Tiers from a comma list; `tanpa` is none."""
    names = [name.strip().lower() for name in written.split(",") if name.strip()]
    return [] if names == [NONE] else names
