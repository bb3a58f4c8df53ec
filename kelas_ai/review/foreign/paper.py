"""A foreign plan as passages, each with its page and the section that it stands in.

Forms differ in layout (PM form, modul ajar, RPP satu lembar, tables or running text), but all
name their parts. A part begins at a heading, at a short line that is only a name, at
`Name: value`, or at the first cell of a table row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kelas_ai.reading.base import Line, ReadDocument, Row
from kelas_ai.strings.foreign import SECTION_NAMES

LONGEST_NAME = 9
"""Words in a line that can still be the name of a part."""
MANY_FIELDS = 3
"""`Name: value` pairs on one line from which the line is a list of fields."""
OWN_PARTS = {
    "lkpd": {"tujuan", "langkah", "media", "materi", "soal"},
    "rubrik": {"tujuan"},
    "soal": {"tujuan"},
    "kunci": {"tujuan", "soal"},
}
"""Names that a part uses for itself: a worksheet has its own aim, tools and steps."""
WRAPPED = 60
"""Characters from which a line of plain text may go on in the next one."""
MARKED_UP = {"MD", "TXT"}
INTEGRAL = {"langkah", "awal", "inti", "penutup"}
_EMPHASIS = re.compile(r"\*\*|__|(?<=\s)\*(?=\S)|(?<=\S)\*(?=\s|$)|`")
_NUMBERING = re.compile(
    r"^(?:[#*\s>•\-–—▪●]|\(?(?:[A-Z]|[IVX]{1,4}|\d{1,2}|[a-z])[.)]\s|Lampiran\s+\d+\.?\s)+"
)
_LABELLED = re.compile(r"^([^:.?!]{3,60}?)\s*:\s*(\S.*)?$", re.S)


_TIMED = re.compile(r"^(.{3,80}?\(\s*\d{1,3}\s*menit\s*\))\s*:\s*(\S.*)$", re.S | re.I)
"""`Kegiatan inti: memahami (20 menit): …`: a colon inside the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, list entry or table cell.

    section: key of SECTION_NAMES, or empty before the first known one. label: what the text is
    called in its form (`Alokasi waktu`), or empty. row: number of the table row, or -1.
    """

    text: str
    section: str
    label: str = ""
    page: int | None = None
    row: int = -1
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole foreign plan."""

    kind: str
    passages: tuple[Passage, ...]

    def of(self, *sections: str) -> list[Passage]:
        """Passages of these sections, headings left out."""
        return [p for p in self.passages if p.section in sections and not p.heading]

    def text_of(self, *sections: str) -> str:
        """Their text, one passage a line."""
        return "\n".join(passage.text for passage in self.of(*sections))

    @property
    def sections(self) -> set[str]:
        """Parts that the document has, by name or by content."""
        return {passage.section for passage in self.passages if passage.section}

    @property
    def text(self) -> str:
        """Everything."""
        return "\n".join(passage.text for passage in self.passages)


def paper_of(document: ReadDocument) -> Paper:
    """Divide a read document into its parts."""
    plain = document.kind in MARKED_UP
    return Paper(kind=document.kind, passages=tuple(_passages(document, plain)))


def _passages(document: ReadDocument, plain: bool) -> Iterator[Passage]:
    section, row_number = "", 0
    for block in _paragraphs(document):
        if isinstance(block, Row):
            row_number += 1
            for passage in _row(block, section, row_number):
                section = passage.section
                yield passage
        elif text := _clean(_EMPHASIS.sub("", block.text) if plain else block.text):
            for passage in _line(text, block, section):
                section = passage.section
                yield passage


def _paragraphs(document: ReadDocument) -> Iterator[Line | Row]:
    """Lines of a PDF joined to paragraphs; other formats have whole paragraphs already."""
    pending: Line | None = None
    for block in document.blocks:
        joins = (
            isinstance(block, Line)
            and pending is not None
            and not block.starts
            and not block.level
            and not pending.level
            and (document.kind != "TXT" or len(pending.text) >= WRAPPED)
        )
        if joins and pending is not None and isinstance(block, Line):
            pending = Line(text=f"{pending.text} {block.text}", page=pending.page, level=0)
            continue
        if pending is not None:
            yield pending
        pending = block if isinstance(block, Line) else None
        if isinstance(block, Row):
            yield block
    if pending is not None:
        yield pending


def _line(text: str, line: Line, section: str) -> Iterator[Passage]:
    if fields := _fields(text):
        yield from (_labelled(part, line.page, section, False) for part in fields)
        return
    named = _within(section, text) if line.level or len(text.split()) <= LONGEST_NAME else ""
    if named and not _LABELLED.match(_bare(text)):
        yield Passage(text=text, section=named, page=line.page, heading=True)
        return
    yield _labelled(text, line.page, section, bool(line.level))


def _fields(text: str) -> list[str]:
    """The parts of `Name: value; name: value; …`, or nothing."""
    parts = [part.strip() for part in text.split(";")]
    labelled = sum(bool(_LABELLED.match(_bare(part))) for part in parts)
    return parts if labelled >= MANY_FIELDS else []


def _labelled(text: str, page: int | None, section: str, heading: bool) -> Passage:
    """`Name: value` as a value with its label; a name alone is a heading."""
    found = _TIMED.match(_bare(text)) or _LABELLED.match(_bare(text))
    if found is None:
        return Passage(text=text.strip(), section=section, page=page, heading=heading)
    label, value = found.group(1).strip(), (found.group(2) or "").strip()
    named = _within(section, label)
    # `Kegiatan inti: memahami (35 menit)` is one name, not a label with a value.
    whole = named in INTEGRAL and len(text.split()) <= LONGEST_NAME
    if named and (whole or not value):
        return Passage(text=text.strip(), section=named, page=page, heading=True)
    if named:
        return Passage(text=value, section=named, label=label, page=page)
    return Passage(
        text=value or text.strip(), section=section, label=label if value else "", page=page,
        heading=heading,
    )  # fmt: skip


def _row(row: Row, section: str, number: int) -> Iterator[Passage]:
    cells = [_clean(cell) for cell in row.cells]
    if len(cells) == 3 and re.fullmatch(r"\d{0,2}[.)]?", cells[0]):
        cells = cells[1:]  # a number before label and content
    filled = [cell for cell in cells if cell]
    if not filled:
        return
    if len(filled) == 1:
        only = filled[0]
        named = _within(section, only) if len(only.split()) <= LONGEST_NAME else ""
        found = named or section
        yield Passage(text=only, section=found, page=row.page, row=number, heading=bool(named))
        return
    if len(cells) == 2:
        fields = _fields(cells[1])
        named = _within(section, cells[0]) or section
        yield from (_labelled(part, row.page, named, False) for part in fields)
        if not fields:
            yield _pair(cells[0], cells[1], row.page, section, number)
        return
    for cell in filled:
        yield Passage(text=cell, section=section, page=row.page, row=number)


def _pair(label: str, value: str, page: int | None, section: str, number: int) -> Passage:
    """A row of two cells: what the right one is called stands in the left one."""
    named = _within(section, label) if len(label.split()) <= LONGEST_NAME else ""
    return Passage(
        text=value, section=named or section, label=" ".join(label.split()), page=page, row=number
    )


def _within(section: str, text: str) -> str:
    """The part that a name opens, or the present one when it uses that name for itself."""
    named = section_named(text)
    return section if named in OWN_PARTS.get(section, ()) else named


def section_named(text: str) -> str:
    """The part that this name stands for, or an empty string.

    >>> section_named("B. Tujuan Pembelajaran (TP)")
    'tujuan'
    """
    plain = _bare(text).lower().rstrip(" :")
    return next((key for key, pattern in SECTION_NAMES.items() if pattern.match(plain)), "")


def _bare(text: str) -> str:
    return _NUMBERING.sub("", text.strip()).strip("*_ ")


def _clean(text: str) -> str:
    return "\n".join(" ".join(part.split()) for part in text.split("\n") if part.strip())


def entries(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """Single statements of list-like passages, without their numbers."""
    found = []
    for passage in passages:
        for part in passage.text.split("\n"):
            for piece in _BETWEEN.split(part):
                if bare := _ENTRY.sub("", piece.strip()).strip(" ;"):
                    found.append((bare, passage))
    return found


_BETWEEN = re.compile(r"(?:(?<=[.;])\s+|^)(?=(?:TP\s?\d+\s*[:.)]?|\d{1,2}[.)]|[-•▪])\s)")
_ENTRY = re.compile(r"^(?:\**(?:TP\s?\d+|\d{1,2}[.)]|[-•▪*])[:.)]?\**\s*)+")
