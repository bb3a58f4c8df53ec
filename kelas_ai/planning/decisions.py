"""The teacher's yes or no to what a model proposed."""

from __future__ import annotations

from dataclasses import replace

from kelas_ai.domain.lesson import Decision, LessonPlan, Origin, Suggestion
from kelas_ai.strings import enrichment as words


def waiting(plan: LessonPlan) -> list[Suggestion]:
    """New texts that nobody has decided on yet."""
    return [entry for entry in plan.suggestions if entry.decision is Decision.WAITING]


def accept(plan: LessonPlan, suggestion_id: str) -> LessonPlan:
    """Put a proposed text into the plan, marked as AI text that the teacher accepted."""
    suggestion = _find(plan, suggestion_id)
    if suggestion.block_id == plan.trigger.id:
        trigger = replace(plan.trigger, text=suggestion.text, origin=Origin.AI)
        plan = replace(plan, trigger=trigger)
    return _decided(plan, suggestion, Decision.ACCEPTED, words.ACCEPTED)


def reject(plan: LessonPlan, suggestion_id: str) -> LessonPlan:
    """Keep the plan as it is and remember the no."""
    return _decided(plan, _find(plan, suggestion_id), Decision.REJECTED, words.REJECTED)


def _decided(
    plan: LessonPlan, suggestion: Suggestion, decision: Decision, reason: str
) -> LessonPlan:
    return plan.with_suggestion(replace(suggestion, decision=decision, reason=reason))


def _find(plan: LessonPlan, suggestion_id: str) -> Suggestion:
    return next(entry for entry in plan.suggestions if entry.id == suggestion_id)
