"""The command library speaks English; here its mistakes and its help become Indonesian."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import typer

from kelas_ai.strings import usage as words

_CONTEXT: Any = typer.Context.__mro__[1]  # the library's own context, also of subcommands
_FORMATTER: Any = _CONTEXT.formatter_class
_MISTAKE = typer.BadParameter.__mro__[1]
_QUOTED = re.compile(r"No such command '(?P<name>.*?)'\.", re.DOTALL)
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<values>.*)\)", re.DOTALL)
LONGEST_SHOWN = 60


def is_mistake(error: BaseException) -> bool:
    """Whether this error is about how a command was written."""
    return isinstance(error, _MISTAKE)


def explain_mistake(error: Any) -> str:
    """One Indonesian message, ending with where to look; full help when nothing was written."""
    kind = type(error).__name__
    context = error.ctx
    if kind == "NoArgsIsHelpError":
        return str(error.format_message())
    path = context.command_path if context is not None else "kelas-ai"
    return words.SEE_HELP.format(problem=_problem(error, kind), path=path)


def _problem(error: Any, kind: str) -> str:
    message = str(error.message)
    if kind == "MissingParameter":
        return words.MISSING.format(name=_hint(error))
    if kind == "NoSuchOption":
        said = words.NO_OPTION.format(name=_shortened(error.option_name))
        return said + _perhaps(error.possibilities or ())
    if kind == "BadOptionUsage":
        full = "not take a value" in message
        said = words.OPTION_FULL if full else words.OPTION_EMPTY
        return said.format(name=_shortened(error.option_name))
    if kind == "BadParameter":
        return message if error.param is None else _bad_value(error)
    return _other(message)


def _bad_value(error: Any) -> str:
    number = any(kind in str(error.message) for kind in ("integer", "number", "float"))
    said = words.NOT_A_NUMBER if number else words.BAD_VALUE
    return said.format(name=_hint(error))


def _other(message: str) -> str:
    if found := _QUOTED.search(message):
        return words.NO_COMMAND.format(name=_shortened(found["name"])) + _perhaps(
            re.findall(r"'(.*?)'", message[found.end() :])
        )
    if found := _EXTRA.search(message):
        return words.EXTRA.format(values=_shortened(found["values"]))
    return words.UNREADABLE


def _hint(error: Any) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    named = getattr(error.param, "metavar", None) or str(error.param.name)
    options = [name for name in error.param.opts if name.startswith("--")]
    return options[0] if options else str(named).strip("[]{}").upper()


def _perhaps(names: Sequence[str]) -> str:
    return words.PERHAPS.format(names=", ".join(sorted(names))) if names else ""


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…"


def _in_words(text: str, meanings: Mapping[str, str]) -> str:
    for english, indonesian in meanings.items():
        text = text.replace(english, indonesian)
    return text


class _Help(_FORMATTER):  # type: ignore[misc]
    """Help with Indonesian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is written."""
        args = _in_words(args, words.USAGE_WORDS)
        super().write_usage(prog, args, words.USAGE_PREFIX if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading(words.HEADINGS.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *more: Any, **named: Any) -> None:
        """A list of options, arguments, or commands."""
        shown = [tuple(_in_words(cell, words.HELP_WORDS) for cell in row) for row in rows]
        super().write_dl(shown, *more, **named)


def speak_indonesian() -> None:
    """Let every help page of this process use Indonesian headings."""
    _CONTEXT.formatter_class = _Help
