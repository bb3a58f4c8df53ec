"""The parts of the PDF that people write on: dotted lines, name line, signatures."""

from __future__ import annotations

from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Spacer, Table

from kelas_ai.export.elements import Notes, Question, Signatures, said
from kelas_ai.export.fitting import SHORT_CHOICE
from kelas_ai.export.layout import (
    NAME_STOPS_CM,
    QUESTION_INDENT_CM,
    SIGNATURE_CM,
    SIGNATURE_WIDTHS_CM,
    TEXT_WIDTH_CM,
)
from kelas_ai.export.pdf_text import GREY, NORMAL, SIGNATURE, STUDENT, TEXT, paragraph
from kelas_ai.strings import headings as words

LINE_CM = 0.88
"""Distance of writing lines: as in an exercise book."""
SIZE = 11


class DottedLines(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """Lines to write on over the text width."""

    def __init__(self, count: int, indent_cm: float = 0.0) -> None:
        super().__init__()
        self.count, self.indent = count, indent_cm * cm

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width = available_width
        return available_width, self.count * LINE_CM * cm + 4

    def draw(self) -> None:
        """Draw on the canvas that reportlab has set."""
        _dots(self.canv)
        for number in range(self.count):
            y = (self.count - number - 1) * LINE_CM * cm + 4
            self.canv.line(self.indent, y, self.width, y)


def _dots(canvas: object) -> None:
    canvas.setStrokeColor(GREY)  # type: ignore[attr-defined]
    canvas.setLineWidth(0.7)  # type: ignore[attr-defined]
    canvas.setDash(0.7, 2.2)  # type: ignore[attr-defined]


class Names(Flowable):  # type: ignore[misc]
    """Name, class and date of a murid on one line."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height in points."""
        return available_width, LINE_CM * cm + 8

    def draw(self) -> None:
        """Draw on the canvas that reportlab has set."""
        start, y = 0.0, 12.0
        for label, stop in zip(words.NAME_LINE, NAME_STOPS_CM, strict=True):
            self.canv.setFont(TEXT, SIZE)
            self.canv.drawString(start, y, f"{label}:")
            after = start + self.canv.stringWidth(f"{label}: ", TEXT, SIZE)
            _dots(self.canv)
            self.canv.line(after, y - 1, stop * cm, y - 1)
            start = stop * cm + 8


def kept(parts: list[Flowable]) -> list[Flowable]:
    """The same parts on one page. Nested KeepTogether would tell reportlab no height."""
    for part in parts[:-1]:
        part.keepWithNext = 1
    return parts


def question(element: Question) -> list[Flowable]:
    """A numbered question that stays on one page with its choices and its room."""
    indent = QUESTION_INDENT_CM * cm
    look = STUDENT.clone("question", leftIndent=indent, bulletIndent=0)
    parts: list[Flowable] = [paragraph(element.line, look, f"{element.number}.")]
    parts += _choices(element.choices)
    if element.room:
        parts.append(DottedLines(element.room, QUESTION_INDENT_CM))
    return kept(parts)


def _choices(choices: tuple[str, ...]) -> list[Flowable]:
    lettered = [f"{chr(65 + number)}. {text}" for number, text in enumerate(choices)]
    if not lettered:
        return []
    step = 2 if max(map(len, lettered)) <= SHORT_CHOICE else 1
    padded = [*lettered, *[""] * (-len(lettered) % step)]
    rows = [
        [paragraph(said(text), STUDENT) for text in padded[start : start + step]]
        for start in range(0, len(padded), step)
    ]
    width = (TEXT_WIDTH_CM - QUESTION_INDENT_CM) / step
    return [
        Table(
            rows,
            colWidths=[width * cm] * step,
            style=[
                ("LEFTPADDING", (0, 0), (-1, -1), QUESTION_INDENT_CM * cm),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ],
            spaceAfter=6,
            hAlign="LEFT",
        )
    ]


def notes(element: Notes) -> list[Flowable]:
    """A label and empty lines; the signatures after them stay on the same page."""
    label = paragraph(said(f"{element.label}:", bold=True), NORMAL.clone("notes", spaceBefore=6))
    lines = DottedLines(element.room)
    lines.keepWithNext = 1
    return kept([label, lines])


def signatures(block: Signatures) -> list[Flowable]:
    """Two columns without rules: office, room to sign, name, number."""
    columns = []
    for above, office, name, number in (block.left, block.right):
        signed = said(name, bold=name != words.FILL_IN)
        columns.append([said(above), said(office), said(""), signed, said(number)])
    rows = [[paragraph(left, SIGNATURE), paragraph(right, SIGNATURE)]
            for left, right in zip(*columns, strict=True)]  # fmt: skip
    table = Table(
        rows,
        colWidths=[width * cm for width in SIGNATURE_WIDTHS_CM],
        rowHeights=[None, None, SIGNATURE_CM * cm, None, None],
        style=[("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0),
               ("BOTTOMPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")],
        hAlign="LEFT",
    )  # fmt: skip
    return kept([Spacer(1, 8), table])
