"""The forms in which schools want a plan: PM (the default), one page, modul ajar, madrasah.

No regulation fixes a layout (Permendikdasmen 1/2026 asks for tujuan, langkah, asesmen), so all
forms tell the same plan. The one-page form follows SE 14/2019 (three core parts), the modul ajar
the parts schools know from 2022, the madrasah form adds Kurikulum Berbasis Cinta (2025).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kelas_ai.domain.lesson import LessonPlan, Stage
from kelas_ai.domain.review import Review
from kelas_ai.export import outline_appendix as appendix
from kelas_ai.export import outline_assessment as assessment
from kelas_ai.export import outline_lesson as lesson
from kelas_ai.export import outline_sources as origins
from kelas_ai.export.elements import (
    Cell,
    Element,
    Field,
    Fields,
    Heading,
    Line,
    Listing,
    Span,
    Title,
    labelled,
    said,
    told,
    tolds,
)
from kelas_ai.export.outline import head, identity
from kelas_ai.strings import forms as form_words
from kelas_ai.strings import headings as words

SHORT_IDENTITY = (
    words.SCHOOL, words.TEACHER, words.SUBJECT, words.PHASE_AND_CLASS, words.SEMESTER, words.TIME,
)  # fmt: skip


def one_page(plan: LessonPlan, review: Review) -> Iterator[Element]:
    """Tujuan, langkah and asesmen on a sheet that a teacher can hold in class."""
    who = plan.identity
    rows = [(name, value) for name, value in identity(plan) if name in SHORT_IDENTITY]
    pairs = "; ".join(f"{name}: {value}" for name, value in rows)
    yield Title(school="", text=form_words.ONE_PAGE, topic=who.topic)
    yield Fields(
        rows=(
            Field(label=form_words.IDENTITY, lines=(said(pairs),)),
            Field(label=words.OBJECTIVES, lines=_objectives(plan)),
            *(_stage(stage) for stage in plan.stages),
            Field(label=words.ASSESSMENT_LABEL, lines=tuple(_checks(plan))),
        )
    )
    yield assessment.signatures(plan)


def _objectives(plan: LessonPlan) -> Cell:
    return tuple(labelled(entry.id, told(entry.block)) for entry in plan.objectives)


def _stage(stage: Stage) -> Field:
    """What murid do, with minutes; the teacher's part stays in the full plan."""
    label = words.stage_line(stage.name, stage.experience, stage.minutes)
    lines = tuple(
        (Span(text=f"{activity.minutes}′ ", bold=True), *told(activity.students))
        for activity in stage.activities
    )
    return Field(label=label, lines=lines)


def _checks(plan: LessonPlan) -> Iterator[Line]:
    for check in plan.checks:
        yield labelled(words.CHECKS[check.kind], told(check.technique))


def teaching_module(plan: LessonPlan, review: Review) -> Iterator[Element]:
    """Modul ajar: informasi umum, komponen inti, lampiran."""
    title, *rest = head(plan)
    yield replace(title, text=form_words.MODULE) if isinstance(title, Title) else title
    yield from rest
    yield Heading(text=form_words.GENERAL)
    yield Fields(
        rows=(
            Field(label=form_words.PRIOR, lines=tolds(plan.readiness), points="bullets"),
            Field(label=words.DIMENSIONS, lines=_dimensions(plan), points="bullets"),
            Field(label=form_words.FACILITIES, lines=(said("; ".join(materials(plan))),)),
            Field(label=form_words.TARGET, lines=tuple(_target(plan))),
            Field(label=form_words.MODEL, lines=(told(plan.model), told(plan.model_reason))),
        )
    )
    yield Heading(text=form_words.CORE)
    yield Fields(
        rows=(
            Field(label=words.OUTCOMES, lines=lesson.outcome_lines(plan)),
            Field(label=words.OBJECTIVES, lines=_objectives(plan)),
            Field(label=form_words.UNDERSTANDING, lines=(told(plan.understanding),)),
            Field(label=words.TRIGGER, lines=(told(plan.trigger),)),
        )
    )
    yield from _below(form_words.ACTIVITIES, lesson.experience(plan))
    yield from _below(form_words.ASSESSMENT, assessment.assessment(plan))
    yield from _below(form_words.SUPPORT, assessment.support(plan))
    yield from _below(form_words.REFLECTION, assessment.reflection(plan))
    yield from _attachments(plan, review)


def _dimensions(plan: LessonPlan) -> Cell:
    return tuple(labelled(use.name.capitalize(), told(use.evidence)) for use in plan.dimensions)


def _target(plan: LessonPlan) -> Iterator[Line]:
    count = plan.identity.students
    if count:
        yield said(words.STUDENTS_VALUE.format(students=count))
    for label, block in (
        (words.NEEDS_HELP, plan.needs_help),
        (words.ON_TRACK, plan.on_track),
        (words.AHEAD, plan.ahead),
    ):
        yield labelled(label, told(block))


def materials(plan: LessonPlan) -> tuple[str, ...]:
    """Everything to bring, each once, in lesson order."""
    return tuple(
        dict.fromkeys(
            material
            for stage in plan.stages
            for activity in stage.activities
            for material in activity.materials
        )
    )


def _below(title: str, elements: Iterator[Element]) -> Iterator[Element]:
    """The elements under another heading of the first level."""
    first = next(elements)
    yield replace(first, text=title) if isinstance(first, Heading) else first
    yield from elements


def _attachments(plan: LessonPlan, review: Review) -> Iterator[Element]:
    yield from appendix.teaching_material(plan)
    yield from appendix.worksheet(plan)
    yield from appendix.items(plan)
    yield from appendix.keys(plan)
    yield from origins.sources(plan, review)


def madrasah(plan: LessonPlan, review: Review) -> Iterator[Element]:
    """The PM form with Topik Panca Cinta and Materi Insersi in the Identifikasi block."""
    yield from head(plan)
    heading, fields = lesson.identification(plan)
    yield heading
    if isinstance(fields, Fields):
        yield replace(fields, rows=(*fields.rows, *_panca_cinta(plan)))
    yield from lesson.design(plan)
    yield from lesson.experience(plan)
    yield from assessment.assessment(plan)
    yield from assessment.support(plan)
    yield from assessment.reflection(plan)
    yield from _attachments(plan, review)
    yield Listing(lines=(said(form_words.MADRASAH_NOTE, tone="small"),))


def _panca_cinta(plan: LessonPlan) -> Iterator[Field]:
    theme, inserted = form_words.panca_cinta(plan.identity.subject, plan.identity.topic)
    yield Field(label=form_words.THEME, lines=(said(theme, bold=True),))
    yield Field(label=form_words.INSERTION, lines=(said(inserted),))


Form = Callable[[LessonPlan, Review], Iterator[Element]]
FORMS: dict[str, Form] = {"ringkas": one_page, "modul": teaching_module, "madrasah": madrasah}
