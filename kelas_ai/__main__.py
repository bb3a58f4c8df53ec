"""`python -m kelas_ai` and the `kelas-ai` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without arguments the app opens."""
    from kelas_ai.cli.opening import is_opening, start

    arguments = sys.argv[1:]
    if is_opening(arguments):
        sys.exit(start(arguments))
    from kelas_ai.cli.main import run

    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
