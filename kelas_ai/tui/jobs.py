"""Everything that takes time, in threads: they read, work and post messages, no more.

One lock keeps two jobs out of the services at once, one keeps two runs out of the model, and
one is held while the search by meaning is made ready, which may take long the first time.
Saved work has its own thread, see `desk`.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message_pump import MessagePump

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.errors import EngineError, KelasError
from kelas_ai.tui.messages import (
    DocumentsSaved,
    DraftReady,
    EnrichmentEnded,
    EnrichmentMoved,
    Failed,
    Found,
    LibraryReady,
    Progressed,
    Suggested,
    Worked,
)

if TYPE_CHECKING:
    from kelas_ai.planning.understanding import RequestOptions
    from kelas_ai.services import Services

FOUND = 30
SUGGESTED = 8
CLOSING_SECONDS = 2.0


class Jobs:
    """The app's work, given services that are made in the first thread that needs them."""

    def __init__(self, app: App[Any], make_services: Callable[[], Services]) -> None:
        self._app = app
        self._make = make_services
        self._services: Services | None = None
        self._lock = threading.RLock()
        self._meaning_lock = threading.Lock()
        self._engine_lock = threading.Lock()
        self._stop = threading.Event()
        self._closed = False
        self._wanted = ""

    @property
    def services(self) -> Services:
        """The services, made on first use; never waits once they are there."""
        if self._services is None:
            with self._lock:
                if self._services is None:
                    made = self._make()
                    made.progress = self._tell_progress
                    self._services = made
        return self._services

    def _tell_progress(self, text: str) -> None:
        self._app.post_message(Progressed(text))

    @property
    def ready(self) -> bool:
        """Whether the services are made, so that asking for them does not block the screen."""
        return self._services is not None

    def _in_thread(
        self, target: MessagePump, work: Callable[[], None], group: str, exclusive: bool = False
    ) -> None:
        """Run work in a thread that may be left behind: nobody waits for a model to load or an
        index to be built before the program ends. The app's worker only waits for it."""
        done: Future[None] = Future()
        done.set_running_or_notify_cancel()

        def run() -> None:
            try:
                work()
            except KelasError as error:
                target.post_message(Failed(error))
            except Exception as error:
                if not self._closed:
                    done.set_exception(error)
                    return
            done.set_result(None)

        async def wait() -> None:
            await asyncio.wrap_future(done)

        threading.Thread(target=run, name=group, daemon=True).start()
        # The function itself: a worker cancelled before it starts would leave a coroutine.
        self._app.run_worker(wait, group=group, exclusive=exclusive, exit_on_error=True)  # type: ignore[arg-type]

    def open_library(self, target: MessagePump) -> None:
        """Open pack and index; posts LibraryReady or Failed."""

        def work() -> None:
            with self._lock:
                summaries = self.services.pack.summaries.values()
                found = self.services.searcher.index.documents
                cards = sum(document.kind == "kartu" for document in found)
                topics = sum(len(summary.topics) for summary in summaries)
            target.post_message(LibraryReady(cards, topics))

        self._in_thread(target, work, "pustaka")

    def draft(self, target: MessagePump, text: str, options: RequestOptions | None = None) -> None:
        """Understand and draft; posts DraftReady or Failed."""

        def work() -> None:
            from kelas_ai.planning.understanding import NO_OPTIONS

            with self._lock:
                request = self.services.understand(text, options or NO_OPTIONS)
                if request.meetings > 1:
                    first, *others = self.services.sequence(request, request.meetings)
                else:
                    first, others = self.services.draft(request), []
            target.post_message(DraftReady(first, others=tuple(others)))

        self._in_thread(target, work, "draf")

    def replan(self, target: MessagePump, plan: LessonPlan, options: RequestOptions) -> None:
        """The same topic for another class; posts DraftReady or Failed."""

        def work() -> None:
            with self._lock:
                made = self.services.replan(plan, options)
            target.post_message(DraftReady(made))

        self._in_thread(target, work, "draf")

    def suggest(self, target: MessagePump, field: str, text: str, **known: Any) -> None:
        """Hits for what is being typed; posts Suggested. known: subject, grade."""

        def work() -> None:
            with self._lock:
                hits = self.services.suggest(text, known.pop("limit", SUGGESTED), **known)
            target.post_message(Suggested(field, text, hits))

        self._in_thread(target, work, f"saran-{field}", exclusive=True)

    def search(self, target: MessagePump, text: str) -> None:
        """Search by words and meaning; posts Found. Takes a minute the first time of all."""
        self._wanted = text

        def work() -> None:
            with self._lock:
                self.services.searcher  # noqa: B018 - shared by both ways of searching
            with self._meaning_lock:
                if text == self._wanted:
                    target.post_message(Found(text, self.services.search(text, FOUND)))

        self._in_thread(target, work, "makna", exclusive=True)

    def review(self, plan: LessonPlan) -> Review:
        """Review now: it takes milliseconds."""
        return self.services.review(plan)

    def documents(
        self,
        target: MessagePump,
        plan: LessonPlan,
        formats: tuple[str, ...],
        folder: Path | None,
        part: str,
    ) -> None:
        """Write documents; posts DocumentsSaved or Failed."""

        def work() -> None:
            from kelas_ai.tui.documents import write

            paths = write(self.services, plan, formats, folder, part)
            target.post_message(DocumentsSaved(tuple(map(str, paths))))

        self._in_thread(target, work, "dokumen")

    def work(self, target: MessagePump, job: str, work: Callable[[Services], Any]) -> None:
        """Any other job with the services; posts Worked or Failed."""

        def run() -> None:
            target.post_message(Worked(job, work(self.services)))

        self._in_thread(target, run, job, exclusive=True)

    def enrich(self, target: MessagePump, run: int, plan: LessonPlan) -> None:
        """Run the model; posts EnrichmentMoved for each step, then EnrichmentEnded."""
        stop = self._stop

        def work() -> None:
            problem: KelasError | None = None
            # An older run may still be leaving the engine; two are never inside together.
            with self._engine_lock:
                try:
                    for step in self.services.enrich(plan, stop.is_set):
                        target.post_message(EnrichmentMoved(run, step))
                        problem = step.error
                except EngineError as error:
                    problem = error
            target.post_message(EnrichmentEnded(run, problem))

        self._in_thread(target, work, "model")

    def stop_model(self) -> None:
        """Ask the model to stop; it does within a fraction of a second."""
        self._stop.set()
        # A later run gets a flag of its own, so that clearing it cannot revive this one.
        self._stop = threading.Event()

    def close(self) -> None:
        """Stop the model and free everything."""
        self._closed = True
        self._stop.set()
        free = self._engine_lock.acquire(timeout=CLOSING_SECONDS)
        if free and self._services is not None:
            self._services.close()
