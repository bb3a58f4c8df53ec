"""Which evaluated prompts the model's memory keeps, and how a new prompt builds on them.

Asking about one class and about no class in turn would evaluate both prompts anew each time if
only the last one were kept. A few lanes keep several; a new prompt continues the one it shares
most with, or branches off into another lane when continuing would throw much away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

BRANCH_TOKENS = 32
"""Losing more evaluated tokens than this is worth a lane of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanePlan:
    """Evaluate a prompt in `lane`, of which the first `keep` tokens are already evaluated.

    source: the lane to copy them from first, or None when they are in place.
    """

    lane: int
    keep: int
    source: int | None


@dataclass(slots=True)
class Lanes:
    """The token sequences in memory, by lane number."""

    count: int
    tokens: list[list[int]] = field(init=False)
    _used: list[int] = field(init=False)
    _clock: int = 0

    def __post_init__(self) -> None:
        self.tokens = [[] for _ in range(self.count)]
        self._used = [0] * self.count

    @property
    def total(self) -> int:
        """Tokens kept in all lanes; shared ones counted in each."""
        return sum(len(tokens) for tokens in self.tokens)

    def plan(self, prompt: Sequence[int]) -> LanePlan:
        """Where to evaluate a prompt. At least its last token is always left to evaluate."""
        shared = [min(shared_length(lane, prompt), len(prompt) - 1) for lane in self.tokens]
        best = max(range(self.count), key=lambda lane: (shared[lane], self._used[lane]))
        lost = len(self.tokens[best]) - shared[best]
        lane = best
        if lost > BRANCH_TOKENS and self.count > 1:
            others = [other for other in range(self.count) if other != best]
            lane = min(others, key=lambda lane: (bool(self.tokens[lane]), self._used[lane]))
        self._touch(lane)
        source = best if lane != best else None
        if source is not None and shared[best]:
            self._touch(source)
        return LanePlan(lane=lane, keep=shared[best], source=source)

    def total_after(self, plan: LanePlan) -> int:
        """Tokens in memory once the plan's lane is cleared, less those its prompt shares."""
        shared = plan.keep if plan.source is not None else 0
        return self.total - len(self.tokens[plan.lane]) - shared

    def oldest(self, sparing: Sequence[int | None]) -> int | None:
        """The filled lane used longest ago, other than those to spare."""
        filled = [lane for lane in range(self.count) if self.tokens[lane] and lane not in sparing]
        return min(filled, key=self._used.__getitem__, default=None)

    def _touch(self, lane: int) -> None:
        self._clock += 1
        self._used[lane] = self._clock


def shared_length(first: Sequence[int], second: Sequence[int]) -> int:
    """How many leading tokens are the same."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length
