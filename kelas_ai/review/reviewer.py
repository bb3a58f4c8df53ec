"""Run every check on a plan."""

from __future__ import annotations

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
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


def review(plan: LessonPlan, frame: NationalFrame) -> Review:
    """Check a plan after the forms that principals and supervisors use."""
    return Review(findings=tuple(found for check in CHECKS for found in check(plan, frame)))
