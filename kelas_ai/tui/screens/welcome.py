"""The first run: who and which school, what this laptop can do, then a guided first plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button, Footer, Static

from kelas_ai.errors import KelasError
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_machine as words
from kelas_ai.strings.problems import size
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.messages import Worked
from kelas_ai.tui.places import free_bytes
from kelas_ai.tui.screens.profile import ProfileScreen

if TYPE_CHECKING:
    from kelas_ai.config import Settings
    from kelas_ai.services import Services


class WelcomeScreen(ProfileScreen):
    """Page one: the profile; everything may be left empty."""

    TITLE_TEXT = words.WELCOME_TITLE
    TOLD = words.WELCOME_TOLD
    SAVE_LABEL = words.WELCOME_NEXT
    BINDINGS = [
        Binding("f2", "save", app_words.KEY_NEXT),
        Binding("escape", "leave", words.WELCOME_SKIP),
    ]

    def buttons(self) -> ComposeResult:
        """Go on, or skip."""
        yield from super().buttons()
        yield Button(words.WELCOME_SKIP, id="skip", compact=True)

    @on(Button.Pressed, "#skip")
    def action_leave(self) -> None:
        """Go on without a profile; an empty one is saved so that nobody is asked again."""
        self.action_save()

    def saved(self, told: str) -> None:
        """To page two."""
        if told != words.PROFILE_SAVED:
            self.notify(told, severity="warning", timeout=15)
        self.app.switch_screen(AbilitiesScreen())


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What this laptop has. Amounts in bytes; needed is 0 when no model can be loaded."""

    cores: int
    total: int
    free: int
    disk: int
    model: str
    needed: int


class AbilitiesScreen(KelasScreen[None]):
    """Page two: what this laptop can do, in plain words."""

    BINDINGS = [
        Binding("f2", "start", app_words.KEY_NEXT),
        Binding("escape", "leave", app_words.KEY_BACK),
    ]

    def compose(self) -> ComposeResult:
        """A few lines and one button."""
        yield TopBar(words.ABILITIES_TITLE)
        yield Static(words.ABILITIES_TOLD, id="form-hint", markup=False)
        yield Static(words.LOOKING.format(part=""), id="abilities", markup=False)
        yield Button(words.ABILITIES_START, id="start", variant="primary", compact=True)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Look at the machine beside."""
        self.query_one("#start").focus()
        settings = self.kelas.settings
        self.jobs.work(self, "kemampuan", lambda services: look(settings, services))

    @on(Worked)
    def _looked(self, message: Worked) -> None:
        told = "\n\n".join(_lines(message.result, self.kelas.settings.uses_model))
        self.query_one("#abilities", Static).update(told)

    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        """The guided first plan."""
        from kelas_ai.tui.screens.form import FormScreen

        values = dict(words.FIRST_PLAN)
        self.app.switch_screen(FormScreen(values, words.FIRST_PLAN_TOLD, words.FIRST_PLAN_DONE))


def look(settings: Settings, services: Services) -> Abilities:
    """Memory, cores, room and the model of this laptop. Never raises."""
    import psutil

    from kelas_ai.engine.catalog import find_installed, read_catalog
    from kelas_ai.engine.guards import needed_memory

    model, needed = "", 0
    try:
        found = find_installed(
            settings.model, read_catalog(settings.locations.catalog), settings.locations
        )
        model, needed = found.name, needed_memory(found)
    except (KelasError, OSError):
        pass
    memory = psutil.virtual_memory()
    return Abilities(
        cores=psutil.cpu_count() or 1,
        total=memory.total,
        free=memory.available,
        disk=free_bytes(settings.locations.home),
        model=model,
        needed=needed,
    )


def _lines(seen: Abilities, uses_model: bool) -> list[str]:
    lines = [words.ABILITIES_PLAN, words.ABILITIES_SEARCH, words.ABILITIES_PRINT]
    if not uses_model:
        lines.append(words.ABILITIES_AI_OFF)
    elif not seen.model:
        lines.append(words.ABILITIES_NO_MODEL)
    elif seen.free < seen.needed:
        facts = {"free": size(seen.free), "needed": size(seen.needed)}
        lines.append(words.ABILITIES_NO_MEMORY.format(**facts))
    else:
        lines.append(words.ABILITIES_AI.format(model=seen.model))
    machine = words.ABILITIES_MACHINE.format(
        cores=seen.cores, total=size(seen.total), free=size(seen.free), disk=size(seen.disk)
    )
    return [*lines, machine]
