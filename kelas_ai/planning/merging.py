"""Join what the model did with what the teacher did meanwhile: the teacher wins.

The model works on the plan as it was when it started. Where only the model changed something,
its change is taken; where the teacher changed the same thing, the teacher's stays.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from kelas_ai.domain.lesson import Block, LessonPlan, Suggestion


def merged(base: LessonPlan, teacher: LessonPlan, model: LessonPlan) -> LessonPlan:
    """Both changes of `base` in one plan."""
    both: LessonPlan = _join(base, teacher, model)
    return replace(both, suggestions=_suggestions(base, teacher, model))


def _join(base: Any, teacher: Any, model: Any) -> Any:
    if model == base:
        return teacher
    if teacher == base:
        return model
    if type(base) is type(teacher) is type(model):
        # A block is one thing: its text and where it came from belong together.
        if is_dataclass(base) and not isinstance(base, Block):
            parts = {
                field.name: _join(
                    getattr(base, field.name),
                    getattr(teacher, field.name),
                    getattr(model, field.name),
                )
                for field in fields(base)
            }
            return replace(teacher, **parts)
        if isinstance(base, tuple) and len(base) == len(teacher) == len(model):
            return tuple(map(_join, base, teacher, model))
    return teacher


def _suggestions(
    base: LessonPlan, teacher: LessonPlan, model: LessonPlan
) -> tuple[Suggestion, ...]:
    before = {entry.id: entry for entry in base.suggestions}
    decided = {entry.id: entry for entry in teacher.suggestions}
    for entry in model.suggestions:
        if decided.get(entry.id) == before.get(entry.id):
            decided[entry.id] = entry
    return tuple(decided.values())
