"""The whole document in order: cover block, parts A to F, Lampiran 1 to 5."""

from __future__ import annotations

from collections.abc import Iterator

from kelas_ai.domain.lesson import Basis, LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export import outline_appendix as appendix
from kelas_ai.export import outline_assessment as assessment
from kelas_ai.export import outline_lesson as lesson
from kelas_ai.export import outline_sources as origins
from kelas_ai.export.elements import Element, Field, Fields, Paragraph, Title, said
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words


def outline(plan: LessonPlan, review: Review) -> tuple[Element, ...]:
    """Every element of the plan document, in reading order."""
    return (
        *head(plan),
        *lesson.identification(plan),
        *lesson.design(plan),
        *lesson.experience(plan),
        *assessment.assessment(plan),
        *assessment.support(plan),
        *assessment.reflection(plan),
        *appendix.teaching_material(plan),
        *appendix.worksheet(plan),
        *appendix.items(plan),
        *appendix.keys(plan),
        *origins.sources(plan, review),
    )


def head(plan: LessonPlan) -> Iterator[Element]:
    """Title and identity; what a plan without a card needs is said at once."""
    who = plan.identity
    yield Title(school=who.school, text=words.TITLE, topic=who.topic)
    yield Fields(
        compact=True,
        rows=tuple(Field(label=name, lines=(said(value),)) for name, value in identity(plan)),
    )
    if plan.basis is Basis.PATTERN and plan.basis_note:
        yield Paragraph(line=said(plan.basis_note, tone="warning"))


def identity(plan: LessonPlan) -> tuple[tuple[str, str], ...]:
    """Labels and values of the identity table; what is missing becomes a dotted line."""
    who = plan.identity
    place = plan.meeting
    time = words.TIME_VALUE.format(
        hours=who.lesson_hours,
        minutes=who.minutes_per_hour,
        total=who.total_minutes,
        meeting=words.MEETING_OF.format(number=place.number, count=place.count)
        if place
        else words.ONE_MEETING,
    )
    phase = words.PHASE_AND_CLASS_VALUE.format(
        phase=who.phase, grade=formats.roman(who.grade), level=who.level
    )
    students = words.STUDENTS_VALUE.format(students=who.students) if who.students else ""
    entries = (
        (words.SCHOOL, who.school),
        (words.TEACHER, who.teacher),
        (words.SUBJECT, who.subject),
        (words.PHASE_AND_CLASS, phase),
        (words.SEMESTER, formats.sentence(who.semester)),
        (words.SCHOOL_YEAR, who.school_year),
        (words.TOPIC, who.topic),
        (words.TIME, time),
        (words.STUDENTS, students),
    )
    return tuple((label, value.strip() or words.FILL_IN) for label, value in entries)
