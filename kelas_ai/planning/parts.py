"""A plan as a list of parts that a teacher can point at, read and change one by one.

Every part has a path of field names and positions into the plan, so reading and changing have
one source. What a teacher changes is marked as the teacher's; what hangs on it (a key that was
computed for the old question) loses its mark of being checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kelas_ai.domain.lesson import Block, LessonPlan, Origin, PlanItem
from kelas_ai.errors import PartInvalid
from kelas_ai.planning import part_list
from kelas_ai.planning.part_list import Entry, Path
from kelas_ai.strings import parts as words

LONGEST = 8_000
MOST_MINUTES = 400
LINE_BREAKS = "\n\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of a plan.

    id: stable, the block's id or the block's id and a field (`soal.3.kunci`). block_id: the block
    whose origin tells where it comes from, empty for identity lines. origin: None for minutes,
    which nobody wrote: they are shared out by rule, or set by the teacher.
    """

    id: str
    section: str
    label: str
    text: str
    origin: Origin | None
    source: str
    block_id: str


def parts_of(plan: LessonPlan) -> tuple[Part, ...]:
    """All parts in the order of the document."""
    return tuple(_part(plan, entry) for entry in part_list.entries(plan))


def _part(plan: LessonPlan, entry: Entry) -> Part:
    value = at(plan, entry.path)
    owner = at(plan, entry.owner) if entry.owner else None
    block = value if isinstance(value, Block) else owner
    unowned = None if entry.number else Origin.TEACHER
    return Part(
        id=entry.id,
        section=entry.section,
        label=entry.label,
        text=as_text(value),
        origin=block.origin if isinstance(block, Block) else unowned,
        source=block.source if isinstance(block, Block) else "",
        block_id=block.id if isinstance(block, Block) else "",
    )


def as_text(value: Any) -> str:
    """A block, a list of words, a number or a text as the teacher reads it."""
    if isinstance(value, Block):
        return value.text
    if isinstance(value, tuple):
        return words.LIST_SEPARATOR.join(value)
    return "" if value is None else str(value)


def with_part(plan: LessonPlan, part_id: str, text: str) -> LessonPlan:
    """The plan with this part in the teacher's words; the same plan when nothing changes.

    Raises: PartInvalid naming what is wrong with the text; KeyError for an unknown part.
    """
    entry = next((e for e in part_list.entries(plan) if e.id == part_id), None)
    if entry is None:
        raise KeyError(part_id)
    old = at(plan, entry.path)
    said = cleaned(text)
    if said == as_text(old).strip():
        return plan
    if not said and not entry.may_be_empty:
        raise PartInvalid(reason=words.EMPTY)
    changed = put(plan, entry.path, _value(old, said, entry))
    if entry.owner:
        block = at(changed, entry.owner)
        changed = put(changed, entry.owner, replace(block, origin=Origin.TEACHER, source=""))
    return _unchecked(changed, entry)


def cleaned(text: str) -> str:
    """What was typed or pasted, without control characters and outer blanks.

    Raises: PartInvalid when it is too long or has nothing printable in it.
    """
    kept = "".join(
        char if char.isprintable() or char in LINE_BREAKS else " " if char.isspace() else ""
        for char in text.replace("\r\n", "\n").replace("\r", "\n")
    ).strip()
    if len(kept) > LONGEST:
        raise PartInvalid(reason=words.TOO_LONG.format(length=len(kept), limit=LONGEST))
    if text.strip() and not kept:
        raise PartInvalid(reason=words.UNPRINTABLE)
    return kept


def _value(old: Any, said: str, entry: Entry) -> Any:
    if isinstance(old, Block):
        return replace(old, text=said, origin=Origin.TEACHER, source="")
    if entry.number:
        if not said.isascii() or not said.isdigit() or not 1 <= int(said) <= MOST_MINUTES:
            raise PartInvalid(reason=words.NOT_MINUTES)
        return int(said)
    if isinstance(old, tuple):
        return tuple(piece.strip() for piece in said.split(",") if piece.strip())
    return said


def _unchecked(plan: LessonPlan, entry: Entry) -> LessonPlan:
    """Take back what was checked about the old text."""
    if entry.path[0] == "local_task" and plan.local_task is not None:
        return replace(plan, local_task=replace(plan.local_task, verified=False))
    if entry.path[0] != "items":
        return plan
    position = entry.path[1]
    item: PlanItem = at(plan, ("items", position))
    changes: dict[str, Any] = {"verified": False, "needs_check": True}
    if entry.path[2] in ("block", "choices"):
        # The expression belongs to the old question; it says nothing about the new one.
        changes |= {"calculation": "", "result": ""}
    if entry.path[2] == "explanation":
        changes = {}
    checked: LessonPlan = put(plan, ("items", position), replace(item, **changes))
    return checked


def at(value: Any, path: Path) -> Any:
    """What lies at a path."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(value: Any, path: Path, new: Any) -> Any:
    """A copy with something else at a path."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], put(value[step], rest, new), *value[step + 1 :])
    return replace(value, **{step: put(getattr(value, step), rest, new)})


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One part that differs between two plans; empty text where it is missing."""

    label: str
    before: str
    after: str


def differences(before: LessonPlan, after: LessonPlan) -> tuple[PartChange, ...]:
    """The parts that differ, in the order of the second plan, then those it has lost."""
    return tuple(_differences(before, after))


def _differences(before: LessonPlan, after: LessonPlan) -> Iterator[PartChange]:
    old = {part.id: part for part in parts_of(before)}
    for part in parts_of(after):
        was = old.pop(part.id, None)
        if was is None or was.text != part.text:
            yield PartChange(label=part.label, before=was.text if was else "", after=part.text)
    for lost in old.values():
        yield PartChange(label=lost.label, before=lost.text, after="")
