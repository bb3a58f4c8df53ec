"""Rencana: the plan part by part, its review as a to-do list, and what the model does."""

from __future__ import annotations

import json
import time

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Label, OptionList, Static

from kelas_ai.domain.lesson import LessonPlan, Origin, Suggestion
from kelas_ai.planning.alternatives import Alternative, chosen, next_way, ways_of
from kelas_ai.planning.decisions import (
    accept,
    choice_at,
    keep_choice,
    reject,
    take_back_choice,
    waiting,
)
from kelas_ai.planning.merging import merged
from kelas_ai.planning.parts import Part
from kelas_ai.storage.plans import PlanStore
from kelas_ai.strings import app as app_words
from kelas_ai.strings import app_plan as words
from kelas_ai.strings.commands import AI_STEP
from kelas_ai.strings.enrichment import SLOT_NAMES
from kelas_ai.strings.formats import shortened
from kelas_ai.strings.problems import explain
from kelas_ai.tui.base import KelasScreen, TopBar
from kelas_ai.tui.messages import EnrichmentEnded, EnrichmentMoved
from kelas_ai.tui.screens.dialogs import Choice, Menu
from kelas_ai.tui.widgets.part_list import PartList
from kelas_ai.tui.widgets.todo_list import TodoList

PLACE = "layar"
IDENTITY = "identitas."


class PlanScreen(KelasScreen[None]):
    """One plan. Every change is saved at once as a new version."""

    HELP_TEXT = words.HELP_PLAN
    BINDINGS = [
        Binding("u", "edit", words.KEY_EDIT, show=False),
        Binding("m", "next", words.KEY_NEXT, show=False),
        Binding("p", "wish", words.KEY_WISH, show=False),
        Binding("t", "accept", words.KEY_ACCEPT, show=False),
        Binding("x", "reject", words.KEY_REJECT, show=False),
        Binding("f2", "document", words.KEY_DOCUMENT),
        Binding("f3", "enrich", words.KEY_AI),
        Binding("f4", "review", words.KEY_REVIEW),
        Binding("ctrl+z", "undo", words.KEY_UNDO),
        Binding("ctrl+y", "redo", words.KEY_REDO, show=False),
        Binding("escape", "leave", app_words.KEY_BACK),
    ]

    def __init__(self, plan: LessonPlan, part_id: str = "", typed: str | None = None) -> None:
        super().__init__()
        self.plan = plan
        self.first_part = part_id
        self.typed = typed
        self.run_number = 0
        self.working = False
        self._base = plan
        self._started = 0.0
        self._asked = self._total = 0

    def compose(self) -> ComposeResult:
        """Parts on the left, review and AI on the right."""
        yield TopBar(self.plan.identity.topic)
        with Horizontal(id="plan"):
            yield PartList()
            with Vertical(id="side"):
                yield Label(id="verdict", markup=False)
                yield TodoList()
                yield Label(words.AI_TITLE, id="ai-label")
                yield Static(id="ai", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the plan and put the keyboard on it."""
        self.show_plan()
        self._say(words.AI_IDLE if self.kelas.settings.uses_model else words.AI_OFF)
        self.query_one(PartList).focus()
        self.query_one(PartList).go_to(self.first_part)
        if self.typed is not None and self.part is not None:
            self._edit(self.part, self.typed)

    @property
    def part(self) -> Part | None:
        """The part under the cursor."""
        return self.query_one(PartList).part

    def show_plan(self) -> None:
        """Write parts and review anew."""
        review = self.jobs.review(self.plan)
        self.query_one(PartList).show_plan(self.plan)
        todo = self.query_one(TodoList)
        todo.show_review(review)
        left = len(review.todo())
        form = words.REVIEW_LEFT if left else words.REVIEW
        told = form.format(verdict=review.verdict, count=left)
        self.query_one("#verdict", Label).update(told)

    def _say(self, text: str) -> None:
        self.query_one("#ai", Static).update(text)

    def change(self, plan: LessonPlan, reason: str) -> None:
        """Another state of the plan: shown and saved."""
        if plan == self.plan:
            return
        self.plan = plan
        self.kelas.keep(plan, reason)
        self.show_plan()

    @on(OptionList.OptionHighlighted, "#parts")
    def _moved_to(self) -> None:
        if self.part is not None:
            place = {"rencana": self.plan.id, "bagian": self.part.id}
            self.kelas.remember(PLACE, json.dumps(place))

    # --- one part ---

    @on(OptionList.OptionSelected, "#parts")
    def _part_menu(self) -> None:
        part = self.part
        if part is None:
            return
        if part.id.startswith(IDENTITY):  # the library knows no other name of the school
            self.action_edit()
            return
        menu = Menu(part.label, tuple(self._choices(part)), told=shortened(part.text, 300))
        self.app.push_screen(menu, self._act)

    def _choices(self, part: Part) -> list[Choice]:
        listed = []
        official = part.origin is Origin.OFFICIAL
        proposal, choice = self._proposal(part), choice_at(self.plan, part.id)
        if proposal is not None:
            told = words.MENU_ACCEPT.format(text=shortened(proposal.text, 160))
            listed.append(Choice(id="accept", text=told, key="t"))
            listed.append(Choice(id="reject", text=words.MENU_REJECT, key="x"))
        elif choice is not None:
            listed.append(Choice(id="accept", text=words.MENU_KEEP_CHOICE, key="t"))
            listed.append(Choice(id="reject", text=words.MENU_TAKE_BACK, key="x"))
        count = len(ways_of(self.plan, self.jobs.services.card_of(self.plan), part.id))
        more = words.MENU_NEXT.format(count=count) if count > 1 else words.MENU_NO_NEXT
        edit = words.MENU_OFFICIAL if official else words.MENU_EDIT
        return [
            *listed,
            Choice(id="edit", text=edit, key="u", enabled=not official),
            Choice(id="next", text=more, key="m", enabled=count > 1),
            Choice(id="wish", text=words.MENU_WISH, key="p"),
        ]

    def _act(self, action: str | None) -> None:
        actions = {
            "edit": self.action_edit,
            "next": self.action_next,
            "wish": self.action_wish,
            "accept": self.action_accept,
            "reject": self.action_reject,
        }
        if action is not None:
            actions[action]()

    def _proposal(self, part: Part) -> Suggestion | None:
        open_texts = (entry for entry in waiting(self.plan) if entry.block_id == part.id)
        return next(open_texts, None)

    def action_edit(self) -> None:
        """Write the part oneself."""
        part = self.part
        if part is None:
            return
        if part.origin is Origin.OFFICIAL:
            self.notify(words.OFFICIAL_FIXED, severity="warning")
            return
        self._edit(part)

    def _edit(self, part: Part, typed: str | None = None) -> None:
        from kelas_ai.tui.screens.editor import EditScreen

        start = self.plan

        def done(edited: LessonPlan | None) -> None:
            if edited is not None:
                # The model may have worked on while the teacher was writing.
                reason = words.REASON_EDIT.format(label=part.label)
                self.change(merged(start, edited, self.plan), reason)

        self.app.push_screen(EditScreen(start, part, typed), done)

    def action_next(self) -> None:
        """The next curated text for this part."""
        part = self.part
        if part is None:
            return
        following = next_way(self.plan, self.jobs.services.card_of(self.plan), part.id)
        if following is None:
            self.notify(words.NO_NEXT, severity="warning")
            return
        self.change(following, words.REASON_NEXT.format(label=part.label))
        self.notify(words.NEXT_SHOWN, timeout=4)

    def action_wish(self) -> None:
        """Ask for a change in free words."""
        from kelas_ai.tui.screens.wish import WishScreen

        part = self.part
        if part is None:
            return

        def done(answer: Alternative | str | None) -> None:
            if isinstance(answer, str):
                self.action_edit()
            elif answer is not None:
                self._use(answer)

        self.app.push_screen(WishScreen(self.plan, part), done)

    def _use(self, answer: Alternative) -> None:
        changed = chosen(self.plan, answer)
        listed = self.query_one(PartList)
        self.change(changed, words.REASON_WISH.format(label=answer.block_id))
        listed.go_to(answer.block_id)
        label = self.part.label if self.part else answer.block_id
        self.notify(words.WISH_APPLIED.format(label=label))

    def action_accept(self) -> None:
        """Say yes to what the AI did with this part, or to the first open proposal."""
        self._decide(yes=True)

    def action_reject(self) -> None:
        """Say no to it."""
        self._decide(yes=False)

    def _decide(self, yes: bool) -> None:
        part = self.part
        proposal = self._proposal(part) if part else None
        choice = choice_at(self.plan, part.id) if part else None
        if proposal is None and choice is None:
            proposal = next(iter(waiting(self.plan)), None)
            if proposal is not None:
                # Show what is being decided before deciding it.
                self.query_one(PartList).go_to(proposal.block_id)
                return
            self.notify(words.NOTHING_WAITING)
        elif proposal is not None:
            decided = accept if yes else reject
            reason = words.REASON_ACCEPT if yes else words.REASON_REJECT
            self.change(decided(self.plan, proposal.id), reason)
            self.notify(words.ACCEPTED if yes else words.REJECTED, timeout=4)
        elif choice is not None and yes:
            self.change(keep_choice(self.plan, choice.id), words.REASON_ACCEPT)
            self.notify(words.KEPT, timeout=4)
        elif choice is not None:
            card = self.jobs.services.card_of(self.plan)
            self.change(take_back_choice(self.plan, card, choice.id), words.REASON_REJECT)
            self.notify(words.TAKEN_BACK, timeout=4)

    # --- the whole plan ---

    def action_undo(self) -> None:
        """One version back."""
        self._walk(forward=False)

    def action_redo(self) -> None:
        """One version forward."""
        self._walk(forward=True)

    def _walk(self, forward: bool) -> None:
        if self.plan.id in self.kelas.unsaved:
            self.notify(words.UNDO_UNSAVED, severity="warning")
            return
        plan_id = self.plan.id

        def then(found: LessonPlan | None) -> None:
            if found is None:
                self.notify(words.NO_REDO if forward else words.NO_UNDO)
            elif self.is_attached:
                self.plan = found
                self.show_plan()

        def work(store: PlanStore) -> LessonPlan | None:
            self.kelas.forget_version(plan_id)
            return store.redo(plan_id) if forward else store.undo(plan_id)

        self.kelas.desk.do(work, then, self.kelas.tell)

    def action_review(self) -> None:
        """To the to-do list and back."""
        todo, parts = self.query_one(TodoList), self.query_one(PartList)
        if todo.has_focus:
            parts.focus()
            return
        todo.focus()
        if todo.highlighted is None:
            todo.action_first()

    @on(OptionList.OptionSelected, "#todo")
    def _go_to_place(self, event: OptionList.OptionSelected) -> None:
        parts = self.query_one(PartList)
        if parts.go_to(self.query_one(TodoList).place_of(event.option_index)):
            parts.focus()

    def action_document(self) -> None:
        """Choose format and folder, then write."""
        from kelas_ai.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.plan))

    def action_leave(self) -> None:
        """Back; a running model is stopped, its work is kept."""
        if self.plan.id in self.kelas.unsaved:
            self.kelas.leave_unsaved(self.plan.id, self._left)
            return
        self._left()

    def _left(self) -> None:
        if self.working:
            self.jobs.stop_model()
        self.kelas.remember(PLACE, "", at_once=True)
        self.app.pop_screen()

    # --- the model ---

    def action_enrich(self) -> None:
        """Start the model, or stop it."""
        from kelas_ai.planning.slots import choice_slots

        if self.working:
            self.jobs.stop_model()
            return
        if not self.kelas.settings.uses_model:
            self._say(words.AI_OFF)
            return
        card = self.jobs.services.card_of(self.plan)
        self._total = sum(1 for _ in choice_slots(self.plan, card))
        self._total += bool(self.plan.request.place or self.plan.request.context)
        self.run_number += 1
        self.working, self._asked, self._base = True, 0, self.plan
        self._started = time.monotonic()
        self._say(words.AI_LOADING)
        self.jobs.enrich(self, self.run_number, self.plan)

    @on(EnrichmentMoved)
    def _moved(self, message: EnrichmentMoved) -> None:
        if message.run != self.run_number:
            return
        step = message.step
        joined = merged(self._base, self.plan, step.plan)
        self._base = step.plan
        self.change(joined, words.REASON_AI)
        if step.error is None:
            self._asked += 1
            slot = SLOT_NAMES.get(step.slot, step.slot)
            told = AI_STEP[step.kind].format(slot=slot, text=shortened(step.text, 120)).strip()
            self._say(f"{self._progress()}\n{told}")

    def _progress(self) -> str:
        left = words.AI_LEFT_UNKNOWN
        if self._asked > 1:
            pace = (time.monotonic() - self._started) / self._asked
            seconds = max(1, round(pace * max(self._total - self._asked, 0)))
            left = words.AI_LEFT.format(seconds=seconds)
        total = max(self._total, self._asked)
        return words.AI_WORKING.format(done=self._asked, total=total, left=left)

    @on(EnrichmentEnded)
    def _ended(self, message: EnrichmentEnded) -> None:
        if message.run != self.run_number:
            return
        self.working = False
        log = self.plan.enrichment_log
        if message.error is not None:
            self._say(explain(message.error))
        elif log.stopped:
            self._say(words.AI_STOPPED)
        else:
            open_texts = len(waiting(self.plan))
            more = words.AI_PROPOSED.format(count=open_texts) if open_texts else ""
            self._say(words.AI_DONE.format(asked=log.asked, chosen=log.chosen) + more)
