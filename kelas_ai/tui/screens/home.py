"""Beranda: ask for a plan in one line, choose what to do, or go on with a saved plan."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Footer, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.errors import KelasError, RequestEmpty, RequestError, RequestUnclear
from kelas_ai.storage.plans import SavedPlan
from kelas_ai.strings import app as words
from kelas_ai.strings.formats import long_date, shortened
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.menu import ENTRIES
from kelas_ai.tui.messages import DraftReady, Failed, LibraryReady

SHOWN = 50
TYPING = "permintaan"
PLACES = ("ask", "menu", "recent")


class LinkedList(OptionList):
    """A list whose ends lead on to what is above and below it."""

    def action_cursor_down(self) -> None:
        """One down; from the last option to the next place."""
        self._move(super().action_cursor_down, 1)

    def action_cursor_up(self) -> None:
        """One up; from the first option to the place before."""
        self._move(super().action_cursor_up, -1)

    def _move(self, move: Callable[[], None], step: int) -> None:
        before = self.highlighted
        move()
        wrapped = before is not None and ((self.highlighted or 0) - before) * step <= 0
        if wrapped or self.highlighted is None:
            self.highlighted = before
            self.call_next(self.run_action, f"screen.go({step})")


class HomeScreen(KelasScreen[None]):
    """What to do next."""

    HELP_TEXT = words.HELP_HOME
    BINDINGS = [
        Binding("f2", "form", words.KEY_FORM),
        Binding("ctrl+p", "app.palette", words.KEY_PALETTE),
        # With priority, because the app's own binding hides it from the footer.
        Binding("ctrl+q", "app.leave", words.KEY_QUIT, priority=True),
        Binding("down", "go(1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """A line to write in, the menu, the saved plans."""
        yield TopBar(words.SUBTITLE)
        yield Label(words.ASK, id="ask-label")
        yield Input(placeholder=words.EXAMPLE, id="ask")
        yield Static(words.PREPARING, id="status", markup=False)
        yield Label(words.MENU_TITLE, id="menu-label")
        yield LinkedList(
            *(Option(_menu_line(entry.title, entry.hint), id=entry.id) for entry in ENTRIES),
            id="menu",
            compact=True,
        )
        yield Label(words.RECENT, id="recent-label")
        yield LinkedList(id="recent", markup=False, compact=True)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """The keyboard is in the line; the library opens beside, after the first paint."""
        self.query_one("#ask", Input).focus()
        self.call_after_refresh(self._open_library)

    def _open_library(self) -> None:
        self.jobs.open_library(self)

    def on_screen_resume(self) -> None:
        """Plans may have been added meanwhile."""
        self.kelas.desk.do(lambda store: store.listed(), self._show, self._not_listed)

    def _not_listed(self, error: KelasError) -> None:
        self.say(explain(error))

    def _show(self, plans: list[SavedPlan]) -> None:
        listed = self.query_one("#recent", OptionList)
        if plans:
            listed.set_options(Option(_plan_line(saved), id=saved.id) for saved in plans[:SHOWN])
            listed.highlighted = 0
        else:
            listed.set_options([Option(Content(words.NONE_SAVED), disabled=True)])

    def restore(self, typed: str) -> None:
        """Put back what was typed last time, unless something is typed already."""
        line = self.query_one("#ask", Input)
        if not line.value:
            line.value = typed

    def action_go(self, step: int) -> None:
        """From the line or a list on to the next one, with the arrows alone."""
        places = [self.query_one(f"#{name}") for name in PLACES]
        here = next((at for at, place in enumerate(places) if place.has_focus), -1)
        next_place = here + step
        if here >= 0 and 0 <= next_place < len(places):
            places[next_place].focus()

    def action_form(self) -> None:
        """The short form instead of one line."""
        ENTRIES[0].open(self.kelas)

    @on(LibraryReady)
    def _ready(self, message: LibraryReady) -> None:
        self.say(words.READY.format(cards=message.cards, topics=message.topics))

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        error = message.error
        told = words.EMPTY_LINE if isinstance(error, RequestEmpty) else explain(error)
        if isinstance(error, RequestUnclear):
            told = words.UNCLEAR_LINE.format(said=shortened(str(error.facts.get("text", "")), 60))
        unclear = isinstance(error, RequestError)
        self.say(words.UNCLEAR_HINT.format(problem=told) if unclear else told)

    @on(DraftReady)
    def _drafted(self, message: DraftReady) -> None:
        self.say("")
        self.query_one("#ask", Input).value = ""
        self.kelas.show_plan(message)

    @on(Input.Changed, "#ask")
    def _typed(self, event: Input.Changed) -> None:
        self.kelas.remember(TYPING, event.value)

    @on(Input.Submitted, "#ask")
    def _asked(self, event: Input.Submitted) -> None:
        self.say(words.DRAFTING)
        self.jobs.draft(self, event.value)

    @on(OptionList.OptionSelected, "#menu")
    def _menu(self, event: OptionList.OptionSelected) -> None:
        ENTRIES[event.option_index].open(self.kelas)

    @on(OptionList.OptionSelected, "#recent")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.kelas.open_saved(event.option_id)


def _menu_line(title: str, hint: str) -> Content:
    return Content.assemble((f"{title:<16}", "bold"), (hint, "dim"))


def _plan_line(saved: SavedPlan) -> Content:
    about = f"{saved.subject}, kelas {saved.grade} · {long_date(saved.updated)}"
    return Content.assemble((shortened(saved.topic, 70), "bold"), (f"  {about}", "dim"))
