"""What a look at this laptop found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """What an observation asks of the person at the laptop."""

    GOOD = "baik"
    NOTE = "catatan"
    ACT = "perlu tindakan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing that was looked at.

    code: stable, and the key of its sentences in `strings/checking.py`. facts: what they are
    filled with; numbers are bytes, seconds or counts as their names say.
    """

    code: str
    level: Level = Level.GOOD
    facts: Mapping[str, object] = field(default_factory=dict)


def good(code: str, **facts: object) -> Observation:
    """All is well."""
    return Observation(code=code, facts=facts)


def note(code: str, **facts: object) -> Observation:
    """Worth knowing; nothing has to be done."""
    return Observation(code=code, level=Level.NOTE, facts=facts)


def act(code: str, **facts: object) -> Observation:
    """Something must be done."""
    return Observation(code=code, level=Level.ACT, facts=facts)
