"""A line to type in with suggestions below it, taken with the arrow keys and Enter or a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option


class Line(Input):
    """A line whose Enter acts before the next key is looked at.

    On a busy laptop several keys arrive at once, all of them for this line; those after an Enter
    are handed on to the field that Enter went to.
    """

    async def _on_key(self, event: events.Key) -> None:
        focused = self.screen.focused
        if focused is not None and focused is not self:
            event.stop()
            event.prevent_default()
            focused.post_message(events.Key(event.key, event.character))
        elif event.key == "enter" and isinstance(self.parent, TypeAhead):
            event.stop()
            event.prevent_default()
            self.parent.go_on()


class TypeAhead(Vertical):
    """One field; posts Typed on every change. Enter goes on to the next field."""

    @dataclass
    class Typed(Message):
        """The text changed by typing."""

        field: str
        text: str

    def __init__(self, field: str, placeholder: str) -> None:
        super().__init__(id=f"isian-{field}", classes="type-ahead")
        self.field = field
        self.placeholder = placeholder
        self._values: list[str] = []

    def compose(self) -> ComposeResult:
        """The line and the suggestions."""
        yield Line(placeholder=self.placeholder, compact=True)
        yield OptionList(markup=False, compact=True, classes="suggestions")

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.query_one(Input).value

    @text.setter
    def text(self, value: str) -> None:
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = value
        self.offer(())

    def offer(self, suggestions: Sequence[tuple[str, str]]) -> None:
        """Show suggestions as (value, label); none hides the list."""
        listed = self.query_one(OptionList)
        self._values = [value for value, _ in suggestions]
        listed.set_options(Option(Content(label)) for _, label in suggestions)
        listed.set_class(bool(suggestions), "-open")
        listed.highlighted = None

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.field, event.value))

    def go_on(self) -> None:
        """Close the suggestions and put the keyboard into the next field."""
        self.offer(())
        # Not `focus()`, which waits for its turn.
        self.screen.set_focus(self.query_one(Input))
        self.screen.focus_next()

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.text = value = self._values[event.option_index]
        self.post_message(self.Typed(self.field, value))
        self.go_on()

    def on_key(self, event: events.Key) -> None:
        """Down goes into the suggestions, Esc closes them."""
        listed = self.query_one(OptionList)
        if not self._values:
            return
        if event.key == "down" and not listed.has_focus:
            event.stop()
            event.prevent_default()
            listed.focus()
            listed.action_first()
        elif event.key == "escape":
            event.stop()
            self.offer(())
            self.focus_line()
        elif event.key == "up" and listed.has_focus and listed.highlighted == 0:
            event.stop()
            self.focus_line()

    def on_descendant_blur(self) -> None:
        """Suggestions close when the keyboard goes elsewhere."""
        self.call_after_refresh(self._close_if_left)

    def _close_if_left(self) -> None:
        if not self.has_focus_within and self._values:
            self.offer(())
