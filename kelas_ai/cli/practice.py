"""`kelas-ai latihan`: list, practise as a dialogue (also piped), go on, see the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.lines.dialogue import Dialogue, Ended
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.errors import ExitCode
from kelas_ai.strings import practice as words
from kelas_ai.strings.formats import long_date

if TYPE_CHECKING:
    from kelas_ai.cli.practice_talk import PracticeTalk
    from kelas_ai.domain.practice import PracticeMap, UnitStanding
    from kelas_ai.practice.desk import PracticeDesk

app = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["--help", "-h"]})
AsJson = Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")]
Subject = Annotated[str, typer.Option(help="Mapel yang Anda ajar.")]
Grade = Annotated[int, typer.Option(help="Kelas yang Anda ajar.", min=0, max=12)]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Without a command: the list."""
    if context.invoked_subcommand is None:
        listing()


@app.command("daftar", help=words.LIST_HELP)
def listing(as_json: AsJson = False) -> None:
    """All units by strand, with how far the teacher is."""
    with services() as built, built.practice() as desk:
        units = desk.map().units
    if as_json:
        result_json([_unit_json(one) for one in units])
        return
    for strand, title in words.STRANDS.items():
        result(f"{strand}. {title}")
        for one in units:
            if one.unit.strand == strand:
                standing = words.STANDINGS[one.standing]
                line = words.LIST_LINE.format(
                    id=one.unit.id, title=one.unit.title, standing=standing
                )
                result(line)
    result(words.LIST_END.format(id=units[0].unit.id))


@app.command("mulai", help=words.START_HELP)
def begin(
    unit_id: Annotated[str, typer.Argument(metavar="ID", help="Lihat kelas-ai latihan.")],
    mapel: Subject = "",
    kelas: Grade = 0,
) -> None:
    """Practise one unit."""
    from kelas_ai.cli.practice_talk import PracticeTalk

    with services() as built, built.practice() as desk:
        unit = desk.unit(unit_id)
        _teach(desk, mapel, kelas, built.pack.frame)
        _talk(PracticeTalk(Dialogue(), desk, built.pack.frame), unit)


@app.command("lanjut", help=words.NEXT_HELP)
def go_on() -> None:
    """What was missed and is back, then what was begun, then something new."""
    from kelas_ai.cli.practice_talk import PracticeTalk

    with services() as built, built.practice() as desk:
        unit = desk.next_unit()
        if unit is None:
            result(words.NOTHING_LEFT)
            return
        _talk(PracticeTalk(Dialogue(), desk, built.pack.frame), unit)


def _talk(talk: PracticeTalk, unit: Any) -> None:
    try:
        talk.run(unit)
    except Ended:
        result(f"\n{words.INTERRUPTED}")


def _teach(desk: PracticeDesk, subject: str, grade: int, frame: Any) -> None:
    if not subject and not grade:
        return
    from kelas_ai.planning.understanding import RequestOptions, understand

    options = RequestOptions(mapel=subject or None, kelas=grade or None)
    known = understand("", frame, options).subject if subject else desk.taught.subject
    if subject and not known:
        tell(words.BAD_SUBJECT.format(name=subject))
        raise typer.Exit(int(ExitCode.USAGE))
    desk.teach(known, grade or desk.taught.grade)


@app.command("peta", help=words.MAP_HELP)
def show_map(as_json: AsJson = False) -> None:
    """What one can show."""
    with services() as built, built.practice() as desk:
        shown = desk.map()
    if as_json:
        result_json(_map_json(shown))
        return
    for line in map_lines(shown):
        result(line)


def map_lines(shown: PracticeMap) -> Iterator[str]:
    """The map as text."""
    from kelas_ai.domain.practice import Standing

    for strand, title in words.STRANDS.items():
        own = [one for one in shown.units if one.unit.strand == strand]
        count = sum(one.standing is Standing.SHOWN for one in own)
        yield words.MAP_STRAND.format(title=title, shown=count, count=len(own))
        yield from _tried(own)
    if shown.skills:
        yield words.MAP_SKILLS
    for skill in shown.skills:
        yield words.MAP_SKILL.format(
            kind=words.KINDS[skill.skill],
            found=skill.found,
            met=skill.met,
            due=long_date(skill.due),
        )
    yield words.MAP_NOTE


def _tried(units: Iterable[UnitStanding]) -> Iterator[str]:
    from kelas_ai.domain.practice import Standing

    for one in units:
        if one.standing is not Standing.NEW:
            yield words.LIST_LINE.format(
                id=one.unit.id, title=one.unit.title, standing=words.STANDINGS[one.standing]
            )


def _unit_json(one: UnitStanding) -> dict[str, Any]:
    return {
        "id": one.unit.id,
        "untai": one.unit.strand,
        "judul": one.unit.title,
        "tujuan": one.unit.goal,
        "tugas": one.unit.task.value,
        "keadaan": one.standing.value,
        "percobaan": one.tries,
        "kembali": one.due,
    }


def _map_json(shown: PracticeMap) -> dict[str, Any]:
    return {
        "satuan": [_unit_json(one) for one in shown.units],
        "kesalahan": [
            {"jenis": s.skill, "dihadapi": s.met, "ditemukan": s.found, "kembali": s.due}
            for s in shown.skills
        ],
    }
