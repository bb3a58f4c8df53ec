"""Which part of a plan a document holds, and in which form: all, a sheet, another form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export import outline_appendix as appendix
from kelas_ai.export.elements import (
    Element,
    Field,
    Fields,
    Heading,
    Lesson,
    Listing,
    Title,
    labelled,
    said,
    told,
)
from kelas_ai.export.forms import FORMS, materials
from kelas_ai.export.outline import identity, outline
from kelas_ai.strings import headings as words

WHOLE = "lengkap"
PAGE_FIELDS = (words.SUBJECT, words.PHASE_AND_CLASS, words.TIME, words.STUDENTS)


def part_of(plan: LessonPlan, review: Review, part: str = WHOLE) -> tuple[Element, ...]:
    """The elements of one part in reading order. Raises: KeyError for an unknown part."""
    if part == WHOLE:
        return outline(plan, review)
    if part in FORMS:
        return tuple(FORMS[part](plan, review))
    return tuple(_first_page(SHEETS[part](plan)))


def _first_page(elements: Iterable[Element]) -> Iterator[Element]:
    """The same, without the page break that a Lampiran starts with."""
    for number, element in enumerate(elements):
        if number == 0 and isinstance(element, Heading):
            yield replace(element, new_page=False, text=element.text.split(". ", 1)[-1])
        else:
            yield element


def teacher_page(plan: LessonPlan) -> Iterator[Element]:
    """What a teacher holds in class: who, what for, and every step with its minutes."""
    rows = [(name, value) for name, value in identity(plan) if name in PAGE_FIELDS]
    yield Title(school=plan.identity.school, text=words.TEACHER_PAGE, topic=plan.identity.topic)
    yield Fields(
        rows=(
            *(Field(label=name, lines=(said(value),)) for name, value in rows),
            Field(
                label=words.OBJECTIVES,
                lines=tuple(labelled(entry.id, told(entry.block)) for entry in plan.objectives),
            ),
            Field(label=words.MATERIALS, lines=(said("; ".join(materials(plan))),)),
            Field(label=words.TRIGGER, lines=(told(plan.trigger),)),
        ),
    )
    yield Lesson(stages=plan.stages, minutes=plan.minutes, allotted=plan.identity.total_minutes)
    yield Heading(text=words.MISCONCEPTIONS, level=2)
    yield Listing(lines=tuple(told(entry.belief) for entry in plan.misconceptions))


SHEETS: dict[str, Callable[[LessonPlan], Iterator[Element]]] = {
    "guru": teacher_page,
    "lkpd": appendix.worksheet,
    "soal": appendix.items,
    "kunci": appendix.keys,
    "bahan": appendix.teaching_material,
}
PARTS = (WHOLE, *SHEETS)
"""What `--bagian` takes."""
ALL_FORMS = ("pm", *FORMS)
"""What `--bentuk` takes; `pm` is the whole plan."""
