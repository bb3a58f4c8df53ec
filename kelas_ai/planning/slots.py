"""What a model may choose in a plan: curated alternatives that all fit the class by rule.

A slot has at least two options. Option 0 is what the draft already says. Every option is
curated text, so whatever the model picks is correct; it only decides what suits this class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kelas_ai.domain.card import Step, TopicCard
from kelas_ai.domain.lesson import Activity, Block, LessonPlan, LocalTask, Stage
from kelas_ai.domain.request import PlanRequest
from kelas_ai.planning.fitting import circumstances, fit_steps, lacks, rank_contexts, rank_triggers
from kelas_ai.strings import enrichment as words

MAX_OPTIONS = 4
NEEDS_CONDITION = {"hujan", "tanpa_meja", "kelas_sempit", "kelas_besar", "tanpa_listrik"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSlot:
    """One choice. ask: what the model is asked for; apply: the plan with option n."""

    name: str
    block_id: str
    ask: str
    options: tuple[str, ...]
    apply: Callable[[LessonPlan, int], LessonPlan]


def choice_slots(plan: LessonPlan, card: TopicCard) -> Iterator[ChoiceSlot]:
    """All choices that this plan leaves open, most visible first."""
    yield from _trigger(plan, card)
    yield from _context(plan, card)
    yield from _variants(plan, card)
    yield from _misconceptions(plan)


def _trigger(plan: LessonPlan, card: TopicCard) -> Iterator[ChoiceSlot]:
    tags = circumstances(plan.request)
    ranked = rank_triggers(card, plan.request)
    # Where the teacher named a place, a general question never replaces a local one.
    local = [entry for entry in ranked if tags & set(entry.fits)]
    texts = tuple(entry.text for entry in local or ranked)[:MAX_OPTIONS]
    if len(texts) > 1 and texts[0] == plan.trigger.text:
        yield ChoiceSlot(
            name="pemantik",
            block_id="pemantik",
            ask=words.ASK_TRIGGER,
            options=texts,
            apply=lambda old, n: replace(old, trigger=replace(old.trigger, text=texts[n])),
        )


def _context(plan: LessonPlan, card: TopicCard) -> Iterator[ChoiceSlot]:
    contexts = rank_contexts(card, plan.request)
    if plan.request.place and contexts and contexts[0].place == plan.request.place:
        return  # the teacher named the place: nothing left to choose
    contexts = contexts[:MAX_OPTIONS]
    if len(contexts) < 2:
        return

    def apply(old: LessonPlan, n: int) -> LessonPlan:
        chosen = contexts[n]
        task = LocalTask(
            place=chosen.place,
            situation=Block(id="konteks", text=chosen.situation),
            task=chosen.task,
            key=chosen.key,
            verified=bool(chosen.calculation),
        )
        return replace(old, local_task=task)

    yield ChoiceSlot(
        name="konteks",
        block_id="konteks",
        ask=words.ASK_CONTEXT,
        options=tuple(context.situation for context in contexts),
        apply=apply,
    )


def _variants(plan: LessonPlan, card: TopicCard) -> Iterator[ChoiceSlot]:
    fitted = fit_steps(card, plan.identity.lesson_hours, plan.request)
    for number, entry in enumerate(fitted, 1):
        if entry.variant is None:
            ways = _open_ways(entry.step, plan.request)
            if len(ways) > 1:
                yield _variant_slot(number, ways)


Way = tuple[str, str, tuple[str, ...]]


def _open_ways(step: Step, request: PlanRequest) -> tuple[Way, ...]:
    tags = circumstances(request)
    ways: list[Way] = [(step.students, step.teacher, step.materials)]
    for variant in step.variants:
        special = set(variant.fits) & NEEDS_CONDITION
        if lacks(variant.materials, request.missing_tools) or (special and not special & tags):
            continue
        ways.append((variant.students, variant.teacher, variant.materials))
    return tuple(ways[:MAX_OPTIONS])


def _variant_slot(number: int, ways: tuple[Way, ...]) -> ChoiceSlot:
    def apply(old: LessonPlan, n: int) -> LessonPlan:
        students, teacher, materials = ways[n]

        def changed(activity: Activity) -> Activity:
            if activity.students.id != f"langkah.{number}.murid":
                return activity
            return replace(
                activity,
                students=replace(activity.students, text=students),
                teacher=replace(activity.teacher, text=teacher),
                materials=materials,
            )

        return replace(old, stages=tuple(_each(stage, changed) for stage in old.stages))

    return ChoiceSlot(
        name="langkah",
        block_id=f"langkah.{number}.murid",
        ask=words.ASK_STEP,
        options=tuple(way[0] for way in ways),
        apply=apply,
    )


def _each(stage: Stage, changed: Callable[[Activity], Activity]) -> Stage:
    return replace(stage, activities=tuple(changed(entry) for entry in stage.activities))


def _misconceptions(plan: LessonPlan) -> Iterator[ChoiceSlot]:
    listed = plan.misconceptions
    if len(listed) < 2:
        return

    def apply(old: LessonPlan, n: int) -> LessonPlan:
        first = listed[n]
        return replace(
            old, misconceptions=(first, *(entry for entry in listed if entry is not first))
        )

    yield ChoiceSlot(
        name="miskonsepsi",
        block_id="miskonsepsi.1",
        ask=words.ASK_MISCONCEPTION,
        options=tuple(entry.belief.text for entry in listed[:MAX_OPTIONS]),
        apply=apply,
    )
