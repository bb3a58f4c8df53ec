"""Room to write, as much as the paper gives: handed-out sheets never spill a line on a new page.

Every sheet a school copies costs money. Heights are estimated from the number of characters,
in centimetres, for the fonts of `docx_styles`; the estimate leaves a margin for other fonts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kelas_ai.export.elements import (
    Cell,
    Element,
    Field,
    Fields,
    Form,
    Heading,
    Line,
    Listing,
    NameLine,
    Paragraph,
    Question,
    Span,
)
from kelas_ai.export.layout import fitted_shares, shared_widths
from kelas_ai.export.text import lines_of

PAGE_CM = 25.7 * 0.97
TEXT_CM, STUDENT_CM_A_CHAR, CELL_CM_A_CHAR = 16.4, 0.184, 0.156
THIN_PAGE = 0.25  # share of a page that is not worth its paper
HEADING_CM = {1: 1.3, 2: 0.92}
LINE_CM, AFTER_CM, WRITING_CM, NAME_CM = 0.56, 0.14, 0.88, 1.16
CELL_LINE_CM, CELL_EDGE_CM, TABLE_GAP_CM = 0.47, 0.08, 0.25
NORMAL_SIZE, NORMAL_AFTER_CM, FIELD_TEXT_CM = 11 / 12, 0.21, 12.3
ROOM_CM, LOW_ROW_CM = 0.64, 0.62
SHORT_CHOICE = 30  # characters up to which two choices share a line


def fit_sheets(elements: Sequence[Element]) -> Iterator[Element]:
    """The same elements, with the room on each handed-out sheet fitted to whole pages."""
    sheet: list[Element] = []
    for element in elements:
        if isinstance(element, Heading) and element.new_page:
            yield from _fitted(sheet)
            sheet = []
        sheet.append(element)
    yield from _fitted(sheet)


def row_height_cm(form: Form) -> float:
    """Least height of a row of a form."""
    return max(LOW_ROW_CM, form.room * ROOM_CM)


def _fitted(sheet: list[Element]) -> list[Element]:
    """The roomiest version that needs no more pages than the tightest one."""
    most = max((e.room for e in sheet if isinstance(e, Question | Form)), default=0)
    if not most:
        return _read_smaller(sheet) if 0 < _pages(sheet) % 1 < THIN_PAGE else sheet
    steps = [(less + extra, less) for less in range(most) for extra in (0, 1)]
    versions = [[_tightened(element, *step) for element in sheet] for step in steps]
    counts = [math.ceil(_pages(version)) for version in versions]
    return versions[counts.index(counts[-1])]


def _pages(sheet: list[Element]) -> float:
    return sum(map(_height_cm, sheet)) / PAGE_CM


def _read_smaller(sheet: list[Element]) -> list[Element]:
    """Reading in the size of other text and the last list run in, to save a page of a few lines."""
    smaller: list[Element] = [
        replace(element, for_students=False) if isinstance(element, Paragraph) else element
        for element in sheet
    ]
    match smaller[-1]:
        case Listing(lines=lines, ordered=False):
            smaller[-1] = Paragraph(line=_run_in(lines))
    return smaller


def _run_in(lines: Cell) -> Line:
    """Several lines as one: `term: meaning; term: meaning.`"""
    joined: list[Span] = []
    for number, line in enumerate(lines, 1):
        joined += [*line, Span(text="; " if number < len(lines) else ".")]
    return tuple(joined)


def _tightened(element: Element, in_form: int, in_questions: int) -> Element:
    """Fewer lines to write on, one at least."""
    match element:
        case Form() if element.room:
            return replace(element, room=max(1, element.room - in_form))
        case Question() if element.room:
            return replace(element, room=max(1, element.room - in_questions))
    return element


def _height_cm(element: Element) -> float:
    match element:
        case Heading():
            return HEADING_CM[element.level]
        case Paragraph():
            after = AFTER_CM if element.for_students else NORMAL_AFTER_CM
            return _text_cm(element.line, element.for_students) + after
        case Listing():
            after = AFTER_CM if element.for_students else 0.0
            return sum(_text_cm(line, element.for_students) + after for line in element.lines)
        case Fields():
            return sum(map(_field_cm, element.rows)) + TABLE_GAP_CM
        case NameLine():
            return NAME_CM
        case Question():
            room = element.room * WRITING_CM + AFTER_CM * bool(element.room)
            return _text_cm(element.line) + AFTER_CM + _choices_cm(element.choices) + room
        case Form():
            return _form_cm(element)
    return 0.0  # other elements do not stand on sheets that are handed out


def _text_cm(line: Line, for_students: bool = True) -> float:
    size = 1.0 if for_students else NORMAL_SIZE
    return LINE_CM * size * _paragraph_lines(line, TEXT_CM, STUDENT_CM_A_CHAR * size)


def _paragraph_lines(line: Line, width_cm: float, cm_a_char: float) -> int:
    text = "".join(span.text for span in line)
    return sum(_lines(part, width_cm, cm_a_char) for part in lines_of(text))


def _field_cm(field: Field) -> float:
    lines = sum(_paragraph_lines(line, FIELD_TEXT_CM, CELL_CM_A_CHAR) for line in field.lines)
    return lines * CELL_LINE_CM + len(field.lines) * CELL_EDGE_CM


def _lines(text: str, width_cm: float, cm_a_char: float) -> int:
    return max(1, math.ceil(len(text) * cm_a_char / width_cm - 0.08))


def _choices_cm(choices: tuple[str, ...]) -> float:
    if not choices:
        return 0.0
    in_pairs = max(map(len, choices)) + len("A. ") <= SHORT_CHOICE
    lines = math.ceil(len(choices) / 2) if in_pairs else len(choices)
    return lines * (LINE_CM + AFTER_CM) + AFTER_CM


def _form_cm(form: Form) -> float:
    widths = shared_widths(form.shares or fitted_shares(form.columns, form.rows))
    rows = [max(_row_cm(row, widths), row_height_cm(form)) for row in form.rows]
    return _row_cm(form.columns, widths) + sum(rows) + TABLE_GAP_CM


def _row_cm(texts: Sequence[str], widths: Sequence[float]) -> float:
    lines = [_lines(t, w - 0.4, CELL_CM_A_CHAR) for t, w in zip(texts, widths, strict=True)]
    return max(lines) * CELL_LINE_CM + CELL_EDGE_CM
