"""Running text in Word: marked runs, sums that stay on one line, lists, tab stops."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from kelas_ai.domain.lesson import Origin
from kelas_ai.export.docx_styles import ALERT, GREY
from kelas_ai.export.elements import Line, Span
from kelas_ai.export.layout import INDENT_CM
from kelas_ai.export.text import NO_BREAK, lines_of, unbroken
from kelas_ai.strings import headings as words

MARK_POINTS, MARK_RAISED_HALF_POINTS = 7.5, 5


def write(paragraph: WordParagraph, line: Line) -> WordParagraph:
    """Append a line's spans to a paragraph; line breaks in the text stay line breaks."""
    for span in line:
        _write_span(paragraph, span)
    return paragraph


def _write_span(paragraph: WordParagraph, span: Span) -> None:
    lead = " " if span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() and not span.origin else ""
    parts = lines_of(span.text)
    for number, part in enumerate(parts):
        before = lead if number == 0 else ""
        after = tail if number == len(parts) - 1 else ""
        # Official words are quoted as they are.
        text = part if span.origin is Origin.OFFICIAL else unbroken(part)
        run = paragraph.add_run(f"{before}{text}{after}")
        run.bold = span.bold or span.tone == "warning" or None
        run.italic = span.italic or None
        if span.tone == "warning":
            run.font.color.rgb = ALERT
        elif span.tone == "small":
            run.font.size, run.font.color.rgb = Pt(9), GREY
        if number < len(parts) - 1:
            run.add_break()
    if span.origin:
        _write_mark(paragraph, words.MARKS[span.origin])


def _write_mark(paragraph: WordParagraph, text: str) -> None:
    """A small raised label; Word's own superscript would print too small to read."""
    run = paragraph.add_run(f"{NO_BREAK}{text}")
    run.font.size, run.font.color.rgb = Pt(MARK_POINTS), GREY
    properties: Any = run._r.get_or_add_rPr()
    raised = _element("w:position", val=str(MARK_RAISED_HALF_POINTS))
    properties.insert_element_before(raised, "w:sz", "w:szCs", "w:highlight", "w:u")


def dotted_to(paragraph: WordParagraph, position_cm: float) -> None:
    """A tab stop that draws dots up to it."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(position_cm), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)


def hang(paragraph: WordParagraph, indent_cm: float) -> None:
    """A hanging first line: what follows the first tab stands in its own column."""
    paragraph.paragraph_format.left_indent = Cm(indent_cm)
    paragraph.paragraph_format.first_line_indent = Cm(-indent_cm)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(indent_cm))


class Lists:
    """Word's own bullets and numbers; each numbered list starts at 1 again."""

    def __init__(self, document: WordDocument) -> None:
        self._numbering: Any = document.part.numbering_part.element
        for element in list(self._numbering):
            self._numbering.remove(element)
        self._define(0, "bullet", "•")
        self._define(1, "decimal", "%1.")
        self._used = 0
        self.bullets = self._instance(0)

    def numbers(self) -> int:
        """A new numbered list."""
        return self._instance(1)

    def mark(self, paragraph: WordParagraph, list_id: int, indent_cm: float = INDENT_CM) -> None:
        """Make a paragraph a point of this list."""
        properties: Any = paragraph._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = list_id
        paragraph.paragraph_format.left_indent = Cm(indent_cm)
        paragraph.paragraph_format.first_line_indent = Cm(-indent_cm)

    def _define(self, identifier: int, kind: str, text: str) -> None:
        abstract = _element("w:abstractNum", abstractNumId=str(identifier))
        level = _element("w:lvl", ilvl="0")
        for name, value in (
            ("w:start", "1"),
            ("w:numFmt", kind),
            ("w:lvlText", text),
            ("w:lvlJc", "left"),
        ):
            level.append(_element(name, val=value))
        abstract.append(_element("w:multiLevelType", val="singleLevel"))
        abstract.append(level)
        self._numbering.append(abstract)

    def _instance(self, abstract: int) -> int:
        self._used += 1
        number = _element("w:num", numId=str(self._used))
        number.append(_element("w:abstractNumId", val=str(abstract)))
        if abstract:
            override = _element("w:lvlOverride", ilvl="0")
            override.append(_element("w:startOverride", val="1"))
            number.append(override)
        self._numbering.append(number)
        return self._used


def _element(name: str, **attributes: str) -> Any:
    element: Any = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element
