"""Whether a request can become a plan, and the subject that replaces one not taught there."""

from __future__ import annotations

from dataclasses import replace

from kelas_ai.domain.curriculum import NationalFrame, NegativeRule, Subject
from kelas_ai.domain.request import Notice, PlanRequest
from kelas_ai.errors import RequestImpossible, RequestUnclear
from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.settling_class import phases_of_level
from kelas_ai.strings import understanding as words

MOST_HOURS = 8
MOST_STUDENTS = 100
USUAL_STUDENTS = 60


def check_possible(request: PlanRequest, frame: NationalFrame) -> PlanRequest:
    """The request as it can be planned, with a replacement subject and notices where needed.

    Raises: RequestImpossible (reason, suggestion) for contradictions and for what the national
    curriculum or this pack does not have; RequestUnclear (text, hint) without a topic.
    """
    for problem in request.problems:
        raise RequestImpossible(reason=problem.reason, suggestion=problem.suggestion)
    _check_class(request, frame)
    _check_hours(request)
    request = _check_students(request)
    request = with_taught_subject(request, frame)
    if not request.topic or _only_subject(request, frame):
        raise RequestUnclear(text=request.text or request.topic, hint="topik")
    return request


def _check_class(request: PlanRequest, frame: NationalFrame) -> None:
    if request.grade is None:
        return
    phase = frame.phase_of_grade(request.grade)
    if phase is None:
        reason = words.NO_SUCH_GRADE.format(grade=request.grade)
        raise RequestImpossible(reason=reason, suggestion=words.SUGGEST_GRADE)
    named = frame.phase(request.phase)
    if named and request.grade not in named.grades:
        facts = {"grade": request.grade, "phase": named.name}
        grades = " atau ".join(map(str, named.grades))
        raise RequestImpossible(
            reason=words.GRADE_NOT_IN_PHASE.format(right=phase.name, **facts),
            suggestion=words.SUGGEST_PHASE.format(grades=grades, **facts),
        )


def _check_hours(request: PlanRequest) -> None:
    hours = request.lesson_hours
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise RequestImpossible(
            reason=words.NO_HOURS.format(hours=hours),
            suggestion=words.SUGGEST_HOURS.format(most=MOST_HOURS),
        )


def _check_students(request: PlanRequest) -> PlanRequest:
    count = request.students
    if count is None or 1 <= count <= USUAL_STUDENTS:
        return request
    if not 1 <= count <= MOST_STUDENTS:
        raise RequestImpossible(
            reason=words.NO_STUDENTS.format(students=count),
            suggestion=words.SUGGEST_STUDENTS.format(most=MOST_STUDENTS),
        )
    text = words.MANY_STUDENTS.format(students=count)
    return _noticed(request, Notice(code="murid_banyak", text=text))


def _noticed(request: PlanRequest, notice: Notice) -> PlanRequest:
    if notice in request.notices:
        return request
    return replace(request, notices=(*request.notices, notice))


def with_taught_subject(request: PlanRequest, frame: NationalFrame) -> PlanRequest:
    """The request with the subject that is taught there: `ipa kelas 5` becomes IPAS, noticed.

    Raises: RequestImpossible when the subject is not taught there and nothing replaces it.
    """
    if not request.subject:
        return request
    subject = frame.subject(request.subject)
    if subject is None:
        reason = words.UNKNOWN_SUBJECT.format(written=request.subject)
        raise RequestImpossible(reason=reason, suggestion=words.SUGGEST_SUBJECTS)
    phases = [request.phase] if request.phase else []
    if not phases and request.level:
        phases = [phase.name for phase in phases_of_level(request.level, frame)]
    if not phases or any(phase in subject.strands for phase in phases):
        return request
    return _replaced(request, subject, phases, frame)


def for_search(request: PlanRequest, frame: NationalFrame) -> PlanRequest:
    """The request with the subject that is taught there, or unchanged; never raises."""
    try:
        return with_taught_subject(request, frame)
    except RequestImpossible:
        return request


def _replaced(
    request: PlanRequest, subject: Subject, phases: list[str], frame: NationalFrame
) -> PlanRequest:
    rules = {phase: frame.negative(subject.name, phase) for phase in phases}
    others = {rule.replacement[p] for p, rule in rules.items() if rule and p in rule.replacement}
    if len(others) != 1:
        raise _refusal(subject, phases[0], rules[phases[0]])
    other = others.pop()
    rule = next(rule for p, rule in rules.items() if rule and p in rule.replacement)
    text = words.REPLACED.format(reason=rule.reason, subject=other)
    return _noticed(replace(request, subject=other), Notice(code="mapel_diganti", text=text))


def _refusal(subject: Subject, phase: str, rule: NegativeRule | None) -> RequestImpossible:
    if rule:
        return RequestImpossible(reason=rule.reason, suggestion=rule.suggestion)
    return RequestImpossible(
        reason=words.PHASE_NOT_IN_PACK.format(subject=subject.name, phase=phase),
        suggestion=words.SUGGEST_IMPORT.format(phases=", ".join(subject.phases)),
    )


def _only_subject(request: PlanRequest, frame: NationalFrame) -> bool:
    """True when the topic is nothing but a name of a subject."""
    said = " ".join(split_words(request.topic))
    return any(
        said == " ".join(split_words(name))
        for subject in frame.subjects
        for name in (subject.name, *subject.aliases)
    )
