"""Read one topic card from YAML and check it against the format and the rules of the craft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from kelas_ai.curriculum.card_rules import card_problems
from kelas_ai.curriculum.keys import to_fields
from kelas_ai.domain.card import TopicCard
from kelas_ai.errors import PackInvalid

MAX_YAML_BYTES = 2_000_000

_CARD: TypeAdapter[TopicCard] | None = None


def _adapter() -> TypeAdapter[TopicCard]:
    global _CARD
    if _CARD is None:
        for kind in _card_classes():
            kind.__pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True)
        _CARD = TypeAdapter(TopicCard)
    return _CARD


def _card_classes() -> list[Any]:
    from kelas_ai.domain import card

    return [kind for kind in vars(card).values() if hasattr(kind, "__dataclass_fields__")]


def read_card(path: Path) -> TopicCard:
    """Read and check one card.

    Raises: PackInvalid naming the file and every problem found.
    """
    card = parse_card(read_yaml(path), path)
    problems = card_problems(card)
    if problems:
        raise PackInvalid(path=str(path), problem="; ".join(problems))
    return card


def read_yaml(path: Path) -> Any:
    """Load a YAML file without executing anything it may contain."""
    try:
        if path.stat().st_size > MAX_YAML_BYTES:
            raise PackInvalid(path=str(path), problem="berkas terlalu besar")
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackInvalid(path=str(path), problem=f"YAML tidak terbaca: {error}") from error


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_card(raw: Any, path: Path) -> TopicCard:
    """Turn loaded YAML into a card; format problems only, no craft rules."""
    if not isinstance(raw, dict):
        raise PackInvalid(path=str(path), problem="isi bukan kartu topik")
    try:
        return _adapter().validate_python(_textual(to_fields(raw)))
    except KeyError as error:
        raise PackInvalid(path=str(path), problem=f"kunci tidak dikenal: {error}") from error
    except ValidationError as error:
        raise PackInvalid(path=str(path), problem=_summary(error)) from error


_NUMERIC_FIELDS = {"grade", "lesson_hours", "weight"}


def _textual(value: Any, field: str = "") -> Any:
    """YAML reads `1/4` as text but `8` as a number; everything but counts is text here."""
    if isinstance(value, dict):
        return {key: _textual(entry, key) for key, entry in value.items()}
    if isinstance(value, list):
        return [_textual(entry, field) for entry in value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value if field in _NUMERIC_FIELDS else f"{value}".replace(".", ",")
    return value


def _summary(error: ValidationError) -> str:
    lines = [
        f"{'.'.join(str(part) for part in issue['loc'])}: {issue['msg']}"
        for issue in error.errors()
    ]
    return "; ".join(lines[:8])
