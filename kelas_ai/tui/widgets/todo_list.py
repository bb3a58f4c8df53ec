"""The review as a list of things to do; Enter goes to the place."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kelas_ai.domain.review import Finding, Review
from kelas_ai.strings import app_plan as words

HOMES = {"ID": "identitas.sekolah", "WAKTU": "langkah.1.menit", "SUM": "cp.1", "LKPD": "lkpd.judul"}
"""Where checks without a block of their own are put right."""


class TodoList(OptionList):
    """Failed checks, the heaviest first."""

    def __init__(self) -> None:
        super().__init__(id="todo", markup=False, compact=True)
        self._todo: list[Finding] = []

    def show_review(self, review: Review) -> None:
        """Show what is left to do; the cursor stays where it was."""
        todo = review.todo()
        if todo == self._todo and self.option_count:
            return
        here = self.highlighted
        self._todo = todo
        if todo:
            self.set_options(
                Option(Content(_line(number, entry)), id=str(number))
                for number, entry in enumerate(todo, 1)
            )
            if here is not None:
                self.highlighted = min(here, len(todo) - 1)
        else:
            self.set_options([Option(Content(words.TODO_NONE), disabled=True)])

    def place_of(self, index: int) -> str:
        """The part that the finding at this index is about; empty when there is none."""
        if not 0 <= index < len(self._todo):
            return ""
        finding = self._todo[index]
        return finding.block_id or HOMES.get(finding.code.partition("-")[0], "")


def _line(number: int, entry: Finding) -> str:
    return words.TODO.format(
        number=number, severity=entry.severity, title=entry.title, fix=entry.fix
    )
