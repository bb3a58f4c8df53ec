"""F1 on every screen: help for that screen, then what holds everywhere."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Markdown

from kelas_ai.strings import app as words


class HelpScreen(ModalScreen[None]):
    """Help text; Esc or F1 closes it."""

    BINDINGS = [
        Binding("escape", "dismiss", words.KEY_BACK),
        Binding("f1", "dismiss", words.KEY_BACK, show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """Text and keys."""
        with VerticalScroll(id="help"):
            yield Markdown(f"{self.text}\n{words.HELP_GENERAL}")
        yield Footer()

    def on_mount(self) -> None:
        """Arrow keys scroll at once."""
        self.query_one("#help").focus()
