"""Choosing what to build from: a card that fits, or openly a pattern."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kelas_ai.curriculum.building import open_pack
from kelas_ai.curriculum.compiled import CompiledPack
from kelas_ai.domain.lesson import Basis, LessonPlan
from kelas_ai.domain.request import PlanRequest
from kelas_ai.errors import RequestUnclear
from kelas_ai.planning.draft import Profile
from kelas_ai.planning.filling import fill_pattern, inside_sentence, is_verbal
from kelas_ai.planning.planner import Planner
from kelas_ai.retrieval.building import open_word_index
from kelas_ai.retrieval.search import DocumentSearcher
from kelas_ai.review.reviewer import review
from tests.conftest import PACK


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CompiledPack]:
    folder = tmp_path_factory.mktemp("pustaka")
    opened, _ = open_pack(PACK, lambda mark: folder / f"nasional-{mark}.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def planner(pack: CompiledPack, tmp_path_factory: pytest.TempPathFactory) -> Planner:
    folder = tmp_path_factory.mktemp("indeks") / "kata"
    return Planner(pack, DocumentSearcher(open_word_index(pack, Path(folder), "uji")))


def plan_for(planner: Planner, topic: str, **asked: object) -> LessonPlan:
    request = PlanRequest(text=topic, topic=topic, **asked)  # type: ignore[arg-type]
    return planner.draft(request, Profile(), "x", "2026-11-24T08:00:00")


def codes(plan: LessonPlan) -> set[str]:
    return {notice.code for notice in plan.notices}


def test_a_fitting_card_is_used(planner: Planner) -> None:
    plan = plan_for(planner, "pecahan beda penyebut", subject="Matematika", phase="C", grade=5)
    assert plan.basis is Basis.CARD
    assert plan.basis_id == "mat-c-membandingkan-pecahan-beda-penyebut"


def test_a_near_card_is_not_forced_on_another_topic(planner: Planner) -> None:
    plan = plan_for(planner, "perang padri", subject="Sejarah", phase="F", grade=11)
    assert plan.basis is Basis.PATTERN
    assert plan.identity.topic == "Perang Padri di Minangkabau"
    assert "1803" in plan.facts[0].text
    assert all(item.needs_check for item in plan.items)
    assert "Belum ada kartu topik" in plan.basis_note


def test_the_teachers_words_stay_when_the_library_says_less(planner: Planner) -> None:
    plan = plan_for(planner, "renang gaya dada", subject="PJOK", phase="B", grade=4)
    assert plan.identity.topic == "Renang gaya dada"
    assert "topik_terdekat" in codes(plan)


def test_a_topic_of_another_phase_is_told(planner: Planner) -> None:
    plan = plan_for(planner, "metamorfosis", subject="IPAS", phase="C", grade=5)
    assert plan.basis is Basis.PATTERN
    (notice,) = [n for n in plan.notices if n.code == "fase_lain"]
    assert "kelas 4" in notice.text


def test_what_was_not_said_is_assumed_and_told(planner: Planner) -> None:
    plan = plan_for(planner, "membandingkan pecahan berpenyebut berbeda")
    assert (plan.identity.subject, plan.identity.grade) == ("Matematika", 5)
    assert codes(plan) >= {"mapel_diduga", "kelas_diduga", "jp_diduga"}


def test_words_that_lead_nowhere_are_unclear(planner: Planner) -> None:
    with pytest.raises(RequestUnclear):
        plan_for(planner, "zzqx wvvk")


def test_every_subject_and_phase_gets_a_sound_plan(planner: Planner, pack: CompiledPack) -> None:
    for subject in pack.frame.subjects:
        for phase, strands in subject.strands.items():
            grade = next(p.grades[0] for p in pack.frame.phases if p.name == phase)
            topic = pack.summaries[strands[0].id].topics[0].title
            plan = plan_for(planner, topic, subject=subject.name, phase=phase, grade=grade)
            failed = [
                f"{f.code} {f.evidence}"
                for f in review(plan, pack.frame).todo()
                if f.severity != "saran"
            ]
            assert failed == [], (subject.name, phase, topic, failed)
            assert plan.minutes == plan.identity.total_minutes


def test_every_topic_of_the_layer_fills_its_pattern(pack: CompiledPack) -> None:
    for subject in pack.frame.subjects:
        pattern = pack.pattern(subject.pattern)
        for strands in subject.strands.values():
            for strand in strands:
                summary = pack.summaries[strand.id]
                topic = summary.topics[-1]
                card = fill_pattern(pattern, summary, topic.title, topic.fact, topic.grade)
                assert "{" not in f"{card.activities}{card.items}{card.worksheet}"
                assert card.strand_id == strand.id


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Sistem pernapasan manusia", "sistem pernapasan manusia"),
        ("Membandingkan pecahan", "cara membandingkan pecahan"),
        ("Metamorfosis kupu-kupu", "metamorfosis kupu-kupu"),
        ("KPK dan FPB", "KPK dan FPB"),
        ("Pancasila sebagai dasar negara", "Pancasila sebagai dasar negara"),
        ("Mengenal garis dan sudut", "garis dan sudut"),
        ("Fluida dinamis: kontinuitas dan Bernoulli", "fluida dinamis (kontinuitas dan Bernoulli)"),
        ("", ""),
    ],
)
def test_titles_stand_inside_sentences(title: str, inside: str) -> None:
    assert inside_sentence(title) == inside
    assert is_verbal(title) or not inside.startswith("cara ")
