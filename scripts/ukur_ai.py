"""Measure the enriched plan as a whole process: seconds to the first choice, in all, peak memory.

Usage: python scripts/ukur_ai.py [standar|hemat] [repetitions]. Run it with the prepared
environment's Python while nothing else runs.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
REQUEST = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid tanpa proyektor"


def once(model: str) -> tuple[float, float, float, float, dict[str, object]]:
    """Seconds to draft, to the first choice after it, in all; peak MB; the plan's AI log."""
    started = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "kelas_ai", "plan", REQUEST, "--model", model, "--json"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None and running.stdout is not None
    drafted = chosen = 0.0
    for line in running.stderr:
        now = time.perf_counter() - started
        if line.startswith("Draf siap"):
            drafted = now
        if line.startswith("  AI") and not chosen:
            chosen = now
    made = json.loads(running.stdout.read())
    if running.wait():
        raise SystemExit(f"keluar dengan {running.returncode}")
    total = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return drafted, chosen - drafted, total, peak, made["ai"]


def main() -> int:
    """Print one line a run."""
    model = sys.argv[1] if len(sys.argv) > 1 else "standar"
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    for _ in range(repetitions):
        drafted, first, total, peak, log = once(model)
        print(
            f"{model}: draf {drafted:.1f} s, pilihan AI pertama {first:.1f} s sesudahnya, "
            f"seluruhnya {total:.1f} s, puncak {peak:.0f} MB, dicoba {log['dicoba']}, "
            f"diganti {log['dipilih']}, teks diterima {log['teks_diterima']}, "
            f"ditolak {log['teks_ditolak']}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
