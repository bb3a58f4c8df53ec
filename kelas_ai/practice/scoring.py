"""Score marks exactly: every fault found or missed, every other mark a false alarm."""

from __future__ import annotations

import re
from collections.abc import Collection

from kelas_ai.domain.practice import MarkScore, MarkTask


def score(task: MarkTask, marks: Collection[int]) -> MarkScore:
    """Compare marked line numbers (from 1) with the planted faults.

    A fault counts once, however many of its lines were marked.
    """
    marked = set(marks)
    found = tuple(fault for fault in task.faults if fault.accepted & marked)
    missed = tuple(fault for fault in task.faults if not fault.accepted & marked)
    accepted = {line for fault in task.faults for line in fault.accepted}
    return MarkScore(found=found, missed=missed, false_alarms=tuple(sorted(marked - accepted)))


def read_marks(text: str, count: int) -> tuple[list[int], list[str]]:
    """Line numbers from what was typed: `3 8, 12` or `3-5`.

    Returns: numbers from 1 to count in order, and what could not be read as one.
    """
    numbers: set[int] = set()
    unread: list[str] = []
    for part in re.split(r"[\s,;]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        found = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", part, re.ASCII)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if 1 <= first <= last <= count:
            numbers.update(range(first, last + 1))
        elif part:
            unread.append(part)
    return sorted(numbers), unread
