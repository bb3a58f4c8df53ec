"""Rencanaku: all saved plans, filtered while typing; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import StorageError
from kelas_ai.storage.plans import SavedPlan
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_library as words
from kelas_ai.strings.formats import long_date, shortened
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.messages import DraftReady
from kelas_ai.tui.rescue import SUFFIX, read_copy

LONGEST = 200


class LibraryScreen(KelasScreen[None]):
    """The list; what is done to a plan is done to the one under the cursor."""

    HELP_TEXT = words.HELP_LIBRARY
    BINDINGS = [
        Binding("f2", "document", words.KEY_DOCUMENT),
        Binding("f5", "copy", words.KEY_COPY),
        Binding("f6", "versions", words.KEY_VERSIONS),
        Binding("f7", "file", words.KEY_FILE),
        Binding("f8", "trash(False)", words.KEY_TRASH),
        Binding("f8", "trash(True)", words.KEY_RESTORE),
        Binding("f9", "view(True)", words.KEY_TRASH_VIEW),
        Binding("f9", "view(False)", words.KEY_PLANS_VIEW),
        Binding("escape", "leave", app_words.KEY_BACK),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.plans: list[SavedPlan] = []
        self.trashed = False

    def compose(self) -> ComposeResult:
        """A line to filter with, the list, how many there are."""
        yield TopBar(words.LIBRARY_TITLE)
        yield Input(placeholder=words.FILTER, id="filter", max_length=LONGEST)
        yield OptionList(id="plans", markup=False, compact=True)
        yield Static("", id="status", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Typing filters at once."""
        self.query_one("#filter").focus()

    def on_screen_resume(self) -> None:
        """Plans may have changed meanwhile."""
        self.read()

    def read(self) -> None:
        """Read the list anew."""
        trashed = self.trashed
        self.kelas.desk.do(lambda store: store.listed(trashed), self._show, self.kelas.tell)

    def _show(self, plans: list[SavedPlan]) -> None:
        self.plans = plans
        self.filter()

    def filter(self) -> None:
        """Show the plans that have all typed words."""
        asked = self.query_one("#filter", Input).value.lower().split()
        found = [saved for saved in self.plans if _fits(saved, asked)]
        listed = self.query_one("#plans", OptionList)
        here = listed.highlighted or 0
        if found:
            listed.set_options(Option(_line(saved), id=saved.id) for saved in found)
            listed.highlighted = min(here, len(found) - 1)
        else:
            empty = words.EMPTY_TRASH if self.trashed else words.EMPTY
            told = words.NO_MATCH if self.plans else empty
            listed.set_options([Option(Content(told), disabled=True)])
        self.query_one("#status", Static).update(words.COUNT.format(count=len(found)))

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self.filter()

    @on(Input.Submitted, "#filter")
    def _entered(self) -> None:
        self._open()

    @on(OptionList.OptionSelected, "#plans")
    def _selected(self) -> None:
        self._open()

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while typing goes on."""
        listed = self.query_one("#plans", OptionList)
        if event.key in ("down", "up") and not listed.has_focus:
            event.stop()
            event.prevent_default()
            listed.action_cursor_down() if event.key == "down" else listed.action_cursor_up()

    @property
    def chosen(self) -> SavedPlan | None:
        """The plan under the cursor."""
        option = self.query_one("#plans", OptionList).highlighted_option
        return next((p for p in self.plans if option and p.id == option.id), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F8 and F9 are named after what they do here: in the trash, or outside it."""
        if action == "trash":
            return parameters == (self.trashed,)
        if action == "view":
            return parameters == (not self.trashed,)
        return super().check_action(action, parameters)

    def _open(self) -> None:
        if self.chosen is None:
            return
        if self.trashed:
            self.notify(words.IN_TRASH)
        else:
            self.kelas.open_saved(self.chosen.id)

    def action_document(self) -> None:
        """Write documents of this plan."""
        from kelas_ai.tui.screens.export import ExportScreen

        self._with_plan(lambda plan: ExportScreen(plan))

    def action_copy(self) -> None:
        """Plan the same topic for another class."""
        from kelas_ai.tui.screens.copy import CopyScreen

        self._with_plan(lambda plan: CopyScreen(plan))

    def action_versions(self) -> None:
        """Compare versions of this plan."""
        from kelas_ai.tui.screens.versions import VersionsScreen

        self._with_plan(lambda plan: VersionsScreen(plan))

    def _with_plan(self, screen_for: Callable[[LessonPlan], Screen[Any]]) -> None:
        saved = self.chosen

        def show(plan: LessonPlan) -> None:
            self.app.push_screen(screen_for(plan))

        if saved is not None:
            self.kelas.desk.do(lambda store: store.load(saved.id), show, self.kelas.tell)

    def action_trash(self, out: bool) -> None:
        """Into the trash, or out of it."""
        saved = self.chosen
        if saved is None:
            return

        def then(_: None) -> None:
            self.notify(words.RESTORED if out else words.TRASHED)
            self.read()

        self.kelas.desk.do(
            lambda store: store.restore(saved.id) if out else store.trash(saved.id),
            then,
            self.kelas.tell,
        )

    def action_view(self, trashed: bool) -> None:
        """Show the trash, or the plans again."""
        self.trashed = trashed
        self.refresh_bindings()
        self.bar.title(words.TRASH_TITLE if self.trashed else words.LIBRARY_TITLE)
        self.read()

    def action_file(self) -> None:
        """Open a copy from a stick or folder."""
        from kelas_ai.tui.screens.files import FilesScreen

        def picked(path: Path | None) -> None:
            if path is None:
                return
            try:
                plan = read_copy(path)
            except StorageError as error:
                self.kelas.tell(error)
                return
            self.notify(words.FILE_OPENED)
            self.kelas.show_plan(DraftReady(plan))

        self.app.push_screen(FilesScreen((f".{SUFFIX}",)), picked)


def _fits(saved: SavedPlan, asked: list[str]) -> bool:
    text = f"{saved.topic} {saved.subject} kelas {saved.grade} {saved.id}".lower()
    return all(word in text for word in asked)


def _line(saved: SavedPlan) -> Content:
    versions = words.VERSIONS_COUNT.format(count=saved.versions)
    about = f"{saved.subject}, kelas {saved.grade} · {long_date(saved.updated)} · {versions}"
    return Content.assemble((shortened(saved.topic, 90), "bold"), (f"\n  {about}", "dim"))
