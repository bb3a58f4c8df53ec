"""The national frame: subjects, phases, strands and what does not exist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """Elemen of one subject in one phase; `id` is like MAT-C-BIL."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Mata pelajaran: official name, what teachers call it, its strands per phase.

    `weekly_hours` maps grade to JP a week (Permendikdasmen 13/2025); `pattern` names the
    pedagogical pattern used when no card fits.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    pattern: str
    weekly_hours: dict[int, int]
    strands: dict[str, tuple[Strand, ...]]

    @property
    def phases(self) -> tuple[str, ...]:
        """Phases for which the pack knows strands, in order."""
        return tuple(self.strands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Fase A to F: usual grades, school level, minutes of one JP."""

    name: str
    grades: tuple[int, ...]
    level: str
    minutes_per_hour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """A regulation that plans may cite; `mark` is P (read in the text) or S (secondary)."""

    code: str
    name: str
    about: str
    in_force: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeRule:
    """A subject that does not exist in a phase: why, what to do, and the subject instead."""

    subjects: tuple[str, ...]
    phases: tuple[str, ...]
    reason: str
    suggestion: str
    replacement: dict[str, str]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutOutcome:
    """Something taught in schools that has no national CP, with the words that give it away."""

    name: str
    words: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalFrame:
    """All national tables of one pack."""

    subjects: tuple[Subject, ...]
    phases: tuple[Phase, ...]
    level_words: dict[str, str]
    dimensions: tuple[str, ...]
    decrees: tuple[Decree, ...]
    negatives: tuple[NegativeRule, ...]
    without_outcome: tuple[WithoutOutcome, ...]
    outcome_decree: str
    religion_decree: str
    religion_codes: tuple[str, ...]

    def subject(self, name: str) -> Subject | None:
        """The subject with this official name, or None."""
        return next((entry for entry in self.subjects if entry.name == name), None)

    def phase_of_grade(self, grade: int) -> Phase | None:
        """The phase that a grade (1 to 12) usually belongs to."""
        return next((phase for phase in self.phases if grade in phase.grades), None)

    def phase(self, name: str) -> Phase | None:
        """The phase called A to F."""
        return next((phase for phase in self.phases if phase.name == name), None)

    def negative(self, subject: str, phase: str) -> NegativeRule | None:
        """The rule that says why this subject does not exist in this phase, if there is one."""
        return next(
            (rule for rule in self.negatives if subject in rule.subjects and phase in rule.phases),
            None,
        )

    def decree_for(self, subject: Subject) -> str:
        """The decree that sets this subject's CP."""
        religious = subject.code in self.religion_codes
        return self.religion_decree if religious else self.outcome_decree


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic of the topic layer, under a strand."""

    id: str
    strand_id: str
    title: str
    grade: int
    phrases: tuple[str, ...]
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandSummary:
    """Our own summary of an element in a phase: *ringkasan, bukan kutipan resmi*."""

    strand_id: str
    subject: str
    phase: str
    strand: str
    summary: str
    topics: tuple[Topic, ...]
