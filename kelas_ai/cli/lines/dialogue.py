"""Asking and telling, nothing else: no colours, no boxes, one thing a line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TextIO

from kelas_ai.strings import lines as words

BACK, HELP = "0", "?"


class Ended(Exception):
    """The person closed the input (Ctrl-D, a closed pipe) or pressed Ctrl-C at a question."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu."""

    text: str
    act: Callable[[], None]


class Dialogue:
    """Questions to `source`, everything said to `target`."""

    def __init__(self, source: TextIO | None = None, target: TextIO | None = None) -> None:
        self.source = source or sys.stdin
        self.target = target or sys.stdout

    def say(self, text: str) -> None:
        """One line (or several, when the text has them)."""
        self.target.write(f"{text}\n")
        self.target.flush()

    def ask(self, question: str) -> str:
        """The answer, without outer blanks. Raises: Ended."""
        self.target.write(f"{question}: ")
        self.target.flush()
        return self._line().strip()

    def _line(self) -> str:
        try:
            line = self.source.readline()
        except KeyboardInterrupt as error:
            raise Ended from error
        if not line:
            raise Ended
        return line.rstrip("\n")

    def text(self, first: str) -> str:
        """Several lines up to a single dot. Raises: Ended."""
        self.say(first)
        kept: list[str] = []
        while (line := self._line()).strip() != ".":
            kept.append(line)
        return "\n".join(kept).strip()

    def number(self, question: str, most: int) -> int:
        """A number from 1 to `most`; 0 for going back. Anything else is asked again."""
        while True:
            answer = self.ask(question)
            if answer == HELP:
                self.say(words.HELP_TEXT)
            elif answer.isascii() and answer.isdigit() and int(answer) <= most:
                return int(answer)
            elif not answer:
                return 0
            else:
                self.say(words.BAD_CHOICE)

    def pick(self, title: str, options: Sequence[str]) -> int | None:
        """The position of the chosen option, None for going back."""
        self.say(title)
        for number, option in enumerate(options, 1):
            self.say(f"{number}. {option}")
        chosen = self.number(words.CHOOSE, len(options))
        return chosen - 1 if chosen else None

    def menu(self, title: Callable[[], str], entries: Callable[[], Sequence[Entry]]) -> None:
        """Offer entries until the person goes back; the list is read out once, then on demand."""
        listed = entries()
        self._read_out(title(), listed)
        while True:
            answer = self.ask(words.CHOOSE_AGAIN)
            listed = entries()
            if answer == BACK:
                return
            if answer == HELP:
                self.say(words.HELP_TEXT)
            if answer in ("", HELP):
                self._read_out(title(), listed)
            elif answer.isascii() and answer.isdigit() and int(answer) <= len(listed):
                listed[int(answer) - 1].act()
                self.say(title())
            else:
                self.say(words.BAD_CHOICE)

    def _read_out(self, title: str, listed: Sequence[Entry]) -> None:
        self.say(title)
        for number, entry in enumerate(listed, 1):
            self.say(f"{number}. {entry.text}")
