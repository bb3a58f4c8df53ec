"""Kurikulum: search while typing, read, start a plan, bring in official documents."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Input, Markdown, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.domain.passage import Document, Hit
from kelas_ai.errors import GenerationCancelled, KelasError
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_library as words
from kelas_ai.strings.app_plan import FORM_FROM
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.messages import Failed, Found, Progressed, Suggested, Worked
from kelas_ai.tui.reading import markdown_of
from kelas_ai.tui.screens.dialogs import told

if TYPE_CHECKING:
    from kelas_ai.services import Services

SHOWN = 30
IDLE_SECONDS = 0.7
TELL_SECONDS = 0.5
LONGEST = 300
FIELD = "kurikulum"
IMPORTABLE = (".pdf", ".docx", ".jsonl", ".json", ".txt", ".md")


class CurriculumScreen(KelasScreen[None]):
    """Hits on the left, what they say on the right."""

    HELP_TEXT = words.HELP_CURRICULUM
    BINDINGS = [
        Binding("f2", "plan", words.KEY_PLAN),
        Binding("f7", "import", words.KEY_IMPORT),
        Binding("escape", "leave", app_words.KEY_BACK),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.first_text = text
        self.hits: list[Hit] = []
        self._pending: Timer | None = None
        self._stop_import = threading.Event()
        self._importing = False

    def compose(self) -> ComposeResult:
        """The line, what is going on, two columns."""
        yield TopBar(words.CURRICULUM_TITLE)
        yield Input(self.first_text, placeholder=words.SEARCH, id="search", max_length=LONGEST)
        yield Static(words.READ_HINT, id="search-told", markup=False)
        with Horizontal(classes="columns"):
            yield HitList()
            with VerticalScroll(id="reading"):
                yield Markdown(id="read")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """The keyboard is in the line."""
        self.query_one("#search").focus()

    def say(self, text: str) -> None:
        """One line for what is going on."""
        self.query_one("#search-told", Static).update(text)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.query_one("#search", Input).value

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if self._pending is not None:
            self._pending.stop()
        if not event.value.strip():
            self._show([], words.READ_HINT)
            return
        self.jobs.suggest(self, FIELD, event.value, limit=SHOWN)
        if self.kelas.settings.meaning:
            self._pending = self.set_timer(IDLE_SECONDS, self._search_meaning)

    def _search_meaning(self) -> None:
        if self.typed.strip():
            self.jobs.search(self, self.typed)

    @on(Suggested)
    def _suggested(self, message: Suggested) -> None:
        if message.text != self.typed:
            return
        form = words.SEARCH_BY_WORDS if self.kelas.settings.meaning else words.SEARCH_WORDS_ONLY
        told = form.format(count=len(message.hits)) if message.hits else words.SEARCH_NOTHING
        self._show(message.hits, told)

    @on(Found)
    def _found(self, message: Found) -> None:
        if message.text != self.typed:
            return
        result = message.result
        hits = list(result.hits)
        if not hits:
            self._show([], result.reason or words.SEARCH_NOTHING)
            return
        # What words found stays where the eye is; what only meaning found comes after it.
        known = {hit.document.id for hit in self.hits}
        joined = [*self.hits, *(hit for hit in hits if hit.document.id not in known)]
        form = words.SEARCH_WORDS_ONLY if result.note else words.SEARCH_BY_MEANING
        told_count = form.format(count=len(joined))
        notes = [told_count, result.note, "" if result.certain else words.SEARCH_UNCERTAIN]
        self._show(joined, " ".join(note for note in notes if note))

    def _show(self, hits: list[Hit], told_text: str) -> None:
        self.say(told_text)
        listed = self.query_one(HitList)
        here = self.document
        self.hits = hits
        listed.set_options(Option(_line(hit), id=str(n)) for n, hit in enumerate(hits))
        ids = [hit.document.id for hit in hits]
        listed.highlighted = (ids.index(here.id) if here and here.id in ids else 0) if ids else None
        if not hits:
            self.query_one("#read", Markdown).update("")

    @property
    def document(self) -> Document | None:
        """The hit under the cursor."""
        index = self.query_one(HitList).highlighted
        return self.hits[index].document if index is not None and index < len(self.hits) else None

    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        document = self.document
        if document is None:
            return
        try:
            text = markdown_of(self.jobs.services, document)
        except KelasError as error:
            text = explain(error)
        self.query_one("#read", Markdown).update(text)
        self.query_one("#reading").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _read(self) -> None:
        self.query_one("#reading").focus()

    @on(Input.Submitted, "#search")
    def _entered(self) -> None:
        if self.hits:
            self.query_one(HitList).focus()

    def on_key(self, event: events.Key) -> None:
        """Down goes from the line into the hits."""
        if event.key == "down" and self.query_one("#search").has_focus and self.hits:
            event.stop()
            event.prevent_default()
            self.query_one(HitList).focus()

    def action_plan(self) -> None:
        """Start a plan from the hit under the cursor."""
        from kelas_ai.tui.screens.form import FormScreen

        document = self.document
        if document is None:
            return
        phase = self.jobs.services.pack.frame.phase(document.phase)
        grade = document.grade or (phase.grades[0] if phase else 0)
        title = document.title if document.kind in ("kartu", "topik") else document.strand
        values = {"mapel": document.subject, "kelas": str(grade or ""), "topik": title}
        self.app.push_screen(FormScreen(values, FORM_FROM.format(title=title)))

    def action_leave(self) -> None:
        """Stop a running import first; else back."""
        if self._importing:
            self._stop_import.set()
            return
        super().action_leave()

    # --- official and school documents ---

    def action_import(self) -> None:
        """Pick a file and read it into the library."""
        from kelas_ai.tui.screens.files import FilesScreen

        if not self._importing:
            self.app.push_screen(FilesScreen(IMPORTABLE, words.IMPORT_TITLE), self._picked)

    def _picked(self, path: Path | None) -> None:
        if path is None:
            return
        self._importing = True
        self._stop_import = stop = threading.Event()
        self.say(words.IMPORT_STARTS.format(name=path.name))
        started = [time.monotonic(), 0.0]

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise GenerationCancelled()
            now = time.monotonic()
            if now - started[1] >= TELL_SECONDS:
                started[1] = now
                self.post_message(Progressed(_progress(path.name, done, total, now - started[0])))

        def work(services: Services) -> object:
            from kelas_ai.importing.importer import ImportOptions

            try:
                return services.imported.add(path, ImportOptions(), progress)
            except GenerationCancelled:
                return None

        self.jobs.work(self, "impor", work)

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self.say(message.text)

    @on(Worked)
    def _imported(self, message: Worked) -> None:
        self._importing = False
        report = message.result
        if report is None:
            self.say(words.IMPORT_STOPPED)
            return
        source = report.source
        lines = [
            words.IMPORT_SUMMARY.format(
                name=source.name, outcomes=source.outcomes, passages=source.passages
            )
        ]
        if not source.outcomes and not source.passages:
            lines.append(words.IMPORT_NOTHING)
        lines += [*report.held_back[:3], *report.notes[:3]]
        self.say(lines[0])
        self.app.push_screen(told(words.IMPORT_DONE, "\n".join(lines)))

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._importing = False
        self.say(explain(message.error))


class HitList(OptionList):
    """Enter reads the hit under the cursor."""

    BINDINGS = [Binding("enter", "select", words.KEY_READ)]

    def __init__(self) -> None:
        super().__init__(id="hits", markup=False, compact=True)


def _progress(name: str, done: int, total: int, seconds: float) -> str:
    left = words.IMPORT_LEFT.format(seconds="…")
    if done:
        left = words.IMPORT_LEFT.format(seconds=max(1, round(seconds / done * (total - done))))
    return words.IMPORTING.format(name=name, done=done, total=total, left=left)


def _line(hit: Hit) -> Content:
    document = hit.document
    where = (
        words.GRADE.format(grade=document.grade)
        if document.grade
        else words.PHASE.format(phase=document.phase)
    )
    kind = words.KINDS.get(document.kind, document.kind)
    about = f"\n  {kind} · {document.subject}, {where}"
    return Content.assemble((document.title, "bold"), (about, "dim"))
