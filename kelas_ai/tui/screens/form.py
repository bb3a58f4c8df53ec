"""Rencana baru: a short form with suggestions from the curriculum while typing."""

from __future__ import annotations

import json

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Footer, Label, Static

from kelas_ai.domain.passage import Hit
from kelas_ai.planning.understanding import RequestOptions
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_plan as words
from kelas_ai.strings.enrichment import CONDITION_NAMES, PLACE_NAMES
from kelas_ai.strings.formats import shortened
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.messages import DraftReady, Failed, Suggested
from kelas_ai.tui.widgets.type_ahead import TypeAhead

FIELDS = tuple(words.FORM_FIELDS)
TYPING = "formulir"
SHOWN = 5
GRADES = 12


class FormScreen(KelasScreen[None]):
    """Values are kept while typing and found again next time."""

    HELP_TEXT = words.HELP_FORM
    BINDINGS = [
        Binding("f2", "make", words.KEY_MAKE),
        Binding("escape", "leave", app_words.KEY_BACK),
    ]

    def __init__(
        self, values: dict[str, str] | None = None, told: str = "", done: str = ""
    ) -> None:
        """told: what the form says at first; done: what is said when the plan is there."""
        super().__init__()
        self.done = done
        self.values = values
        self.told = told

    def compose(self) -> ComposeResult:
        """One line a field, two buttons, one line for what is wrong."""
        yield TopBar(words.FORM_TITLE)
        yield Static(words.FORM_HINT, id="form-hint", markup=False)
        with VerticalScroll(id="form"):
            for field in FIELDS:
                label, example = words.FORM_FIELDS[field]
                with Horizontal(classes="form-row"):
                    yield Label(label, classes="form-label")
                    yield TypeAhead(field, example)
            with Horizontal(id="form-buttons"):
                yield Button(words.FORM_MAKE, id="make", variant="primary", compact=True)
                yield Button(words.FORM_CLEAR, id="clear", compact=True)
        yield Static(self.told, id="status", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Start in the first field; what was typed last time is there again."""
        self._line("mapel").focus_line()
        if self.values is not None:
            self._fill(self.values)
        else:
            self._fill({"konteks": PLACE_NAMES.get(self.kelas.settings.place, "")})
            self.kelas.desk.do(lambda store: store.places(), self._restore)

    def _restore(self, places: dict[str, str]) -> None:
        kept = json.loads(places.get(TYPING, "{}"))
        if any(kept.values()) and self.is_attached:
            self._fill(kept)
            self.say(words.FORM_KEPT)

    def _line(self, field: str) -> TypeAhead:
        return self.query_one(f"#isian-{field}", TypeAhead)

    def _fill(self, values: dict[str, str]) -> None:
        for field in FIELDS:
            if values.get(field):
                self._line(field).text = values[field]

    def _typed_values(self) -> dict[str, str]:
        return {field: self._line(field).text for field in FIELDS}

    @on(TypeAhead.Typed)
    def _typed(self, event: TypeAhead.Typed) -> None:
        values = self._typed_values()
        self.kelas.remember(TYPING, json.dumps(values))
        typed = event.text.strip().lower()
        line = self._line(event.field)
        if not line.has_focus_within:  # a suggestion was taken; no further ones are wanted
            return
        if event.field == "topik":
            self._ask_topics(event.text, values)
        elif event.field == "mapel":
            line.offer(self._subjects(typed) if typed else ())
        elif event.field in ("konteks", "keadaan"):
            names = PLACE_NAMES if event.field == "konteks" else CONDITION_NAMES
            line.offer([(name, name) for name in names.values() if typed and typed in name])

    def _subjects(self, typed: str) -> list[tuple[str, str]]:
        if not self.jobs.ready:
            return []
        found = [
            subject.name
            for subject in self.jobs.services.pack.frame.subjects
            if typed in subject.name.lower()
            or any(alias.lower().startswith(typed) for alias in subject.aliases)
        ]
        return [(name, name) for name in found[:SHOWN]]

    def _ask_topics(self, text: str, values: dict[str, str]) -> None:
        if len(text.strip()) < 2:
            self._line("topik").offer(())
            return
        grade = values["kelas"].strip()
        known = int(grade) if grade.isdigit() and 1 <= int(grade) <= GRADES else None
        subject = values["mapel"].strip()
        exact = self.jobs.ready and self.jobs.services.pack.frame.subject(subject) is not None
        asked = text if exact or not subject else f"{subject} {text}"
        self.jobs.suggest(self, "topik", asked, subject=subject if exact else "", grade=known)

    @on(Suggested)
    def _suggested(self, message: Suggested) -> None:
        line = self._line(message.field)
        typed = line.text.strip()
        if typed and message.text.endswith(line.text) and line.has_focus_within:
            topics = [hit for hit in message.hits if hit.document.kind != "cp"]
            line.offer([(hit.document.title, _topic_line(hit)) for hit in topics[:SHOWN]])

    @on(Button.Pressed, "#make")
    def action_make(self) -> None:
        """Plan what the form says."""
        values = self._typed_values()
        self.say(app_words.DRAFTING)
        options = RequestOptions(**{k: v or None for k, v in values.items() if k != "keadaan"})
        self.jobs.draft(self, values["keadaan"], options)

    @on(Button.Pressed, "#clear")
    def _clear(self) -> None:
        for field in FIELDS:
            self._line(field).text = ""
        self.kelas.remember(TYPING, "", at_once=True)
        self._line("mapel").focus_line()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.say(explain(message.error))

    @on(DraftReady)
    def _drafted(self, message: DraftReady) -> None:
        self.kelas.remember(TYPING, "", at_once=True)
        self.app.pop_screen()
        self.kelas.show_plan(message)
        if self.done:
            self.app.notify(self.done, timeout=20)


def _topic_line(hit: Hit) -> str:
    document = hit.document
    where = f"{document.subject}, kelas {document.grade}" if document.grade else document.subject
    return f"{shortened(document.title, 60)} · {where}"
