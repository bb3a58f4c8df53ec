"""Other texts of the library for a part, and wishes in free words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.curriculum.cards import read_card
from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import Decision, LessonPlan, Origin, Suggestion
from kelas_ai.errors import PartInvalid
from kelas_ai.planning.alternatives import alternatives, chosen, next_way, ways_of
from kelas_ai.planning.decisions import choice_at, keep_choice, take_back_choice
from kelas_ai.planning.parts import with_part
from kelas_ai.planning.wishes import offers
from tests.conftest import FRACTIONS, PlanMaker


@pytest.fixture(scope="module")
def card() -> TopicCard:
    return read_card(FRACTIONS)


@pytest.fixture
def plan(make_plan: PlanMaker) -> LessonPlan:
    return make_plan(students=28)


def test_asking_again_goes_round_all_texts_and_comes_home(
    plan: LessonPlan, card: TopicCard
) -> None:
    seen, current = [plan.trigger.text], plan
    for _ in ways_of(plan, card, "pemantik"):
        following = next_way(current, card, "pemantik")
        assert following is not None
        current = following
        seen.append(current.trigger.text)
    assert seen[0] == seen[-1]
    assert set(seen) == {trigger.text for trigger in card.triggers}


def test_a_step_changes_with_its_teacher_side_and_materials(
    plan: LessonPlan, card: TopicCard
) -> None:
    number = next(n for n in range(1, 20) if len(ways_of(plan, card, f"langkah.{n}.guru")) > 1)
    following = next_way(plan, card, f"langkah.{number}.guru")
    assert following is not None
    before = [a for stage in plan.stages for a in stage.activities][number - 1]
    after = [a for stage in following.stages for a in stage.activities][number - 1]
    assert after.students.text != before.students.text
    assert after.teacher.text != before.teacher.text
    assert after.minutes == before.minutes
    assert following.minutes == plan.minutes


def test_a_part_with_one_text_has_no_next(plan: LessonPlan, card: TopicCard) -> None:
    assert next_way(plan, card, "remedial") is None


def test_the_models_ranking_decides_what_comes_next(plan: LessonPlan, card: TopicCard) -> None:
    texts = [way.text for way in ways_of(plan, card, "pemantik")]
    scores = tuple(float(n) for n in range(len(texts)))
    scored = plan.with_suggestion(
        Suggestion(
            id="pilihan.pemantik", slot="pemantik", block_id="pemantik", kind="pilihan",
            text=texts[-1], reason="", decision=Decision.APPLIED, origin=Origin.LIBRARY,
            options=tuple(texts), scores=scores,
        )
    )  # fmt: skip
    best = replace(scored, trigger=replace(plan.trigger, text=texts[-1]))
    following = next_way(best, card, "pemantik")
    assert following is not None and following.trigger.text == texts[-2]
    assert [entry.decision for entry in following.suggestions] == [Decision.REJECTED]


def test_every_alternative_leaves_a_plan_that_differs_or_is_the_same_text(
    plan: LessonPlan, card: TopicCard
) -> None:
    for way in alternatives(plan, card):
        changed = chosen(plan, way)
        assert changed.minutes == plan.minutes
        assert way.apply(changed) == changed


def test_a_choice_of_the_model_can_be_kept_or_taken_back(plan: LessonPlan, card: TopicCard) -> None:
    texts = tuple(way.text for way in ways_of(plan, card, "pemantik"))
    entry = Suggestion(
        id="pilihan.pemantik", slot="pemantik", block_id="pemantik", kind="pilihan",
        text=texts[1], reason="", decision=Decision.APPLIED, options=texts,
    )  # fmt: skip
    applied = replace(plan, trigger=replace(plan.trigger, text=texts[1])).with_suggestion(entry)
    assert choice_at(applied, "pemantik") == entry
    kept = keep_choice(applied, entry.id)
    assert kept.suggestions[0].decision is Decision.APPLIED
    back = take_back_choice(applied, card, entry.id)
    assert back.trigger.text == texts[0]
    assert back.suggestions[0].decision is Decision.REJECTED
    assert choice_at(back, "pemantik") is None


def test_the_teachers_own_words_are_no_choice_of_the_model(
    plan: LessonPlan, card: TopicCard
) -> None:
    mine = with_part(plan, "pemantik", "Mana yang lebih banyak?")
    following = next_way(mine, card, "pemantik")
    assert following is not None and following.trigger.origin is Origin.LIBRARY


@pytest.mark.parametrize(
    ("wish", "kind", "tag"),
    [
        ("untuk murid yang belum lancar membaca", "catatan", "perlu_bimbingan"),
        ("ruang kelas kami sempit", "langkah", "kelas_sempit"),
        ("di kampung nelayan", "pemantik", "pesisir"),
        ("untuk yang sudah mahir", "catatan", "mahir"),
    ],
)
def test_a_wish_finds_what_the_card_has(
    plan: LessonPlan, card: TopicCard, frame: NationalFrame, wish: str, kind: str, tag: str
) -> None:
    found = offers(wish, plan, card, "langkah.3.murid", frame)
    assert any(way.kind == kind and tag in way.fits for way in found)


def test_what_is_offered_for_the_part_at_hand_comes_first(
    plan: LessonPlan, card: TopicCard, frame: NationalFrame
) -> None:
    found = offers("murid yang perlu bimbingan", plan, card, "langkah.3.murid", frame)
    assert found[0].block_id == "langkah.3.murid"


@pytest.mark.parametrize("wish", ["xyzzy", "buat lebih baik", "???", "buatkan lagi"])
def test_a_wish_that_nothing_fits_gets_nothing(
    plan: LessonPlan, card: TopicCard, frame: NationalFrame, wish: str
) -> None:
    assert offers(wish, plan, card, "pemantik", frame) == ()


def test_nothing_is_offered_that_stands_there_already(
    plan: LessonPlan, card: TopicCard, frame: NationalFrame
) -> None:
    (first, *_) = offers("untuk yang sudah mahir", plan, card, "langkah.3.murid", frame)
    again = offers("untuk yang sudah mahir", chosen(plan, first), card, "langkah.3.murid", frame)
    assert first.text not in {way.text for way in again if way.block_id == first.block_id}


@given(st.text(max_size=120))
def test_any_wish_is_survived(card: TopicCard, frame: NationalFrame, wish: str) -> None:
    from kelas_ai.planning.wishes import ideas_of

    try:
        ideas_of(wish, frame)
    except PartInvalid:
        pytest.fail("ideas_of reads cleaned text and refuses nothing")
