"""Where words go: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
import sys
from typing import Any


def tell(text: str) -> None:
    """A message for the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


def result(text: str) -> None:
    """A result that may be piped into another program."""
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has left; that is not an error of ours.
        sys.stdout = open("/dev/null", "w") if sys.platform != "win32" else sys.stdout


def json_text(value: Any) -> str:
    """JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def result_json(value: Any) -> None:
    """A result as JSON."""
    result(json_text(value))


_console = {"encoding": ""}


def console_encoding() -> str:
    """What the console itself was set to, before `prepare_console`."""
    return _console["encoding"] or getattr(sys.stdout, "encoding", "") or ""


def prepare_console() -> None:
    """UTF-8 out, whatever the console's code page; unprintable characters are replaced."""
    _console["encoding"] = _console["encoding"] or getattr(sys.stdout, "encoding", "") or ""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
