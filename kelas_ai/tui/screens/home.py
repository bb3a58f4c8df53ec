"""Beranda: ask for a plan, or go on with a saved one."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, Header, Input, Label, ListItem, ListView, Static

from kelas_ai.storage.plans import SavedPlan
from kelas_ai.strings import app as words
from kelas_ai.strings.formats import long_date
from kelas_ai.tui.jobs import Jobs
from kelas_ai.tui.messages import LibraryReady

SHOWN = 50


class PlanItem(ListItem):
    """One saved plan in the list."""

    def __init__(self, saved: SavedPlan) -> None:
        when = long_date(saved.updated)
        text = f"{saved.topic}\n{saved.subject}, kelas {saved.grade} · {when}"
        super().__init__(Label(text, markup=False))
        self.saved = saved


class HomeScreen(Screen[None]):
    """What to do next."""

    BINDINGS = [
        Binding("f1", "app.help", words.KEY_HELP),
        Binding("ctrl+q", "app.quit", words.KEY_QUIT),
    ]

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.jobs = jobs

    def compose(self) -> ComposeResult:
        """A line to write in, the saved plans, a status line."""
        yield Header()
        yield Label(words.ASK, id="ask-label")
        yield Input(placeholder=words.EXAMPLE, id="ask", max_length=4000)
        yield Static(words.PREPARING, id="status", markup=False)
        yield Label(words.RECENT, id="recent-label")
        yield ListView(id="recent")
        yield Footer()

    def on_mount(self) -> None:
        """Show saved plans; open the library beside."""
        self.query_one("#ask", Input).focus()
        self.jobs.open_library(self)

    def on_screen_resume(self) -> None:
        """Plans may have been added meanwhile."""
        self.jobs.list_plans(self._show)

    def _show(self, plans: list[SavedPlan]) -> None:
        shown = self.query_one("#recent", ListView)
        shown.clear()
        shown.extend(PlanItem(saved) for saved in plans[:SHOWN])

    def status(self, text: str) -> None:
        """One line for what is going on."""
        self.query_one("#status", Static).update(text)

    @on(LibraryReady)
    def _ready(self, message: LibraryReady) -> None:
        self.status(words.READY.format(cards=message.cards, topics=message.topics))

    @on(Input.Submitted, "#ask")
    def _asked(self, event: Input.Submitted) -> None:
        self.status(words.DRAFTING)
        self.jobs.draft(self.app, event.value)

    @on(ListView.Selected, "#recent")
    def _chosen(self, event: ListView.Selected) -> None:
        if isinstance(event.item, PlanItem):
            self.jobs.load(self.app, event.item.saved.id)
