"""Remember what was verified, so that the next start is a few file look-ups."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Replace a small file whole, so that an interrupt never leaves half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def write_stamp(stamp: Path, python: Path, files: Iterable[Path]) -> None:
    """Record the interpreter to start and the size and time of each file."""
    seen = [(str(file), *_facts(file)) for file in files]
    write_atomically(stamp, json.dumps({"python": str(python), "files": seen}))


def read_stamp(stamp: Path) -> Path | None:
    """The interpreter to start, or None when anything is missing or has changed."""
    try:
        recorded = json.loads(stamp.read_bytes())
        python = Path(recorded["python"])
        fresh = python.exists() and all(
            _facts(Path(name)) == (size, time) for name, size, time in recorded["files"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return python if fresh else None


def _facts(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns
