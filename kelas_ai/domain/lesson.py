"""Dokumen perencanaan pembelajaran as typed blocks, each with its provenance.

A `LessonPlan` is whole: the composer builds it in one go from a card or a pattern. Everything
that a teacher may change is a `Block` with a stable id, so that edits, suggestions, comments
and reviews can point at it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from kelas_ai.domain.request import Notice, PlanRequest

SCHEMA_VERSION = 1


class Origin(StrEnum):
    """Where a sentence came from."""

    OFFICIAL = "resmi"
    LIBRARY = "pustaka"
    TEACHER = "guru"
    AI = "ai"


class Basis(StrEnum):
    """What a plan was built from."""

    CARD = "kartu"
    PATTERN = "pola"


class Decision(StrEnum):
    """What has become of a suggestion.

    New text waits for the teacher. A choice among curated texts is applied or keeps the draft;
    the teacher can undo it.
    """

    WAITING = "menunggu"
    ACCEPTED = "diterima"
    REJECTED = "ditolak"
    APPLIED = "diterapkan"
    KEPT = "tetap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of text in the plan. id: stable within the plan, like `langkah.3.murid`."""

    id: str
    text: str
    origin: Origin = Origin.LIBRARY
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Identity block; names left empty are printed as lines to fill in by hand."""

    subject: str
    phase: str
    grade: int
    level: str
    topic: str
    lesson_hours: int
    minutes_per_hour: int
    students: int | None = None
    semester: str = ""
    school_year: str = ""
    school: str = ""
    teacher: str = ""
    teacher_nip: str = ""
    principal: str = ""
    principal_nip: str = ""

    @property
    def total_minutes(self) -> int:
        """JP times the minutes of one JP at this level."""
        return self.lesson_hours * self.minutes_per_hour


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeUse:
    """Capaian Pembelajaran of one element: official words if imported, else our summary."""

    strand_id: str
    strand: str
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanObjective:
    """Tujuan pembelajaran in the plan; id is TP1, TP2, …"""

    id: str
    block: Block
    competence: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDimension:
    """Dimensi profil lulusan and its evidence in this lesson."""

    name: str
    evidence: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One activity: minutes, what murid do, what the teacher does."""

    minutes: int
    students: Block
    teacher: Block
    principle: str
    objectives: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the lesson. name: awal, inti or penutup; experience: memahami, … or empty."""

    name: str
    experience: str
    activities: tuple[Activity, ...]

    @property
    def minutes(self) -> int:
        """Minutes of all its activities."""
        return sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Asesmen awal, proses or akhir. kind: awal, proses, akhir."""

    kind: str
    technique: Block
    instrument: tuple[Block, ...]
    follow_up: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """Soal in the plan. verified: the key was recomputed by code."""

    block: Block
    form: str
    choices: tuple[str, ...]
    key: str
    explanation: str
    level: str
    use: str
    objective: str
    verified: bool
    needs_check: bool = False
    calculation: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCriterion:
    """KKTP of one objective on four levels."""

    objective: str
    emerging: Block
    fair: Block
    proficient: Block
    advanced: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMisconception:
    """A belief to expect, the question that tests it, what the teacher does."""

    belief: Block
    question: str
    response: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWorksheet:
    """LKPD, printable as it stands; the key goes to the teacher's pages."""

    title: str
    purpose: Block
    tools: tuple[str, ...]
    steps: tuple[Block, ...]
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    questions: tuple[Block, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTask:
    """The local situation of this plan with its task and key."""

    place: str
    situation: Block
    task: str
    key: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something the model proposes; never part of the plan until the teacher accepts it.

    block_id: the block it would replace. options: curated texts considered, best first, with
    their scores when `kind` is "pilihan"; a single new text when `kind` is "teks".
    """

    id: str
    slot: str
    block_id: str
    kind: str
    text: str
    reason: str
    decision: Decision = Decision.WAITING
    origin: Origin = Origin.AI
    options: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichmentLog:
    """What the model was asked and what became of it. Seconds are wall time."""

    model: str = ""
    asked: int = 0
    chosen: int = 0
    accepted_texts: int = 0
    rejected_texts: int = 0
    fallbacks: int = 0
    tokens: int = 0
    seconds: float = 0.0
    first_choice_seconds: float = 0.0
    rejections: tuple[str, ...] = ()
    stopped: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Place in a sequence of meetings. unit: what the whole is about; titles may be empty."""

    number: int
    count: int
    unit: str
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPlan:
    """A complete plan for one meeting."""

    id: str
    identity: Identity
    request: PlanRequest
    basis: Basis
    basis_id: str
    basis_note: str
    readiness: tuple[Block, ...]
    material_kind: Block
    material_relevance: Block
    material_difficulty: Block
    dimensions: tuple[PlanDimension, ...]
    outcomes: tuple[OutcomeUse, ...]
    cross_disciplinary: Block
    objectives: tuple[PlanObjective, ...]
    understanding: Block
    model: Block
    model_reason: Block
    partnership: Block
    environment: Block
    technology: Block
    trigger: Block
    misconceptions: tuple[PlanMisconception, ...]
    facts: tuple[Block, ...]
    worked_problem: Block
    worked_steps: tuple[str, ...]
    worked_answer: str
    stages: tuple[Stage, ...]
    class_advice: tuple[Block, ...]
    checks: tuple[Check, ...]
    items: tuple[PlanItem, ...]
    criteria: tuple[PlanCriterion, ...]
    needs_help: Block
    on_track: Block
    ahead: Block
    remedial: Block
    enrichment: Block
    student_reflection: tuple[Block, ...]
    teacher_reflection: tuple[Block, ...]
    worksheet: PlanWorksheet
    reading_title: str
    reading: tuple[Block, ...]
    glossary: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    local_task: LocalTask | None = None
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    enrichment_log: EnrichmentLog = field(default_factory=EnrichmentLog)
    draft_seconds: float = 0.0
    created: str = ""
    meeting: Meeting | None = None
    schema_version: int = SCHEMA_VERSION

    @property
    def minutes(self) -> int:
        """Minutes of all stages; equals identity.total_minutes in a sound plan."""
        return sum(stage.minutes for stage in self.stages)

    def with_suggestion(self, suggestion: Suggestion) -> LessonPlan:
        """The same plan with one more suggestion, replacing one of the same id."""
        others = tuple(entry for entry in self.suggestions if entry.id != suggestion.id)
        return replace(self, suggestions=(*others, suggestion))
