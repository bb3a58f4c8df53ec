"""Measure writing speed while idle and with one busy process per core.

Usage: python scripts/ukur_beban.py [hemat|standar] [rounds]. Run it with the prepared environment's
Python while nothing else runs. Goal: at least 45% of the idle speed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from kelas_ai.config import read_settings  # noqa: E402
from kelas_ai.engine.measuring import decode_speed  # noqa: E402
from kelas_ai.engine.opening import open_engine  # noqa: E402

GOAL = 0.45
BUSY = "while True: pass"


def main() -> int:
    """Print both speeds and their ratio; the exit code says whether the goal is met."""
    model = sys.argv[1] if len(sys.argv) > 1 else "standar"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    engine = open_engine(read_settings({"model": model}))
    with engine.alone() as context:
        idle = [decode_speed(context) for _ in range(rounds)]
        workers = [
            subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 1)
        ]
        try:
            busy = [decode_speed(context) for _ in range(rounds)]
        finally:
            for worker in workers:
                worker.kill()
                worker.wait()
        threads = context.threads
    before, after = statistics.median(idle), statistics.median(busy)
    print(
        f"{engine.name}, {threads} utas: {before:.1f} token/detik tanpa beban, {after:.1f} dengan "
        f"{len(workers)} proses sibuk, {after / before:.0%} (sasaran {GOAL:.0%})"
    )
    return 0 if after >= GOAL * before else 1


if __name__ == "__main__":
    raise SystemExit(main())
