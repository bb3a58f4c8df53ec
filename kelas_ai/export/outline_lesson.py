"""Parts A to C: what is known, what is planned, what happens in class."""

from __future__ import annotations

from collections.abc import Iterator

from kelas_ai.domain.lesson import Basis, LessonPlan, LocalTask
from kelas_ai.export.elements import (
    Element,
    Field,
    Fields,
    Grid,
    Heading,
    Lesson,
    Line,
    Listing,
    Span,
    labelled,
    said,
    titled,
    told,
    tolds,
)
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words


def identification(plan: LessonPlan) -> Iterator[Element]:
    """A: readiness, material, dimensions with their evidence."""
    material = (
        labelled(words.MATERIAL_KIND, told(plan.material_kind)),
        labelled(words.MATERIAL_RELEVANCE, told(plan.material_relevance)),
        labelled(words.MATERIAL_DIFFICULTY, told(plan.material_difficulty)),
    )
    dimensions = tuple(
        labelled(formats.sentence(use.name), told(use.evidence)) for use in plan.dimensions
    )
    yield Heading(text=words.IDENTIFICATION)
    yield Fields(
        rows=(
            Field(label=words.READINESS, lines=tolds(plan.readiness), points="bullets"),
            Field(label=words.MATERIAL, lines=material, points="bullets"),
            Field(label=words.DIMENSIONS, lines=dimensions, points="bullets"),
        )
    )


def design(plan: LessonPlan) -> Iterator[Element]:
    """B: CP with its source, objectives, and the four parts of the frame."""
    objectives = tuple(labelled(entry.id, told(entry.block)) for entry in plan.objectives)
    meaning = titled(said(plan.identity.topic, bold=True), told(plan.understanding))
    pedagogy = titled(told(plan.model, bold=True), told(plan.model_reason))
    yield Heading(text=words.DESIGN)
    yield Fields(
        rows=(
            Field(label=words.OUTCOMES, lines=outcome_lines(plan)),
            Field(label=words.CROSS_DISCIPLINARY, lines=(told(plan.cross_disciplinary),)),
            Field(label=words.OBJECTIVES, lines=objectives),
            Field(label=words.TOPIC_AND_UNDERSTANDING, lines=(meaning,)),
            Field(label=words.PEDAGOGY, lines=(pedagogy,)),
            Field(label=words.PARTNERSHIP, lines=(told(plan.partnership),)),
            Field(label=words.ENVIRONMENT, lines=(told(plan.environment),)),
            Field(label=words.TECHNOLOGY, lines=(told(plan.technology),)),
            Field(label=words.TRIGGER, lines=(told(plan.trigger),)),
        )
    )


def outcome_lines(plan: LessonPlan) -> tuple[Line, ...]:
    """Official words or our summary of each element, with the source."""
    return tuple(
        (
            *labelled(use.strand, told(use.block)),
            Span(text=f" {use.block.source}", italic=True, tone="small"),
        )
        for use in plan.outcomes
    )


def experience(plan: LessonPlan) -> Iterator[Element]:
    """C: the steps, the local task, misconceptions, advice for this class."""
    yield Heading(text=words.EXPERIENCE)
    yield Lesson(stages=plan.stages, minutes=plan.minutes, allotted=plan.identity.total_minutes)
    if plan.local_task:
        yield Heading(text=words.LOCAL_TASK, level=2)
        unchecked = plan.basis is Basis.PATTERN and not plan.local_task.verified
        yield Fields(rows=_local_task(plan.local_task, unchecked))
    if plan.misconceptions:
        yield Heading(text=words.MISCONCEPTIONS, level=2)
        yield Grid(
            columns=(words.BELIEF, words.PROBING_QUESTION, words.RESPONSE),
            shares=(1, 1, 1),
            rows=tuple(
                ((told(entry.belief),), (said(entry.question),), (said(entry.response),))
                for entry in plan.misconceptions
            ),
        )
    if plan.class_advice:
        yield Heading(text=words.CLASS_ADVICE, level=2)
        yield Listing(lines=tolds(plan.class_advice))


def _local_task(task: LocalTask, unchecked: bool) -> tuple[Field, ...]:
    key = [Span(text=task.key)]
    if task.verified:
        key.append(Span(text=f" ({words.VERIFIED})", tone="small"))
    elif unchecked:
        key.append(Span(text=f" ({words.CHECK_KEY})", tone="warning"))
    return (
        Field(label=words.SITUATION, lines=(told(task.situation),)),
        Field(label=words.TASK, lines=(said(task.task),)),
        Field(label=words.KEY, lines=(tuple(key),)),
    )
