"""The instant draft: complete, adding up, and fitted to the class."""

from __future__ import annotations

from pathlib import Path

import pytest

from kelas_ai.domain.lesson import LessonPlan, Origin
from tests.conftest import FRACTIONS, MAIN_IDEA, PACK, PlanMaker

CARDS = sorted((PACK / "kartu").rglob("*.yaml"))


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("hours", [1, 2, 3, 4, 5])
def test_minutes_add_up_for_every_card(make_plan: PlanMaker, path: Path, hours: int) -> None:
    plan = make_plan(path, lesson_hours=hours)
    assert plan.minutes == plan.identity.total_minutes
    assert [stage.name for stage in plan.stages] == ["awal", "inti", "inti", "inti", "penutup"]


def test_a_short_lesson_drops_what_may_be_dropped_and_says_so(make_plan: PlanMaker) -> None:
    short, usual = make_plan(lesson_hours=1), make_plan(lesson_hours=2)
    assert steps(short) == steps(usual) - 1
    assert [notice.code for notice in short.notices] == ["jp_pendek"]


def test_a_long_lesson_is_extended_with_the_cards_own_steps(make_plan: PlanMaker) -> None:
    assert steps(make_plan(lesson_hours=3)) == steps(make_plan(lesson_hours=2)) + 1
    assert "jp_panjang" in [notice.code for notice in make_plan(lesson_hours=6).notices]


def steps(plan: LessonPlan) -> int:
    return sum(len(stage.activities) for stage in plan.stages)


def test_the_place_chooses_trigger_context_and_variant(make_plan: PlanMaker) -> None:
    coast, market = make_plan(place="pesisir"), make_plan(place="pasar")
    assert "Nelayan" in coast.trigger.text
    assert coast.local_task and coast.local_task.place == "pesisir"
    assert market.local_task and market.local_task.place == "pasar"
    assert "gelas" in coast.stages[1].activities[0].students.text
    assert "pita" in market.stages[1].activities[0].students.text


def test_missing_materials_lead_to_another_way(make_plan: PlanMaker) -> None:
    plan = make_plan(missing_tools=("kertas",))
    first = plan.stages[1].activities[0]
    assert "kertas" not in " ".join(first.materials) or "potongan kertas" in first.materials
    assert "gelas" in first.students.text or "garis" in first.students.text


def test_conditions_bring_their_advice(make_plan: PlanMaker) -> None:
    plan = make_plan(conditions=("kelas_rangkap",), students=41)
    assert {block.id for block in plan.class_advice} == {"kondisi.rangkap", "kondisi.besar"}
    assert any("Kelas rangkap" in a.note for stage in plan.stages for a in stage.activities)


@pytest.mark.parametrize("students", [1, 5, 6, 7, 13, 27, 28, 29, 30, 31, 60])
def test_groups_have_room_for_everyone(make_plan: PlanMaker, students: int) -> None:
    assert f"Untuk {students} murid" in make_plan(students=students).environment.text


def test_summaries_are_labelled_and_never_official(make_plan: PlanMaker) -> None:
    for path in (FRACTIONS, MAIN_IDEA):
        (outcome,) = make_plan(path).outcomes
        assert outcome.block.origin is Origin.LIBRARY
        assert "bukan kutipan resmi" in outcome.block.source
        assert "046/H/KR/2025" in outcome.block.source


def test_block_ids_are_unique(make_plan: PlanMaker) -> None:
    plan = make_plan()
    ids = [b.id for s in plan.stages for a in s.activities for b in (a.students, a.teacher)]
    ids += [item.block.id for item in plan.items] + [block.id for block in plan.readiness]
    assert len(ids) == len(set(ids))


def test_the_same_request_gives_the_same_plan(make_plan: PlanMaker) -> None:
    assert make_plan(students=28) == make_plan(students=28)
