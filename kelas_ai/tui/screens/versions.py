"""All versions of one plan, and what is different in each."""

from __future__ import annotations

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.planning.parts import PartChange, differences
from kelas_ai.storage.plans import SavedVersion
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_library as words
from kelas_ai.strings.formats import long_date
from kelas_ai.tui.base import KelasScreen, TopBar


class VersionsScreen(KelasScreen[None]):
    """Versions on the left, newest first; differences from the current one on the right."""

    HELP_TEXT = words.HELP_VERSIONS
    BINDINGS = [Binding("escape", "leave", app_words.KEY_BACK)]

    def __init__(self, plan: LessonPlan) -> None:
        super().__init__()
        self.plan = plan
        self.versions: list[SavedVersion] = []

    def compose(self) -> ComposeResult:
        """Two columns."""
        yield TopBar(words.VERSIONS_TITLE.format(topic=self.plan.identity.topic))
        with Horizontal(classes="columns"):
            yield VersionList()
            with VerticalScroll(id="differences"):
                yield Static(id="difference", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Read the list."""
        self.query_one(VersionList).focus()
        self.read()

    def read(self) -> None:
        """Read the list anew."""
        plan_id = self.plan.id
        self.kelas.desk.do(lambda store: store.versions(plan_id)[::-1], self._show, self.kelas.tell)

    def _show(self, versions: list[SavedVersion]) -> None:
        self.versions = versions
        listed = self.query_one(VersionList)
        here = listed.highlighted or 0
        listed.set_options(
            Option(Content(_line(entry)), id=str(entry.number)) for entry in versions
        )
        listed.highlighted = min(here, len(versions) - 1)

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        number, plan_id = int(event.option_id or 0), self.plan.id

        def then(old: LessonPlan) -> None:
            if self.is_attached:
                self._compare(number, old)

        self.kelas.desk.do(lambda store: store.load(plan_id, number), then, self.kelas.tell)

    def _compare(self, number: int, old: LessonPlan) -> None:
        changes = differences(old, self.plan)
        self.query_one("#difference", Static).update(_told(number, changes))
        self.query_one("#differences").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _use(self, event: OptionList.OptionSelected) -> None:
        number, plan_id = int(event.option_id or 0), self.plan.id
        self.kelas.forget_version(plan_id)

        def then(plan: LessonPlan) -> None:
            self.plan = plan
            self.notify(words.USED.format(number=number))
            self.read()

        self.kelas.desk.do(lambda store: store.use(plan_id, number), then, self.kelas.tell)


class VersionList(OptionList):
    """Enter uses the version under the cursor."""

    BINDINGS = [Binding("enter", "select", words.KEY_USE)]

    def __init__(self) -> None:
        super().__init__(id="versions", markup=False, compact=True)


def _line(entry: SavedVersion) -> str:
    mark = words.VERSION_CURRENT if entry.current else words.VERSION_OTHER
    when = f"{long_date(entry.saved)} {_clock(entry.saved)}"
    return words.VERSION.format(mark=mark, number=entry.number, reason=entry.reason, when=when)


def _clock(moment: str) -> str:
    try:
        return f"{datetime.fromisoformat(moment):%H.%M}"
    except ValueError:
        return ""


def _told(number: int, changes: tuple[PartChange, ...]) -> Content:
    if not changes:
        return Content(words.VERSIONS_SAME)
    pieces = [Content(words.VERSIONS_COMPARED.format(number=number))]
    for change in changes:
        before = change.before or words.CHANGE_NOTHING
        after = change.after or words.CHANGE_NOTHING
        pieces += [
            Content.styled(f"\n\n{words.CHANGE_LABEL.format(label=change.label)}", "bold"),
            Content.styled(
                f"\n{words.CHANGE_BEFORE.format(number=number, text=before)}", "$text-warning"
            ),
            Content.styled(f"\n{words.CHANGE_AFTER.format(text=after)}", "$text-success"),
        ]
    return Content("").join(pieces)
