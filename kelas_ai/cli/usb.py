"""`kelas-ai usb`: build, verify, install, copy and undo."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.config import read_settings, save_settings
from kelas_ai.errors import ConfigError, ExitCode, KelasError, NotInstalled
from kelas_ai.strings import distribution as words
from kelas_ai.strings.problems import size

if TYPE_CHECKING:
    from kelas_ai.config import Settings
    from kelas_ai.distribution.installing import InstallReport
    from kelas_ai.distribution.manifest import Manifest
    from kelas_ai.distribution.program import Program
    from kelas_ai.distribution.verifying import StickCheck

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Stick = Annotated[Path, typer.Argument(metavar="FOLDER", help=words.FOLDER)]
Target = Annotated[Path, typer.Argument(metavar="FOLDER", help=words.TARGET)]
ProgramFolder = Annotated[
    Path | None, typer.Option("--program", metavar="FOLDER", help=words.HELP_PROGRAM)
]
AsJson = Annotated[bool, typer.Option("--json", help=words.HELP_JSON)]
AUTOMATIC, ALL, NONE = "otomatis", "semua", "tanpa"
ROOMY = 6_000_000_000
"""Memory from which the standard model leaves room for a browser and an office program."""


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
        tiers=_listed(model),
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
    _tell_missing(built.signed.manifest)
    if report.unavailable:
        raise typer.Exit(int(ExitCode.DISTRIBUTION))


def _building(name: str) -> str:
    return words.BUILDING.format(name=words.part_name(name))


def _listed(written: str) -> list[str]:
    names = [name.strip().lower() for name in written.split(",") if name.strip()]
    return [] if names == [NONE] else names


def _tell_missing(manifest: Manifest) -> None:
    for piece in manifest.missing:
        total = piece.sha256 or words.UNKNOWN_SUM
        tell(words.MISSING_PIECE.format(reason=piece.reason, sha256=total))


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


@app.command("cek", help=words.CHECK_HELP)
def check(folder: Stick, as_json: AsJson = False) -> None:
    """Verify a stick; ExitCode.ATTENTION when something must be done about it."""
    from kelas_ai.distribution.signing import TrustedKeys, fingerprint
    from kelas_ai.distribution.verifying import verify_stick

    settings = read_settings()
    found = verify_stick(folder, Percent().step if not as_json else _silent)
    trusted = found.key in TrustedKeys(settings.locations.home).keys()
    if as_json:
        result_json(_check_json(found, fingerprint(found.key), trusted))
    else:
        _tell_check(found, folder, fingerprint(found.key), trusted)
    if not found.sound:
        raise typer.Exit(int(ExitCode.ATTENTION))


def _silent(name: str, done: int, total: int) -> None:
    """Progress that nobody reads."""


def _check_json(found: StickCheck, maker: str, trusted: bool) -> dict[str, Any]:
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


def _tell_check(found: StickCheck, folder: Path, maker: str, trusted: bool) -> None:
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
    _tell_missing(manifest)
    if found.unfinished:
        result(words.UNFINISHED)
    if found.sound:
        result(words.SOUND.format(files=len(found.whole)))
    elif found.damaged or found.missing or found.unreadable:
        can = _release_here() == manifest.release
        repair = words.REPAIR_HERE if can else words.REPAIR
        result(repair.format(release=manifest.release, fingerprint=maker, path=folder))


def _release_here() -> str:
    with suppress(KelasError):
        return _program(None).active_release().manifest.release
    return ""


@app.command("pasang", help=words.INSTALL_HELP)
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

    settings = _settings()
    places = settings.locations
    program = _program(program_folder)
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
    _tell_installed(report, bool(active))
    if not known:
        result(words.FIRST_TRUST.format(fingerprint=report.fingerprint))
    if not sementara:
        _set_model(settings, report)
        add_shortcuts(program, Path.home())
        _tell_start(program)
    if report.damaged:
        raise typer.Exit(int(ExitCode.ATTENTION))


def _settings() -> Settings:
    """The settings; a broken kelas.toml must not stop an installation."""
    try:
        return read_settings()
    except ConfigError:
        from kelas_ai.config import Settings
        from kelas_ai.locations import find_locations

        return Settings(locations=find_locations())


def _tiers(manifest: Manifest, wished: str) -> list[str]:
    there = [model.tier for model in manifest.models]
    if wished == AUTOMATIC:
        order = ["hemat", "standar"]
        fitting = order if _memory() >= ROOMY else order[:1]
        best = [tier for tier in reversed(fitting) if tier in there]
        return best[:1] or there[:1]
    return there if wished == ALL else _listed(wished)


def _memory() -> int:
    """Bytes of memory, 0 where the system does not say."""
    import psutil

    with suppress(OSError):
        return int(psutil.virtual_memory().total)
    return 0


def _tell_installed(report: InstallReport, updated: bool) -> None:
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


def _set_model(settings: Settings, report: InstallReport) -> None:
    """Choose the installed model unless the teacher has chosen one."""
    if not report.models or settings.model in report.models or settings.model == NONE:
        return
    from kelas_ai.config import WITHOUT_MODEL

    config = settings.locations.config_file
    chosen = config.is_file() and "model" in config.read_text("utf-8", "replace")
    if chosen or settings.model == WITHOUT_MODEL:
        return
    with suppress(OSError, ConfigError):
        save_settings(settings.locations, {"model": report.models[0]})
        tell(words.CHANGING_MODEL.format(tier=report.models[0]))


def _tell_start(program: Program) -> None:
    template = words.START_WINDOWS if sys.platform == "win32" else words.START
    result(template.format(path=program.folder / "kelas-ai"))


def _program(folder: Path | None) -> Program:
    """The program folder that was named, that runs, or the usual one."""
    from kelas_ai.distribution.program import Program, default_program, running_program
    from kelas_ai.locations import PACKAGE

    return Program((folder or running_program(PACKAGE) or default_program()).absolute())


@app.command("salin", help=words.COPY_HELP)
def copy(
    folder: Target,
    dari: Annotated[Path | None, typer.Option(metavar="FOLDER", help=words.HELP_FROM)] = None,
    program_folder: ProgramFolder = None,
) -> None:
    """Make or repair a stick."""
    from kelas_ai.distribution.copying import ProgramSource, StickSource, copy_stick

    source = StickSource(dari) if dari else ProgramSource(_program(program_folder))
    report = copy_stick(source, folder, Percent().step)
    written, kept = len(report.written), len(report.kept)
    result(words.COPIED.format(path=folder, written=written, kept=kept))
    for path in report.unavailable:
        tell(words.UNAVAILABLE.format(path=path))
    if report.unavailable:
        raise typer.Exit(int(ExitCode.ATTENTION))


@app.command("batalkan", help=words.UNDO_HELP)
def undo(
    pakai_cadangan: Annotated[
        bool, typer.Option("--pakai-cadangan", help=words.HELP_WITH_BACKUP)
    ] = False,
    program_folder: ProgramFolder = None,
) -> None:
    """Go back to the version before the last update."""
    from kelas_ai.distribution.saved_work import undo as go_back

    program = _program(program_folder)
    database = _settings().locations.database
    name = go_back(program, database, pakai_cadangan, datetime.now())
    result(words.UNDONE.format(release=program.release(name).manifest.release))


@app.command("setujui", help=words.CONFIRM_HELP)
def confirm(program_folder: ProgramFolder = None) -> None:
    """Forget the version before the last update."""
    program = _program(program_folder)
    program.active_release()
    program.confirm()
    result(words.CONFIRMED)


@app.command("copot", help=words.REMOVE_HELP)
def remove(program_folder: ProgramFolder = None) -> None:
    """Remove the program, never the teacher's work."""
    from kelas_ai.distribution.installing import uninstall
    from kelas_ai.distribution.shortcuts import remove_shortcuts

    program = _program(program_folder)
    home = _settings().locations.home
    uninstall(program)
    remove_shortcuts(program, Path.home())
    result(words.REMOVED.format(home=home))


@app.command("lihat", help=words.STATUS_HELP)
def status(program_folder: ProgramFolder = None, as_json: AsJson = False) -> None:
    """What is installed, and whose sticks this laptop takes."""
    from kelas_ai.distribution.signing import TrustedKeys, fingerprint

    program = _program(program_folder)
    versions = program.versions()
    keys = [fingerprint(key) for key in TrustedKeys(_settings().locations.home).keys()]
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
