"""The plan as a list of parts: where each came from, what it says, what the AI proposes."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kelas_ai.domain.lesson import LessonPlan, Origin
from kelas_ai.planning.decisions import choice_at, waiting
from kelas_ai.planning.parts import Part, parts_of
from kelas_ai.strings import app_plan as words
from kelas_ai.strings import parts as names

STYLES = {"resmi": "bold", "guru": "bold", "ai": "bold italic"}
"""No colours: they would vanish under the cursor of a sixteen-colour terminal."""
HEADING = "bagian:"


class PartList(OptionList):
    """Parts of one plan; `part` is the one under the cursor."""

    BINDINGS = [Binding("enter", "select", words.KEY_MENU)]

    def __init__(self) -> None:
        super().__init__(id="parts", markup=False, compact=True)
        self.parts: dict[str, Part] = {}
        self._prompts: dict[str, Content] = {}

    @property
    def part(self) -> Part | None:
        """The part under the cursor."""
        option = self.highlighted_option
        return self.parts.get(option.id or "") if option else None

    def show_plan(self, plan: LessonPlan) -> None:
        """Show this plan; the cursor stays on the same part."""
        listed = parts_of(plan)
        prompts = dict(_prompts(plan, listed))
        old, self.parts = self._prompts, {part.id: part for part in listed}
        self._prompts = prompts
        if list(prompts) == list(old):
            for option_id, prompt in prompts.items():
                if prompt != old[option_id]:
                    self.replace_option_prompt(option_id, prompt)
            return
        here = self.highlighted_option.id if self.highlighted_option else None
        self.set_options(
            Option(prompt, id=option_id, disabled=option_id.startswith(HEADING))
            for option_id, prompt in prompts.items()
        )
        self.go_to(here or "")

    def go_to(self, part_id: str) -> bool:
        """Put the cursor on a part; on the nearest one when a block has several."""
        match = part_id if part_id in self.parts else _nearest(part_id, self.parts)
        if match:
            self.highlighted = self.get_option_index(match)
        elif self.highlighted is None:
            self.action_first()
        return bool(match)


def _nearest(part_id: str, parts: dict[str, Part]) -> str:
    if not part_id:
        return ""
    same_block = (p.id for p in parts.values() if p.block_id == part_id)
    begins = (known for known in parts if known.startswith(f"{part_id}."))
    return next(same_block, "") or next(begins, "")


def _prompts(plan: LessonPlan, parts: tuple[Part, ...]) -> Iterator[tuple[str, Content]]:
    section = ""
    proposed = {entry.block_id: entry.text for entry in waiting(plan)}
    for part in parts:
        if part.section != section:
            section = part.section
            title = Content.styled(f"\n{names.SECTIONS[section].upper()}", "bold")
            yield f"{HEADING}{section}", title
        yield part.id, _prompt(plan, part, proposed.get(part.id, ""))


def _prompt(plan: LessonPlan, part: Part, proposed: str) -> Content:
    if part.origin is None:
        return Content.styled(words.UNOWNED.format(label=part.label, text=part.text), "dim")
    chosen = words.CHOSEN_BY_AI if choice_at(plan, part.id) else ""
    head = words.HEAD.format(
        mark=words.MARKS[part.origin], name=words.NAMES[part.origin], label=part.label
    )
    if chosen and part.origin is Origin.LIBRARY:
        head = f"{head} · {chosen}"
    if part.section == "identitas":
        told = words.IDENTITY.format(
            mark=words.MARKS[part.origin], label=part.label, text=part.text or words.EMPTY_TEXT
        )
        return Content.styled(told, "" if part.text else "dim")
    pieces = [
        Content.styled(head, STYLES.get(part.origin, "dim")),
        Content(f"\n{part.text}") if part.text else Content.styled(f"\n{words.EMPTY_TEXT}", "dim"),
    ]
    if proposed:
        told = f"\n{words.WAITING}\n{proposed}"
        pieces.append(Content.styled(told, "bold italic"))
    return Content("").join(pieces)
