"""Real cards, units written for tests, a desk over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.practice import FaultKind, PracticeUnit, TaskKind
from kelas_ai.practice.desk import PracticeDesk
from kelas_ai.practice.tasks import CardShelf
from kelas_ai.practice.units import read_units
from kelas_ai.practice.written import WriteTools
from kelas_ai.storage.practice import PracticeStore
from tests.conftest import PACK, PlanMaker, card_at

UNITS = PACK / "latihan"


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 24, 8, 0)

    def __call__(self) -> datetime:
        return self.moment

    def pass_days(self, days: int) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture(scope="session")
def cards() -> dict[str, TopicCard]:
    """Every fourth card of the pack, by id."""
    paths = sorted((PACK / "kartu").rglob("*.yaml"))[::4]
    return {path.stem: card_at(path) for path in paths}


@pytest.fixture(scope="session")
def shelf(cards: dict[str, TopicCard]) -> CardShelf:
    entries = [(card.id, card.subject, card.phase) for card in cards.values()]
    return CardShelf(entries=entries, read=cards.__getitem__, minutes_of=lambda phase: 35)


@pytest.fixture
def clock() -> Clock:
    return Clock()


Opener = Callable[[], AbstractContextManager[PracticeDesk]]


@pytest.fixture
def open_desk(
    tmp_path: Path, shelf: CardShelf, frame: NationalFrame, make_plan: PlanMaker, clock: Clock
) -> Opener:
    """Open the same database again and again, as starting the program does."""

    @contextmanager
    def opened() -> Iterator[PracticeDesk]:
        with PracticeStore(tmp_path / "kelas.db", clock) as store:
            tools = WriteTools(frame=frame, plan=make_plan)
            yield PracticeDesk(read_units(UNITS), shelf, store, tools)

    return opened


@pytest.fixture
def desk(open_desk: Opener) -> Iterator[PracticeDesk]:
    with open_desk() as opened:
        yield opened


def find_unit(*kinds: FaultKind, unit_id: str = "b9") -> PracticeUnit:
    """A unit that plants these faults."""
    return PracticeUnit(
        id=unit_id, strand="b", title="Uji", goal="Uji", explanation=("Uji",), example="Uji",
        example_talk="Uji", task=TaskKind.FIND, instruction="Tandai.", reflection="Apa?",
        kinds=kinds,
    )  # fmt: skip
