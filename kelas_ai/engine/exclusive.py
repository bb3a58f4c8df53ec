"""Only one process at a time. Standard library only: the setup uses it before anything else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _try_lock(opened: IO[bytes]) -> bool:
        try:
            msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lock(opened: IO[bytes]) -> None:
        while True:
            try:
                msvcrt.locking(opened.fileno(), msvcrt.LK_LOCK, 1)
                return
            except OSError:  # LK_LOCK gives up after ten seconds
                continue

else:
    import fcntl

    def _try_lock(opened: IO[bytes]) -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _lock(opened: IO[bytes]) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX)


@contextmanager
def exclusive(lock: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock file; on_wait is called once when another process has it.

    The system releases the lock even when the holder is killed.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("ab") as opened:
        if not _try_lock(opened):
            on_wait()
            _lock(opened)
        yield
