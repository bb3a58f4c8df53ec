"""Picking out and changing single parts of a plan, and joining two hands' work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.domain.lesson import Decision, LessonPlan, Origin, Suggestion
from kelas_ai.errors import PartInvalid
from kelas_ai.planning.merging import merged
from kelas_ai.planning.parts import LONGEST, cleaned, differences, parts_of, with_part
from kelas_ai.review.base import blocks_of
from tests.conftest import PlanMaker


@pytest.fixture
def plan(make_plan: PlanMaker) -> LessonPlan:
    return make_plan(students=40, place="pesisir", conditions=("kelas_rangkap", "tanpa_listrik"))


def text_of(plan: LessonPlan, part_id: str) -> str:
    return next(part.text for part in parts_of(plan) if part.id == part_id)


def test_every_block_of_a_plan_is_a_part_with_its_own_id(plan: LessonPlan) -> None:
    ids = [part.id for part in parts_of(plan)]
    assert len(ids) == len(set(ids))
    assert {block.id for block in blocks_of(plan)} <= set(ids)


def test_every_part_can_be_changed_and_only_that_part_changes(plan: LessonPlan) -> None:
    for part in parts_of(plan):
        new = "97" if part.id.endswith(".menit") else "Kata guru sendiri"
        changed = with_part(plan, part.id, new)
        assert text_of(changed, part.id) == new
        assert [change.label for change in differences(plan, changed)] == [part.label]


def test_what_the_teacher_writes_is_marked_as_the_teachers(plan: LessonPlan) -> None:
    for part_id in ("pemantik", "soal.1.kunci", "miskonsepsi.1.tindakan"):
        changed = {p.id: p for p in parts_of(with_part(plan, part_id, "Kata guru sendiri"))}
        assert changed[part_id].origin is Origin.TEACHER


def test_the_same_text_is_no_change(plan: LessonPlan) -> None:
    assert with_part(plan, "pemantik", f"  {plan.trigger.text}\n") is plan


def test_a_changed_question_loses_its_computed_key(plan: LessonPlan) -> None:
    number = next(n for n, item in enumerate(plan.items, 1) if item.verified)
    changed = with_part(plan, f"soal.{number}", "Mana yang lebih besar, 1/3 atau 1/4?")
    item = changed.items[number - 1]
    assert (item.verified, item.needs_check, item.calculation) == (False, True, "")


def test_a_changed_key_is_still_compared_with_its_expression(plan: LessonPlan) -> None:
    number = next(n for n, item in enumerate(plan.items, 1) if item.verified)
    item = with_part(plan, f"soal.{number}.kunci", "99").items[number - 1]
    assert item.needs_check and item.calculation


@pytest.mark.parametrize("typed", ["", "0", "401", "-5", "lima", "5,5", "٣"])
def test_minutes_are_numbers(plan: LessonPlan, typed: str) -> None:
    with pytest.raises(PartInvalid):
        with_part(plan, "langkah.1.menit", typed)


@pytest.mark.parametrize("typed", ["", "   \n", "\x00\x1b"])
def test_a_part_that_a_plan_needs_cannot_be_emptied(plan: LessonPlan, typed: str) -> None:
    with pytest.raises(PartInvalid):
        with_part(plan, "pemantik", typed)


def test_a_text_that_is_far_too_long_names_the_limit(plan: LessonPlan) -> None:
    with pytest.raises(PartInvalid) as caught:
        with_part(plan, "pemantik", "a" * 50_000)
    assert str(LONGEST) in caught.value.facts["reason"]


@given(st.text(max_size=300))
def test_cleaned_text_is_printable_and_cleaning_twice_is_once(typed: str) -> None:
    try:
        once = cleaned(typed)
    except PartInvalid:
        return
    assert cleaned(once) == once
    assert all(char.isprintable() or char in "\n\t" for char in once)


def test_the_teachers_change_and_the_models_change_both_stay(plan: LessonPlan) -> None:
    mine = with_part(plan, "remedial", "Ulangi dengan pita.")
    model = replace(plan, trigger=replace(plan.trigger, text="Pilihan model?"))
    both = merged(plan, mine, model)
    assert both.remedial.text == "Ulangi dengan pita."
    assert both.trigger.text == "Pilihan model?"


def test_where_both_changed_the_same_text_the_teacher_wins(plan: LessonPlan) -> None:
    mine = with_part(plan, "langkah.2.murid", "Kata guru")
    model = with_part(plan, "langkah.2.murid", "Kata model")
    both = merged(plan, mine, with_part(model, "langkah.3.murid", "Langkah tiga"))
    assert text_of(both, "langkah.2.murid") == "Kata guru"
    assert text_of(both, "langkah.3.murid") == "Langkah tiga"


def test_a_decision_is_not_undone_by_a_later_step_of_the_model(plan: LessonPlan) -> None:
    proposal = Suggestion(
        id="teks.pemantik", slot="pemantik_baru", block_id="pemantik", kind="teks", text="Mengapa?",
        reason="",
    )  # fmt: skip
    base = plan.with_suggestion(proposal)
    mine = base.with_suggestion(replace(proposal, decision=Decision.REJECTED))
    model = base.with_suggestion(replace(proposal, id="lain"))
    both = {entry.id: entry.decision for entry in merged(base, mine, model).suggestions}
    assert both == {"teks.pemantik": Decision.REJECTED, "lain": Decision.WAITING}
