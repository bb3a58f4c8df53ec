"""Markdown: the golden documents, and text that survives being Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kelas_ai.domain.lesson import LessonPlan, Origin
from kelas_ai.domain.review import Review
from kelas_ai.export.elements import Span
from kelas_ai.export.markdown import plan_markdown
from kelas_ai.export.markdown_text import cell, line, plain
from kelas_ai.export.text import lines_of, one_line
from tests.unit.export.conftest import (
    ACCEPTED,
    CHOSEN,
    NAMES,
    REJECTED,
    WAITING,
    check_golden,
    load_plan,
    section,
)

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
AWKWARD = st.text(
    st.one_of(st.sampled_from("*_`|\\[]()<>#+-=~!&.;:0123456789 \n\t“”/ab"), st.characters()),
    max_size=40,
)


def shown(source: str) -> str:
    """What a reader of rendered Markdown sees, line breaks as they are."""
    seen: list[str] = []
    for token in PARSER.parse(source):
        for child in token.children or []:
            assert child.type in {"text", "softbreak", "hardbreak", "text_special"} | STYLES
            seen.append("\n" if child.type.endswith("break") else child.content)
    return "".join(seen)


STYLES = {"strong_open", "strong_close", "em_open", "em_close"}


@pytest.mark.parametrize("name", NAMES)
def test_documents_are_the_golden_ones(name: str, review: Review) -> None:
    check_golden(f"rencana-{name}.md", plan_markdown(load_plan(name), review))


def test_an_unusual_plan_is_the_golden_one(odd_plan: LessonPlan, review: Review) -> None:
    check_golden("rencana-tidak-biasa.md", plan_markdown(odd_plan, review))


@given(AWKWARD)
def test_text_in_a_list_is_shown_as_it_was_typed(text: str) -> None:
    assert shown(f"- {plain(text)}") == one_line(text)


@given(AWKWARD)
def test_text_in_a_paragraph_is_shown_as_it_was_typed(text: str) -> None:
    assert shown(f"Awal\n\n{plain(text)}\n") == f"Awal{one_line(text)}"


@given(AWKWARD)
def test_line_breaks_inside_a_point_stay_line_breaks(text: str) -> None:
    spans = (Span(text=text),)
    assert shown(f"1. {line(spans, '   ')}") == "\n".join(lines_of(text))


@given(AWKWARD)
def test_a_cell_never_leaves_its_column(text: str) -> None:
    tokens = PARSER.parse(f"| a | b |\n|---|---|\n| {cell(text)} | akhir |")
    cells = [t.content for t in inlines(tokens)]
    assert len(cells) == 4 and cells[3] == "akhir"


def inlines(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.type == "inline"]


@given(st.text(st.sampled_from("*_`|\\[]<>#ab 1.“”"), max_size=20))
def test_bold_text_after_a_label_is_shown_as_it_was_typed(text: str) -> None:
    spans = (Span(text="Kunci: "), Span(text=text, bold=True), Span(text=" akhir"))
    assert one_line(shown(line(spans))) == one_line(f"Kunci: {text} akhir")


def test_marks_show_what_is_not_from_the_library() -> None:
    spans = [
        Span(text="Teks.", origin=o) for o in (None, Origin.OFFICIAL, Origin.TEACHER, Origin.AI)
    ]
    assert [line((span,)) for span in spans] == [
        "Teks.",
        "Teks. [resmi]",
        "Teks. [guru]",
        "Teks. [AI]",
    ]


def test_question_sheet_and_worksheet_give_no_answers_away(
    named_plan: tuple[str, LessonPlan], review: Review
) -> None:
    _, plan = named_plan
    text = plan_markdown(plan, review)
    handed_out = section(text, "## Lampiran 2", "## Lampiran 4")
    for item in plan.items:
        assert plain(item.block.text) in handed_out
        assert plain(item.explanation) not in handed_out
    for key in plan.worksheet.key:
        assert plain(key) not in handed_out
        assert plain(key) in section(text, "## Lampiran 4", "## Lampiran 5")


def test_unaccepted_ai_text_stands_in_the_last_appendix_only(
    odd_plan: LessonPlan, review: Review
) -> None:
    text = plan_markdown(odd_plan, review)
    last = section(text, "## Lampiran 5")
    assert text.count(WAITING) == 1 and WAITING in section(last, "belum disetujui")
    assert REJECTED not in text and "1 saran AI ditolak" in last
    assert f"{ACCEPTED} [AI]" in section(text, "## B.", "## C.")
    assert CHOSEN in last and "model-kecil" in last


def test_keys_to_check_are_marked_for_the_teacher_only(
    odd_plan: LessonPlan, review: Review
) -> None:
    text = plan_markdown(odd_plan, review)
    keys = section(text, "## Lampiran 4", "## Lampiran 5")
    assert keys.count("**perlu diperiksa**") == len(odd_plan.items)
    assert "perlu diperiksa" not in section(text, "## Lampiran 2", "## Lampiran 4")


def test_minutes_of_stages_and_activities_add_up(
    named_plan: tuple[str, LessonPlan], review: Review
) -> None:
    _, plan = named_plan
    part = section(plan_markdown(plan, review), "## C.", "## D.")
    stages = [int(n) for n in re.findall(r"^### .* \((\d+) menit\)$", part, re.M)]
    steps = [int(n) for n in re.findall(r"^\d+\. \*\*(\d+) menit\*\*", part, re.M)]
    assert sum(stages) == sum(steps) == plan.identity.total_minutes
    assert f"**Jumlah waktu: {plan.identity.total_minutes} menit**" in part


def test_tables_are_narrow_enough_for_a_terminal(odd_plan: LessonPlan, review: Review) -> None:
    heads = re.findall(r"^(\|.*\|)\n\|---", plan_markdown(odd_plan, review), re.M)
    assert heads and max(map(len, heads)) <= 80


def test_review_lists_the_heaviest_work_first(plan: LessonPlan, review: Review) -> None:
    text = section(plan_markdown(plan, review), "### Telaah")
    assert text.startswith("### Telaah sebelum supervisi: perlu revisi\n\n1 dari 3 butir")
    assert text.index("AS-03") < text.index("ID-04")
