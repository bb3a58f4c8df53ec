"""Rencana: the plan, its review, and what the model proposes."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Header, Label, Markdown, Static

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.planning.decisions import accept, reject, waiting
from kelas_ai.strings import app as words
from kelas_ai.strings.commands import AI_STEP
from kelas_ai.strings.enrichment import SLOT_NAMES
from kelas_ai.strings.problems import explain
from kelas_ai.tui.jobs import Jobs
from kelas_ai.tui.messages import DocumentSaved, EnrichmentEnded, EnrichmentMoved


class PlanScreen(Screen[None]):
    """One plan. Every change is saved at once as a new version."""

    BINDINGS = [
        Binding("escape", "leave", words.KEY_BACK),
        Binding("f1", "app.help", words.KEY_HELP),
        Binding("f2", "document", words.KEY_DOCUMENT),
        Binding("f3", "enrich", words.KEY_AI),
        Binding("f6", "accept", words.KEY_ACCEPT),
        Binding("f7", "reject", words.KEY_REJECT),
        Binding("ctrl+q", "app.quit", words.KEY_QUIT),
    ]

    def __init__(self, jobs: Jobs, plan: LessonPlan) -> None:
        super().__init__()
        self.jobs = jobs
        self.plan = plan
        self.run_number = 0
        self.working = False

    def compose(self) -> ComposeResult:
        """Document on the left, review and suggestions on the right."""
        yield Header()
        with Horizontal(id="plan"):
            with VerticalScroll(id="document"):
                yield Markdown(id="text")
            with VerticalScroll(id="side"):
                yield Label(id="verdict", markup=False)
                yield Static(id="todo", markup=False)
                yield Label(words.SUGGESTIONS, id="ai-label")
                yield Static(words.AI_IDLE, id="ai", markup=False)
                yield Static(id="waiting", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the plan and put the keyboard on it."""
        self.sub_title = self.plan.identity.topic
        self.show_plan()
        self.query_one("#document").focus()

    def show_plan(self) -> None:
        """Write document, review and open suggestions anew."""
        review = self.jobs.review(self.plan)
        self.query_one("#text", Markdown).update(self.jobs.markdown(self.plan, review))
        self.query_one("#verdict", Label).update(words.REVIEW.format(verdict=review.verdict))
        self.query_one("#todo", Static).update(_todo(review))
        open_texts = waiting(self.plan)
        told = words.WAITING.format(text=open_texts[0].text) if open_texts else ""
        self.query_one("#waiting", Static).update(told)

    def _say(self, text: str) -> None:
        self.query_one("#ai", Static).update(text)

    def _change(self, plan: LessonPlan, reason: str) -> None:
        self.plan = plan
        self.jobs.save(self.app, plan, reason)
        self.show_plan()

    def action_leave(self) -> None:
        """Back to Beranda; a running model is stopped, its work is kept."""
        self.jobs.stop_model()
        self.app.pop_screen()

    def action_document(self) -> None:
        """Write the Word document."""
        self.jobs.document(self, self.plan)

    def action_enrich(self) -> None:
        """Start the model, or stop it."""
        if self.working:
            self.jobs.stop_model()
            return
        self.run_number += 1
        self.working = True
        self._say(words.AI_WORKING)
        self.jobs.enrich(self, self.run_number, self.plan)

    def action_accept(self) -> None:
        """Say yes to the first open suggestion."""
        for suggestion in waiting(self.plan)[:1]:
            self._change(accept(self.plan, suggestion.id), "saran diterima")

    def action_reject(self) -> None:
        """Say no to the first open suggestion."""
        for suggestion in waiting(self.plan)[:1]:
            self._change(reject(self.plan, suggestion.id), "saran ditolak")

    @on(EnrichmentMoved)
    def _moved(self, message: EnrichmentMoved) -> None:
        if message.run != self.run_number:
            return
        step = message.step
        if step.error is None:
            slot = SLOT_NAMES.get(step.slot, step.slot)
            told = AI_STEP[step.kind].format(slot=slot, text=step.text).strip()
            self._say(f"{words.AI_WORKING}\n{told}")
        self._change(step.plan, "saran AI")

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
            self._say(words.AI_DONE.format(asked=log.asked, chosen=log.chosen))

    @on(DocumentSaved)
    def _saved(self, message: DocumentSaved) -> None:
        self.notify(words.SAVED_AT.format(path=message.path), timeout=15)


def _todo(review: Review) -> str:
    entries = [f"• {found.title}: {found.fix}" for found in review.todo()]
    return "\n".join(entries) or words.TODO_NONE
