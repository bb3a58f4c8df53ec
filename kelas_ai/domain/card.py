"""Kartu topik: everything a good teacher needs to teach one topic, as plain frozen data.

Field names are the English of the YAML keys; `curriculum/keys.py` joins the two.
Source of each card's text: our own writing, see `docs/KARTU.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ItemForm = Literal["isian", "pilihan", "uraian", "benar_salah", "menjodohkan", "unjuk_kerja"]
ItemUse = Literal["awal", "proses", "latihan", "akhir"]
ItemLevel = Literal["mudah", "sedang", "sulit"]
Principle = Literal["berkesadaran", "bermakna", "menggembirakan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Tujuan pembelajaran (TP): one measurable competence with its content."""

    id: str
    text: str
    competence: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionUse:
    """One dimensi profil lulusan and what shows it in this lesson."""

    name: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key fact with its source, or `pengetahuan umum`."""

    text: str
    source: str = "pengetahuan umum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Karakteristik materi: kind of knowledge, relevance for murid, difficulty."""

    kind: str
    relevance: str
    difficulty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pedagogy:
    """Kerangka pembelajaran: practice, partners, surroundings, technology, other subjects."""

    model: str
    reason: str
    partnership: str
    environment: str
    technology: str
    cross_disciplinary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerQuestion:
    """Pertanyaan pemantik; `fits` names places or conditions it suits, or `umum`."""

    text: str
    fits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """One problem solved step by step, for the teacher to show."""

    problem: str
    steps: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """What murid really believe, the question that shakes it, what the teacher then does."""

    belief: str
    question: str
    response: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepVariant:
    """The same step done in another way, for places or conditions named in `fits`."""

    students: str
    teacher: str
    materials: tuple[str, ...]
    fits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One activity: what murid do, what the teacher does, its weight in the lesson (percent)."""

    students: str
    teacher: str
    weight: int
    principle: Principle
    objectives: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    without_power: str = ""
    multigrade: str = ""
    skip_if_short: bool = False
    variants: tuple[StepVariant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Activities:
    """Pengalaman belajar, in the order of the lesson."""

    opening: tuple[Step, ...]
    understand: tuple[Step, ...]
    apply: tuple[Step, ...]
    reflect: tuple[Step, ...]
    closing: tuple[Step, ...]
    extensions: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalContext:
    """A situation of one kind of place that carries this topic, with a task and its key."""

    place: str
    situation: str
    task: str
    key: str
    calculation: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Soal: question, key, explanation; numeric keys carry an expression that is recomputed."""

    question: str
    form: ItemForm
    key: str
    explanation: str
    level: ItemLevel
    use: ItemUse
    objective: str
    choices: tuple[str, ...] = ()
    calculation: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialCheck:
    """Asesmen awal: readiness questions with what to expect, and what follows from them."""

    technique: str
    instrument: tuple[str, ...]
    follow_up: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessCheck:
    """Asesmen proses: what to look for while murid work, and the feedback to give."""

    technique: str
    indicators: tuple[str, ...]
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalCheck:
    """Asesmen akhir: how the `akhir` items are used and scored."""

    technique: str
    instructions: str
    scoring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """KKTP of one objective: observable evidence on four levels."""

    objective: str
    emerging: str
    fair: str
    proficient: str
    advanced: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differentiation:
    """Tasks by readiness."""

    needs_help: str
    on_track: str
    ahead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """LKPD: printable as it stands."""

    title: str
    purpose: str
    tools: tuple[str, ...]
    steps: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    questions: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Bacaan: a text of our own that murid read or hear; empty title when a card has none."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """Questions for murid and teacher after the lesson."""

    students: tuple[str, ...]
    teacher: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A term and its meaning at the level of the class."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassAdvice:
    """How to run the lesson in a multigrade class and with forty murid."""

    multigrade: str
    large_class: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """Kartu topik: the unit of the curriculum pack."""

    id: str
    subject: str
    phase: str
    grade: int
    strand_id: str
    strand: str
    title: str
    synonyms: tuple[str, ...]
    lesson_hours: int
    prerequisites: tuple[str, ...]
    objectives: tuple[Objective, ...]
    dimensions: tuple[DimensionUse, ...]
    understanding: str
    material: Material
    pedagogy: Pedagogy
    facts: tuple[Fact, ...]
    worked_example: WorkedExample
    misconceptions: tuple[Misconception, ...]
    triggers: tuple[TriggerQuestion, ...]
    contexts: tuple[LocalContext, ...]
    activities: Activities
    class_advice: ClassAdvice
    initial_check: InitialCheck
    process_check: ProcessCheck
    final_check: FinalCheck
    items: tuple[Item, ...]
    criteria: tuple[Criterion, ...]
    differentiation: Differentiation
    remedial: str
    enrichment: str
    worksheet: Worksheet
    reflection: Reflection
    glossary: tuple[GlossaryEntry, ...]
    sources: tuple[str, ...]
    reading: Reading = field(default_factory=Reading)
