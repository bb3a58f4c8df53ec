"""What all screens share: the bar on top, help, and the way to the app's jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static

from kelas_ai.strings import app as words

if TYPE_CHECKING:
    from kelas_ai.tui.app import KelasApp
    from kelas_ai.tui.jobs import Jobs

T = TypeVar("T")


class TopBar(Static):
    """One line: where the teacher is, and whether everything is saved."""

    def __init__(self, title: str) -> None:
        super().__init__(id="bar", markup=False)
        self._title = title
        self._note = ""

    def on_mount(self) -> None:
        """Show the title."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """The note stays at the right edge."""
        self._show()

    def title(self, text: str) -> None:
        """Change the left side."""
        self._title = text
        self._show()

    def note(self, text: str) -> None:
        """Change the right side."""
        self._note = text
        self._show()

    def _show(self) -> None:
        width = self.size.width or 80
        left = f" {words.TITLE} · {self._title}"
        room = width - len(self._note) - 2
        left = left if len(left) <= room else f"{left[: max(room - 1, 0)]}…"
        self.update(f"{left}{self._note:>{max(width - len(left) - 1, 0)}} ")


class KelasScreen(Screen[T]):
    """A whole screen."""

    HELP_TEXT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", words.KEY_HELP),
        # Some terminals keep F1 for themselves.
        Binding("question_mark", "app.help", words.KEY_HELP, show=False),
    ]

    @property
    def kelas(self) -> KelasApp:
        """The app."""
        return cast("KelasApp", self.app)

    @property
    def jobs(self) -> Jobs:
        """The app's jobs."""
        return self.kelas.jobs

    @property
    def bar(self) -> TopBar:
        """The line on top."""
        return self.query_one(TopBar)

    def say(self, text: str) -> None:
        """One line about what is going on, where this screen has one."""
        for line in self.query("#status").results(Static):
            line.update(text)

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.app.pop_screen()


class Dialog(ModalScreen[T]):
    """A box over the current screen; Esc closes it without a result."""

    HELP_TEXT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", words.KEY_BACK),
        Binding("f1", "app.help", words.KEY_HELP),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self.dialog_title = title

    @property
    def kelas(self) -> KelasApp:
        """The app."""
        return cast("KelasApp", self.app)

    @property
    def jobs(self) -> Jobs:
        """The app's jobs."""
        return self.kelas.jobs

    def compose(self) -> ComposeResult:
        """A titled box with what `body` gives."""
        with Vertical(classes="box"):
            yield Label(self.dialog_title, classes="box-title", markup=False)
            yield from self.body()

    def body(self) -> ComposeResult:
        """What is in the box."""
        yield from ()

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)
