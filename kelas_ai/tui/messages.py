"""What worker threads tell the screens; threads only read and post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from kelas_ai.domain.lesson import LessonPlan
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
    """A draft was made and saved (or `problem` says why it was not saved)."""

    plan: LessonPlan
    problem: KelasError | None = None


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
class DocumentSaved(Message):
    """A document was written."""

    path: str
