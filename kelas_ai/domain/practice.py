"""Latihan: units, sheets with planted faults, what was found and what was missed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FaultKind(StrEnum):
    """What can be wrong with a text; the values are part of skill ids and YAML files."""

    FACT = "fakta"
    KEY = "kunci"
    MINUTES = "menit"
    TERM = "istilah"
    SOURCE = "sumber"
    TOPIC = "topik"
    BIAS = "bias"
    MATCH = "asesmen"


class TaskKind(StrEnum):
    """How a task is answered: marking lines of a sheet, marking statements, writing."""

    FIND = "temukan"
    MARK = "tandai"
    WRITE = "tulis"


class Standing(StrEnum):
    """How far a teacher is with a unit."""

    NEW = "belum"
    STARTED = "dimulai"
    DONE = "selesai"
    SHOWN = "tampak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One planted fault.

    line: where it stands (from 1). accepted: the lines that count as finding it.
    truth: what stood there; empty when the whole line does not belong.
    """

    line: int
    kind: str
    explanation: str
    truth: str = ""
    accepted: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTask:
    """Numbered lines, some of them faulty. basis: card id of a sheet, else the unit's id."""

    unit_id: str
    attempt: int
    basis: str
    title: str
    lines: tuple[str, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkScore:
    """What the marks of one try came to. false_alarms: marked lines without a fault."""

    found: tuple[Fault, ...]
    missed: tuple[Fault, ...]
    false_alarms: tuple[int, ...]

    @property
    def shown(self) -> bool:
        """Everything found with one false alarm at most."""
        return bool(self.found) and not self.missed and len(self.false_alarms) <= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing a rule says about a written answer; `code` is stable."""

    code: str
    good: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTask:
    """A written task. basis: the card it is about; facts fill the instruction."""

    unit_id: str
    attempt: int
    basis: str
    title: str
    instruction: str
    checker: str
    topic: str
    subject: str
    grade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of a marking task; explanation is shown after the answer."""

    text: str
    wrong: bool
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeUnit:
    """Satuan latihan: ten minutes on one thing.

    kinds: faults to plant (FIND). statements: the pool (MARK). checker: rules (WRITE).
    """

    id: str
    strand: str
    title: str
    goal: str
    explanation: tuple[str, ...]
    example: str
    example_talk: str
    task: TaskKind
    instruction: str
    reflection: str
    kinds: tuple[FaultKind, ...] = ()
    statements: tuple[Statement, ...] = ()
    checker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeEvent:
    """What happened once. result: numbers and skill names only, never free text.

    name: mulai, tugas, selesai.
    """

    number: int
    moment: str
    unit_id: str
    strand: str
    name: str
    attempt: int = 0
    basis: str = ""
    shown: bool = False
    found: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    false_alarms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """A unit and how far the teacher is with it. due: ISO date it comes back, or empty."""

    unit: PracticeUnit
    standing: Standing
    tries: int = 0
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillStanding:
    """A kind of fault over time: how often met, how often found, when it comes back."""

    skill: str
    met: int
    found: int
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeMap:
    """Peta: what one can show, and what comes back when. No points, no rank."""

    units: tuple[UnitStanding, ...]
    skills: tuple[SkillStanding, ...] = field(default=())
