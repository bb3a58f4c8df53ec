"""All that a teacher imported, as the rest of the program uses it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.imported import ImportedSource, StoredOutcome
from kelas_ai.errors import StorageError
from kelas_ai.importing.versions import current
from kelas_ai.storage.imported import ImportStore, is_sound
from kelas_ai.strings import importing as words

if TYPE_CHECKING:  # reading documents is not needed to quote one
    from kelas_ai.importing.importer import ImportOptions
    from kelas_ai.importing.report import ImportReport
    from kelas_ai.reading.base import Progress


class ImportedLibrary:
    """Imported decrees and documents of one home; opens its files when first needed."""

    def __init__(
        self,
        database: Path,
        frame: NationalFrame,
        now: Callable[[], datetime] = datetime.now,
        tell: Callable[[str], None] = lambda text: None,
    ) -> None:
        self.database = database
        self.frame = frame
        self._now = now
        self._tell = tell
        self._store: ImportStore | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever imported."""
        return self.database.exists()

    @property
    def store(self) -> ImportStore:
        """The open store. Raises: StorageError subclasses."""
        if self._store is None:
            self._store = ImportStore(self.database)
        return self._store

    def add(
        self, path: Path, options: ImportOptions, progress: Progress = lambda done, total: None
    ) -> ImportReport:
        """Import one file; see `Importer.run`. Raises: ReadingError, StorageError subclasses."""
        from kelas_ai.importing.importer import Importer

        self._set_aside_damaged()
        return Importer(self.store, self.frame, self._now).run(path, options, progress)

    def _set_aside_damaged(self) -> None:
        """A damaged store is kept under another name, so that importing works again."""
        if self._store is not None or is_sound(self.database):
            return
        kept = self.database.with_name(f"impor.rusak-{self._now():%Y%m%d-%H%M%S}.db")
        self.database.replace(kept)
        self._tell(words.SET_ASIDE.format(path=kept))

    def sources(self) -> list[ImportedSource]:
        """Imported files, first imported first."""
        return self.store.sources() if self.exists else []

    def report(self, source_id: str) -> ImportReport:
        """What was said when a file was imported. Raises: SourceNotFound."""
        from kelas_ai.importing.report import decoded

        return decoded(self.store.report(source_id))

    def remove(self, source_id: str) -> ImportedSource:
        """Take a file and all that came from it away. Raises: SourceNotFound."""
        return self.store.remove(source_id)

    def outcomes(self) -> list[StoredOutcome]:
        """Every imported wording of every element."""
        return self.store.outcomes() if self.exists else []

    def official(self, strand_id: str) -> tuple[str, str] | None:
        """Verbatim text and citation of an element, or None when there is none to quote.

        A store that cannot be read costs the quotation, not the plan.
        """
        if not self.exists:
            return None
        try:
            chosen = current(self.store.outcomes(strand_id), self.frame)
        except StorageError:
            return None
        if chosen is None:
            return None
        return chosen.outcome.text, citation(chosen)

    def close(self) -> None:
        """Close what is open."""
        if self._store is not None:
            with suppress(StorageError):
                self._store.close()
            self._store = None


def citation(entry: StoredOutcome) -> str:
    """Decree and page as a plan cites them."""
    outcome = entry.outcome
    if not outcome.page:
        return outcome.decree
    return words.CITED.format(decree=outcome.decree, page=outcome.page)
