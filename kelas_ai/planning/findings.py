"""What the recognisers found in one text, before it is settled into a request."""

from __future__ import annotations

from dataclasses import dataclass, field

from kelas_ai.domain.request import Notice, Problem


@dataclass(frozen=True, slots=True)
class GradeMention:
    """A class as written. sure: said with a word such as *kelas*."""

    grade: int
    sure: bool


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A subject by official name. firm: named as the subject; else read from topic words."""

    subject: str
    words: str
    firm: bool


@dataclass(slots=True)
class Findings:
    """Evidence in the order of the text; several recognisers fill it, nobody reads it early.

    minutes: whole lessons in minutes; times: (JP, minutes of one JP). taken: ordinary words that
    were claimed as a subject and come back as topic when nothing else remains.
    """

    grades: list[GradeMention] = field(default_factory=list)
    multigrade: bool = False
    phases: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    hours: list[int] = field(default_factory=list)
    minutes: list[int] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)
    meetings: list[int] = field(default_factory=list)
    hours_per_meeting: bool = False
    semesters: list[str] = field(default_factory=list)
    students: list[int] = field(default_factory=list)
    subjects: list[SubjectMention] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    program_subjects: list[str] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    outside: list[Problem] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)
    missing_tools: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)
    models: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
