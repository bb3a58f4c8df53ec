"""Shared fixtures: the real small pack, sample plans, an isolated home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kelas_ai.curriculum.cards import read_card
from kelas_ai.curriculum.tables import read_frame
from kelas_ai.curriculum.topics import read_topics
from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import NationalFrame, StrandSummary
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.request import PlanRequest
from kelas_ai.planning.draft import DraftSource, Profile, compose

PROJECT = Path(__file__).resolve().parent.parent
PACK = PROJECT / "curricula" / "nasional"
FRACTIONS = PACK / "kartu" / "mat" / "mat-c-membandingkan-pecahan-beda-penyebut.yaml"
MAIN_IDEA = PACK / "kartu" / "bin" / "bin-c-ide-pokok-teks-informatif.yaml"

PlanMaker = Callable[..., LessonPlan]


@cache
def card_at(path: Path) -> TopicCard:
    """A card, read once for all tests: YAML takes most of the time of a test over all cards."""
    return read_card(path)


_topics: dict[str, list[StrandSummary]] = {}


def topics_of(code: str, frame: NationalFrame) -> list[StrandSummary]:
    """The topic layer of one subject, read once."""
    if code not in _topics:
        _topics[code] = list(read_topics(PACK / "topik" / f"{code}.yaml", frame))
    return _topics[code]


@pytest.fixture(scope="session")
def frame() -> NationalFrame:
    """The national tables as shipped."""
    return read_frame(PACK / "tabel")


@pytest.fixture(scope="session")
def make_plan(frame: NationalFrame) -> PlanMaker:
    """Compose a plan from a reference card: make_plan(card_path, profile, **request fields)."""

    def make(path: Path = FRACTIONS, profile: Profile | None = None, **asked: object) -> LessonPlan:
        card = card_at(path)
        topics = topics_of(card.id.split("-")[0], frame)
        summary = next(entry for entry in topics if entry.strand_id == card.strand_id)
        request = replace(
            PlanRequest(text=card.title, topic=card.title, grade=card.grade, lesson_hours=2),
            **asked,  # type: ignore[arg-type]
        )
        source = DraftSource(card=card, frame=frame, summary=summary)
        return compose(source, request, profile or Profile(), "contoh-1", "2026-11-24T08:00:00")

    return make
