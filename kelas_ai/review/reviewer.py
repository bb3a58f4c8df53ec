"""Run every check on a plan."""

from __future__ import annotations

from collections.abc import Iterator

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Finding, Review
from kelas_ai.language.spelling import Spelling
from kelas_ai.review import assessment_checks, frame_checks, language_checks, lesson_checks
from kelas_ai.review.base import Check

CHECKS: tuple[Check, ...] = (
    frame_checks.identity,
    frame_checks.time,
    frame_checks.outcomes,
    frame_checks.objectives,
    frame_checks.dimensions,
    lesson_checks.readiness,
    lesson_checks.framework,
    lesson_checks.experience,
    lesson_checks.steps,
    assessment_checks.instruments,
    assessment_checks.keys,
    assessment_checks.criteria,
    assessment_checks.follow_up,
    assessment_checks.worksheet,
    lesson_checks.situation,
    language_checks.old_terms,
    language_checks.placeholders,
    language_checks.repetition,
    language_checks.sources,
    assessment_checks.explanations,
    language_checks.suggestions,
)


def review(plan: LessonPlan, frame: NationalFrame, spelling: Spelling | None = None) -> Review:
    """Check a plan after the forms that principals and supervisors use.

    spelling: checks the words of teacher and AI texts; curated texts were checked before.
    """
    return Review(findings=tuple(_findings(plan, frame, spelling)))


def _findings(
    plan: LessonPlan, frame: NationalFrame, spelling: Spelling | None
) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(plan, frame)
    if spelling is not None:
        yield from language_checks.spelling(plan, spelling)
