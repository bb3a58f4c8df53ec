"""Lampiran 1 to 4: what is handed out, and the keys that are not."""

from __future__ import annotations

from collections.abc import Iterator

from kelas_ai.domain.lesson import Block, LessonPlan, PlanItem
from kelas_ai.export.elements import (
    Cell,
    Element,
    Field,
    Fields,
    Form,
    Grid,
    Heading,
    Line,
    Listing,
    NameLine,
    Paragraph,
    Question,
    Span,
    labelled,
    said,
    told,
    tolds,
)
from kelas_ai.export.outline_assessment import numbered_items
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words

COMMON_KNOWLEDGE = "pengetahuan umum"
ROOM = {"uraian": 4, "isian": 1, "benar_salah": 1, "menjodohkan": 1}
WORKSHEET_ROOM = 3


def teaching_material(plan: LessonPlan) -> Iterator[Element]:
    """Lampiran 1: facts, worked example, reading, glossary."""
    solution = (*(said(step) for step in plan.worked_steps),)
    yield Heading(text=words.TEACHING_MATERIAL, new_page=True)
    yield Heading(text=words.FACTS, level=2)
    yield Listing(lines=tuple(_fact(block) for block in plan.facts))
    yield Heading(text=words.EXAMPLE, level=2)
    yield Fields(
        rows=(
            Field(label=words.PROBLEM, lines=(told(plan.worked_problem),)),
            Field(label=words.SOLUTION, lines=solution, points="numbers"),
            Field(label=words.ANSWER, lines=(said(plan.worked_answer, bold=True),)),
        )
    )
    if plan.reading:
        title = plan.reading_title.strip()
        yield Heading(text=f"{words.READING}: {title}" if title else words.READING, level=2)
        for block in plan.reading:
            yield Paragraph(line=told(block), for_students=True)
    if plan.glossary:
        yield Heading(text=words.GLOSSARY, level=2)
        yield Listing(lines=tuple(labelled(term, said(text)) for term, text in plan.glossary))


def _fact(block: Block) -> Line:
    if not block.source or block.source == COMMON_KNOWLEDGE:
        return told(block)
    source = formats.closed(words.FACT_SOURCE.format(source=block.source))
    return (*told(block), Span(text=f" {source}", italic=True, tone="small"))


def worksheet(plan: LessonPlan) -> Iterator[Element]:
    """Lampiran 2: LKPD on a page of its own, without its key."""
    sheet = plan.worksheet
    yield Heading(text=words.WORKSHEET, new_page=True)
    yield Paragraph(line=said(sheet.title, bold=True), for_students=True)
    yield NameLine()
    yield Paragraph(line=labelled(words.PURPOSE, told(sheet.purpose)), for_students=True)
    if sheet.tools:
        tools = said("; ".join(sheet.tools))
        yield Paragraph(line=labelled(words.TOOLS, tools), for_students=True)
    if sheet.steps:
        yield Heading(text=words.STEPS, level=2)
        yield Listing(lines=tolds(sheet.steps), ordered=True, for_students=True)
    if sheet.columns and sheet.rows:
        yield Heading(text=words.RESULTS, level=2)
        blanks = ("",) * (len(sheet.columns) - 1)
        yield Form(
            columns=sheet.columns,
            rows=tuple((row, *blanks) for row in sheet.rows),
            room=WORKSHEET_ROOM,
        )
    if sheet.questions:
        yield Heading(text=words.QUESTIONS, level=2)
        for number, block in enumerate(sheet.questions, 1):
            yield Question(number=number, line=told(block), room=WORKSHEET_ROOM)


def items(plan: LessonPlan) -> Iterator[Element]:
    """Lampiran 3: the questions by use, without keys.

    The first questions are asked aloud, the last ones are handed out by themselves.
    """
    yield Heading(text=words.ITEMS, new_page=True)
    named = False
    for use, numbered in numbered_items(plan):
        yield Heading(text=words.USES[use], level=2)
        if use == "akhir" or (use != "awal" and not named):
            named = True
            yield NameLine()
        for number, item in numbered:
            room = 0 if use == "awal" or item.choices else ROOM.get(item.form, 0)
            yield Question(number=number, line=told(item.block), choices=item.choices, room=room)


def keys(plan: LessonPlan) -> Iterator[Element]:
    """Lampiran 4: keys with explanations, scoring, the key of the LKPD."""
    yield Heading(text=words.KEYS, new_page=True)
    yield Grid(
        columns=(words.NUMBER, words.KEY, words.EXPLANATION, words.OBJECTIVE_AND_LEVEL),
        shares=(2, 11, 15, 5),
        rows=tuple(
            _key(number, item) for _, numbered in numbered_items(plan) for number, item in numbered
        ),
    )
    for check in plan.checks:
        if check.kind == "akhir":
            yield Heading(text=words.SCORING, level=2)
            yield Paragraph(line=told(check.follow_up))
    if plan.worksheet.key:
        yield Heading(text=words.WORKSHEET_KEY, level=2)
        yield Listing(lines=tuple(said(line) for line in plan.worksheet.key))


def _key(number: int, item: PlanItem) -> tuple[Cell, ...]:
    about: list[Line] = [said(f"{item.objective}, {item.level}")]
    if item.needs_check:
        about.append(said(words.CHECK_KEY, tone="warning"))
    elif item.verified:
        about.append(said(words.VERIFIED, tone="small"))
    return (
        (said(str(number)),),
        (said(item.key, bold=True),),
        (said(item.explanation),),
        tuple(about),
    )
