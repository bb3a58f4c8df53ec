"""What the teacher reads while the machine is made ready, and why it may stop."""

from __future__ import annotations

import sys
import time
from enum import IntEnum
from typing import TextIO


class SetupCode(IntEnum):
    """Exit codes of the setup; apart from those of kelas-ai itself (0–13, 130)."""

    PYTHON = 70
    SPACE = 71
    CACHE = 72
    ENVIRONMENT = 73
    PACKAGES = 74
    COMPILER = 75
    BUILD = 76
    MODEL = 77
    INTERRUPTED = 130


class SetupError(Exception):
    """The setup cannot go on: what happened, and one thing to do."""

    def __init__(self, code: SetupCode, happened: str, advice: str) -> None:
        super().__init__(happened)
        self.code = code
        self.happened = happened
        self.advice = advice


RETRY = "Periksa sambungan internet, lalu ulangi perintah yang sama; yang sudah selesai disimpan."


class Progress:
    """Named steps on stderr; on a terminal the running step rewrites its own line."""

    def __init__(self, stream: TextIO | None = None, quiet_seconds: float = 15.0) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._quiet_seconds = quiet_seconds
        self._said_at = 0.0
        self._step = ""
        self._width = 0
        self._opened = False

    def say(self, text: str) -> None:
        """One line of its own."""
        self._end_line()
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def open(self, log: str) -> None:
        """The greeting before the first real step; nothing when all is ready."""
        if not self._opened:
            self._opened = True
            self.say("Menyiapkan kelas-ai (sekali saja; butuh internet). Rincian: " + log)

    def step(self, name: str) -> None:
        """Start a step."""
        self.say(f"• {name} …")
        self._step = name
        self._said_at = time.monotonic()

    def advance(self, detail: str) -> None:
        """How far the step is; without a terminal only now and then."""
        if self._terminal:
            line = f"  {detail}"
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        elif time.monotonic() - self._said_at >= self._quiet_seconds:
            self._said_at = time.monotonic()
            self._stream.write(f"  {detail}\n")
        self._stream.flush()

    def fail(self, error: SetupError, log: str) -> None:
        """What happened and what to do, without a traceback."""
        self.say(f"Penyiapan berhenti: {error.happened}\n{error.advice}\nRincian: {log}")

    def _end_line(self) -> None:
        if self._terminal and self._width:
            self._stream.write("\n")
            self._width = 0


def megabytes(count: int) -> str:
    """Bytes as teachers read them: 350 MB, 1,1 GB."""
    if count < 1_000_000_000:
        return f"{count / 1_000_000:.0f} MB"
    return f"{count / 1_000_000_000:.1f} GB".replace(".", ",")
