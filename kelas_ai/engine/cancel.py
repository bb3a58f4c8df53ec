"""Stop native code when the caller wants it, in the middle of a long evaluation too."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kelas_ai.errors import GenerationCancelled

Cancelled = Callable[[], bool]
"""Asked from another thread about every POLL_SECONDS; true means stop."""
POLL_SECONDS = 0.05


def never() -> bool:
    """For callers that cannot be interrupted."""
    return False


class AbortFlag:
    """Asks `cancelled` while native code runs, and raises a flag that native code watches.

    llama.cpp looks at the flag after every operation of its graph. The flag is the length of a
    C string, 0 or 1, so that `strlen` can be the native callback: that spares about a thousand
    Python calls a token, each of which may have to wait for the interpreter's lock.
    """

    def __init__(self, cancelled: Cancelled = never) -> None:
        self.cancelled = cancelled
        self._state = ctypes.create_string_buffer(2)

    @property
    def address(self) -> int:
        """Where native code reads the flag; valid as long as this object lives."""
        return ctypes.addressof(self._state)

    @property
    def raised(self) -> bool:
        """Whether native code was told to stop."""
        return bool(self._state.value)

    def up(self) -> None:
        """Tell native code to stop now; the next `watched` lowers the flag again."""
        self._state[0] = b"\x01"

    def check(self) -> None:
        """Raises: GenerationCancelled when the caller wants to stop."""
        if self.raised or self.cancelled():
            raise GenerationCancelled()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch the caller's wish while the block runs.

        Raises: GenerationCancelled at once when it is there already.
        """
        self._state[0] = b"\0"
        self.check()
        if self.cancelled is never:
            yield
            return
        done = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(done,), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def _watch(self, done: threading.Event) -> None:
        while not done.wait(POLL_SECONDS):
            if self.cancelled():
                self.up()
                return
