"""Laptop ini: what was found, the models, and the settings that matter."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from kelas_ai.config import save_settings
from kelas_ai.errors import GenerationCancelled
from kelas_ai.locations import MODEL_SUFFIX
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_machine as words
from kelas_ai.strings import checking as findings
from kelas_ai.strings.problems import explain, size
from kelas_ai.strings.saving import reason
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.machine_facts import examined, installed, model_files
from kelas_ai.tui.messages import Failed, Progressed, Worked
from kelas_ai.tui.places import sticks
from kelas_ai.tui.screens.dialogs import Choice, Menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kelas_ai.domain.observation import Observation
    from kelas_ai.services import Services

CHOOSE = "pilih"


class MachineScreen(KelasScreen[None]):
    """Looking takes a second or two and can be repeated."""

    HELP_TEXT = words.HELP_MACHINE
    BINDINGS = [
        Binding("f2", "profile", words.KEY_PROFILE),
        Binding("f3", "ai", words.KEY_AI),
        Binding("f5", "look", words.KEY_AGAIN),
        Binding("f6", "install", words.KEY_INSTALL),
        Binding("escape", "leave", app_words.KEY_BACK),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._installing = False

    def compose(self) -> ComposeResult:
        """Findings, then models, then what is going on."""
        yield TopBar(words.MACHINE_TITLE)
        with VerticalScroll(id="machine"):
            yield Static(id="findings", markup=False)
            yield Static(id="models", markup=False)
        yield Static(id="status", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Look at once."""
        self.query_one("#machine").focus()
        self.action_look()
        self._show_ai()

    def action_look(self) -> None:
        """Look at the machine anew."""
        settings = self.kelas.settings
        self.query_one("#findings", Static).update(words.LOOKING.format(part=""))

        def progress(part: str) -> None:
            self.post_message(Progressed(words.LOOKING.format(part=part)))

        self.jobs.work(self, "periksa", lambda services: examined(settings, progress))

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self.say(message.text)

    @on(Worked)
    def _worked(self, message: Worked) -> None:
        if message.job == "periksa":
            seen, models = message.result
            self.query_one("#findings", Static).update("\n".join(_finding_lines(seen)))
            self.query_one("#models", Static).update("\n".join(models))
            self._show_ai()
        else:
            self._installing = False
            self.say(message.result)
            self.action_look()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._installing = False
        self.say(explain(message.error))

    def _show_ai(self) -> None:
        settings = self.kelas.settings
        on_text = words.AI_ON.format(model=settings.model)
        self.say(on_text if settings.uses_model else words.AI_OFF)

    def action_profile(self) -> None:
        """Names of school and teacher."""
        from kelas_ai.tui.screens.profile import ProfileScreen

        self.app.push_screen(ProfileScreen())

    def action_ai(self) -> None:
        """Switch the model on or off, and remember it."""
        settings = replace(self.kelas.settings, ai=not self.kelas.settings.ai)
        self.kelas.use_settings(settings)
        self._show_ai()
        try:
            save_settings(settings.locations, {"ai": settings.ai})
        except OSError as error:
            told = words.PROFILE_NOT_SAVED.format(reason=reason(error))
            self.notify(told, severity="warning")

    def action_leave(self) -> None:
        """Stop a running install first; else back."""
        if self._installing:
            self._stop.set()
            return
        super().action_leave()

    # --- models from a stick ---

    def action_install(self) -> None:
        """Offer the model files on the sticks that are plugged in."""
        if self._installing:
            return
        found = model_files(sticks())
        choices = [
            Choice(
                id=str(path),
                text=words.INSTALL_FILE.format(
                    name=path.name, path=path.parent, size=size(path.stat().st_size)
                ),
            )
            for path in found
        ]
        told = "" if found else words.INSTALL_NONE
        choices.append(Choice(id=CHOOSE, text=words.INSTALL_CHOOSE))
        self.app.push_screen(Menu(words.INSTALL_TITLE, choices, told), self._chosen)

    def _chosen(self, answer: str | None) -> None:
        from kelas_ai.tui.screens.files import FilesScreen

        if answer == CHOOSE:
            picker = FilesScreen((MODEL_SUFFIX,), words.INSTALL_TITLE)
            self.app.push_screen(picker, lambda path: self._install(path) if path else None)
        elif answer is not None:
            self._install(Path(answer))

    def _install(self, source: Path) -> None:
        self._installing = True
        self._stop = stop = threading.Event()
        settings = self.kelas.settings

        def progress(text: str) -> None:
            if stop.is_set():
                raise GenerationCancelled()
            self.post_message(Progressed(text))

        def work(services: Services) -> str:
            try:
                return installed(settings, source, progress)
            except GenerationCancelled:
                return words.INSTALL_STOPPED

        self.jobs.work(self, "pasang", work)


def _finding_lines(seen: Sequence[Observation]) -> list[str]:
    lines = []
    for one in sorted(seen, key=lambda one: one.level != "perlu tindakan"):
        found, advice = findings.sentences(one.code, one.facts)
        lines.append(words.FINDING.format(mark=words.MARKS[one.level], found=found))
        if advice and one.level != "baik":
            lines.append(words.ADVICE.format(advice=advice))
    return lines
