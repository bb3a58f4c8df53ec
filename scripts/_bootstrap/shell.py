"""Run a long command, keep every line in the log, and follow its progress."""

from __future__ import annotations

import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

TAIL_LINES = 40


class CommandFailed(Exception):
    """The command ended with an error; `tail` holds its last lines."""

    def __init__(self, command: Sequence[str], code: int, tail: str) -> None:
        super().__init__(f"{command[0]} … exit {code}")
        self.code = code
        self.tail = tail


def run_logged(
    command: Sequence[str],
    log: Path,
    *,
    on_line: Callable[[str], None] = lambda line: None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a command to its end.

    Raises: CommandFailed. An interrupt ends the command too.
    """
    tail: deque[str] = deque(maxlen=TAIL_LINES)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as written:
        written.write(f"\n$ {' '.join(command)}\n")
        with subprocess.Popen(
            list(command),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=dict(environment) if environment is not None else None,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process:
            assert process.stdout is not None
            try:
                for line in process.stdout:
                    written.write(line)
                    tail.append(line)
                    on_line(line.rstrip())
            except BaseException:
                process.terminate()
                raise
    if process.returncode:
        raise CommandFailed(command, process.returncode, "".join(tail))
