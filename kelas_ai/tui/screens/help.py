"""F1 on every screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Footer, Markdown

from kelas_ai.strings import app as words


class HelpScreen(ModalScreen[None]):
    """Help text; Esc or F1 closes it."""

    BINDINGS = [
        Binding("escape", "dismiss", words.KEY_BACK),
        Binding("f1", "dismiss", words.KEY_BACK, show=False),
    ]

    def compose(self) -> ComposeResult:
        """Text and keys."""
        yield Markdown(words.HELP, id="help")
        yield Footer()
