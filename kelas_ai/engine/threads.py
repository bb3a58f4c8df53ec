"""How many threads are fastest here: measured once, remembered per machine and model.

Core counts mislead: decoding is bound by memory bandwidth, and hyper-threads or slow cores may
make it slower.
"""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from kelas_ai.engine.context import ModelContext, Step

PROBE_TOKENS = 4
ROUNDS = 2
WORTH = 1.05
"""Another thread must be this much faster; fewer threads leave the laptop usable."""
PROBE_TOKEN = 100
DISTURBED = 0.25
"""Others computing more than this share of one core spoil a probe."""


def candidates(usable: int, physical: int) -> list[int]:
    """Thread counts worth trying on so many usable and real cores, ascending."""
    counts = {1 if usable <= 2 else 2, physical, (physical + 1) // 2, usable}
    lowest = 1 if usable <= 2 else 2
    return sorted(count for count in counts if lowest <= count <= usable)


def fastest(seconds: Sequence[tuple[int, float]]) -> int:
    """The count with the best time; a bigger one only when that is worth it.

    seconds: (threads, seconds a token), threads ascending.
    """
    best, best_time = seconds[0]
    for count, taken in seconds[1:]:
        if taken * WORTH < best_time:
            best, best_time = count, taken
    return best


def probe(
    context: ModelContext,
    set_threads: Callable[[int], None],
    counts: Sequence[int],
    usual: int,
    busy: Callable[[], float] | None = None,
) -> int:
    """Decode a few tokens with each count and set the fastest. Leaves sequence 0 empty.

    The counts take turns, so that a short disturbance does not decide. While other programs
    keep the cores busy nothing can be learnt: then the usual count is set.
    busy: seconds that other programs have computed so far, over all cores.
    Returns: the count, or 0 when nothing was learnt.
    """
    others = busy or OtherWork().seconds
    before, began = others(), time.perf_counter()
    times = {count: float("inf") for count in counts}
    position = 0
    for _ in range(ROUNDS):
        for count in counts:
            set_threads(count)
            context.evaluate([Step(PROBE_TOKEN, position, (0,), output=True)])
            started = time.perf_counter()
            for offset in range(1, PROBE_TOKENS + 1):
                context.evaluate([Step(PROBE_TOKEN, position + offset, (0,), output=True)])
            taken = (time.perf_counter() - started) / PROBE_TOKENS
            times[count] = min(times[count], taken)
            position += PROBE_TOKENS + 1
    context.drop(0, 0)
    disturbed = others() - before > DISTURBED * (time.perf_counter() - began)
    chosen = usual if disturbed else fastest(sorted(times.items()))
    set_threads(chosen)
    return 0 if disturbed else chosen


class OtherWork:
    """Processor time of everybody but this process."""

    def seconds(self) -> float:
        """Seconds since the machine started, summed over all cores."""
        every, own = psutil.cpu_times(), psutil.Process().cpu_times()
        idle = every.idle + getattr(every, "iowait", 0.0)
        counted = every.user + every.system + getattr(every, "nice", 0.0) + idle
        return float(counted - idle - own.user - own.system)


def machine_mark(model: str, counts: Sequence[int]) -> str:
    """What the choice is remembered under: a cache on a stick meets many machines."""
    cores = "-".join(str(count) for count in counts)
    return f"{platform.node()}|{platform.processor() or platform.machine()}|{cores}|{model}"


def remembered(file: Path | None, mark: str) -> int:
    """The count chosen before; 0 when there is none or the file cannot be read."""
    count = _read(file).get(mark, 0)
    return count if isinstance(count, int) and 0 < count <= 256 else 0


def remember(file: Path | None, mark: str, count: int) -> None:
    """Keep a choice; a file that cannot be written only costs a new probe next time."""
    if file is None:
        return
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".part")
        partial.write_text(json.dumps({**_read(file), mark: count}), encoding="utf-8")
        partial.replace(file)


def _read(file: Path | None) -> dict[str, object]:
    with suppress(OSError, ValueError):
        found = json.loads(file.read_text(encoding="utf-8")) if file is not None else {}
        return found if isinstance(found, dict) else {}
    return {}
