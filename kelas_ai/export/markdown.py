"""A plan as Markdown that reads well in a terminal and in any editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kelas_ai.domain.lesson import Activity, LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.elements import (
    Cell,
    Element,
    Field,
    Fields,
    Form,
    Grid,
    Heading,
    Lesson,
    Listing,
    NameLine,
    Notes,
    Paragraph,
    Question,
    Signatures,
    Title,
    labelled,
    told,
)
from kelas_ai.export.markdown_text import cell, line, plain
from kelas_ai.export.parts import WHOLE, part_of
from kelas_ai.strings import headings as words

BLANK_ROWS_SHOWN = 3
LONGEST_HEADING = 30


def plan_markdown(plan: LessonPlan, review: Review, part: str = WHOLE) -> str:
    """The whole document, or one part of it, ending with a newline."""
    return elements_markdown(part_of(plan, review, part))


def elements_markdown(elements: Iterable[Element]) -> str:
    """Any elements as Markdown, ending with a newline."""
    blocks = ("\n".join(_lines(element)) for element in elements)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _lines(element: Element) -> Iterator[str]:
    match element:
        case Title():
            yield f"# {plain(element.text)}"
            yield ""
            yield f"**{plain(element.topic)}**"
        case Heading():
            yield f"{'#' * (element.level + 1)} {plain(element.text)}"
        case Paragraph():
            yield line(element.line)
        case Listing():
            yield from _points(element.lines, element.ordered)
        case Fields():
            yield from _compact(element) if element.compact else _fields(element.rows)
        case Lesson():
            yield from _lesson(element)
        case Grid():
            yield from _grid(element)
        case Form():
            yield from _form(element)
        case Question():
            yield from _question(element)
        case NameLine():
            yield "    ".join(f"{name}: {words.FILL_IN_PLACE}" for name in words.NAME_LINE)
        case Notes():
            yield f"**{element.label}:** {words.FILL_IN}"
        case Signatures():
            yield from _signatures(element)


def _points(lines: Cell, ordered: bool) -> Iterator[str]:
    for number, spans in enumerate(lines, 1):
        marker = f"{number}. " if ordered else "- "
        yield f"{marker}{line(spans, ' ' * len(marker))}"


def _compact(fields: Fields) -> Iterator[str]:
    for field in fields.rows:
        yield f"- **{field.label}:** {line(field.lines[0], '  ')}"


def _fields(rows: tuple[Field, ...]) -> Iterator[str]:
    for number, field in enumerate(rows):
        if number:
            yield ""
        if field.points != "plain" or len(field.lines) > 1:
            yield f"**{field.label}**"
            yield ""
            yield from _points(field.lines, ordered=field.points == "numbers")
        else:
            yield f"**{field.label}:** {line(field.lines[0]) if field.lines else ''}".rstrip()


def _lesson(lesson: Lesson) -> Iterator[str]:
    number = 0
    for stage in lesson.stages:
        yield f"### {plain(words.stage_line(stage.name, stage.experience, stage.minutes))}"
        yield ""
        for activity in stage.activities:
            number += 1
            yield from _activity(number, activity)
        yield ""
    yield f"**{words.total_line(lesson.minutes, lesson.allotted)}**"


def _activity(number: int, activity: Activity) -> Iterator[str]:
    labels = ", ".join((activity.principle, *activity.objectives))
    marker = f"{number}. "
    indent = " " * len(marker)
    yield f"{marker}**{words.MINUTES_VALUE.format(minutes=activity.minutes)}** ({plain(labels)})"
    for label, spans in (
        (words.STUDENTS_DO, told(activity.students)),
        (words.TEACHER_DOES, told(activity.teacher)),
    ):
        yield f"{indent}- {line(labelled(label, spans), indent + '  ')}"
    if activity.materials:
        yield f"{indent}- **{words.MATERIALS}:** {plain('; '.join(activity.materials))}"
    if activity.note:
        yield f"{indent}- {plain(activity.note)}"


def _grid(grid: Grid) -> Iterator[str]:
    """Long texts side by side do not fit a terminal, so each row becomes a short list."""
    for head, *others in grid.rows:
        first = f"{grid.columns[0]} " if _is_number(head) else ""
        yield f"- {first}{line(head[0], '  ')}"
        for column, found in zip(grid.columns[1:], others, strict=True):
            joined = "; ".join(line(spans, "    ") for spans in found)
            yield f"  - {column}: {joined}"


def _is_number(found: Cell) -> bool:
    return found[0][0].text.isdigit()


def _form(form: Form) -> Iterator[str]:
    """Headings too long for a terminal are numbered and explained above the table."""
    long = [] if form.room else [name for name in form.columns if len(name) > LONGEST_HEADING]
    if long:
        yield from (f"{number}. {plain(column)}" for number, column in enumerate(long, 1))
        yield ""
    short = [str(long.index(name) + 1) if name in long else cell(name) for name in form.columns]
    yield f"| {' | '.join(short)} |"
    yield f"|{'---|' * len(form.columns)}"
    shown = form.rows if form.room else form.rows[:BLANK_ROWS_SHOWN]
    yield from (f"| {' | '.join(cell(text) for text in row)} |" for row in shown)


def _question(question: Question) -> Iterator[str]:
    marker = f"{question.number}. "
    indent = " " * len(marker)
    yield f"{marker}{line(question.line, indent)}"
    for number, choice in enumerate(question.choices):
        yield f"{indent}- {chr(65 + number)}. {plain(choice)}"


def _signatures(block: Signatures) -> Iterator[str]:
    left, right = block.left, block.right
    yield f"| {cell(left[0])} | {cell(right[0])} |"
    yield "|---|---|"
    yield f"| {cell(left[1])} | {cell(right[1])} |"
    yield "| | |"
    yield from (f"| {cell(a)} | {cell(b)} |" for a, b in zip(left[2:], right[2:], strict=True))
