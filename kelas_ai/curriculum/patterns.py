"""Read pedagogical patterns: cards with places for the topic."""

from __future__ import annotations

import re
from pathlib import Path

from kelas_ai.curriculum.card_rules import card_problems, texts_of
from kelas_ai.curriculum.cards import parse_card, read_yaml
from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.pattern import Pattern
from kelas_ai.errors import PackInvalid

PLACES = {"topik", "Topik", "fakta", "mapel", "elemen", "kelas"}


def read_patterns(folder: Path) -> tuple[Pattern, ...]:
    """Read every pattern of a pack.

    Raises: PackInvalid when a template breaks a card rule or has an unknown place.
    """
    return tuple(_pattern(path) for path in sorted(folder.glob("*.yaml")))


def _pattern(path: Path) -> Pattern:
    template = parse_card(read_yaml(path), path)
    problems = [*card_problems(template), *_unknown_places(template)]
    if problems:
        raise PackInvalid(path=str(path), problem="; ".join(problems))
    return Pattern(id=path.stem, template=template)


def _unknown_places(template: TopicCard) -> list[str]:
    return [
        f"{field}: tempat tidak dikenal {{{name}}}"
        for field, text in texts_of(template)
        for name in re.findall(r"\{([^}]*)\}", text)
        if name not in PLACES
    ]
