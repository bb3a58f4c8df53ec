"""Which parts a plan has, in the order of the document, and where each of them lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kelas_ai.domain.lesson import Block, LessonPlan
from kelas_ai.strings import headings
from kelas_ai.strings import parts as words

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One part before it is read. owner: path of the block it belongs to, when it is no block."""

    id: str
    section: str
    label: str
    path: Path
    owner: Path = ()
    number: bool = False
    may_be_empty: bool = False


def entries(plan: LessonPlan) -> Iterator[Entry]:
    """All parts in order."""
    yield from _identity()
    yield from _identification(plan)
    yield from _design(plan)
    yield from _experience(plan)
    yield from _assessment(plan)
    yield from _support(plan)
    yield from _material(plan)
    yield from _worksheet(plan)
    yield from _items(plan)


def _identity() -> Iterator[Entry]:
    listed = (
        ("topic", "topik", words.TOPIC),
        ("school", "sekolah", words.SCHOOL),
        ("teacher", "guru", words.TEACHER),
        ("teacher_nip", "nip_guru", words.TEACHER_NIP),
        ("principal", "kepala_sekolah", words.PRINCIPAL),
        ("principal_nip", "nip_kepala_sekolah", words.PRINCIPAL_NIP),
        ("semester", "semester", words.SEMESTER),
        ("school_year", "tahun_ajaran", words.SCHOOL_YEAR),
    )
    for field, name, label in listed:
        yield Entry(
            id=f"identitas.{name}",
            section="identitas",
            label=label,
            path=("identity", field),
            may_be_empty=field != "topic",
        )


def _named(plan: LessonPlan, section: str, fields: dict[str, str]) -> Iterator[Entry]:
    """Blocks that are fields of the plan itself."""
    for field, label in fields.items():
        block: Block = getattr(plan, field)
        yield Entry(id=block.id, section=section, label=label, path=(field,))


def _numbered(
    section: str, label: str, path: Path, blocks: tuple[Block, ...], **facts: str
) -> Iterator[Entry]:
    """A row of blocks under one path."""
    for position, block in enumerate(blocks):
        told = label.format(number=position + 1, **facts)
        yield Entry(id=block.id, section=section, label=told, path=(*path, position))


def _identification(plan: LessonPlan) -> Iterator[Entry]:
    label = words.NUMBERED.format(name=headings.READINESS, number="{number}")
    yield from _numbered("identifikasi", label, ("readiness",), plan.readiness)
    fields = {
        "material_kind": headings.MATERIAL_KIND,
        "material_relevance": headings.MATERIAL_RELEVANCE,
        "material_difficulty": headings.MATERIAL_DIFFICULTY,
    }
    yield from _named(plan, "identifikasi", fields)
    for position, use in enumerate(plan.dimensions):
        yield Entry(
            id=use.evidence.id,
            section="identifikasi",
            label=words.DIMENSION.format(name=use.name),
            path=("dimensions", position, "evidence"),
        )


def _design(plan: LessonPlan) -> Iterator[Entry]:
    for position, use in enumerate(plan.outcomes):
        label = words.OUTCOME.format(strand=use.strand)
        path: Path = ("outcomes", position, "block")
        yield Entry(id=use.block.id, section="desain", label=label, path=path)
    yield from _named(plan, "desain", {"cross_disciplinary": headings.CROSS_DISCIPLINARY})
    for position, objective in enumerate(plan.objectives):
        label = f"{headings.OBJECTIVES} {objective.id}"
        path = ("objectives", position, "block")
        yield Entry(id=objective.block.id, section="desain", label=label, path=path)
    fields = {
        "understanding": words.UNDERSTANDING,
        "model": words.MODEL,
        "model_reason": words.MODEL_REASON,
        "partnership": headings.PARTNERSHIP,
        "environment": headings.ENVIRONMENT,
        "technology": headings.TECHNOLOGY,
        "trigger": headings.TRIGGER,
    }
    yield from _named(plan, "desain", fields)


def _experience(plan: LessonPlan) -> Iterator[Entry]:
    number = 0
    for place, stage in enumerate(plan.stages):
        name = headings.STAGES.get(stage.name, stage.name)
        told = f"{name}, {stage.experience}" if stage.experience else name
        for position in range(len(stage.activities)):
            number += 1
            path: Path = ("stages", place, "activities", position)
            yield from _activity(plan, path, number, told)
    if plan.local_task is not None:
        yield from _local_task(plan.local_task.place, plan.local_task.situation.id)
    for position, entry in enumerate(plan.misconceptions):
        yield from _misconception(entry.belief.id, position)
    label = words.NUMBERED.format(name=headings.CLASS_ADVICE, number="{number}")
    yield from _numbered("pengalaman", label, ("class_advice",), plan.class_advice)


def _activity(plan: LessonPlan, path: Path, number: int, stage: str) -> Iterator[Entry]:
    _, place, _, position = path
    activity = plan.stages[int(place)].activities[int(position)]
    owner: Path = (*path, "students")
    base = activity.students.id.rpartition(".")[0]

    def entry(name: str, label: str, field: str, **more: bool) -> Entry:
        told = label.format(number=number, stage=stage)
        return Entry(
            id=f"{base}.{name}",
            section="pengalaman",
            label=told,
            path=(*path, field),
            owner=() if field in ("students", "teacher", "minutes") else owner,
            number=more.get("number", False),
            may_be_empty=more.get("may_be_empty", False),
        )

    yield entry("murid", words.STEP_STUDENTS, "students")
    yield entry("guru", words.STEP_TEACHER, "teacher")
    yield entry("menit", words.STEP_MINUTES, "minutes", number=True)
    yield entry("bahan", words.MATERIALS, "materials", may_be_empty=True)
    if activity.note:
        yield entry("catatan", words.STEP_NOTE, "note", may_be_empty=True)


def _local_task(place: str, block_id: str) -> Iterator[Entry]:
    owner: Path = ("local_task", "situation")
    for name, field, label in (
        ("", "situation", words.SITUATION.format(place=place)),
        (".tugas", "task", words.TASK),
        (".kunci", "key", words.TASK_KEY),
    ):
        yield Entry(
            id=f"{block_id}{name}",
            section="pengalaman",
            label=label,
            path=("local_task", field),
            owner=owner if name else (),
        )


def _misconception(block_id: str, position: int) -> Iterator[Entry]:
    path: Path = ("misconceptions", position)
    for name, field, label in (
        ("", "belief", words.BELIEF),
        (".pertanyaan", "question", words.QUESTION),
        (".tindakan", "response", words.RESPONSE),
    ):
        yield Entry(
            id=f"{block_id}{name}",
            section="pengalaman",
            label=label.format(number=position + 1),
            path=(*path, field),
            owner=(*path, "belief") if name else (),
        )


def _assessment(plan: LessonPlan) -> Iterator[Entry]:
    for position, check in enumerate(plan.checks):
        path: Path = ("checks", position)
        name = headings.CHECKS[check.kind]
        told = words.CHECK_TECHNIQUE.format(check=name)
        yield Entry(id=check.technique.id, section="asesmen", label=told, path=(*path, "technique"))
        label = words.CHECK_INSTRUMENT.format(check=name, number="{number}")
        yield from _numbered("asesmen", label, (*path, "instrument"), check.instrument)
        follow_up = headings.FOLLOW_UPS[check.kind].lower()
        told = words.CHECK_FOLLOW_UP.format(check=name, follow_up=follow_up)
        yield Entry(id=check.follow_up.id, section="asesmen", label=told, path=(*path, "follow_up"))
    for position, criterion in enumerate(plan.criteria):
        levels = ("emerging", "fair", "proficient", "advanced")
        for field, level in zip(levels, headings.LEVELS, strict=True):
            label = words.CRITERION.format(objective=criterion.objective, level=level.lower())
            block: Block = getattr(criterion, field)
            yield Entry(
                id=block.id, section="asesmen", label=label, path=("criteria", position, field)
            )


def _support(plan: LessonPlan) -> Iterator[Entry]:
    fields = {
        "needs_help": headings.NEEDS_HELP,
        "on_track": headings.ON_TRACK,
        "ahead": headings.AHEAD,
        "remedial": headings.REMEDIAL,
        "enrichment": headings.ENRICHMENT,
    }
    yield from _named(plan, "dukungan", fields)
    for field, name in (
        ("student_reflection", headings.STUDENT_REFLECTION),
        ("teacher_reflection", headings.TEACHER_REFLECTION),
    ):
        label = words.NUMBERED.format(name=name, number="{number}")
        yield from _numbered("refleksi", label, (field,), getattr(plan, field))


def _material(plan: LessonPlan) -> Iterator[Entry]:
    yield from _numbered("bahan", words.FACT, ("facts",), plan.facts)
    example = plan.worked_problem.id
    owner: Path = ("worked_problem",)
    yield Entry(id=example, section="bahan", label=words.EXAMPLE, path=owner)
    for position in range(len(plan.worked_steps)):
        yield Entry(
            id=f"{example}.langkah.{position + 1}",
            section="bahan",
            label=words.EXAMPLE_STEP.format(number=position + 1),
            path=("worked_steps", position),
            owner=owner,
        )
    yield Entry(
        id=f"{example}.jawaban",
        section="bahan",
        label=words.EXAMPLE_ANSWER,
        path=("worked_answer",),
        owner=owner,
    )
    yield from _numbered("bahan", words.READING, ("reading",), plan.reading)


def _worksheet(plan: LessonPlan) -> Iterator[Entry]:
    sheet = plan.worksheet
    owner: Path = ("worksheet", "purpose")
    for name, field, label in (
        ("judul", "title", words.SHEET_TITLE),
        ("tujuan", "purpose", words.SHEET_PURPOSE),
    ):
        own = () if field == "purpose" else owner
        yield Entry(
            id=f"lkpd.{name}", section="lkpd", label=label, path=("worksheet", field), owner=own
        )
    yield from _numbered("lkpd", words.SHEET_STEP, ("worksheet", "steps"), sheet.steps)
    yield from _numbered("lkpd", words.SHEET_QUESTION, ("worksheet", "questions"), sheet.questions)
    for position in range(len(sheet.key)):
        yield Entry(
            id=f"lkpd.kunci.{position + 1}",
            section="lkpd",
            label=words.SHEET_KEY.format(number=position + 1),
            path=("worksheet", "key", position),
            owner=owner,
        )


def _items(plan: LessonPlan) -> Iterator[Entry]:
    for position, item in enumerate(plan.items):
        path: Path = ("items", position)
        owner: Path = (*path, "block")

        def entry(name: str, label: str, *steps: str | int, at: Path = path) -> Entry:
            own = (*at, "block")
            return Entry(id=name, section="soal", label=label, path=(*at, *steps), owner=own)

        base, number = item.block.id, position + 1
        label = words.ITEM.format(number=number)
        yield Entry(id=base, section="soal", label=label, path=owner)
        for choice in range(len(item.choices)):
            letter = "ABCDEFGHIJ"[choice % 10]
            told = words.ITEM_CHOICE.format(number=number, letter=letter)
            yield entry(f"{base}.pilihan.{choice + 1}", told, "choices", choice)
        yield entry(f"{base}.kunci", words.ITEM_KEY.format(number=number), "key")
        told = words.ITEM_EXPLANATION.format(number=number)
        yield entry(f"{base}.penjelasan", told, "explanation")
