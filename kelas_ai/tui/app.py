"""The terminal app: screens, saving, and leaving without losing anything."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import App
from textual.binding import Binding
from textual.timer import Timer

from kelas_ai.config import Settings
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import ConfigError, KelasError, StorageError
from kelas_ai.storage.plans import PlanStore
from kelas_ai.strings import app as words
from kelas_ai.strings import app_plan as plan_words
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.desk import Desk
from kelas_ai.tui.jobs import Jobs
from kelas_ai.tui.messages import DraftReady, Failed, Progressed
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.terminal import terminal_is_lost

if TYPE_CHECKING:
    from kelas_ai.services import Services

REMEMBER_SECONDS = 0.8
LOST_SECONDS = 2.0
HELP_ATTRIBUTE = "HELP_TEXT"
NOT_COMMANDS = {"tab", "shift+tab", "ctrl+c", "super+c", "ctrl+p"}
KEY_NAMES = {"escape": "Esc", "enter": "Enter", "delete": "Del", "insert": "Ins"}


class KelasApp(App[None]):
    """kelas-ai in the terminal."""

    TITLE = words.TITLE
    SUB_TITLE = words.SUBTITLE
    CSS_PATH = "kelas.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+p", "palette", words.KEY_PALETTE, show=False),
        Binding("ctrl+q", "leave", words.KEY_QUIT, show=False, priority=True),
    ]

    def __init__(
        self,
        settings: Settings,
        make_services: Callable[[Settings], Services],
        problem: ConfigError | None = None,
        sixteen_colours: bool = False,
    ) -> None:
        """problem: why kelas.toml could not be read; the app then runs with defaults."""
        super().__init__()
        self.settings = settings
        self.problem = problem
        self.jobs = Jobs(self, lambda: make_services(self.settings))
        self.desk = Desk(self, lambda: PlanStore(self.settings.locations.database, datetime.now))
        self.unsaved: dict[str, LessonPlan] = {}
        self._known: dict[str, int] = {}
        self._remembered: dict[str, tuple[str, Timer]] = {}
        self._rescuing = False
        places = settings.locations
        # Asked before anything is written: nothing was ever set or saved on this laptop.
        self.is_first_run = not places.config_file.exists() and not places.database.exists()
        if sixteen_colours:
            self.theme = "ansi-dark"

    def on_mount(self) -> None:
        """Start at Beranda; then go where the teacher was."""
        self.push_screen(HomeScreen())
        self._listen_to_the_system()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.problem is not None:
            told = words.BROKEN_SETTINGS.format(problem=explain(self.problem))
            self.notify(told, severity="warning", timeout=30)
        if self.is_first_run:
            from kelas_ai.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())
            return
        self.desk.do(lambda store: store.places(), self._resume, self.tell)

    def use_settings(self, settings: Settings) -> None:
        """Go on with other settings."""
        self.settings, self.problem = settings, None
        if self.jobs.ready:
            self.jobs.services.use(settings)

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        """Something long is being made ready (the library, the search by meaning)."""
        if isinstance(self.screen, KelasScreen):
            self.screen.say(message.text)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        """A job failed on a screen that has no place of its own to say so."""
        if not hasattr(self.screen, "_failed"):
            self.tell(message.error)

    # --- where the teacher is ---

    def remember(self, name: str, value: str, at_once: bool = False) -> None:
        """Keep what is being typed or looked at; written when the typing pauses."""
        _, timer = self._remembered.pop(name, ("", None))
        if timer is not None:
            timer.stop()
        if at_once:
            self.desk.put(lambda store: store.keep_place(name, value))
            return
        timer = self.set_timer(REMEMBER_SECONDS, lambda: self._keep_place(name))
        self._remembered[name] = (value, timer)

    def _keep_place(self, name: str) -> None:
        value, _ = self._remembered.pop(name, (None, None))
        if value is not None:
            self.desk.put(lambda store: store.keep_place(name, value))

    def write_remembered(self) -> None:
        """Write at once what is still waiting for a pause."""
        for name in list(self._remembered):
            self._keep_place(name)

    def _resume(self, places: dict[str, str]) -> None:
        place = _read(places.get("layar", ""))
        typing = _read(places.get("ketikan", ""))
        plan_id = str(typing.get("plan") or place.get("rencana") or "")
        if plan_id and isinstance(self.screen, HomeScreen):
            part = str(typing.get("part") or place.get("bagian") or "")
            typed = str(typing["text"]) if "text" in typing else None
            self.open_saved(plan_id, part, typed)
            self.notify(words.RESUMED, timeout=6)
        if places.get("permintaan") and isinstance(self.screen, HomeScreen):
            self.screen.restore(places["permintaan"])

    # --- plans ---

    def show_plan(self, message: DraftReady) -> None:
        """Open a plan that was just made, and save it."""
        for notice in message.plan.notices:
            self.notify(notice.text, timeout=10)
        # Last saved, first listed: the meetings stand in their order.
        for plan in (*reversed(message.others), message.plan):
            self.keep(plan, plan_words.REASON_DRAFT)
        if message.others:
            self.notify(words.SEQUENCE.format(count=len(message.others) + 1), timeout=12)
        self._open(message.plan)

    def open_saved(self, plan_id: str, part_id: str = "", typed: str | None = None) -> None:
        """Open a saved plan; a failure is told."""
        self.desk.do(
            lambda store: store.load(plan_id),
            lambda plan: self._open(plan, part_id, typed),
            self.tell,
        )

    def _open(self, plan: LessonPlan, part_id: str = "", typed: str | None = None) -> None:
        from kelas_ai.tui.screens.plan import PlanScreen

        self.push_screen(PlanScreen(plan, part_id, typed))

    def keep(self, plan: LessonPlan, reason: str) -> None:
        """Save a version; when that fails the plan stays and another place is offered."""
        known = self._known

        def work(store: PlanStore) -> bool:
            before = store.current(plan.id)
            elsewhere = known.get(plan.id, before) != before
            known[plan.id] = store.save(plan, reason)
            return elsewhere

        self._note(words.SAVING_MARK)
        self.desk.do(
            work, lambda elsewhere: self._kept(plan, elsewhere), lambda e: self._not_kept(plan, e)
        )

    def forget_version(self, plan_id: str) -> None:
        """The current version was moved on purpose; the next save is no conflict."""
        self._known.pop(plan_id, None)

    def _kept(self, plan: LessonPlan, elsewhere: bool) -> None:
        self._note(words.SAVED_MARK)
        if elsewhere:
            self.notify(plan_words.BOTH_CHANGED, severity="warning", timeout=15)
        if self.unsaved.pop(plan.id, None) is not None:
            self.notify(words.SAVED_AGAIN)

    def _not_kept(self, plan: LessonPlan, error: StorageError) -> None:
        from kelas_ai.tui.screens.rescue import RescueScreen

        self.unsaved[plan.id] = plan
        self._note(words.UNSAVED_MARK)
        if self._rescuing:
            return
        self._rescuing = True

        def answered(answer: str | None) -> None:
            self._rescuing = False
            latest = self.unsaved.get(plan.id)
            if answer == "coba" and latest is not None:
                self.keep(latest, plan_words.REASON_DRAFT)

        self.push_screen(RescueScreen(plan, error), answered)

    def leave_unsaved(self, plan_id: str, leave: Callable[[], None]) -> None:
        """Ask before leaving a plan that could not be saved."""
        from kelas_ai.tui.screens.dialogs import yes_or_no

        def answered(answer: str | None) -> None:
            if answer == "ya":
                self.unsaved.pop(plan_id, None)
                leave()

        self.push_screen(yes_or_no(plan_words.RESCUE_TITLE, plan_words.RESCUE_LEAVE), answered)

    def _note(self, text: str) -> None:
        for screen in self.screen_stack:
            for bar in screen.query(TopBar):
                bar.note(text)

    def tell(self, error: KelasError) -> None:
        """An error in the teacher's words."""
        self.notify(explain(error), severity="error", timeout=20)

    # --- everywhere ---

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they are printed on the keyboard: F1, Ctrl+Z, Esc."""
        if binding.key_display:
            return binding.key_display
        parts = binding.key.split("+")
        return "+".join(KEY_NAMES.get(part, part.capitalize()) for part in parts)

    def action_help(self) -> None:
        """Help for the current screen."""
        from kelas_ai.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            return
        self.push_screen(HelpScreen(getattr(self.screen, HELP_ATTRIBUTE, "") or words.HELP_HOME))

    def action_palette(self) -> None:
        """All commands of this screen, then where one can go."""
        from kelas_ai.tui.menu import ENTRIES
        from kelas_ai.tui.screens.palette import Palette

        if isinstance(self.screen, Palette):
            return
        shown = [
            (f"{active.binding.description} ({self.get_key_display(active.binding)})", key)
            for key, active in self.screen.active_bindings.items()
            if active.node in (self.screen, self)
            and key not in NOT_COMMANDS
            and active.binding.description
        ]
        places = [(f"Buka: {entry.title}", f"buka:{entry.id}") for entry in ENTRIES]
        unique = list(dict.fromkeys(name for name, _ in shown))
        keys = {name: key for name, key in reversed(shown)}
        commands = [(name, keys[name]) for name in unique] + places
        self.push_screen(Palette(commands), self._run_command)

    def _run_command(self, command: str | None) -> None:
        from kelas_ai.tui.menu import ENTRIES

        if command is None:
            return
        kind, _, name = command.partition(":")
        if kind == "buka":
            next(entry for entry in ENTRIES if entry.id == name).open(self)
        else:
            self.simulate_key(command)

    def action_leave(self) -> None:
        """Quit; a plan that could not be saved is asked about first."""
        if self.unsaved:
            plan_id = next(iter(self.unsaved))
            self.leave_unsaved(plan_id, self.action_leave)
            return
        self.write_remembered()
        self.exit()

    def on_unmount(self) -> None:
        """Nothing is left running, nothing unwritten."""
        self.write_remembered()
        self.jobs.stop_model()
        self.desk.close()
        self.jobs.close()

    # --- what comes from outside ---

    def _listen_to_the_system(self) -> None:
        """A closed window or a shutdown ends the program in good order."""
        if self.is_headless:
            return
        self.set_interval(LOST_SECONDS, self._leave_lost_terminal)
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError):
                    loop.add_signal_handler(number, self.hang_up)

    def _leave_lost_terminal(self) -> None:
        """A terminal that is gone without a signal would be read from for ever."""
        if terminal_is_lost():
            self.hang_up()

    def hang_up(self) -> None:
        """The window is gone: write what is still unwritten and end, with no screen to clear."""
        self.jobs.stop_model()
        self.write_remembered()
        self.desk.close()
        os._exit(0)

    def _handle_exception(self, error: Exception) -> None:
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.write_remembered()
        told = words.UNEXPECTED.format(kind=type(error).__name__, log=self._log_error(error))
        self._return_code = 1
        self.exit(return_code=1, message=told)

    def _log_error(self, error: Exception) -> Path | str:
        path = self.settings.locations.log
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as log:
                traceback.print_exception(error, file=log)
        return path


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def run_app(sixteen_colours: bool = False) -> None:
    """Open the app with the settings of this machine; a broken settings file does not stop it."""
    from kelas_ai.config import read_settings

    problem: ConfigError | None = None
    try:
        settings = read_settings()
    except ConfigError as error:
        settings, problem = read_settings(ignore_file=True), error

    def make(chosen: Settings) -> Services:
        # Not before the first paint: numpy and the rest take a moment.
        from kelas_ai.services import Services

        return Services(chosen)

    app = KelasApp(settings, make, problem, sixteen_colours)
    app.run()
    leave_at_once(app.return_code or 0)


def leave_at_once(code: int) -> None:
    """End now. Everything is written and closed; a thread that is still busy (the search by
    meaning being made ready takes a minute) would otherwise hold the door."""
    if threading.active_count() > 1:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
