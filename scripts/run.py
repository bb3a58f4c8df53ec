#!/usr/bin/env python3
"""Start kelas-ai, first making this machine ready: python3 scripts/run.py [PERINTAH …]

Without arguments the app opens. The first start fetches the libraries, builds the engine and
fetches the standard model; every later one begins at once. With --tanpa-ai (or KELAS_MODEL=tanpa)
engine and model are left out; KELAS_MODEL=hemat takes the small model.
"""

import os
import subprocess
import sys

SCRIPTS = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [SCRIPTS, os.path.dirname(SCRIPTS)]

if sys.version_info < (3, 11):
    print("kelas-ai memerlukan Python 3.11 atau yang lebih baru.", file=sys.stderr)
    raise SystemExit(70)

from _bootstrap.places import RUNTIME_LOCK  # noqa: E402
from _bootstrap.ready import (  # noqa: E402
    WITHOUT_AI,
    guarded,
    prepare,
    run_environment,
    wanted_model,
)


def main() -> int:
    """Prepare, then become kelas-ai."""
    arguments = sys.argv[1:]
    python = str(prepare(RUNTIME_LOCK, [wanted_model(arguments)]))
    environment = run_environment()
    if arguments[:1] == [WITHOUT_AI]:  # before a command it is ours, not the command's
        environment["KELAS_AI"] = "tidak"
        del arguments[0]
    command = [python, "-m", "kelas_ai", *arguments]
    if sys.platform == "win32":  # exec there returns to the shell before the app ends
        return subprocess.call(command, env=environment)
    os.execve(python, command, environment)


if __name__ == "__main__":
    raise SystemExit(guarded(main))
