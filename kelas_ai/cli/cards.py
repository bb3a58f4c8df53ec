"""A topic card as text for the terminal, and as JSON with the keys of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kelas_ai.domain.card import TopicCard
from kelas_ai.errors import CardNotFound
from kelas_ai.strings import curriculum as words


def card_lines(card: TopicCard) -> Iterator[str]:
    """Title, place, and the parts that a teacher looks for, in order of use."""
    yield f"{card.title} ({card.id})"
    yield words.CARD_PLACE.format(
        subject=card.subject,
        phase=card.phase,
        grade=card.grade,
        strand=card.strand,
        hours=card.lesson_hours,
    )
    parts = {
        "synonyms": [", ".join(card.synonyms)],
        "prerequisites": card.prerequisites,
        "objectives": [f"{entry.id}: {entry.text}" for entry in card.objectives],
        "facts": [fact.text for fact in card.facts],
        "example": [card.worked_example.problem, *card.worked_example.steps],
        "misconceptions": [
            words.MISCONCEPTION.format(belief=entry.belief, question=entry.question)
            for entry in card.misconceptions
        ],
        "activities": list(_steps(card)),
        "items": [
            words.ITEM.format(use=item.use, level=item.level, question=item.question, key=item.key)
            for item in card.items
        ],
        "sources": card.sources,
    }
    for name, entries in parts.items():
        yield from _section(words.CARD_SECTIONS[name], entries)


def _steps(card: TopicCard) -> Iterator[str]:
    for name, stage in words.STAGES.items():
        for step in getattr(card.activities, name):
            yield words.STEP.format(stage=stage, students=step.students)


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    listed = [entry for entry in entries if entry]
    if listed:
        yield ""
        yield f"{title}:"
        yield from (f"  - {' '.join(entry.split())}" for entry in listed)


def card_json(folder: Path, card_id: str) -> Any:
    """The card with the keys of its file in the pack. Raises: CardNotFound, PackInvalid."""
    from kelas_ai.curriculum.cards import read_yaml

    path = next((folder / "kartu").rglob(f"{card_id}.yaml"), None)
    if path is None:
        raise CardNotFound(card_id=card_id)
    return read_yaml(path)
