"""`kelas-ai kurikulum`: the curriculum pack and what was imported beside it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.cards import card_json, card_lines
from kelas_ai.cli.context import services
from kelas_ai.cli.coverage import (
    card_entry,
    coverage,
    coverage_json,
    coverage_line,
    limits_json,
    limits_lines,
)
from kelas_ai.cli.importing import prepare_search, source_json, source_line
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.config import read_settings
from kelas_ai.curriculum.fingerprint import content_digest
from kelas_ai.curriculum.sums import compare_sums
from kelas_ai.errors import ExitCode, RetrievalError
from kelas_ai.strings import commands as words
from kelas_ai.strings import curriculum as texts
from kelas_ai.strings import importing as imports

if TYPE_CHECKING:
    from kelas_ai.services import Services

PACK_NAME = "nasional"
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


JsonFlag = Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")]
SubjectOption = Annotated[str, typer.Option("--mapel", help=texts.SUBJECT_OPTION)]
PhaseOption = Annotated[str, typer.Option("--fase", help=texts.PHASE_OPTION)]


@app.command("lihat", help=texts.SHOW_HELP)
def show(mapel: SubjectOption = "", fase: PhaseOption = "", as_json: JsonFlag = False) -> None:
    """What is installed, and coverage by subject and phase."""
    with services() as built:
        subject = _subject(built, mapel)
        lines = [
            line
            for line in coverage(built.pack, built.imported.outcomes())
            if subject in ("", line.subject) and fase.upper() in ("", line.phase)
        ]
        sources = built.imported.sources()
        meta = built.pack.meta
    if as_json:
        pack = {"versi": meta["version"], "lisensi": meta["licence"]}
        imports_json = [source_json(source) for source in sources]
        cover = [coverage_json(line) for line in lines]
        result_json({"pustaka": pack, "impor": imports_json, "cakupan": cover})
        return
    result(
        texts.PACK_LINE.format(
            version=meta["version"],
            licence=meta["licence"],
            cards=sum(line.cards for line in lines),
            topics=sum(line.topics for line in lines),
            strands=sum(line.strands for line in lines),
        )
    )
    result(
        "\n".join([texts.IMPORTS_TITLE, *(f"  {source_line(s)}" for s in sources)])
        if sources
        else texts.NO_IMPORTS
    )
    result("\n".join([texts.COVERAGE_TITLE, *map(coverage_line, lines)]))


@app.command("kartu", help=texts.CARD_HELP)
def card(
    card_id: Annotated[str, typer.Argument(metavar="[ID]")] = "",
    mapel: SubjectOption = "",
    fase: PhaseOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Open one card, or list cards."""
    with services() as built:
        if card_id:
            opened = built.pack.card(card_id)
            folder = built.settings.locations.curricula / PACK_NAME
            if as_json:
                result_json(card_json(folder, card_id))
            else:
                result("\n".join(card_lines(opened)))
            return
        subject = _subject(built, mapel)
        found = [
            document
            for document in built.searcher.index.documents
            if document.kind == "kartu"
            and subject in ("", document.subject)
            and fase.upper() in ("", document.phase)
        ]
    if as_json:
        result_json([card_entry(document) for document in found])
        return
    for document in found:
        result(
            texts.CARD_LINE.format(
                card_id=document.id,
                title=document.title,
                subject=document.subject,
                phase=document.phase,
                grade=document.grade,
            )
        )


@app.command("batas", help=texts.LIMITS_HELP)
def limits(as_json: JsonFlag = False) -> None:
    """What the national curriculum does not have, and why."""
    with services() as built:
        frame = built.pack.frame
    if as_json:
        result_json(limits_json(frame))
    else:
        result("\n".join(limits_lines(frame)))


def _subject(built: Services, name: str) -> str:
    """The official name for what was typed; empty for nothing."""
    if not name.strip():
        return ""
    wanted = " ".join(name.lower().split())
    for subject in built.pack.frame.subjects:
        if wanted in (subject.name.lower(), subject.code.lower(), *subject.aliases):
            return subject.name
    raise typer.BadParameter(texts.UNKNOWN_SUBJECT.format(name=name))


@app.command("bangun", help=texts.BUILD_HELP)
def build() -> None:
    """Compile the pack and its index if they are missing or stale."""
    with services() as built:
        count = len(built.finder.index.documents)
        if built.imported.exists:
            prepare_search(built, meaning=True)
    tell(f"{count} dokumen siap dicari.")


@app.command("impor", help=imports.LIST_HELP)
def imported(
    as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False,
) -> None:
    """Imported decrees and documents."""
    with services() as built:
        sources = built.imported.sources()
    if as_json:
        result_json([source_json(source) for source in sources])
        return
    if not sources:
        tell(imports.NOTHING_IMPORTED)
    for source in sources:
        result(source_line(source))


@app.command("hapus", help=imports.REMOVE_HELP)
def remove(source_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Take an imported file away."""
    with services() as built:
        gone = built.imported.remove(source_id)
        with suppress(RetrievalError):  # without an embedder there are no vectors to forget
            built.imported.forget_vectors(built.embedder.identity)
    tell(imports.REMOVED.format(name=gone.name))


@app.command("cek", help=texts.CHECK_HELP)
def check() -> None:
    """Validate every file of the pack, compare with its list, and look at the imports."""
    from kelas_ai.curriculum.pack import read_pack

    folder = read_settings().locations.curricula / PACK_NAME
    pack = read_pack(folder, lambda text: tell(text))
    result(f"{pack.id} {pack.version} {content_digest(folder)}")
    result(words.PACK_SOUND)
    differs = _check_sums(folder)
    with services() as built:
        if built.imported.exists:
            built.imported.check()
            count = len(built.imported.outcomes())
            result(
                texts.IMPORTS_SOUND.format(sources=len(built.imported.sources()), outcomes=count)
            )
    if differs:
        raise typer.Exit(int(ExitCode.CURRICULUM))


def _check_sums(folder: Path) -> bool:
    """Whether files differ from the list of the pack, telling which."""
    found = compare_sums(folder)
    if found is None:
        tell(texts.NOT_SEALED)
        return False
    if found.none:
        result(texts.SEALED.format(count=found.same))
        return False
    groups = {"changed": found.changed, "missing": found.missing, "added": found.added}
    tell(texts.DIFFERENT.format(**{kind: len(names) for kind, names in groups.items()}))
    for kind, names in groups.items():
        for name in names:
            tell(texts.DIFFERENT_LINE.format(kind=texts.KINDS[kind], name=name))
    return True
