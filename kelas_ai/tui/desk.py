"""The saved work, in one thread of its own: what is asked first is done first.

SQLite connections belong to one thread, and a save must never overtake an older save of the same
plan. The file is opened when first needed and closed after an error, so that a stick that was
pulled and put back, or a disk with room again, is found on the next try.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from textual.app import App

from kelas_ai.errors import StorageError
from kelas_ai.storage.plans import PlanStore

T = TypeVar("T")
CLOSING_SECONDS = 5.0


def nothing(_: Any) -> None:
    """For results that nobody waits for."""


class Desk:
    """Runs work on the store; results arrive in the app's own thread."""

    def __init__(self, app: App[Any], open_store: Callable[[], PlanStore]) -> None:
        self._app = app
        self._open = open_store
        self._store: PlanStore | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="simpanan")

    def do(
        self,
        work: Callable[[PlanStore], T],
        then: Callable[[T], None] = nothing,
        failed: Callable[[StorageError], None] = nothing,
    ) -> None:
        """Ask for work; `then` or `failed` is called later, in the order of asking."""
        if self._closed:
            return
        future = self._thread.submit(self._run, work)

        async def deliver() -> None:
            try:
                result = await asyncio.wrap_future(future)
            except StorageError as error:
                failed(error)
            else:
                then(result)

        # The function itself: a worker cancelled before it starts would leave a coroutine.
        self._app.run_worker(deliver, group="simpanan", exit_on_error=True)  # type: ignore[arg-type]

    def put(self, work: Callable[[PlanStore], None]) -> None:
        """Ask for work whose result nobody waits for; possible until the file is closed."""
        if not self._closed:
            self._thread.submit(self._run, work)

    def _run(self, work: Callable[[PlanStore], T]) -> T:
        try:
            if self._store is None:
                self._store = self._open()
            return work(self._store)
        except StorageError:
            self._forget()
            raise

    def _forget(self) -> None:
        if self._store is not None:
            with suppress(StorageError):
                self._store.close()
            self._store = None

    def close(self) -> None:
        """Finish what was asked for, then close the file."""
        self._closed = True
        future: Future[None] = self._thread.submit(self._forget)
        with suppress(TimeoutError):
            future.result(timeout=CLOSING_SECONDS)
        self._thread.shutdown(wait=False, cancel_futures=True)
