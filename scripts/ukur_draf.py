"""Measure the instant draft as whole processes: wall time and peak memory, best and median.

Usage: python scripts/ukur_draf.py [repetitions]. Run it with the prepared environment's Python
while nothing else runs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
REQUEST = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid tanpa proyektor"
HEAVY = ("torch", "chromadb", "llama_cpp", "sentence_transformers")
PROBE = (
    "import resource, sys\n"
    "from kelas_ai.cli.main import run\n"
    "code = run(['plan', sys.argv[1], '--tanpa-ai', '--json'])\n"
    "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
    "heavy = [name for name in sys.argv[2].split(',') if name in sys.modules]\n"
    "print(f'{code} {peak} {heavy}', file=sys.stderr)\n"
)


def once() -> tuple[float, int, str]:
    """One whole process: seconds, peak kilobytes, heavy libraries that were imported."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROBE, REQUEST, ",".join(HEAVY)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - started
    json.loads(done.stdout)
    code, peak, heavy = done.stderr.splitlines()[-1].split(" ", 2)
    if code != "0":
        raise SystemExit(done.stderr)
    return seconds, int(peak), heavy


def main() -> int:
    """Print one line of results."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    once()  # compiles the pack when it is not ready yet
    runs = [once() for _ in range(repetitions)]
    seconds = [run[0] for run in runs]
    print(
        f"draf tanpa AI, {repetitions} proses: terbaik {min(seconds):.2f} s, "
        f"median {statistics.median(seconds):.2f} s, puncak memori "
        f"{max(run[1] for run in runs) / 1024:.0f} MB, pustaka berat: {runs[0][2]}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
