"""Sekolah dan guru: what is printed on every plan; also the first screen of the first run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Footer, Input, Label, Static

from kelas_ai.config import Settings, option_fields, save_settings
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_machine as words
from kelas_ai.strings.enrichment import PLACE_NAMES
from kelas_ai.strings.saving import reason
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.widgets.type_ahead import TypeAhead

FIELDS = tuple(words.PROFILE_FIELDS)


class ProfileScreen(KelasScreen[None]):
    """One line a field; F2 saves."""

    HELP_TEXT = words.HELP_PROFILE
    TITLE_TEXT = words.PROFILE_TITLE
    TOLD = words.PROFILE_TOLD
    SAVE_LABEL = words.PROFILE_SAVE
    BINDINGS = [
        Binding("f2", "save", app_words.KEY_SAVE),
        Binding("escape", "leave", app_words.KEY_BACK),
    ]

    def compose(self) -> ComposeResult:
        """What is asked, the fields, the buttons, what is wrong."""
        yield TopBar(self.TITLE_TEXT)
        yield Static(self.TOLD, id="form-hint", markup=False)
        with VerticalScroll(id="form"):
            for field in FIELDS:
                label, example = words.PROFILE_FIELDS[field]
                with Horizontal(classes="form-row"):
                    yield Label(label, classes="form-label")
                    yield TypeAhead(field, example)
            with Horizontal(id="form-buttons"):
                yield from self.buttons()
        yield Static("", id="status", markup=False)
        yield Footer(compact=True)

    def buttons(self) -> ComposeResult:
        """Saving, for the mouse."""
        yield Button(self.SAVE_LABEL, id="save", variant="primary", compact=True)

    def on_mount(self) -> None:
        """What is known is filled in."""
        for field in FIELDS:
            value = getattr(self.kelas.settings, field)
            text = PLACE_NAMES.get(value, value) if field == "place" else str(value or "")
            self._line(field).text = text
        self._line(FIELDS[0]).focus_line()

    def _line(self, field: str) -> TypeAhead:
        return self.query_one(f"#isian-{field}", TypeAhead)

    @on(TypeAhead.Typed)
    def _typed(self, event: TypeAhead.Typed) -> None:
        if event.field == "place" and self._line("place").has_focus_within:
            typed = event.text.strip().lower()
            names = [(name, name) for key, name in PLACE_NAMES.items() if typed in f"{key} {name}"]
            self._line("place").offer(names if typed else ())

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Check, use and write the settings."""
        typed = self._typed_values()
        parsed = self._parsed(typed)
        if parsed is None:
            return
        settings: Settings = replace(self.kelas.settings, **parsed)
        told = words.PROFILE_SAVED
        try:
            save_settings(settings.locations, typed)
        except OSError as error:
            told = words.PROFILE_NOT_SAVED.format(reason=reason(error))
        self.kelas.use_settings(settings)
        self.saved(told)

    def saved(self, told: str) -> None:
        """Back, with a word."""
        self.notify(told)
        self.app.pop_screen()

    def _typed_values(self) -> dict[str, str]:
        keys = {name: key for key, name in PLACE_NAMES.items()}
        typed = {field: self._line(field).text.strip() for field in FIELDS}
        return typed | {"place": keys.get(typed["place"], typed["place"])}

    def _parsed(self, typed: dict[str, str]) -> dict[str, Any] | None:
        """The values as settings; None when one of them cannot be used (and is named)."""
        parsers = {entry.name: entry.metadata["parse"] for entry in option_fields()}
        parsed: dict[str, Any] = {}
        for field, value in typed.items():
            try:
                parsed[field] = parsers[field](value)
            except (TypeError, ValueError):
                label = words.PROFILE_FIELDS[field][0]
                said = words.PROFILE_BAD.format(value=value[:40], field=label.lower())
                self.query_one("#status", Static).update(said)
                self._line(field).query_one(Input).focus()
                return None
        return parsed
