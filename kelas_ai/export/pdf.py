"""A plan as a PDF with the look of the Word document: LessonPlan in, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
)

from kelas_ai.domain.lesson import Identity, LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export import pdf_handwriting as hand
from kelas_ai.export import pdf_tables as tables
from kelas_ai.export.elements import (
    Element,
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
    said,
)
from kelas_ai.export.fitting import fit_sheets
from kelas_ai.export.layout import INDENT_CM, LONGEST_TOPIC
from kelas_ai.export.parts import WHOLE, part_of
from kelas_ai.export.pdf_text import (
    GREY,
    HEADINGS,
    NORMAL,
    POINT,
    RULE,
    SCHOOL,
    STUDENT,
    SUBTITLE,
    TEXT,
    TITLE,
    paragraph,
)
from kelas_ai.export.text import one_line
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words

MARGIN = 2 * cm
SHORT = (NameLine, Question, Paragraph)
SMALL = 9
ROOM_BELOW = {1: 5.5 * cm, 2: 4.5 * cm}
"""What must still fit below a heading; keeping it with a whole table would leave pages empty."""


def plan_pdf(plan: LessonPlan, review: Review, part: str = WHOLE) -> bytes:
    """The whole document, or one part of it, A4; no clock and no chance take part."""
    return elements_pdf(part_of(plan, review, part), plan.identity)


def elements_pdf(elements: Sequence[Element], identity: Identity) -> bytes:
    """Any elements of a plan as a PDF, headed by whose plan it is."""
    target = io.BytesIO()
    width, height = A4
    document = BaseDocTemplate(
        target, pagesize=A4, invariant=1, lang="id-ID",
        title=one_line(f"{words.TITLE}: {identity.topic}"), author=one_line(identity.teacher),
        subject=one_line(identity.subject), creator="kelas-ai",
    )  # fmt: skip
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate(frames=[frame])])
    story = _story(tuple(fit_sheets(elements)))
    margins = _margins(identity)

    class Numbered(Canvas):  # type: ignore[misc]  # reportlab ships no types
        """A canvas that knows how many pages there are before it draws the margins."""

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802  reportlab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                _draw_margins(self, margins, number, len(self._pages))
                super().showPage()
            super().save()

    document.build(story, canvasmaker=Numbered)
    return target.getvalue()


def _story(elements: Sequence[Element]) -> list[Flowable]:
    """Everything in order; a heading and a name line stay with a first short thing below them.

    Kept with a table, which may be long, they would leave pages empty: see ROOM_BELOW.
    """
    story = []
    for element, after in zip_longest(elements, elements[1:]):
        parts = list(_flowables(element))
        if isinstance(element, Heading | NameLine) and isinstance(after, SHORT):
            parts = [part for part in parts if not isinstance(part, CondPageBreak)]
            for part in parts:
                part.keepWithNext = 1
        story += parts
    return story


def _margins(identity: Identity) -> tuple[str, str]:
    grade = formats.roman(identity.grade)
    about = words.HEADER_CLASS.format(subject=identity.subject, phase=identity.phase, grade=grade)
    return one_line(about), formats.shortened(one_line(identity.topic), LONGEST_TOPIC)


def _draw_margins(canvas: Any, texts: tuple[str, str], number: int, count: int) -> None:
    """Footer on every page; header from the second page on, for sheets that come loose."""
    width, height = A4
    canvas.setFont(TEXT, SMALL)
    canvas.setFillColor(GREY)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.75)
    before, between = words.PAGE_OF
    canvas.drawString(MARGIN, 1.15 * cm, words.FOOTER_LEGEND)
    canvas.drawRightString(width - MARGIN, 1.15 * cm, f"{before}{number}{between}{count}")
    canvas.line(MARGIN, 1.6 * cm, width - MARGIN, 1.6 * cm)
    if number > 1:
        top = height - 1.3 * cm
        canvas.drawString(MARGIN, top, texts[0])
        canvas.drawRightString(width - MARGIN, top, texts[1])
        canvas.line(MARGIN, top - 4, width - MARGIN, top - 4)


def _flowables(element: Element) -> Iterator[Flowable]:
    match element:
        case Title():
            if element.school.strip():
                yield paragraph(said(element.school.upper()), SCHOOL)
            yield paragraph(said(element.text), TITLE)
            yield paragraph(said(element.topic), SUBTITLE)
        case Heading():
            yield from _heading(element)
        case Paragraph():
            look = STUDENT if element.for_students else NORMAL
            if element.leads:
                yield CondPageBreak(ROOM_BELOW[2])
            yield paragraph(element.line, look)
        case Listing():
            yield from _listing(element)
        case Fields():
            yield tables.fields_table(element)
        case Lesson():
            yield tables.lesson_table(element)
        case Grid():
            yield tables.grid_table(element)
        case Form():
            yield tables.form_table(element)
        case Question():
            yield from hand.question(element)
        case NameLine():
            yield hand.Names()
        case Notes():
            yield from hand.notes(element)
        case Signatures():
            yield from hand.signatures(element)


def _heading(heading: Heading) -> Iterator[Flowable]:
    if heading.new_page:
        yield PageBreak()
    else:
        yield CondPageBreak(ROOM_BELOW[heading.level])
    yield paragraph(said(heading.text), HEADINGS[heading.level])
    if heading.level == 1:
        yield HRFlowable(width="100%", thickness=0.75, color=RULE, spaceBefore=0, spaceAfter=6)


def _listing(listing: Listing) -> Iterator[Flowable]:
    base = STUDENT if listing.for_students else POINT
    look = base.clone("listing", leftIndent=INDENT_CM * cm, bulletIndent=0)
    for number, line in enumerate(listing.lines, 1):
        yield paragraph(line, look, f"{number}." if listing.ordered else "•")
