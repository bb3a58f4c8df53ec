"""Lock the third-party versions again: python scripts/kunci.py [--naikkan]

Writes requirements.lock (what the app needs), requirements-dev.lock (plus the tests) and
requirements-build.lock (what builds llama-cpp-python), for every platform, with hashes. Needs
`uv` on the PATH. Without --naikkan, versions already locked stay. llama-cpp-python itself is
pinned by hand in requirements-engine.lock and pyproject.toml.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
COMMON = (
    "uv pip compile --quiet --universal --generate-hashes --python-version 3.11 "
    "--no-emit-package llama-cpp-python"
).split()
LOCKS = {
    "requirements.lock": "pyproject.toml --extra ai --group bootstrap",
    "requirements-dev.lock": (
        "pyproject.toml --extra ai --group bootstrap --group dev -c requirements.lock"
    ),
    "requirements-build.lock": "--group bootstrap --group build -c requirements.lock",
}


def main() -> int:
    """Run uv once a lock file; stop at the first failure."""
    if shutil.which("uv") is None:
        print("uv tidak ditemukan. Pasang dulu, misalnya: pip install uv", file=sys.stderr)
        return 1
    upgrade = ["--upgrade"] if "--naikkan" in sys.argv[1:] else []
    for lock, inputs in LOCKS.items():
        command = [*COMMON, *inputs.split(), *upgrade, "--custom-compile-command"]
        result = subprocess.run(
            [*command, "python scripts/kunci.py", "-o", lock], cwd=PROJECT, check=False
        )
        if result.returncode:
            return result.returncode
        print(f"{lock} terkunci", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
