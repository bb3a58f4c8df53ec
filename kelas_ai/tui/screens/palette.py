"""Ctrl+P: every command of this screen and of the app, found by typing a part of its name."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.strings import app as words
from kelas_ai.tui.base import Dialog


class Palette(Dialog[str]):
    """The result is the action to run. commands: name and action, in order."""

    def __init__(self, commands: list[tuple[str, str]]) -> None:
        super().__init__(words.PALETTE_TITLE)
        self.commands = commands

    def body(self) -> ComposeResult:
        """A line to type in, and what fits."""
        yield Input(placeholder=words.PALETTE_PLACEHOLDER, id="palette-text")
        yield OptionList(id="choices", markup=False)
        yield Static("", id="palette-none", markup=False)

    def on_mount(self) -> None:
        """Everything is shown at first."""
        self._show("")

    @on(Input.Changed, "#palette-text")
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        asked = typed.lower().split()
        found = [
            Option(name, id=action)
            for name, action in self.commands
            if all(part in name.lower() for part in asked)
        ]
        listed = self.query_one(OptionList)
        listed.set_options(found)
        listed.highlighted = 0 if found else None
        self.query_one("#palette-none", Static).update("" if found else words.PALETTE_NOTHING)

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while the typing goes on."""
        listed = self.query_one(OptionList)
        if event.key in ("down", "up") and self.focused is not listed:
            event.stop()
            event.prevent_default()
            listed.action_cursor_down() if event.key == "down" else listed.action_cursor_up()

    @on(Input.Submitted, "#palette-text")
    def _entered(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
