"""What a waiting teacher can be shown while the model is loaded or reads a prompt."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

LOADING, READING = "memuat", "membaca"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineProgress:
    """How far one piece of work is.

    kind: LOADING or READING. share: 0 to 1. seconds_left: at the speed so far; None at first.
    """

    kind: str
    share: float
    seconds_left: float | None


Listener = Callable[[EngineProgress], None]


def ignore(progress: EngineProgress) -> None:
    """For callers that show nothing."""


class ProgressReport:
    """Turns shares into estimates and tells the listener, from the working thread."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.listener: Listener = ignore
        self._clock = clock
        self._kind = ""
        self._started = 0.0
        self._last = 0.0

    def tell(self, kind: str, share: float) -> None:
        """Report a share; a new kind, or a share that fell, begins a new piece of work."""
        now = self._clock()
        if kind != self._kind or share < self._last:
            self._kind, self._started = kind, now
        self._last = share
        left = (now - self._started) / share * (1 - share) if share > 0 else None
        self.listener(EngineProgress(kind=kind, share=share, seconds_left=left))
