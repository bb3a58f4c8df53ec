"""Several meetings: topics that the words name, in teaching order, each card once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kelas_ai.curriculum.building import open_pack
from kelas_ai.curriculum.compiled import CompiledPack
from kelas_ai.domain.lesson import Basis, LessonPlan
from kelas_ai.domain.request import Notice, PlanRequest
from kelas_ai.errors import RequestImpossible
from kelas_ai.export.formats import PRINTABLE, overview
from kelas_ai.planning.draft import Profile
from kelas_ai.planning.planner import Planner
from kelas_ai.planning.sequence import MOST_MEETINGS
from kelas_ai.retrieval.building import open_word_index
from kelas_ai.retrieval.search import DocumentSearcher
from kelas_ai.review.reviewer import review
from tests.conftest import PACK

FRACTIONS = {"topic": "pecahan", "subject": "Matematika", "phase": "C", "grade": 5}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CompiledPack]:
    folder = tmp_path_factory.mktemp("pustaka")
    opened, _ = open_pack(PACK, lambda mark: folder / f"nasional-{mark}.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def planner(pack: CompiledPack, tmp_path_factory: pytest.TempPathFactory) -> Planner:
    folder = tmp_path_factory.mktemp("indeks") / "kata"
    return Planner(pack, DocumentSearcher(open_word_index(pack, folder, "uji")))


def meetings(planner: Planner, count: int, **asked: object) -> tuple[LessonPlan, ...]:
    request = PlanRequest(text="x", lesson_hours=2, **asked)  # type: ignore[arg-type]
    plan_ids = [f"x-{number}" for number in range(1, count + 1)]
    return planner.sequence(request, count, Profile(), plan_ids, "2026-11-25T08:00:00")


def topics(plans: tuple[LessonPlan, ...]) -> list[str]:
    return [plan.identity.topic for plan in plans]


def test_named_topics_come_in_teaching_order(planner: Planner) -> None:
    plans = meetings(planner, 3, **FRACTIONS)
    assert topics(plans) == [
        "Pecahan biasa dan pecahan campuran",
        "Membandingkan pecahan berpenyebut berbeda",
        "Penjumlahan dan pengurangan pecahan berpenyebut berbeda",
    ]


def test_every_meeting_knows_its_place_and_its_neighbours(planner: Planner) -> None:
    plans = meetings(planner, 3, **FRACTIONS)
    places = [plan.meeting for plan in plans]
    assert [(place.number, place.count) for place in places if place] == [(1, 3), (2, 3), (3, 3)]
    assert places[1] and (places[1].previous, places[1].following) == (
        topics(plans)[0],
        topics(plans)[2],
    )
    assert topics(plans)[0] in plans[1].readiness[0].text
    assert not any(block.id == "kesiapan.pertemuan" for block in plans[0].readiness)


def test_no_card_is_used_twice_and_every_plan_passes_its_review(
    planner: Planner, pack: CompiledPack
) -> None:
    plans = meetings(planner, 4, **FRACTIONS)
    cards = [plan.basis_id for plan in plans if plan.basis is Basis.CARD]
    assert len(cards) == len(set(cards)) > 1
    for plan in plans:
        assert plan.minutes == 70
        assert review(plan, pack.frame).verdict != "perlu revisi"


def test_reading_comes_before_writing(planner: Planner) -> None:
    plans = meetings(
        planner, 2, topic="teks prosedur", subject="Bahasa Indonesia", phase="D", grade=7
    )
    assert ["Membaca" in topics(plans)[0], "Menulis" in topics(plans)[1]] == [True, True]


def test_too_few_topics_are_told_and_nothing_foreign_fills_them(planner: Planner) -> None:
    plans = meetings(planner, 3, topic="sistem pencernaan", subject="IPA", phase="D", grade=8)
    assert all("pencernaan" in topic.lower() for topic in topics(plans))
    assert len(plans) < 3
    assert "pertemuan_kurang" in {notice.code for notice in plans[0].notices}


def test_the_advice_to_plan_one_meeting_is_gone(planner: Planner) -> None:
    told = Notice(code="satu_pertemuan", text="Disebut 2 pertemuan.")
    plans = meetings(planner, 2, notices=(told,), **FRACTIONS)
    assert all(told not in plan.notices for plan in plans)


def test_one_meeting_is_an_ordinary_plan(planner: Planner) -> None:
    (plan,) = meetings(planner, 1, **FRACTIONS)
    assert plan.meeting is None


@pytest.mark.parametrize("count", [0, -1, MOST_MEETINGS + 1])
def test_impossible_numbers_are_refused_with_a_suggestion(planner: Planner, count: int) -> None:
    request = PlanRequest(text="x", **FRACTIONS)  # type: ignore[arg-type]
    with pytest.raises(RequestImpossible) as caught:
        planner.sequence(request, count, Profile(), ["x"], "")
    assert str(MOST_MEETINGS) in str(caught.value.facts["suggestion"])


def test_the_overview_names_every_meeting_in_every_format(planner: Planner) -> None:
    plans = meetings(planner, 3, **FRACTIONS)
    for name in PRINTABLE:
        assert overview(plans, name)
    said = str(overview(plans, "md"))
    assert all(topic in said for topic in topics(plans))
    assert "3 pertemuan, 6 JP (210 menit)" in said
