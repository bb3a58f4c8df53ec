"""The parts a plan document is made of, before anyone decides how they look.

`outline.py` builds them in document order; the Markdown and DOCX writers turn each into lines
or into Word's own things, so that both documents say the same in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kelas_ai.domain.lesson import Block, Origin, Stage
from kelas_ai.strings import formats

Tone = Literal["", "warning", "small"]
Points = Literal["plain", "bullets", "numbers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of running text; origin, when set, is shown as a small mark after it."""

    text: str
    bold: bool = False
    italic: bool = False
    tone: Tone = ""
    origin: Origin | None = None


Line = tuple[Span, ...]
"""One paragraph."""
Cell = tuple[Line, ...]
"""What stands in one table cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Head of the document. school may be empty."""

    school: str
    text: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """level 1: a part of the plan or a Lampiran; level 2: below it."""

    text: str
    level: Literal[1, 2] = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. for_students: on a page that murid read. leads: belongs to what follows."""

    line: Line
    for_students: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Bullets, or numbers from 1 when ordered."""

    lines: tuple[Line, ...]
    ordered: bool = False
    for_students: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One labelled entry of a form. points: how several lines are set off."""

    label: str
    lines: Cell
    points: Points = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A form of labels and contents. compact: short contents that fit a table in any width."""

    rows: tuple[Field, ...]
    compact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The stages with their activities. allotted: minutes there are."""

    stages: tuple[Stage, ...]
    minutes: int
    allotted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of long texts under headings; the first cell names its row.

    shares: relative widths of the columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A table to write in: the first cells are given, empty texts are left blank.

    room: lines to write in each row at most, 0 for marks only. shares: relative widths; empty
    means by content.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    room: int = 0
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question on a murid's page. room: lines to write on at most, 0 when none are needed."""

    number: int
    line: Line
    choices: tuple[str, ...] = ()
    room: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """Dotted places for a murid's name, class and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Empty lines under a label, to write on after the lesson."""

    label: str
    room: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Two signature columns: lines above the signature, then name and number below it."""

    left: tuple[str, str, str, str]
    right: tuple[str, str, str, str]


Element = (
    Title
    | Heading
    | Paragraph
    | Listing
    | Fields
    | Lesson
    | Grid
    | Form
    | Question
    | NameLine
    | Notes
    | Signatures
)


def said(text: str, *, bold: bool = False, italic: bool = False, tone: Tone = "") -> Line:
    """A line of one span."""
    return (Span(text=text, bold=bold, italic=italic, tone=tone),)


def told(block: Block, *, bold: bool = False) -> Line:
    """A block's text, marked when it is not from the library."""
    origin = None if block.origin is Origin.LIBRARY else block.origin
    return (Span(text=block.text, bold=bold, origin=origin),)


def labelled(label: str, line: Line) -> Line:
    """`Label: text` with the label in bold."""
    return (Span(text=f"{label}: ", bold=True), *line)


def titled(title: Line, line: Line) -> Line:
    """A title and its text as one paragraph: `Title. Text`."""
    last = replace(title[-1], text=title[-1].text.rstrip())
    stop = formats.closed(last.text).removeprefix(last.text)
    return (*title[:-1], last, Span(text=f"{stop} "), *line)


def tolds(blocks: tuple[Block, ...]) -> Cell:
    """One line for each block."""
    return tuple(told(block) for block in blocks)
