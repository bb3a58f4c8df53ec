"""Starting a command does not load what only practice and counting need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("fsrs", "duckdb", "nacl", "kelas_ai.practice.desk")


def test_the_command_line_starts_without_practice_and_its_libraries() -> None:
    code = f"import sys, kelas_ai.cli.main; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
