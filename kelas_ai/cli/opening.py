"""`kelas-ai` without a command: the app, or the plain mode.

Kept apart from the command line, whose imports would delay the first paint.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

from kelas_ai.cli.output import prepare_console, tell
from kelas_ai.errors import ExitCode, KelasError
from kelas_ai.locations import find_locations
from kelas_ai.strings import lines as words
from kelas_ai.strings.problems import explain

LINE_MODE = "--mode-baris"


def is_opening(arguments: Sequence[str]) -> bool:
    """Whether this command line opens the app or the plain mode, and nothing else."""
    return list(arguments) in ([], [LINE_MODE])


def start(arguments: Sequence[str]) -> int:
    """Open what the command line asks for.

    Returns: the exit code. No exception leaves this function.
    """
    try:
        return open_lines() if LINE_MODE in arguments else open_app()
    except KelasError as error:
        tell(explain(error))
        return int(error.exit_code)
    except KeyboardInterrupt:
        return int(ExitCode.CANCELLED)
    except Exception as error:  # the last line of defence: a teacher sees no traceback
        path = find_locations().log
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as log:
                traceback.print_exception(error, file=log)
        tell(words.UNEXPECTED.format(kind=type(error).__name__, log=path))
        return int(ExitCode.UNEXPECTED)


def open_app() -> int:
    """Open the app. Returns: the exit code."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell(words.NO_TERMINAL)
        return int(ExitCode.USAGE)
    from kelas_ai.tui.terminal import open_app as open_screen

    open_screen()
    return int(ExitCode.OK)


def open_lines() -> int:
    """Open the plain mode. Returns: the exit code."""
    prepare_console()
    from kelas_ai.cli.context import services
    from kelas_ai.cli.lines.dialogue import Dialogue
    from kelas_ai.cli.lines.main_talk import MainTalk

    with services() as built:
        MainTalk(Dialogue(), built).run()
    return int(ExitCode.OK)
