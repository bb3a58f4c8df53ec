"""What Beranda offers. A new entry is one line here and its name in `strings.app.MENU`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kelas_ai.strings.app import MENU

if TYPE_CHECKING:
    from kelas_ai.tui.app import KelasApp


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """id: key in `strings.app.MENU`; open: shows the screen (imported only then)."""

    id: str
    open: Callable[[KelasApp], None]

    @property
    def title(self) -> str:
        """What it is called."""
        return MENU[self.id][0]

    @property
    def hint(self) -> str:
        """What one can do there."""
        return MENU[self.id][1]


def _form(app: KelasApp) -> None:
    from kelas_ai.tui.screens.form import FormScreen

    app.push_screen(FormScreen())


def _library(app: KelasApp) -> None:
    from kelas_ai.tui.screens.library import LibraryScreen

    app.push_screen(LibraryScreen())


def _curriculum(app: KelasApp) -> None:
    from kelas_ai.tui.screens.curriculum import CurriculumScreen

    app.push_screen(CurriculumScreen())


def _machine(app: KelasApp) -> None:
    from kelas_ai.tui.screens.machine import MachineScreen

    app.push_screen(MachineScreen())


def _help(app: KelasApp) -> None:
    app.action_help()


ENTRIES = (
    MenuEntry(id="formulir", open=_form),
    MenuEntry(id="rencanaku", open=_library),
    MenuEntry(id="kurikulum", open=_curriculum),
    MenuEntry(id="perangkat", open=_machine),
    MenuEntry(id="bantuan", open=_help),
)
