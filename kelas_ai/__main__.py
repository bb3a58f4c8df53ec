"""`python -m kelas_ai` and the `kelas-ai` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without arguments the app opens."""
    from kelas_ai.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
