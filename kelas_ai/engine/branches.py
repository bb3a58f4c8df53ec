"""Candidates as one tree of tokens: a beginning that several share is evaluated once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Branch:
    """One token to evaluate after a prefix.

    depth: tokens between prefix and this one. members: the candidates that go through it.
    follows: (candidate, token) pairs whose probability is read after it.
    """

    token: int
    depth: int
    members: list[int] = field(default_factory=list)
    follows: list[tuple[int, int]] = field(default_factory=list)


def branches(candidates: Sequence[Sequence[int]]) -> list[Branch]:
    """All tokens that must be evaluated, parents before children.

    A candidate's last token needs no evaluation: its probability is read after the one before.
    """
    found: dict[tuple[int, ...], Branch] = {}
    for index, tokens in enumerate(candidates):
        for depth in range(len(tokens) - 1):
            path = tuple(tokens[: depth + 1])
            branch = found.setdefault(path, Branch(token=tokens[depth], depth=depth))
            branch.members.append(index)
            branch.follows.append((index, tokens[depth + 1]))
    return list(found.values())
