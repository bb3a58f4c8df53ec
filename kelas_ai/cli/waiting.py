"""A line now and then while the model is loaded or reads, so that nobody thinks it hangs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kelas_ai.cli.output import tell
from kelas_ai.strings import models as words

if TYPE_CHECKING:
    from kelas_ai.engine.progress import EngineProgress

PAUSE_SECONDS = 3.0
"""Work that is done sooner is not told."""


class Waiting:
    """Shows progress at most once in PAUSE_SECONDS."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._told = clock()

    def show(self, progress: EngineProgress) -> None:
        """Tell kind, share and the time that is left."""
        now = self._clock()
        if now - self._told < PAUSE_SECONDS or not 0 < progress.share < 1:
            return
        self._told = now
        left = ""
        if progress.seconds_left is not None:
            left = words.LEFT.format(seconds=max(1, round(progress.seconds_left)))
        text = words.WORKING[progress.kind]
        tell(text.format(percent=round(100 * progress.share), left=left))
