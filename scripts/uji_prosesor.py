"""Prove that kelas-ai runs on old processors: python scripts/uji_prosesor.py [CPU…]

Runs the installed package under qemu's user emulation of processors without AVX (Nehalem,
Denverton) and with AVX2 (Haswell): every library with compiled code, search, the instant draft,
and the engine with a small real model. Needs qemu-x86_64 (Debian: qemu-user) and the model
smollm2-135m-instruct-q4_1 (kelas-ai model pasang).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
WORK = Path(__file__).with_name("prosesor") / "kerja.py"
EMULATOR = "qemu-x86_64"
MODEL = "smollm2-135m-instruct-q4_1"
PROCESSORS = {"Nehalem": "sse42", "Denverton": "sse42", "Haswell": "haswell"}
"""Processors to emulate, and the engine variant that each must choose."""
LIMIT_SECONDS = 1200


class ProcessorFailed(Exception):
    """A part did not run on a processor; the message says which and how it ended."""


def emulator() -> str | None:
    """Path of the emulator, if it is installed."""
    return shutil.which(EMULATOR)


def work_on(processor: str, model: Path, home: Path) -> dict[str, Any]:
    """Do everything once on one emulated processor. Raises: ProcessorFailed."""
    found = emulator()
    if found is None:
        raise ProcessorFailed(f"{EMULATOR} belum terpasang")
    command = [found, "-cpu", processor, sys.executable, str(WORK), str(home), str(model)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False
    )
    if done.returncode:
        started = [line for line in done.stderr.splitlines() if line.startswith("mulai ")]
        part = started[-1].removeprefix("mulai ") if started else "awal"
        raise ProcessorFailed(
            f"{processor}: {part} berakhir dengan {done.returncode}\n{done.stderr[-2000:]}"
        )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def main() -> int:
    """Print what each processor did."""
    from kelas_ai.config import read_settings
    from kelas_ai.engine.catalog import find_installed, read_catalog

    places = read_settings({}).locations
    model = find_installed(MODEL, read_catalog(places.catalog), places)
    failed = 0
    with tempfile.TemporaryDirectory() as home:
        for processor in sys.argv[1:] or PROCESSORS:
            try:
                told = work_on(processor, model.path, Path(home))
            except ProcessorFailed as error:
                failed += 1
                print(f"GAGAL {error}", file=sys.stderr)
            else:
                print(f"{processor}: {json.dumps(told, ensure_ascii=False, indent=1)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
