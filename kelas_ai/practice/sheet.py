"""A short plan written out from a card, line by line: the paper that faults are planted in.

Every line is the card's own text, so what is true on it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kelas_ai.domain.card import Item, Step, TopicCard
from kelas_ai.strings import practice as words

LETTERS = "ABCDE"
FACTS, TERMS, ITEMS = 3, 2, 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet. part: what it is; source: the piece of the card it was made from."""

    part: str
    text: str
    source: object = None
    minutes: int = 0
    number: int = 0


def sheet_of(card: TopicCard, minutes_per_hour: int, rng: Random) -> list[Line]:
    """The lines of a plan on this card; which facts, terms and items stand there is drawn."""
    return list(_lines(card, minutes_per_hour, rng))


def _lines(card: TopicCard, minutes_per_hour: int, rng: Random) -> Iterator[Line]:
    total = card.lesson_hours * minutes_per_hour
    where = {"subject": card.subject, "grade": card.grade, "phase": card.phase}
    yield Line("identitas", words.SHEET_IDENTITY.format(title=card.title, **where))
    used = card.dimensions[0]
    text = words.SHEET_DIMENSION.format(name=used.name, evidence=used.evidence)
    yield Line("dimensi", text, used)
    for objective in card.objectives:
        text = words.SHEET_OBJECTIVE.format(id=objective.id, text=objective.text)
        yield Line("tujuan", text, objective)
    for entry in rng.sample(card.glossary, min(TERMS, len(card.glossary))):
        text = words.SHEET_TERM.format(term=entry.term, meaning=entry.meaning)
        yield Line("istilah", text, entry)
    for fact in rng.sample(card.facts, min(FACTS, len(card.facts))):
        yield Line("fakta", words.SHEET_FACT.format(text=fact.text), fact)
    yield from _steps(card, total)
    text = words.SHEET_TOTAL.format(total=total, hours=card.lesson_hours, minutes=minutes_per_hour)
    yield Line("waktu", text, None, total)
    chosen = _items(card, rng)
    for number, item in enumerate(chosen, 1):
        yield Line("soal", item_text(number, item, item.key), item, number=number)
    criterion = card.criteria[0]
    text = words.SHEET_CRITERION.format(id=criterion.objective, text=criterion.proficient)
    yield Line("kktp", text, criterion)
    yield Line("sumber", words.SHEET_SOURCE.format(text=card.sources[0]), card.sources)


def _steps(card: TopicCard, total: int) -> Iterator[Line]:
    acts = card.activities
    stages = (
        (words.OPENING, acts.opening[:1]),
        (words.UNDERSTAND, acts.understand[:2]),
        (words.APPLY, acts.apply[:2]),
        (words.REFLECT, acts.reflect[:1]),
        (words.CLOSING, acts.closing[:1]),
    )
    steps = [(name, step) for name, listed in stages for step in listed]
    for (name, step), minutes in zip(steps, _shares(steps, total), strict=True):
        yield Line("langkah", step_text(name, minutes, step.students), (name, step), minutes)


def _shares(steps: list[tuple[str, Step]], total: int) -> list[int]:
    weights = [max(step.weight, 1) for _, step in steps]
    shares = [max(total * weight // sum(weights), 1) for weight in weights]
    shares[weights.index(max(weights))] += total - sum(shares)
    return shares


def step_text(name: str, minutes: int, students: str) -> str:
    """A step as a line."""
    return words.SHEET_STEP.format(name=name, minutes=minutes, text=first_sentence(students))


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence."""
    plain = " ".join(text.split())
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“])", plain)[0]


def _items(card: TopicCard, rng: Random) -> list[Item]:
    usable = [item for item in card.items if item.form in ("pilihan", "benar_salah", "isian")]
    others = [item for item in card.items if item not in usable]
    chosen = rng.sample(usable, min(ITEMS, len(usable)))
    return chosen + rng.sample(others, min(ITEMS - len(chosen), len(others)))


def item_text(number: int, item: Item, key: str) -> str:
    """An item with its choices and a key as one line."""
    choices = "  ".join(
        f"{letter}. {choice}" for letter, choice in zip(LETTERS, item.choices, strict=False)
    )
    if item.form == "benar_salah":
        key = first_word(key)
    return words.SHEET_ITEM.format(
        number=number,
        objective=item.objective,
        question=" ".join(item.question.split()),
        choices=f" {choices}" if choices else "",
        key=" ".join(key.split()).rstrip("."),
    )


def first_word(text: str) -> str:
    """The first word: Benar or Salah in the key of a true-or-false item."""
    found = re.match(r"\w+", text)
    return found.group(0) if found else text
