"""The same topic for another class: the class is asked for, the plan is made anew."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button, Footer, Input, Label, Static

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.planning.understanding import RequestOptions
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_library as words
from kelas_ai.strings.formats import shortened
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import Dialog
from kelas_ai.tui.messages import DraftReady, Failed

LONGEST = 200


class CopyScreen(Dialog[None]):
    """Opens the new plan when it is made."""

    HELP_TEXT = words.HELP_LIBRARY
    BINDINGS = [Binding("f2", "make", app_words.KEY_NEXT)]

    def __init__(self, plan: LessonPlan) -> None:
        super().__init__(words.COPY_TITLE.format(topic=shortened(plan.identity.topic, 50)))
        self.plan = plan

    def body(self) -> ComposeResult:
        """What may differ in the other class."""
        who = self.plan.identity
        known = {"kelas": str(who.grade), "murid": str(who.students or ""), "jp": ""}
        known["jp"] = str(who.lesson_hours)
        yield Static(words.COPY_TOLD, classes="box-text", markup=False)
        for field, (label, example) in words.COPY_FIELDS.items():
            with Horizontal(classes="form-row"):
                yield Label(label, classes="form-label")
                yield Input(
                    known.get(field, ""),
                    placeholder=example,
                    id=f"salin-{field}",
                    compact=True,
                    max_length=LONGEST,
                )
        yield Button(words.COPY_MAKE, id="make", variant="primary", compact=True)
        yield Static("", id="status", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """The class comes first."""
        self.query_one("#salin-kelas").focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.screen.focus_next()

    @on(Button.Pressed, "#make")
    def action_make(self) -> None:
        """Plan the topic for this class."""
        typed = {
            field: self.query_one(f"#salin-{field}", Input).value or None
            for field in words.COPY_FIELDS
        }
        self.query_one("#status", Static).update(app_words.DRAFTING)
        self.jobs.replan(self, self.plan, RequestOptions(**typed))

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.query_one("#status", Static).update(explain(message.error))

    @on(DraftReady)
    def _made(self, message: DraftReady) -> None:
        self.dismiss(None)
        self.kelas.show_plan(message)
