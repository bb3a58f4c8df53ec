"""The PDF: all the words of the plan, the same bytes every time, whatever the plan holds."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.parts import PARTS, WHOLE
from kelas_ai.export.pdf import plan_pdf
from kelas_ai.export.pdf_text import CHINESE, SYMBOLS, drawable
from kelas_ai.strings import headings as words
from tests.conftest import PACK, PlanMaker
from tests.unit.export.conftest import load_plan

NOTHING = Review(findings=())


def text_of(pdf: bytes) -> str:
    """All words of a PDF, joined by single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def plain(text: str) -> str:
    return "".join(text.split())


def test_every_part_of_the_plan_is_printed(named_plan: tuple[str, LessonPlan]) -> None:
    plan = named_plan[1]
    found = plain(text_of(plan_pdf(plan, NOTHING)))
    steps = [activity.students.text for stage in plan.stages for activity in stage.activities]
    told = [*steps, *(item.block.text for item in plan.items), *plan.worksheet.key]
    missing = [text for text in told if plain(text) not in found]
    # A page may break inside a text; its header then stands between the halves.
    assert len(missing) <= 2 and all(plain(text)[:12] in found for text in missing)


def test_the_same_plan_gives_the_same_bytes(plan: LessonPlan) -> None:
    assert plan_pdf(plan, NOTHING) == plan_pdf(plan, NOTHING)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_starts_on_its_first_page(plan: LessonPlan, part: str) -> None:
    document = pypdfium2.PdfDocument(plan_pdf(plan, NOTHING, part))
    first = document[0].get_textpage().get_text_range()
    count = len(document)
    document.close()
    assert len(first.split()) > 30
    assert f"1 dari {count}" in " ".join(first.split())


@pytest.mark.parametrize("part", ["lkpd", "soal"])
def test_sheets_for_murid_hold_no_key(plan: LessonPlan, part: str) -> None:
    found = plain(text_of(plan_pdf(plan, NOTHING, part)))
    assert words.KEY not in found
    assert not [item.explanation for item in plan.items if plain(item.explanation) in found]
    assert not [line for line in plan.worksheet.key if plain(line) in found]


@pytest.mark.parametrize(
    "path", sorted((PACK / "kartu").rglob("*.yaml"))[::8], ids=lambda path: path.stem
)
def test_cards_fit_on_pages(make_plan: PlanMaker, path: object) -> None:
    assert plan_pdf(make_plan(path), NOTHING).startswith(b"%PDF")


def test_texts_longer_than_a_page_go_on_over_pages(plan: LessonPlan) -> None:
    stage = plan.stages[0]
    activity = stage.activities[0]
    words_said = " ".join(f"kata{number}" for number in range(2500))
    long = replace(activity, students=replace(activity.students, text=words_said))
    stages = (replace(stage, activities=(long, *stage.activities[1:])), *plan.stages[1:])
    found = text_of(plan_pdf(replace(plan, stages=stages), NOTHING))
    assert "kata0" in found and "kata2499" in found


def test_an_unusual_plan_is_printed(odd_plan: LessonPlan, review: Review) -> None:
    assert "AI" in text_of(plan_pdf(odd_plan, review))


def test_symbols_and_chinese_come_from_other_fonts() -> None:
    assert drawable("Luas △ = ½") == f'Luas <font name="{SYMBOLS}">△</font> = ½'
    assert CHINESE in drawable("君子")
    assert drawable("a < b & c") == "a &lt; b &amp; c"


@settings(max_examples=25, deadline=None)
@given(topic=st.text(max_size=120))
def test_any_topic_can_be_printed(topic: str) -> None:
    plan = load_plan("pecahan")
    named = replace(plan, identity=replace(plan.identity, topic=topic or "-"))
    assert plan_pdf(named, NOTHING, "lkpd").startswith(b"%PDF")


def test_the_whole_is_the_default(plan: LessonPlan) -> None:
    assert plan_pdf(plan, NOTHING) == plan_pdf(plan, NOTHING, WHOLE)
