"""A stop signal that native code can watch without asking the interpreter."""

from __future__ import annotations

import ctypes

from kelas_ai.errors import GenerationCancelled


class CancelSignal:
    """Like `threading.Event`: set it from any thread, clear it before the next run.

    llama.cpp looks at it after every operation of its graph, so a long prompt stops within a
    few hundred milliseconds. The state is the length of a C string, 0 or 1: `strlen` serves as
    the native callback, which spares a Python call (and a wait for the interpreter's lock)
    about a thousand times a token.
    """

    def __init__(self) -> None:
        self._state = ctypes.create_string_buffer(2)

    def set(self) -> None:
        """Stop whatever runs now, and refuse to start until cleared."""
        self._state[0] = b"\x01"

    def clear(self) -> None:
        """Allow runs again."""
        self._state[0] = b"\0"

    def is_set(self) -> bool:
        """Whether a stop is wanted."""
        return bool(self._state.value)

    @property
    def address(self) -> int:
        """Where native code reads the state; valid as long as this object lives."""
        return ctypes.addressof(self._state)

    def check(self) -> None:
        """Raises: GenerationCancelled when set."""
        if self.is_set():
            raise GenerationCancelled()
