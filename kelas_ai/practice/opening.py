"""Put the practice desk together from a pack, its units and a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kelas_ai.curriculum.compiled import CompiledPack
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.passage import Document
from kelas_ai.domain.request import PlanRequest
from kelas_ai.evidence.ledger import Ledger
from kelas_ai.planning.draft import DraftSource, Profile, compose
from kelas_ai.practice.desk import PracticeDesk
from kelas_ai.practice.tasks import CardShelf
from kelas_ai.practice.units import read_units
from kelas_ai.practice.written import WriteTools
from kelas_ai.storage.practice import PracticeStore

USUAL_MINUTES = 35


@contextmanager
def open_desk(
    folder: Path,
    database: Path,
    key_path: Path,
    now: Callable[[], datetime],
    pack: CompiledPack,
    cards: Sequence[Document],
) -> Iterator[PracticeDesk]:
    """A desk whose store is closed afterwards. folder: with the units; cards: of the index;
    key_path: of the key that signs evidence.

    Raises: PackInvalid, StorageError subclasses.
    """
    units = read_units(folder)

    def minutes_of(name: str) -> int:
        phase = pack.frame.phase(name)
        return phase.minutes_per_hour if phase else USUAL_MINUTES

    def some_plan() -> LessonPlan:
        card = pack.card(cards[0].id)
        summary = pack.summaries[card.strand_id]
        request = PlanRequest(text=card.title, topic=card.title, grade=card.grade, lesson_hours=2)
        source = DraftSource(card=card, frame=pack.frame, summary=summary)
        return compose(source, request, Profile(), "latihan", now().isoformat(timespec="seconds"))

    entries = [(one.id, one.subject, one.phase) for one in sorted(cards, key=lambda one: one.id)]
    shelf = CardShelf(entries=entries, read=pack.card, minutes_of=minutes_of)
    with PracticeStore(database, now) as store:
        tools = WriteTools(frame=pack.frame, plan=some_plan)
        yield PracticeDesk(units, shelf, store, tools, Ledger(store, key_path))
