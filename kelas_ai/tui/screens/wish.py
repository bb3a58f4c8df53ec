"""Minta perubahan: free words, answered with what the library really has for this topic."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import PartInvalid
from kelas_ai.planning.alternatives import Alternative
from kelas_ai.planning.parts import Part, parts_of
from kelas_ai.planning.wishes import offers
from kelas_ai.strings import alternatives as kinds
from kelas_ai.strings import app_plan as words
from kelas_ai.strings.enrichment import CONDITION_NAMES, PLACE_NAMES
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import Dialog

WRITE = "tulis"
LONGEST = 300


class WishScreen(Dialog["Alternative | str"]):
    """The result is the chosen alternative, or `tulis` to write it oneself."""

    HELP_TEXT = words.HELP_WISH

    def __init__(self, plan: LessonPlan, part: Part) -> None:
        super().__init__(words.WISH_TITLE.format(label=part.label))
        self.plan = plan
        self.part = part
        self.found: tuple[Alternative, ...] = ()
        self.labels = {entry.id: entry.label for entry in parts_of(plan)}

    def body(self) -> ComposeResult:
        """A line to write in and what was found."""
        yield Input(placeholder=words.WISH_PLACEHOLDER, id="wish", max_length=LONGEST)
        yield Static(words.WISH_HINT, id="wish-told", markup=False)
        yield OptionList(id="choices", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """The keyboard is in the line."""
        self.query_one("#wish", Input).focus()

    @on(Input.Changed, "#wish")
    def _typed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, wish: str) -> None:
        services = self.jobs.services
        told = words.WISH_HINT
        self.found = ()
        if wish.strip():
            try:
                card = services.card_of(self.plan)
                self.found = offers(wish, self.plan, card, self.part.id, services.pack.frame)
                told = words.WISH_FOUND.format(count=len(self.found))
            except PartInvalid as error:
                told = explain(error)
            else:
                told = told if self.found else words.WISH_NOTHING
        self.query_one("#wish-told", Static).update(told)
        listed = self.query_one(OptionList)
        listed.set_options(Option(Content(self._line(entry))) for entry in self.found)
        listed.highlighted = 0 if self.found else None

    def _line(self, entry: Alternative) -> str:
        named = [PLACE_NAMES.get(tag) or CONDITION_NAMES.get(tag, "") for tag in entry.fits]
        fits = ", ".join(name for name in named if name)
        here = self.part.id.rpartition(".")[0] or self.part.id
        label = self.labels.get(entry.block_id, "")
        elsewhere = label if label and not entry.block_id.startswith(here) else ""
        return words.WISH_OFFER.format(
            kind=kinds.KINDS[entry.kind],
            fits=words.WISH_FITS.format(fits=fits) if fits else "",
            where=words.WISH_ELSEWHERE.format(label=elsewhere) if elsewhere else "",
            text=entry.text,
        )

    def on_key(self, event: events.Key) -> None:
        """Down goes into the list."""
        listed = self.query_one(OptionList)
        if event.key == "down" and self.found and not listed.has_focus:
            event.stop()
            event.prevent_default()
            listed.focus()

    @on(Input.Submitted, "#wish")
    def _entered(self, event: Input.Submitted) -> None:
        if self.found:
            self.query_one(OptionList).focus()
        elif event.value.strip():
            self.dismiss(WRITE)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.found[event.option_index])
