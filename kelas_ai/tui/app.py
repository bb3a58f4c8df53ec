"""The terminal app: Beranda and Rencana, all work in threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import App
from textual.binding import Binding

from kelas_ai.strings import app as words
from kelas_ai.strings.problems import explain
from kelas_ai.tui.jobs import Jobs
from kelas_ai.tui.messages import DraftReady, Failed
from kelas_ai.tui.screens.help import HelpScreen
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.screens.plan import PlanScreen

if TYPE_CHECKING:
    from kelas_ai.services import Services


class KelasApp(App[None]):
    """kelas-ai in the terminal."""

    TITLE = words.TITLE
    SUB_TITLE = words.SUBTITLE
    CSS_PATH = "kelas.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+q", "quit", words.KEY_QUIT)]

    def __init__(self, make_services: Callable[[], Services]) -> None:
        super().__init__()
        self.jobs = Jobs(self, make_services)

    def on_mount(self) -> None:
        """Start at Beranda."""
        self.push_screen(HomeScreen(self.jobs))

    def action_help(self) -> None:
        """Help over the current screen."""
        self.push_screen(HelpScreen())

    @on(DraftReady)
    def _draft_ready(self, message: DraftReady) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.status("")
        for notice in message.plan.notices:
            self.notify(notice.text, timeout=10)
        if message.problem is not None:
            self.notify(explain(message.problem), severity="warning", timeout=20)
        self.push_screen(PlanScreen(self.jobs, message.plan))

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        told = explain(message.error)
        if isinstance(self.screen, HomeScreen):
            self.screen.status(told)
        else:
            self.notify(told, severity="error", timeout=20)

    def on_unmount(self) -> None:
        """Nothing is left running."""
        self.jobs.close()


def run_app() -> None:
    """Open the app with the settings of this machine."""
    from kelas_ai.config import read_settings

    settings = read_settings()

    def make() -> Services:
        # Not before the first paint: numpy and the rest take a moment.
        from kelas_ai.services import Services

        return Services(settings)

    KelasApp(make).run()
