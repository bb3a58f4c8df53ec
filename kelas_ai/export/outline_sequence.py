"""The overview of several meetings: topic, objectives, what it builds on, where to check."""

from __future__ import annotations

from collections.abc import Sequence

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.export.elements import (
    Cell,
    Element,
    Field,
    Fields,
    Grid,
    Listing,
    Title,
    labelled,
    said,
    told,
)
from kelas_ai.export.outline import identity
from kelas_ai.export.outline_assessment import signatures
from kelas_ai.strings import forms as words
from kelas_ai.strings import headings

SHOWN = (
    headings.SCHOOL, headings.TEACHER, headings.SUBJECT, headings.PHASE_AND_CLASS,
    headings.SEMESTER, headings.SCHOOL_YEAR,
)  # fmt: skip


def sequence(plans: Sequence[LessonPlan]) -> tuple[Element, ...]:
    """Everything about a sequence on a page or two. plans: at least one, in teaching order."""
    first = plans[0]
    unit = first.meeting.unit if first.meeting else first.identity.topic
    hours = sum(plan.identity.lesson_hours for plan in plans)
    minutes = sum(plan.identity.total_minutes for plan in plans)
    time = words.SEQUENCE_TIME.format(count=len(plans), hours=hours, minutes=minutes)
    rows = [(name, value) for name, value in identity(first) if name in SHOWN]
    return (
        Title(school=first.identity.school, text=words.SEQUENCE, topic=unit),
        Fields(
            compact=True,
            rows=(
                *(Field(label=name, lines=(said(value),)) for name, value in rows),
                Field(label=headings.TIME, lines=(said(time),)),
            ),
        ),
        Grid(
            columns=words.SEQUENCE_COLUMNS,
            shares=(3, 10, 15, 10),
            rows=tuple(_row(plan, number) for number, plan in enumerate(plans, 1)),
        ),
        Listing(lines=tuple(said(note) for note in words.SEQUENCE_NOTES)),
        signatures(first),
    )


def _row(plan: LessonPlan, number: int) -> tuple[Cell, ...]:
    who = plan.identity
    time = words.MEETING_TIME.format(hours=who.lesson_hours, minutes=who.total_minutes)
    objectives = tuple(labelled(entry.id, told(entry.block)) for entry in plan.objectives)
    checks = tuple(
        labelled(headings.CHECKS[check.kind], told(check.technique))
        for check in plan.checks
        if check.kind in {"awal", "akhir"}
    )
    return ((said(str(number), bold=True), said(time)), (said(who.topic),), objectives, checks)
