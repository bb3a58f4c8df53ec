"""The usual place cannot be written: say so, keep the text, offer another place."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import KelasError
from kelas_ai.strings import app_plan as words
from kelas_ai.strings.problems import explain, size
from kelas_ai.tui.base import Dialog
from kelas_ai.tui.places import free_bytes, places_to_write
from kelas_ai.tui.rescue import write_copy

RETRY, OTHER, LATER = "coba", "lain", "nanti"


class RescueScreen(Dialog[str]):
    """The result is "coba" to save again, "salinan" when a copy was written, else None."""

    def __init__(self, plan: LessonPlan, error: KelasError) -> None:
        super().__init__(words.RESCUE_TITLE)
        self.plan = plan
        self.error = error
        self.places = places_to_write()

    def body(self) -> ComposeResult:
        """What happened and what can be done."""
        told = words.RESCUE_BODY.format(problem=explain(self.error))
        yield Static(told, id="rescue-told", classes="box-text", markup=False)
        places = [
            words.RESCUE_PLACE.format(path=path, free=size(free_bytes(path)))
            for path in self.places
        ]
        yield OptionList(
            Option(Content(words.RESCUE_RETRY), id=RETRY),
            *(Option(Content(text), id=str(n)) for n, text in enumerate(places)),
            Option(Content(words.RESCUE_OTHER), id=OTHER),
            Option(Content(words.RESCUE_LATER), id=LATER),
            id="choices",
            markup=False,
        )
        yield Input(placeholder=words.EXPORT_FOLDER, id="rescue-folder")

    def on_mount(self) -> None:
        """The keyboard is on the choices; the folder line appears when asked for."""
        self.query_one("#rescue-folder").display = False
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == RETRY:
            self.dismiss(RETRY)
        elif event.option_id == OTHER:
            line = self.query_one("#rescue-folder", Input)
            line.display = True
            line.focus()
        elif event.option_id == LATER:
            self.dismiss(None)
        else:
            self._write(self.places[int(event.option_id or 0)])

    @on(Input.Submitted, "#rescue-folder")
    def _named(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._write(Path(event.value.strip()).expanduser())

    def _write(self, folder: Path) -> None:
        try:
            path = write_copy(self.plan, folder)
        except KelasError as error:
            self.query_one("#rescue-told", Static).update(explain(error))
            return
        self.app.notify(words.RESCUE_DONE.format(path=path), timeout=30)
        self.dismiss("salinan")
