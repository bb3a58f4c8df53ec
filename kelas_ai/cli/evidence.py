"""`kelas-ai rekap` and `hapus-data`: honest counts, and really removing."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.lines.dialogue import Dialogue, Ended
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.errors import ExitCode, FileDamaged, NotAFile, OutputNotWritable
from kelas_ai.strings import evidence as words
from kelas_ai.strings.saving import reason

if TYPE_CHECKING:
    from kelas_ai.evidence.merging import Counts, Problem

# Signing and merging are imported by the commands that use them: every start would pay for them.
SUFFIX = ".kelas"
PAGE, NUMBERS, PROBLEMS = "rekap.html", "rekap.csv", "masalah.csv"


def recap(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder berisi berkas .kelas.")],
    keluaran: Annotated[
        Path | None, typer.Option(help="Folder untuk rekap.html, rekap.csv, dan masalah.csv.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False,
    ulang: Annotated[bool, typer.Option("--ulang", help="Baca semua berkas dari awal.")] = False,
) -> None:
    """Merge evidence; see RECAP_HELP."""
    from kelas_ai.evidence.merging import Recap
    from kelas_ai.evidence.report import page, problem_rows, rows

    place = folder.expanduser().resolve()
    if not place.is_dir():
        raise NotAFile(path=str(place))
    with services() as built:
        mark = hashlib.sha256(str(place).encode()).hexdigest()[:16]
        state = built.settings.locations.recaps / f"{mark}.duckdb"
        if ulang:
            state.unlink(missing_ok=True)
        paths = [path for path in place.rglob(f"*{SUFFIX}") if path.is_file()]
        if not paths:
            tell(words.RECAP_NOTHING.format(path=place))
            raise typer.Exit(int(ExitCode.USAGE))
        with Recap(state, built.now()) as merged:
            merged.add(paths, evidence_of, lambda done: tell(words.RECAP_READING.format(done=done)))
            counts, problems = merged.counts(), merged.problems()
        if keluaran is not None:
            _write(keluaran, counts, problems, page(counts, problems, built.now()))
    if as_json:
        result_json({"hitungan": asdict(counts), "masalah": [asdict(one) for one in problems]})
        return
    for label, number in rows(counts):
        result(f"{number:>8}  {label}")
    result(words.FILES_ROW.format(files=counts.files, records=counts.records))
    for line in problem_rows(problems):
        result(f"- {line}")
    for text in words.LETTER:
        result(f"\n{text}")


def evidence_of(path: Path) -> Sequence[bytes]:
    """Evidence lines of a `.kelas` file, signed by its sender. Raises: ReadingError."""
    from kelas_ai.evidence.records import LineUnreadable, read_line
    from kelas_ai.exchange.package import read_package

    package = read_package(path)
    lines = package.evidence
    with suppress(LineUnreadable):  # what cannot be read is named when the chain is judged
        if lines and read_line(lines[-1]).record.kunci != package.manifest.kunci:
            raise FileDamaged(path=str(path), detail="bukti orang lain")
    return lines


def _write(folder: Path, counts: Counts, problems: Sequence[Problem], html: str) -> None:
    from kelas_ai.evidence.report import counts_csv, problems_csv

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NUMBERS).write_text(counts_csv(counts), encoding="utf-8-sig")
        (folder / PROBLEMS).write_text(problems_csv(problems), encoding="utf-8-sig")
        (folder / PAGE).write_text(html, encoding="utf-8")
    except OSError as error:
        raise OutputNotWritable(path=str(folder), detail=reason(error)) from error
    tell(words.WRITTEN.format(path=folder / PAGE))


def erase(
    ya: Annotated[bool, typer.Option("--ya", help="Hapus tanpa bertanya.")] = False,
) -> None:
    """Remove practice data; see ERASE_HELP."""
    if not ya and not _agreed():
        result(words.NOT_ERASED)
        return
    from kelas_ai.evidence.ledger import Ledger
    from kelas_ai.storage.practice import PracticeStore

    with services() as built:
        places = built.settings.locations
        with PracticeStore(places.database, built.now) as store:
            store.erase()
            backups = store.erase_backups()
            Ledger(store, places.evidence_key).forget_key()
    result(words.ERASED.format(backups=backups))


def _agreed() -> bool:
    try:
        return Dialogue(sys.stdin, sys.stderr).ask(words.ERASE_ASK).lower() == "ya"
    except Ended:
        return False
