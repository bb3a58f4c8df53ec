"""From findings to a request: which class, which subject, how many JP."""

from __future__ import annotations

from kelas_ai.domain.curriculum import NationalFrame, Phase
from kelas_ai.domain.request import CONDITIONS, PLACES, PlanRequest
from kelas_ai.planning.findings import Findings
from kelas_ai.planning.settling_class import infer_phase, phases_of_level, settle_class
from kelas_ai.planning.settling_subject import settle_subject
from kelas_ai.planning.settling_time import settle_hours


def settle(findings: Findings, topic: str, text: str, frame: NationalFrame) -> PlanRequest:
    """The request that these findings amount to. Never raises: contradictions become problems."""
    placed = settle_class(findings, frame)
    subject = settle_subject(findings, topic, placed.phase, placed.level, frame)
    if not placed.phase:
        infer_phase(placed, subject.name, frame)
    unit = frame.phase(placed.phase) or _any_phase(placed.level, frame)
    hours, hour_notices = settle_hours(findings, unit)
    notices = (*findings.notices, *placed.notices, *subject.notices, *hour_notices)
    return PlanRequest(
        meetings=max(findings.meetings, default=1),
        text=text,
        topic=topic,
        subject=subject.name,
        phase=placed.phase,
        grade=placed.grade,
        level=placed.level,
        lesson_hours=hours,
        students=_students(findings),
        semester=findings.semesters[0] if findings.semesters else "",
        tools=tuple(sorted(set(findings.tools))),
        missing_tools=tuple(sorted(set(findings.missing_tools))),
        place=next((place for place in PLACES if place in findings.places), ""),
        context=", ".join(dict.fromkeys(findings.contexts)),
        conditions=_conditions(findings),
        learning_model=min(findings.models, default=""),
        notices=tuple(dict.fromkeys(notices)),
        problems=tuple(dict.fromkeys((*placed.problems, *subject.problems))),
    )


def _students(findings: Findings) -> int | None:
    if not findings.students:
        return None
    return sum(findings.students) if findings.multigrade else max(findings.students)


def _conditions(findings: Findings) -> tuple[str, ...]:
    said = {*findings.conditions, *(["kelas_rangkap"] if findings.multigrade else [])}
    return tuple(condition for condition in CONDITIONS if condition in said)


def _any_phase(level: str, frame: NationalFrame) -> Phase | None:
    return next(iter(phases_of_level(level, frame)), None) if level else None
