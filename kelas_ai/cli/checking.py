"""`kelas-ai periksa`: what this laptop can do."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kelas_ai.cli.output import console_encoding, result, result_json, tell
from kelas_ai.config import read_settings
from kelas_ai.domain.observation import Observation, act, good, note
from kelas_ai.errors import ExitCode, KelasError, OutputNotWritable
from kelas_ai.strings import checking as words


def check(
    as_json: Annotated[bool, typer.Option("--json", help=words.HELP_JSON)] = False,
    laporan: Annotated[Path | None, typer.Option(metavar="BERKAS", help=words.HELP_REPORT)] = None,
    cepat: Annotated[bool, typer.Option("--cepat", help=words.HELP_QUICK)] = False,
) -> None:
    """Look at the machine; see HELP. Ends with ExitCode.ATTENTION when something must be done."""
    from kelas_ai.checking.examine import Surroundings, examine, must_act
    from kelas_ai.checking.report import as_json as to_json
    from kelas_ai.checking.report import lines, nameless_report
    from kelas_ai.services import EMBEDDER, PACK

    settings = read_settings()
    places = settings.locations
    now = datetime.now()
    installation, recorded = _installation()
    around = Surroundings(
        environment=os.environ,
        encoding=console_encoding(),
        now=now,
        pack=PACK,
        embedder=places.catalog.parent / EMBEDDER,
        expected_curriculum=recorded,
        quick=cepat,
        installation=installation,
    )
    seen = examine(settings, around, lambda name: tell(_busy(name)))
    if as_json:
        result_json(to_json(seen, now))
    else:
        result("\n".join(lines(seen)))
    if laporan is not None:
        _write(laporan, nameless_report(seen, now, laporan))
    if must_act(seen):
        raise typer.Exit(int(ExitCode.ATTENTION))


def _installation() -> tuple[Observation | None, str]:
    """What the installed version says of itself, and its curriculum's recorded digest."""
    from kelas_ai.distribution.program import Program, running_program
    from kelas_ai.distribution.signing import fingerprint
    from kelas_ai.locations import PACKAGE

    folder = running_program(PACKAGE)
    if folder is None:
        return None, ""
    program = Program(folder)
    try:
        signed = program.active_release()
    except KelasError:
        return act("pemasangan_rusak", path=folder), ""
    manifest = signed.manifest
    facts = {"version": manifest.version, "release": manifest.release}
    facts["fingerprint"] = fingerprint(signed.key)
    waiting = bool(program.versions().previous)
    seen = note("pemasangan_menunggu", **facts) if waiting else good("pemasangan", **facts)
    return seen, manifest.curriculum


def _busy(name: str) -> str:
    return f"{words.CHECKING_MODEL.format(name=name)} …"


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputNotWritable(path=path, detail=error.strerror or "") from error
    tell(words.REPORT_WRITTEN.format(path=path))
