"""Small questions: one of several, yes or no, something to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.strings import app as words
from kelas_ai.tui.base import Dialog


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of a menu. key: a letter that chooses it at once."""

    id: str
    text: str
    key: str = ""
    enabled: bool = True


class Menu(Dialog[str]):
    """Choose one of several; the result is its id, None for none."""

    def __init__(self, title: str, choices: Sequence[Choice], told: str = "") -> None:
        super().__init__(title)
        self.choices = choices
        self.told = told

    def body(self) -> ComposeResult:
        """What is asked, then the choices."""
        if self.told:
            yield Static(self.told, classes="box-text", markup=False)
        yield OptionList(
            *(
                Option(Content(_line(choice)), id=choice.id, disabled=not choice.enabled)
                for choice in self.choices
            ),
            id="choices",
            markup=False,
        )

    def on_mount(self) -> None:
        """The keyboard is on the first choice."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once."""
        for choice in self.choices:
            if choice.enabled and choice.key and event.key == choice.key.lower():
                event.stop()
                self.dismiss(choice.id)
                return


def _line(choice: Choice) -> str:
    return f"{choice.key.upper()}  {choice.text}" if choice.key else choice.text


def yes_or_no(title: str, question: str, yes: str = words.YES, no: str = words.NO) -> Menu:
    """A question; the result is "ya", "tidak" or None."""
    return Menu(
        title,
        (Choice(id="ya", text=yes, key="y"), Choice(id="tidak", text=no, key="t")),
        told=question,
    )


def told(title: str, text: str) -> Menu:
    """Something to read, closed with Enter or Esc."""
    return Menu(title, (Choice(id="baik", text=words.OK),), told=text)
