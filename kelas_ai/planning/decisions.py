"""The teacher's yes or no to what a model proposed."""

from __future__ import annotations

from dataclasses import replace

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.lesson import Decision, LessonPlan, Origin, Suggestion
from kelas_ai.planning.alternatives import text_at, ways_of
from kelas_ai.strings import alternatives as choices
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


def choice_at(plan: LessonPlan, block_id: str) -> Suggestion | None:
    """The model's choice that now stands in this part, if there is one."""
    return next(
        (
            entry
            for entry in plan.suggestions
            if entry.kind == "pilihan"
            and entry.decision is Decision.APPLIED
            and entry.block_id == block_id
            and entry.text == text_at(plan, block_id)
        ),
        None,
    )


def keep_choice(plan: LessonPlan, suggestion_id: str) -> LessonPlan:
    """Say yes to a choice that is applied already; the document then says so."""
    return _decided(plan, _find(plan, suggestion_id), Decision.APPLIED, choices.TEACHER_KEPT)


def take_back_choice(plan: LessonPlan, card: TopicCard, suggestion_id: str) -> LessonPlan:
    """Put the draft's own text back in place of the model's choice, and remember the no."""
    suggestion = _find(plan, suggestion_id)
    draft = suggestion.options[0] if suggestion.options else ""
    for way in ways_of(plan, card, suggestion.block_id):
        if way.text == draft:
            plan = way.apply(plan)
    return _decided(plan, suggestion, Decision.REJECTED, choices.TEACHER_CHOSE)


def _decided(
    plan: LessonPlan, suggestion: Suggestion, decision: Decision, reason: str
) -> LessonPlan:
    return plan.with_suggestion(replace(suggestion, decision=decision, reason=reason))


def _find(plan: LessonPlan, suggestion_id: str) -> Suggestion:
    return next(entry for entry in plan.suggestions if entry.id == suggestion_id)
