"""Handed-out sheets use whole pages: as much room as fits, never a page for one line."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.elements import (
    Element,
    Form,
    Heading,
    Listing,
    NameLine,
    Paragraph,
    Question,
    labelled,
    said,
)
from kelas_ai.export.fitting import PAGE_CM, _height_cm, fit_sheets, row_height_cm
from kelas_ai.export.outline import outline

START = Heading(text="Lampiran", new_page=True)


def sheet_of(questions: int, words: int = 8, room: int = 4) -> list[Element]:
    line = said("kata " * words)
    asked = [Question(number=n, line=line, room=room) for n in range(1, questions + 1)]
    return [START, NameLine(), *asked]


def rooms(elements: list[Element]) -> list[int]:
    return [e.room for e in elements if isinstance(e, Question | Form)]


def pages(elements: list[Element]) -> int:
    return math.ceil(sum(map(_height_cm, elements)) / PAGE_CM)


def test_few_questions_get_all_the_room_they_ask_for() -> None:
    assert rooms(list(fit_sheets(sheet_of(4)))) == [4, 4, 4, 4]


def test_more_questions_get_less_room_instead_of_another_page() -> None:
    sheet = sheet_of(8)
    fitted = list(fit_sheets(sheet))
    assert pages(sheet) == 2 and pages(fitted) == 1
    assert 1 <= max(rooms(fitted)) < 4


@given(st.integers(0, 40), st.integers(1, 60), st.integers(0, 5))
def test_no_room_is_taken_without_saving_a_page(questions: int, words: int, room: int) -> None:
    sheet = sheet_of(questions, words, room)
    fitted = list(fit_sheets(sheet))
    tightest = [replace(e, room=min(e.room, 1)) if isinstance(e, Question) else e for e in sheet]
    assert pages(fitted) == pages(tightest)
    looser = [replace(e, room=e.room + 1) if isinstance(e, Question) else e for e in fitted]
    full = all(found == room for found in rooms(fitted))
    assert full or room == 0 or pages(looser) > pages(fitted)


def test_only_room_and_size_change(plan: LessonPlan, review: Review) -> None:
    elements = outline(plan, review)
    fitted = list(fit_sheets(elements))
    assert len(fitted) == len(elements)
    for before, after in zip(elements, fitted, strict=True):
        if isinstance(before, Question | Form):
            assert isinstance(after, Question | Form)
            assert replace(after, room=before.room) == before
            assert (after.room > 0) == (before.room > 0)
        else:
            assert after == before or isinstance(before, Paragraph | Listing)


def test_worksheet_and_table_share_the_page(plan: LessonPlan, review: Review) -> None:
    elements = list(fit_sheets(outline(plan, review)))
    starts = [n for n, e in enumerate(elements) if isinstance(e, Heading) and e.new_page]
    worksheet = elements[starts[1] : starts[2]]
    assert pages(worksheet) == 1 and min(rooms(worksheet)) >= 1


def test_reading_that_spills_a_few_lines_is_set_smaller_with_its_glossary_run_in() -> None:
    reading = Paragraph(line=said("kata " * 17), for_students=True)
    glossary = Listing(lines=(labelled("rima", said("bunyi")), labelled("bait", said("bagian"))))
    sheet: list[Element] = [START, *[reading] * 35, glossary]
    assert 0 < sum(map(_height_cm, sheet)) / PAGE_CM - 1 < 0.2
    fitted = list(fit_sheets(sheet))
    assert not any(e.for_students for e in fitted if isinstance(e, Paragraph))
    assert isinstance(fitted[-1], Paragraph)
    assert "".join(span.text for span in fitted[-1].line) == "rima: bunyi; bait: bagian."


def test_reading_that_fits_or_fills_pages_stays_as_it_is() -> None:
    reading = Paragraph(line=said("kata " * 17), for_students=True)
    for count in (20, 52):
        sheet: list[Element] = [START, *[reading] * count]
        assert list(fit_sheets(sheet)) == sheet


def test_rows_to_write_in_grow_with_their_room() -> None:
    form = Form(columns=("a", "b"), rows=(("1", ""),))
    heights = [row_height_cm(replace(form, room=room)) for room in (0, 1, 2, 3)]
    assert heights == sorted(heights) and heights[0] < heights[2] < heights[3]
