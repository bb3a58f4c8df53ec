"""`kelas-ai impor`: read decrees and school documents, and report what was recognised."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.errors import ExitCode, FileMissing, KelasError, ReadingError, RetrievalError
from kelas_ai.strings import importing as words
from kelas_ai.strings.formats import long_date
from kelas_ai.strings.problems import explain

if TYPE_CHECKING:
    from kelas_ai.domain.imported import ImportedSource
    from kelas_ai.importing.report import ImportReport
    from kelas_ai.services import Services

SHOWN = 8
TELL_SECONDS = 2.0


def import_files(
    berkas: Annotated[list[str], typer.Argument(help=words.FILES_HELP)],
    keputusan: Annotated[str, typer.Option(help=words.DECREE_HELP)] = "",
    berlaku: Annotated[str, typer.Option(help=words.IN_FORCE_HELP)] = "",
    dokumen: Annotated[bool, typer.Option("--dokumen", help=words.DOCUMENT_HELP)] = False,
    tanpa_makna: Annotated[
        bool, typer.Option("--tanpa-makna", help=words.WITHOUT_MEANING_HELP)
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Laporan sebagai JSON.")] = False,
) -> None:
    """Import; see IMPORT_HELP."""
    from kelas_ai.importing.importer import ImportOptions

    _check_date(berlaku)
    options = ImportOptions(decree=keputusan, in_force=berlaku, as_document=dokumen)
    reports: list[ImportReport] = []
    failures: list[tuple[Path, KelasError]] = []
    with services() as built:
        for path in _files(berkas, failures):
            try:
                reports.append(_import_one(built, path, options))
            except ReadingError as error:
                failures.append((path, error))
        if reports:
            prepare_search(built, meaning=not tanpa_makna)
    if as_json:
        entries = [report_json(report) for report in reports]
        result_json([*entries, *(_failure_json(*failure) for failure in failures)])
    else:
        for report in reports:
            result("\n".join(report_lines(report)))
    for _, failure in failures:
        tell(words.FAILED_LINE.format(problem=explain(failure)))
    if failures:
        raise typer.Exit(int(failures[0][1].exit_code))


def prepare_search(built: Services, meaning: bool) -> None:
    """Make imported material searchable: words always, meaning when wanted and possible.

    Stopping here loses nothing: words are indexed at the next search, meaning goes on later.
    """
    tell(words.INDEXING)
    told = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= TELL_SECONDS:
            told = time.monotonic()
            tell(words.EMBEDDING.format(done=done, total=total))

    try:
        built.imported.search()
        if meaning and built.settings.meaning:
            built.imported.embed(built.embedder, progress)
    except KeyboardInterrupt:
        tell(words.EMBEDDING_STOPPED)
    except RetrievalError as error:
        tell(explain(error))


def _check_date(written: str) -> None:
    if not written:
        return
    try:
        date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(words.BAD_DATE.format(date=written)) from error


def _files(named: Sequence[str], failures: list[tuple[Path, KelasError]]) -> Iterator[Path]:
    from kelas_ai.reading.files import files_of

    for name in named:
        path = Path(name)
        try:
            if not name.strip():  # an empty name is not the folder we are in
                raise FileMissing(path="“”", detail="kosong")
            yield from files_of(path)
        except ReadingError as error:
            failures.append((path, error))


def _import_one(built: Services, path: Path, options: Any) -> ImportReport:
    told = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= TELL_SECONDS:
            told = time.monotonic()
            tell(words.READING.format(name=path.name, done=done, total=total))

    try:
        return built.imported.add(path, options, progress)
    except KeyboardInterrupt:
        tell(words.CANCELLED.format(name=path.name))
        raise typer.Exit(int(ExitCode.CANCELLED)) from None


def report_lines(report: ImportReport) -> Iterator[str]:
    """The report as a teacher reads it; long lists are cut, `--json` has all of them."""
    source = report.source
    pages = words.PAGES.format(pages=source.pages) if source.pages else ""
    if source.kind == "cp":
        since = long_date(source.in_force)
        facts = {"name": source.name, "decree": source.decree, "in_force": since}
        yield words.DECREE_LINE.format(**facts, pages=pages)
        yield words.OUTCOMES_LINE.format(found=source.outcomes, quoted=report.quoted)
    else:
        yield words.DOCUMENT_LINE.format(name=source.name, pages=pages)
    if report.replaced:
        same = words.SAME if report.unchanged else words.CHANGED
        yield words.REPLACED_LINE.format(same=same)
    if source.passages:
        yield words.PASSAGES_LINE.format(passages=source.passages)
    yield from _coverage_lines(report)
    yield from _cut([words.HELD_LINE.format(reason=reason) for reason in report.held_back])
    yield from _cut([words.UNRECOGNISED_LINE.format(text=text) for text in report.unrecognised])
    yield from _cut([words.NOTE_LINE.format(text=text) for text in _notes(report)])
    yield words.ID_LINE.format(source_id=source.id)


def _notes(report: ImportReport) -> list[str]:
    notes = list(report.notes)
    if report.unreadable:
        pages = ", ".join(str(page) for page in report.unreadable[:20])
        more = ", …" if len(report.unreadable) > 20 else ""
        count = len(report.unreadable)
        notes.append(words.UNREADABLE_PAGES.format(count=count, pages=pages + more))
    return notes


def _coverage_lines(report: ImportReport) -> Iterator[str]:
    subjects: dict[str, list[str]] = {}
    missing: list[str] = []
    for line in report.coverage:
        if line.found:
            shown = f"{line.phase} {line.found}/{line.expected}"
            subjects.setdefault(line.subject, []).append(shown)
        if line.missing:
            facts = {"subject": line.subject, "phase": line.phase}
            missing.append(words.MISSING_LINE.format(**facts, strands=", ".join(line.missing)))
    for subject, phases in subjects.items():
        yield words.COVERAGE_LINE.format(subject=subject, phases=", ".join(phases))
    yield from _cut(missing)
    if report.absent_subjects:
        yield words.ABSENT_LINE.format(count=len(report.absent_subjects))


def _cut(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield words.MORE_LINE.format(count=len(lines) - SHOWN)


def source_line(source: ImportedSource) -> str:
    """One imported file in a list."""
    pages = words.PAGES.format(pages=source.pages) if source.pages else ""
    if source.kind == "cp":
        return words.SOURCE_DECREE.format(
            id=source.id, name=source.name, decree=source.decree, count=source.outcomes, pages=pages
        )
    return words.SOURCE_DOCUMENT.format(
        id=source.id, name=source.name, count=source.passages, pages=pages
    )


def source_json(source: ImportedSource) -> dict[str, Any]:
    """One imported file as the contract has it."""
    return {
        "id": source.id,
        "berkas": source.name,
        "jenis": source.kind,
        "format": source.format,
        "keputusan": source.decree,
        "berlaku": source.in_force,
        "sha256": source.sha256,
        "diimpor": source.imported,
        "halaman": source.pages,
        "cp": source.outcomes,
        "bagian": source.passages,
    }


def report_json(report: ImportReport) -> dict[str, Any]:
    """The whole report as the contract has it."""
    return {
        **source_json(report.source),
        "dikutip": report.quoted,
        "menggantikan": list(report.replaced),
        "isi_sama": report.unchanged,
        "cakupan": [
            {
                "mapel": line.subject,
                "fase": line.phase,
                "ada": line.found,
                "seharusnya": line.expected,
                "belum_ada": list(line.missing),
            }
            for line in report.coverage
        ],
        "mapel_tanpa_cp": list(report.absent_subjects),
        "tidak_dikutip": list(report.held_back),
        "tidak_dikenali": list(report.unrecognised),
        "catatan": list(report.notes),
        "halaman_tak_terbaca": list(report.unreadable),
    }


def _failure_json(path: Path, error: KelasError) -> dict[str, Any]:
    kind, code = type(error).__name__, int(error.exit_code)
    return {"berkas": path.name, "galat": kind, "kode": code, "pesan": explain(error)}
