"""One class with its phase and level, from everything that was said about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kelas_ai.domain.curriculum import NationalFrame, Phase
from kelas_ai.domain.request import Notice, Problem
from kelas_ai.planning.findings import Findings
from kelas_ai.strings import understanding as words
from kelas_ai.strings.formats import listed


@dataclass(slots=True)
class Placement:
    """Class, phase and level that fit each other, and what had to be said about them."""

    grade: int | None = None
    phase: str = ""
    level: str = ""
    notices: list[Notice] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def settle_class(findings: Findings, frame: NationalFrame) -> Placement:
    """One class with its phase and level."""
    placed = Placement()
    placed.level = _settle_level(findings, frame, placed)
    grades = _settle_grades(findings, frame, placed)
    if grades:
        _place_grade(placed, grades, findings, frame)
    elif findings.phases:
        _place_phase(placed, findings, frame)
    elif placed.level:
        phases = phases_of_level(placed.level, frame)
        placed.phase = phases[0].name if len(phases) == 1 else ""
    return placed


def phases_of_level(level: str, frame: NationalFrame) -> tuple[Phase, ...]:
    """The phases taught at SD, SMP or SMA."""
    return tuple(phase for phase in frame.phases if phase.level == level)


def grades_of_level(level: str, frame: NationalFrame) -> list[int]:
    """The classes of SD, SMP or SMA."""
    return [grade for phase in phases_of_level(level, frame) for grade in phase.grades]


def _settle_level(findings: Findings, frame: NationalFrame, placed: Placement) -> str:
    order = list(dict.fromkeys(phase.level for phase in frame.phases))
    said = [level for level in order if level in findings.levels]
    if len(said) < 2:
        return said[0] if said else ""
    sure = [mention.grade for mention in findings.grades if mention.sure]
    fitting = [level for level in said if set(grades_of_level(level, frame)) & set(sure)]
    chosen = fitting[0] if fitting else said[0]
    text = words.SEVERAL_LEVELS.format(levels=listed(said), level=chosen)
    placed.notices.append(Notice(code="jenjang_ganda", text=text))
    return chosen


def _settle_grades(findings: Findings, frame: NationalFrame, placed: Placement) -> list[int]:
    """Distinct possible classes, lowest first; class words count before bare numbers."""
    sure = {mention.grade for mention in findings.grades if mention.sure}
    bare = {mention.grade for mention in findings.grades if not mention.sure}
    written = sorted(sure or bare)
    known = {grade for phase in frame.phases for grade in phase.grades}
    for grade in written:
        if grade not in known:
            reason = words.NO_SUCH_GRADE.format(grade=grade)
            placed.problems.append(
                Problem(code="kelas_tidak_ada", reason=reason, suggestion=words.SUGGEST_GRADE)
            )
    grades = [_absolute(grade, frame, placed) for grade in written if grade in known]
    if grades and not sure:
        text = words.GRADE_GUESSED.format(grade=grades[0])
        placed.notices.append(Notice(code="kelas_dari_angka", text=text))
    return sorted(set(grades))


def _absolute(grade: int, frame: NationalFrame, placed: Placement) -> int:
    """`kelas 2 SMP` is class 8, `1 SMA` class 10."""
    own = grades_of_level(placed.level, frame) if placed.level else []
    if not own or grade in own or grade > 3 or own[0] == 1:
        return grade
    counted = own[0] + grade - 1
    text = words.GRADE_OF_LEVEL.format(
        written=grade, level=words.LEVEL_NAMES[placed.level], grade=counted
    )
    placed.notices.append(Notice(code="kelas_jenjang", text=text))
    return counted


def _place_grade(
    placed: Placement, grades: list[int], findings: Findings, frame: NationalFrame
) -> None:
    placed.grade = grades[0]
    phase = frame.phase_of_grade(grades[0])
    placed.phase = phase.name if phase else ""
    if len(grades) > 1:
        placed.notices.append(_several_grades(grades, findings.multigrade))
    if placed.level and phase and phase.level != placed.level:
        placed.problems.append(_wrong_level(grades[0], placed.level, phase, frame))
    for name in sorted(set(findings.phases)):
        if phase and name != phase.name and not _phase_fits(name, grades, frame):
            placed.problems.append(_wrong_phase(grades[0], name, phase, frame))
    placed.level = phase.level if phase else placed.level


def _phase_fits(name: str, grades: Iterable[int], frame: NationalFrame) -> bool:
    phase = frame.phase(name)
    return phase is not None and bool(set(phase.grades) & set(grades))


def _several_grades(grades: list[int], multigrade: bool) -> Notice:
    said = listed(map(str, grades))
    if multigrade:
        others = listed(map(str, grades[1:]))
        text = words.MULTIGRADE_GRADES.format(grades=said, grade=grades[0], others=others)
        return Notice(code="kelas_rangkap", text=text)
    text = words.SEVERAL_GRADES.format(grades=said, grade=grades[0])
    return Notice(code="kelas_ganda", text=text)


def _wrong_level(grade: int, level: str, phase: Phase, frame: NationalFrame) -> Problem:
    own = grades_of_level(level, frame)
    facts = {"grade": grade, "level": words.LEVEL_NAMES[level], "first": own[0], "last": own[-1]}
    right = words.LEVEL_NAMES[phase.level]
    return Problem(
        code="kelas_bukan_jenjang",
        reason=words.GRADE_NOT_IN_LEVEL.format(**facts),
        suggestion=words.SUGGEST_LEVEL.format(right_level=right, **facts),
    )


def _wrong_phase(grade: int, name: str, phase: Phase, frame: NationalFrame) -> Problem:
    named = frame.phase(name)
    grades = " atau ".join(map(str, named.grades)) if named else "?"
    return Problem(
        code="kelas_bukan_fase",
        reason=words.GRADE_NOT_IN_PHASE.format(grade=grade, right=phase.name, phase=name),
        suggestion=words.SUGGEST_PHASE.format(grade=grade, phase=name, grades=grades),
    )


def _place_phase(placed: Placement, findings: Findings, frame: NationalFrame) -> None:
    names = sorted(set(findings.phases))
    phase = frame.phase(names[0])
    if phase is None:
        return
    if len(names) > 1:
        text = words.SEVERAL_PHASES.format(phases=listed(names), phase=phase.name)
        placed.notices.append(Notice(code="fase_ganda", text=text))
    if placed.level and phase.level != placed.level:
        right = words.LEVEL_NAMES[phase.level]
        level = words.LEVEL_NAMES[placed.level]
        placed.problems.append(
            Problem(
                code="fase_bukan_jenjang",
                reason=words.PHASE_NOT_IN_LEVEL.format(
                    phase=phase.name, right_level=right, level=level
                ),
                suggestion=words.SUGGEST_PHASE_LEVEL.format(example=phase.grades[0]),
            )
        )
    _take_phase(placed, phase)


def _take_phase(placed: Placement, phase: Phase) -> None:
    placed.phase, placed.level = phase.name, phase.level
    placed.grade = phase.grades[0] if len(phase.grades) == 1 else None


def infer_phase(placed: Placement, subject: str, frame: NationalFrame) -> None:
    """A subject taught in one phase only names the phase."""
    known = frame.subject(subject)
    possible = [
        phase
        for phase in frame.phases
        if known and phase.name in known.strands and placed.level in {"", phase.level}
    ]
    if len(possible) == 1:
        _take_phase(placed, possible[0])
