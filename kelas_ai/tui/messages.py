"""What worker threads tell the screens; threads only read and post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.passage import Hit, SearchResult
from kelas_ai.errors import KelasError

if TYPE_CHECKING:
    from kelas_ai.planning.enrichment import EnrichmentStep


@dataclass
class LibraryReady(Message):
    """The curriculum is open. cards, topics: how many there are."""

    cards: int
    topics: int


@dataclass
class DraftReady(Message):
    """A draft was made and is not saved yet. others: those of the meetings that follow."""

    plan: LessonPlan
    others: tuple[LessonPlan, ...] = ()


@dataclass
class Failed(Message):
    """A job ended with an error that the teacher should read."""

    error: KelasError


@dataclass
class EnrichmentMoved(Message):
    """The model did one step of run number `run`."""

    run: int
    step: EnrichmentStep


@dataclass
class EnrichmentEnded(Message):
    """Run number `run` is over; `error` when it ended badly."""

    run: int
    error: KelasError | None = None


@dataclass
class DocumentsSaved(Message):
    """Documents were written."""

    paths: tuple[str, ...]


@dataclass
class Suggested(Message):
    """Hits for what was typed in a field; stale when `text` is no longer there."""

    field: str
    text: str
    hits: list[Hit]


@dataclass
class Found(Message):
    """The answer of the search by words and meaning."""

    text: str
    result: SearchResult


@dataclass
class Progressed(Message):
    """A long job tells how far it is."""

    text: str


@dataclass
class Worked(Message):
    """A long job called `job` is done."""

    job: str
    result: Any
