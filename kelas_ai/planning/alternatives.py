"""Other curated texts for the parts of a plan: what "minta lagi" and "minta perubahan" offer.

Everything here is text of the card, composed by rule; no model writes. A teacher who asks for
something may also be shown what the draft's rules left out (a situation of another kind of
place), with the place it was written for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kelas_ai.domain.card import LocalContext, Step, TopicCard
from kelas_ai.domain.lesson import (
    Activity,
    Block,
    Decision,
    LessonPlan,
    LocalTask,
    Origin,
    Stage,
)
from kelas_ai.planning.fitting import FittedStep, fit_steps, rank_contexts, rank_triggers
from kelas_ai.strings import alternatives as words

Change = Callable[[LessonPlan], LessonPlan]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One thing the library can put into a part.

    kind: key of `strings.alternatives.KINDS`. text: what murid do or read; detail: what comes
    with it. fits: places and conditions it was written for. apply: the plan with it.
    """

    kind: str
    block_id: str
    text: str
    detail: str
    fits: tuple[str, ...]
    apply: Change


def alternatives(plan: LessonPlan, card: TopicCard) -> tuple[Alternative, ...]:
    """All of them, the ones that suit this class first within each part."""
    return tuple(_all(plan, card))


def _all(plan: LessonPlan, card: TopicCard) -> Iterator[Alternative]:
    yield from _triggers(plan, card)
    yield from _steps(plan, card)
    yield from _contexts(plan, card)
    yield from _misconceptions(plan)
    yield from _class_notes(card)


def ways_of(plan: LessonPlan, card: TopicCard, block_id: str) -> tuple[Alternative, ...]:
    """The texts that can stand in this part, the one that stands there now included."""
    base = _base(block_id)
    found = alternatives(plan, card)
    return tuple(a for a in found if _base(a.block_id) == base and a.kind in REPLACING)


REPLACING = {"pemantik", "konteks", "langkah", "miskonsepsi"}


def _base(block_id: str) -> str:
    """`langkah.3.guru` and `langkah.3.murid` are one step; `konteks.tugas` is the context."""
    name, _, rest = block_id.partition(".")
    if name in ("langkah", "miskonsepsi"):
        return f"{name}.{rest.partition('.')[0]}" if name == "langkah" else name
    return name if name == "konteks" else block_id


def next_way(plan: LessonPlan, card: TopicCard, block_id: str) -> LessonPlan | None:
    """The plan with the next curated text in this part, going round; None when there is one only.

    Where the model has scored the options, its order is followed.
    """
    ways = ways_of(plan, card, block_id)
    if len(ways) < 2:
        return None
    order = _order_of_model(plan, ways[0].block_id)
    ranked = sorted(ways, key=lambda way: order.get(way.text, len(order)))
    now = text_at(plan, ways[0].block_id)
    texts = [way.text for way in ranked]
    position = texts.index(now) + 1 if now in texts else 0
    return chosen(plan, ranked[position % len(ranked)])


def _order_of_model(plan: LessonPlan, block_id: str) -> dict[str, int]:
    for entry in plan.suggestions:
        if entry.id == f"pilihan.{block_id}" and len(entry.options) == len(entry.scores):
            ranked = sorted(zip(entry.scores, entry.options, strict=True), reverse=True)
            return {text: place for place, (_, text) in enumerate(ranked)}
    return {}


def chosen(plan: LessonPlan, way: Alternative) -> LessonPlan:
    """The plan with this text; a choice of the model for the same part is then overruled."""
    changed = way.apply(plan)
    for entry in plan.suggestions:
        if entry.id == f"pilihan.{way.block_id}" and entry.text != way.text:
            changed = changed.with_suggestion(
                replace(entry, decision=Decision.REJECTED, reason=words.TEACHER_CHOSE)
            )
    return changed


def text_at(plan: LessonPlan, block_id: str) -> str:
    """The text that now stands in one of the parts that have alternatives."""
    if block_id == "konteks":
        return plan.local_task.situation.text if plan.local_task else ""
    if block_id.startswith("miskonsepsi"):
        return plan.misconceptions[0].belief.text if plan.misconceptions else ""
    for stage in plan.stages:
        for activity in stage.activities:
            if activity.students.id == block_id:
                return activity.students.text
    return plan.trigger.text


def _triggers(plan: LessonPlan, card: TopicCard) -> Iterator[Alternative]:
    ranked = rank_triggers(card, plan.request)
    for trigger in (*ranked, *(entry for entry in card.triggers if entry not in ranked)):
        block = Block(id=plan.trigger.id, text=trigger.text)

        def apply(old: LessonPlan, block: Block = block) -> LessonPlan:
            return replace(old, trigger=block)

        yield Alternative(
            kind="pemantik",
            block_id=plan.trigger.id,
            text=trigger.text,
            detail="",
            fits=trigger.fits,
            apply=apply,
        )


def _contexts(plan: LessonPlan, card: TopicCard) -> Iterator[Alternative]:
    for context in rank_contexts(card, plan.request):

        def apply(old: LessonPlan, context: LocalContext = context) -> LessonPlan:
            task = LocalTask(
                place=context.place,
                situation=Block(id="konteks", text=context.situation),
                task=context.task,
                key=context.key,
                verified=bool(context.calculation),
            )
            return replace(old, local_task=task)

        yield Alternative(
            kind="konteks",
            block_id="konteks",
            text=context.situation,
            detail=context.task,
            fits=(context.place,),
            apply=apply,
        )


def _misconceptions(plan: LessonPlan) -> Iterator[Alternative]:
    for entry in plan.misconceptions:

        def apply(old: LessonPlan, block_id: str = entry.belief.id) -> LessonPlan:
            first = [e for e in old.misconceptions if e.belief.id == block_id]
            rest = [e for e in old.misconceptions if e.belief.id != block_id]
            return replace(old, misconceptions=(*first, *rest))

        yield Alternative(
            kind="miskonsepsi",
            block_id="miskonsepsi.1",
            text=entry.belief.text,
            detail=entry.question,
            fits=(),
            apply=apply,
        )


def _steps(plan: LessonPlan, card: TopicCard) -> Iterator[Alternative]:
    fitted = fit_steps(card, plan.identity.lesson_hours, plan.request)
    for number, entry in enumerate(fitted, 1):
        yield from _ways(number, entry)
        yield from _notes(number, entry.step, card)
        if entry.stage == "mengaplikasi":
            for step in card.activities.extensions:
                yield _way("perluasan", number, step.students, step.teacher, step.materials, ())


def _ways(number: int, entry: FittedStep) -> Iterator[Alternative]:
    step = entry.step
    plain = _way("langkah", number, step.students, step.teacher, step.materials, ())
    variants = [
        _way("langkah", number, v.students, v.teacher, v.materials, v.fits) for v in step.variants
    ]
    # The text of the draft comes first.
    yield from sorted((plain, *variants), key=lambda way: way.text != entry.students)


def _way(
    kind: str,
    number: int,
    students: str,
    teacher: str,
    materials: tuple[str, ...],
    fits: tuple[str, ...],
) -> Alternative:
    block_id = f"langkah.{number}.murid"

    def changed(activity: Activity) -> Activity:
        return replace(
            activity,
            students=Block(id=activity.students.id, text=students),
            teacher=Block(id=activity.teacher.id, text=teacher),
            materials=materials,
        )

    return Alternative(
        kind=kind,
        block_id=block_id,
        text=students,
        detail=teacher,
        fits=fits,
        apply=lambda plan: _with_activity(plan, block_id, changed),
    )


def _notes(number: int, step: Step, card: TopicCard) -> Iterator[Alternative]:
    listed = (
        (words.WITHOUT_POWER, step.without_power, "tanpa_listrik"),
        (words.MULTIGRADE, step.multigrade, "kelas_rangkap"),
        (words.NEEDS_HELP_NOTE, card.differentiation.needs_help, "perlu_bimbingan"),
        (words.AHEAD_NOTE, card.differentiation.ahead, "mahir"),
    )
    for form, text, tag in listed:
        if text:
            yield _note(f"langkah.{number}.murid", form.format(text=text), tag)


def _note(block_id: str, note: str, tag: str) -> Alternative:
    def changed(activity: Activity) -> Activity:
        if note in activity.note:
            return activity
        return replace(activity, note=f"{activity.note} {note}".strip())

    return Alternative(
        kind="catatan",
        block_id=block_id,
        text=note,
        detail="",
        fits=(tag,),
        apply=lambda plan: _with_activity(plan, block_id, changed),
    )


def _class_notes(card: TopicCard) -> Iterator[Alternative]:
    listed = (
        ("kondisi.rangkap", card.class_advice.multigrade, "kelas_rangkap"),
        ("kondisi.besar", card.class_advice.large_class, "kelas_besar"),
    )
    for block_id, text, tag in listed:
        block = Block(id=block_id, text=text, origin=Origin.LIBRARY)

        def apply(old: LessonPlan, block: Block = block) -> LessonPlan:
            others = tuple(entry for entry in old.class_advice if entry.id != block.id)
            return replace(old, class_advice=(*others, block))

        if text:
            yield Alternative(
                kind="kelas", block_id=block_id, text=text, detail="", fits=(tag,), apply=apply
            )


def _with_activity(
    plan: LessonPlan, block_id: str, changed: Callable[[Activity], Activity]
) -> LessonPlan:
    def stage_with(stage: Stage) -> Stage:
        activities = tuple(
            changed(entry) if entry.students.id == block_id else entry for entry in stage.activities
        )
        return replace(stage, activities=activities)

    return replace(plan, stages=tuple(map(stage_with, plan.stages)))
