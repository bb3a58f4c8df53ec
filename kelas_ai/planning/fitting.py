"""Fit a card to one class by rule: which steps, which variant, which trigger, which context."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kelas_ai.domain.card import LocalContext, Step, StepVariant, TopicCard, TriggerQuestion
from kelas_ai.domain.request import PlanRequest

NEAREST_PLACE = {
    "pulau": "pesisir",
    "sungai": "pesisir",
    "kebun": "gunung",
    "hutan": "gunung",
}
LARGE_CLASS = 37

Choice = TypeVar("Choice", TriggerQuestion, LocalContext)


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedStep:
    """One step as this class will do it. stage: awal, memahami, …, penutup."""

    stage: str
    step: Step
    variant: StepVariant | None = None

    @property
    def students(self) -> str:
        """What murid do."""
        return self.variant.students if self.variant else self.step.students

    @property
    def teacher(self) -> str:
        """What the teacher does."""
        return self.variant.teacher if self.variant else self.step.teacher

    @property
    def materials(self) -> tuple[str, ...]:
        """What is needed."""
        return self.variant.materials if self.variant else self.step.materials


def circumstances(request: PlanRequest) -> set[str]:
    """Place and conditions of the class as the tags that cards use in `cocok`."""
    tags = set(request.conditions)
    if request.place:
        tags |= {request.place, NEAREST_PLACE.get(request.place, request.place)}
    if request.students and request.students >= LARGE_CLASS:
        tags.add("kelas_besar")
    return tags


def lacks(materials: Iterable[str], missing_tools: Sequence[str]) -> bool:
    """True when a material names a tool that the class does not have."""
    words = " ".join(materials).lower()
    return any(tool.lower() in words for tool in missing_tools if tool)


def fit_steps(card: TopicCard, lesson_hours: int, request: PlanRequest) -> list[FittedStep]:
    """The steps of this lesson in order: shortened or extended to the JP, variants chosen."""
    activities = card.activities
    apply = list(activities.apply)
    if lesson_hours > card.lesson_hours:
        apply += activities.extensions[: lesson_hours - card.lesson_hours]
    stages: list[tuple[str, Sequence[Step]]] = [
        ("awal", activities.opening),
        ("memahami", activities.understand),
        ("mengaplikasi", apply),
        ("merefleksi", activities.reflect),
        ("penutup", activities.closing),
    ]
    short = lesson_hours < card.lesson_hours
    return [
        FittedStep(stage=name, step=step, variant=choose_variant(step, request))
        for name, steps in stages
        for step in steps
        if not (short and step.skip_if_short and len(steps) > 1)
    ]


def choose_variant(step: Step, request: PlanRequest) -> StepVariant | None:
    """The variant that this class needs, or None when the step fits as it stands."""
    tags = circumstances(request)
    usable = [v for v in step.variants if not lacks(v.materials, request.missing_tools)]
    fitting = [variant for variant in usable if tags & set(variant.fits)]
    if fitting:
        return max(fitting, key=lambda variant: len(tags & set(variant.fits)))
    if lacks(step.materials, request.missing_tools) and usable:
        return usable[0]
    return None


def rank_triggers(card: TopicCard, request: PlanRequest) -> list[TriggerQuestion]:
    """Trigger questions that suit this class, best first; never one of another place."""
    tags = circumstances(request)
    local = [trigger for trigger in card.triggers if tags & set(trigger.fits)]
    general = [trigger for trigger in card.triggers if "umum" in trigger.fits]
    if not request.place:
        return general or list(card.triggers)
    return [*local, *(trigger for trigger in general if trigger not in local)]


def rank_contexts(card: TopicCard, request: PlanRequest) -> list[LocalContext]:
    """Local contexts, those of the class's place first; without a place in a steady rotation."""
    place = NEAREST_PLACE.get(request.place, request.place)
    exact = [c for c in card.contexts if request.place and c.place in (request.place, place)]
    others = [context for context in card.contexts if context not in exact]
    turn = zlib.crc32(request.text.encode()) % max(len(others), 1)
    return [*exact, *others[turn:], *others[:turn]]
