"""Everything that takes time, in threads: they read, work and post messages, no more.

One lock keeps two jobs out of the services at once; SQLite is opened in the thread that uses it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message_pump import MessagePump

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.errors import EngineError, KelasError, StorageError
from kelas_ai.storage.plans import SavedPlan
from kelas_ai.tui.messages import (
    DocumentSaved,
    DraftReady,
    EnrichmentEnded,
    EnrichmentMoved,
    Failed,
    LibraryReady,
)

if TYPE_CHECKING:
    from kelas_ai.services import Services


class Jobs:
    """The app's work, given services that are made in the first thread that needs them."""

    def __init__(self, app: App[Any], make_services: Callable[[], Services]) -> None:
        self._app = app
        self._make = make_services
        self._services: Services | None = None
        self._lock = threading.RLock()
        self._engine_lock = threading.Lock()
        self._stop = threading.Event()

    @property
    def services(self) -> Services:
        """The services, made on first use."""
        with self._lock:
            if self._services is None:
                self._services = self._make()
            return self._services

    def _in_thread(self, work: Callable[[], None], group: str) -> None:
        self._app.run_worker(work, thread=True, group=group, exit_on_error=False)

    def open_library(self, screen: MessagePump) -> None:
        """Open pack and index; posts LibraryReady or Failed."""

        def work() -> None:
            try:
                with self._lock:
                    summaries = self.services.pack.summaries.values()
                    found = self.services.searcher.index.documents
                    cards = sum(document.kind == "kartu" for document in found)
                topics = sum(len(summary.topics) for summary in summaries)
                screen.post_message(LibraryReady(cards, topics))
            except KelasError as error:
                self._app.post_message(Failed(error))

        self._in_thread(work, "library")

    def draft(self, target: MessagePump, text: str) -> None:
        """Understand and draft; posts DraftReady or Failed."""

        def work() -> None:
            try:
                with self._lock:
                    plan = self.services.plan_for(text)
                target.post_message(DraftReady(plan, self._try_save(plan, "draf")))
            except KelasError as error:
                target.post_message(Failed(error))

        self._in_thread(work, "draft")

    def load(self, target: MessagePump, plan_id: str) -> None:
        """Open a saved plan; posts DraftReady or Failed."""

        def work() -> None:
            try:
                with self.services.store() as store:
                    target.post_message(DraftReady(store.load(plan_id)))
            except KelasError as error:
                target.post_message(Failed(error))

        self._in_thread(work, "draft")

    def list_plans(self, show: Callable[[list[SavedPlan]], None]) -> None:
        """Read the saved plans and hand them to `show` in the app's thread."""

        def work() -> None:
            try:
                with self.services.store() as store:
                    plans = store.listed()
            except KelasError as error:
                self._app.post_message(Failed(error))
            else:
                self._app.call_from_thread(show, plans)

        self._in_thread(work, "list")

    def save(self, target: MessagePump, plan: LessonPlan, reason: str) -> None:
        """Keep a version; a failure is told and the plan stays on the screen."""

        def work() -> None:
            error = self._try_save(plan, reason)
            if error is not None:
                target.post_message(Failed(error))

        self._in_thread(work, "save")

    def _try_save(self, plan: LessonPlan, reason: str) -> StorageError | None:
        try:
            with self.services.store() as store:
                store.save(plan, reason)
        except StorageError as error:
            return error
        return None

    def review(self, plan: LessonPlan) -> Review:
        """Review now: it takes milliseconds."""
        return self.services.review(plan)

    def markdown(self, plan: LessonPlan, review: Review) -> str:
        """The document as Markdown."""
        from kelas_ai.export.markdown import plan_markdown

        return plan_markdown(plan, review)

    def document(self, target: MessagePump, plan: LessonPlan) -> None:
        """Write the Word document; posts DocumentSaved or Failed."""

        def work() -> None:
            from kelas_ai.export.docx import plan_docx
            from kelas_ai.export.saving import file_stem, save_documents

            try:
                content = {"docx": plan_docx(plan, self.review(plan))}
                folder = self.services.settings.output_folder
                (path,) = save_documents(folder, file_stem(plan), content)
                target.post_message(DocumentSaved(str(path)))
            except KelasError as error:
                self._app.post_message(Failed(error))

        self._in_thread(work, "document")

    def enrich(self, target: MessagePump, run: int, plan: LessonPlan) -> None:
        """Run the model; posts EnrichmentMoved for each step, then EnrichmentEnded."""
        self._stop.clear()

        def work() -> None:
            problem: KelasError | None = None
            # An older run may still be leaving the engine; two are never inside together.
            with self._engine_lock:
                try:
                    for step in self.services.enrich(plan, self._stop.is_set):
                        target.post_message(EnrichmentMoved(run, step))
                        problem = step.error
                except EngineError as error:
                    problem = error
            target.post_message(EnrichmentEnded(run, problem))

        self._in_thread(work, "generation")

    def stop_model(self) -> None:
        """Ask the model to stop; it does within a fraction of a second."""
        self._stop.set()

    def close(self) -> None:
        """Stop the model and free everything."""
        self._stop.set()
        with self._engine_lock, self._lock:
            if self._services is not None:
                self._services.close()
