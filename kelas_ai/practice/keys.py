"""A key that is wrong for certain: another choice, the other truth value, another number."""

from __future__ import annotations

import re
from fractions import Fraction
from random import Random

from kelas_ai.domain.card import Item
from kelas_ai.practice.sheet import LETTERS, first_word
from kelas_ai.review.arithmetic import fraction_text, value_of

_CHOSEN = re.compile(r"([A-E])\.\s")


def wrong_key(item: Item, rng: Random) -> str:
    """A wrong key in the form of the right one; empty when none is certain."""
    if item.form == "pilihan":
        return _other_choice(item, rng)
    if item.form == "benar_salah":
        said = first_word(item.key)
        return {"Benar": "Salah", "Salah": "Benar"}.get(said, "")
    return _other_number(item, rng) if item.form == "isian" else ""


def _other_choice(item: Item, rng: Random) -> str:
    found = _CHOSEN.match(item.key)
    listed = dict(zip(LETTERS, item.choices, strict=False))
    if not found or found.group(1) not in listed:
        return ""
    letter = rng.choice([one for one in listed if one != found.group(1)])
    return f"{letter}. {listed[letter]}"


def _other_number(item: Item, rng: Random) -> str:
    """The key is one recomputed number, perhaps with a unit; it gets another value."""
    value = value_of(item.result) if item.calculation and item.result else None
    found = re.fullmatch(r"(\d[\d.,/]*)(\s?[^\d]{0,20})", item.key.strip().rstrip("."))
    if value is None or not found or value_of(found.group(1)) != value:
        return ""
    step = Fraction(rng.choice((1, 2, 3)), value.denominator)
    return f"{fraction_text(value + step)}{found.group(2)}"
