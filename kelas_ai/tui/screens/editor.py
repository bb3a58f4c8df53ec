"""Change the text of one part; what is being typed is kept every second."""

from __future__ import annotations

import json

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.timer import Timer
from textual.widgets import Footer, Static, TextArea

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import PartInvalid
from kelas_ai.planning.parts import Part, with_part
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_plan as words
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import Dialog
from kelas_ai.tui.screens.dialogs import yes_or_no

TYPING = "ketikan"
LOOK_AGAIN_SECONDS = 0.4


class EditScreen(Dialog[LessonPlan]):
    """The result is the changed plan, or None when nothing was changed."""

    HELP_TEXT = words.HELP_EDIT
    BINDINGS = [
        Binding("ctrl+s", "save", app_words.KEY_SAVE, show=False),
        Binding("f2", "save", app_words.KEY_SAVE, priority=True),
    ]

    def __init__(self, plan: LessonPlan, part: Part, typed: str | None = None) -> None:
        super().__init__(words.EDIT_TITLE.format(label=part.label))
        self.plan = plan
        self.part = part
        self.typed = typed
        self._pending: Timer | None = None

    def body(self) -> ComposeResult:
        """The text, what becomes of it, and what the review says about it."""
        if self.part.origin is not None:
            mark, name = words.MARKS[self.part.origin], words.NAMES[self.part.origin]
            told = words.EDIT_SOURCE.format(mark=mark, name=name)
            yield Static(told, classes="box-text", markup=False)
        start = self.part.text if self.typed is None else self.typed
        yield TextArea(start, soft_wrap=True, id="text", tab_behavior="focus")
        yield Static("", id="edit-findings", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """The keyboard is in the text, at its end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()
        if self.typed is not None:
            self.notify(words.EDIT_KEPT)
        self._look()

    @property
    def text(self) -> str:
        """What stands in the box now."""
        return self.query_one(TextArea).text

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._pending is not None:
            self._pending.stop()
        self._pending = self.set_timer(LOOK_AGAIN_SECONDS, self._look)
        state = {"plan": self.plan.id, "part": self.part.id, "text": self.text}
        changed = self.text != self.part.text
        self.kelas.remember(TYPING, json.dumps(state) if changed else "")

    def _look(self) -> None:
        try:
            changed = with_part(self.plan, self.part.id, self.text)
        except PartInvalid as error:
            self._tell(explain(error))
            return
        review = self.jobs.review(changed)
        own = (self.part.id, self.part.block_id)
        found = [entry for entry in review.todo() if entry.block_id and entry.block_id in own]
        said = "; ".join(f"{entry.title}: {entry.fix}" for entry in found)
        self._tell(words.EDIT_FINDINGS.format(text=said) if said else words.EDIT_FINE)

    def _tell(self, text: str) -> None:
        self.query_one("#edit-findings", Static).update(text)

    def action_save(self) -> None:
        """Put the text into the plan."""
        try:
            changed = with_part(self.plan, self.part.id, self.text)
        except PartInvalid as error:
            self._tell(explain(error))
            return
        self._leave(None if changed is self.plan else changed)

    def action_cancel(self) -> None:
        """Leave; a changed text is not thrown away without asking."""
        if self.text == self.part.text:
            self._leave(None)
            return
        self.app.push_screen(yes_or_no(self.dialog_title, words.EDIT_LEAVE), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "ya":
            self.action_save()
        elif answer == "tidak":
            self._leave(None)

    def _leave(self, result: LessonPlan | None) -> None:
        self.kelas.remember(TYPING, "", at_once=True)
        self.dismiss(result)
