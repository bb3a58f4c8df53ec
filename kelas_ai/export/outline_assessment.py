"""Parts D to F: assessment with its instruments, differentiation, reflection, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from kelas_ai.domain.lesson import Check, LessonPlan, PlanItem
from kelas_ai.export.elements import (
    Element,
    Field,
    Fields,
    Form,
    Grid,
    Heading,
    Listing,
    Notes,
    Paragraph,
    Signatures,
    said,
    told,
    tolds,
)
from kelas_ai.export.text import one_line
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words

ROWS_WITHOUT_COUNT = 20
ROWS_AT_MOST = 60
ROOM_FOR_NOTES = 4
MOST_WORDED_COLUMNS = 4


def numbered_items(plan: LessonPlan) -> list[tuple[str, list[tuple[int, PlanItem]]]]:
    """Items grouped by use, numbered through; the numbers of question sheet and key."""
    groups: list[tuple[str, list[tuple[int, PlanItem]]]] = []
    number = 0
    for use in words.USES:
        found = [item for item in plan.items if item.use == use]
        if found:
            groups.append((use, list(enumerate(found, number + 1))))
            number += len(found)
    return groups


def assessment(plan: LessonPlan) -> Iterator[Element]:
    """D: the three checks, KKTP on four levels, the observation sheet."""
    numbers = {use: [number for number, _ in items] for use, items in numbered_items(plan)}
    yield Heading(text=words.ASSESSMENT)
    for check in plan.checks:
        yield Heading(text=words.CHECKS[check.kind], level=2)
        yield Fields(rows=tuple(_check(check, numbers.get(check.kind, []))))
    if plan.criteria:
        yield Heading(text=words.CRITERIA, level=2)
        yield Grid(
            columns=(words.OBJECTIVE_SHORT, *words.LEVELS),
            shares=(1, 4, 4, 4, 4),
            rows=tuple(
                (
                    (said(entry.objective, bold=True),),
                    (told(entry.emerging),),
                    (told(entry.fair),),
                    (told(entry.proficient),),
                    (told(entry.advanced),),
                )
                for entry in plan.criteria
            ),
        )
    yield from _observation(plan)


def _check(check: Check, numbers: list[int]) -> Iterator[Field]:
    yield Field(label=words.TECHNIQUE, lines=(told(check.technique),))
    yield Field(label=words.INSTRUMENT, lines=tolds(check.instrument), points="bullets")
    if numbers:
        value = words.ITEM_NUMBERS_VALUE.format(numbers=formats.spans_of(numbers))
        yield Field(label=words.ITEM_NUMBERS, lines=(said(value),))
    yield Field(label=words.FOLLOW_UPS[check.kind], lines=(told(check.follow_up),))


def _observation(plan: LessonPlan) -> Iterator[Element]:
    indicators = [
        one_line(block.text).rstrip(".")
        for check in plan.checks
        if check.kind == "proses"
        for block in check.instrument
    ]
    if not indicators:
        return
    count = min(plan.identity.students or ROWS_WITHOUT_COUNT, ROWS_AT_MOST)
    blanks = ("",) * (len(indicators) + 2)
    heads = indicators
    yield Heading(text=words.OBSERVATION, level=2)
    if len(indicators) > MOST_WORDED_COLUMNS:
        heads = [str(number) for number in range(1, len(indicators) + 1)]
        yield Listing(lines=tuple(said(text) for text in indicators), ordered=True)
    yield Paragraph(line=said(words.OBSERVATION_NOTE), leads=True)
    yield Form(
        columns=(words.NUMBER, words.STUDENT_NAME, *heads, words.OBSERVATION_REMARK),
        rows=tuple((str(number), *blanks) for number in range(1, count + 1)),
        shares=(1.1, 4.6, *(8.7 / len(indicators),) * len(indicators), 2.6),
    )


def support(plan: LessonPlan) -> Iterator[Element]:
    """E: tasks by readiness, remedial, enrichment."""
    yield Heading(text=words.SUPPORT)
    yield Fields(
        rows=tuple(
            Field(label=label, lines=(told(block),))
            for label, block in (
                (words.NEEDS_HELP, plan.needs_help),
                (words.ON_TRACK, plan.on_track),
                (words.AHEAD, plan.ahead),
                (words.REMEDIAL, plan.remedial),
                (words.ENRICHMENT, plan.enrichment),
            )
        )
    )


def reflection(plan: LessonPlan) -> Iterator[Element]:
    """F: reflection of murid and teacher, room for notes, signatures."""
    yield Heading(text=words.REFLECTION)
    yield Fields(
        rows=tuple(
            Field(label=label, lines=tolds(blocks), points="bullets")
            for label, blocks in (
                (words.STUDENT_REFLECTION, plan.student_reflection),
                (words.TEACHER_REFLECTION, plan.teacher_reflection),
            )
        )
    )
    yield Notes(label=words.AFTERWARDS, room=ROOM_FOR_NOTES)
    yield signatures(plan)


def signatures(plan: LessonPlan) -> Signatures:
    """Principal and teacher; what is not known is left to the pen."""
    who = plan.identity
    date = formats.long_date(plan.created) or words.FILL_IN_PLACE
    return Signatures(
        left=(
            words.KNOWING,
            words.PRINCIPAL,
            who.principal.strip() or words.FILL_IN,
            words.NIP.format(number=who.principal_nip.strip() or words.FILL_IN),
        ),
        right=(
            words.PLACE_AND_DATE.format(place=words.FILL_IN_PLACE, date=date),
            words.TEACHER_OF.format(subject=who.subject),
            who.teacher.strip() or words.FILL_IN,
            words.NIP.format(number=who.teacher_nip.strip() or words.FILL_IN),
        ),
    )
