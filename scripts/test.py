#!/usr/bin/env python3
"""Check everything: python3 scripts/test.py [--cepat] [pytest arguments]

Makes the machine ready as scripts/run.py does, with the test tools, the engine and two models;
then runs ruff, mypy, the import contracts and pytest. With --cepat the tests that need a real
model are skipped, and engine and models with them.
"""

import os
import subprocess
import sys

SCRIPTS = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [SCRIPTS, os.path.dirname(SCRIPTS)]

if sys.version_info < (3, 11):
    print("kelas-ai memerlukan Python 3.11 atau yang lebih baru.", file=sys.stderr)
    raise SystemExit(70)

from _bootstrap.places import PROJECT, TEST_LOCK  # noqa: E402
from _bootstrap.ready import guarded, prepare, run_environment  # noqa: E402

QUICK = "--cepat"
MODELS = ("hemat", "standar", "smollm2-135m-instruct-q4_1")
CHECKS = (
    ("ruff", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy"]),
    ("import-linter", ["-c", "from importlinter.cli import lint_imports_command as m; m()"]),
)


def main() -> int:
    """Run all checks to their end; fail when any failed."""
    arguments = sys.argv[1:]
    quick = QUICK in arguments
    python = str(prepare(TEST_LOCK, () if quick else MODELS))
    environment = run_environment()
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.call([python, *command], cwd=PROJECT, env=environment):
            failed.append(name)
    print("== pytest", flush=True)
    chosen = ["-m", "not model"] if quick else []
    rest = [argument for argument in arguments if argument != QUICK]
    command = [python, "-m", "pytest", *chosen, *rest]
    if subprocess.call(command, cwd=PROJECT, env=environment):
        failed.append("pytest")
    if failed:
        print(f"GAGAL: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(guarded(main))
