"""The printable page: all the words, nothing fetched, nothing that a text could inject."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.html import plan_html
from kelas_ai.export.parts import PARTS
from tests.unit.export.conftest import check_golden, load_plan

NOTHING = Review(findings=())
EMPTY = {"meta", "br"}
FETCHING = {"script", "img", "link", "iframe", "object", "embed", "a"}


class Reader(HTMLParser):
    """Checks that tags are closed in order; collects tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("name", ["pecahan", "ide-pokok"])
def test_page_matches_the_golden_file(name: str) -> None:
    check_golden(f"rencana-{name}.html", plan_html(load_plan(name), NOTHING))


def test_an_unusual_plan_is_the_golden_one(odd_plan: LessonPlan, review: Review) -> None:
    check_golden("rencana-tidak-biasa.html", plan_html(odd_plan, review))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_well_formed_and_fetches_nothing(plan: LessonPlan, part: str) -> None:
    page = read(plan_html(plan, NOTHING, part))
    assert not page.tags & FETCHING
    assert "url(" not in page.text


def test_steps_and_items_are_told(plan: LessonPlan) -> None:
    said = "".join(read(plan_html(plan, NOTHING)).text.split())
    for stage in plan.stages:
        for activity in stage.activities:
            assert "".join(activity.students.text.split()) in said
    for item in plan.items:
        assert "".join(item.block.text.split()) in said


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=80) | st.just("<script>alert(1)</script><b>"))
def test_no_text_becomes_markup(text: str) -> None:
    plan = load_plan("pecahan")
    changed = replace(
        plan,
        identity=replace(plan.identity, topic=text, school=text),
        trigger=replace(plan.trigger, text=text),
    )
    assert not read(plan_html(changed, NOTHING)).tags & FETCHING
