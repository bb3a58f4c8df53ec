"""Make a document: which format, which folder, and where it went."""

from __future__ import annotations

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.planning.decisions import waiting
from kelas_ai.strings import app_plan as words
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import Dialog
from kelas_ai.tui.documents import CONTENTS, FORMATS
from kelas_ai.tui.messages import DocumentsSaved, Failed
from kelas_ai.tui.places import sticks
from kelas_ai.tui.screens.dialogs import told


class ExportScreen(Dialog[None]):
    """Enter on a format writes it."""

    def __init__(self, plan: LessonPlan) -> None:
        super().__init__(words.EXPORT_TITLE)
        self.plan = plan
        self.sticks = sticks()

    def body(self) -> ComposeResult:
        """Contents and formats, then the folder with the sticks that are plugged in."""
        with Horizontal(id="export-columns"):
            with Vertical():
                yield Label(words.EXPORT_CONTENTS_TITLE)
                yield OptionList(
                    *(Option(Content(words.EXPORT_CONTENTS[name]), id=name) for name in CONTENTS),
                    id="contents",
                    compact=True,
                )
            with Vertical():
                yield Label(words.EXPORT_FORMATS_TITLE)
                yield OptionList(
                    *(Option(Content(words.EXPORT_FORMATS[name]), id=name) for name in FORMATS),
                    id="formats",
                    compact=True,
                )
        yield Label(words.EXPORT_FOLDER, classes="box-text")
        yield Input(str(self.kelas.settings.output_folder), id="folder", compact=True)
        places = [self.kelas.settings.output_folder, *self.sticks]
        labels = [words.EXPORT_HERE, *(words.EXPORT_DRIVE.format(path=p) for p in self.sticks)]
        listed = OptionList(
            *(
                Option(Content(label), id=str(path))
                for label, path in zip(labels, places, strict=True)
            ),
            id="folders",
            compact=True,
        )
        listed.display = bool(self.sticks)
        yield listed
        pending = len(waiting(self.plan))
        note = words.EXPORT_PENDING_AI.format(count=pending) if pending else ""
        yield Static(note, id="export-note", classes="box-text", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Word is the first choice."""
        formats = self.query_one("#formats", OptionList)
        formats.focus()
        formats.highlighted = 0
        self.query_one("#contents", OptionList).highlighted = 0

    @on(OptionList.OptionSelected, "#contents")
    def _content(self) -> None:
        self.query_one("#formats").focus()

    def on_key(self, event: events.Key) -> None:
        """Left and right go between the two columns."""
        target = {"left": "#contents", "right": "#formats"}.get(event.key)
        if target and isinstance(self.focused, OptionList):
            event.stop()
            self.query_one(target).focus()

    @on(OptionList.OptionSelected, "#folders")
    def _folder(self, event: OptionList.OptionSelected) -> None:
        self.query_one("#folder", Input).value = event.option_id or ""
        self.query_one("#formats").focus()

    @on(Input.Submitted, "#folder")
    def _named(self) -> None:
        self.query_one("#formats").focus()

    @on(OptionList.OptionSelected, "#formats")
    def _format(self, event: OptionList.OptionSelected) -> None:
        typed = self.query_one("#folder", Input).value.strip()
        folder = Path(typed).expanduser() if typed else None
        self.query_one("#export-note", Static).update(words.EXPORT_WORKING)
        contents = self.query_one("#contents", OptionList).highlighted_option
        part = contents.id if contents and contents.id else CONTENTS[0]
        self.jobs.documents(self, self.plan, (event.option_id or FORMATS[0],), folder, part)

    @on(DocumentsSaved)
    def _saved(self, message: DocumentsSaved) -> None:
        text = "\n".join((*message.paths, "", words.PRINT_HINT))

        def read(_: str | None) -> None:
            self.dismiss(None)

        self.app.push_screen(told(words.EXPORT_DONE, text), read)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.query_one("#export-note", Static).update(explain(message.error))
