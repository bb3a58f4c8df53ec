"""All that a teacher imported, as the rest of the program uses it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.imported import ImportedSource, StoredOutcome
from kelas_ai.domain.passage import Document
from kelas_ai.engine.exclusive import exclusive
from kelas_ai.errors import (
    ImportsDamaged,
    IndexMissing,
    IndexStale,
    SourceNotFound,
    StorageError,
)
from kelas_ai.importing.searching import ImportedSearch
from kelas_ai.importing.shown import as_document, citation, passage_document
from kelas_ai.importing.versions import current, current_by_code
from kelas_ai.retrieval.growing import GrowingStore, drop
from kelas_ai.retrieval.meaning import Embedder
from kelas_ai.retrieval.passages import NO_ELEMENT, IndexedPassage, PassageIndex
from kelas_ai.storage.imported import ImportStore, is_sound
from kelas_ai.strings import importing as words
from kelas_ai.strings.problems import explain

if TYPE_CHECKING:  # reading documents is not needed to quote one
    from kelas_ai.importing.importer import ImportOptions
    from kelas_ai.importing.report import ImportReport
    from kelas_ai.reading.base import Progress

EMBED_STEP = 100


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
        self._told_unreadable = False
        self._turn = RLock()
        self._store: ImportStore | None = None
        self._search: ImportedSearch | None = None

    @property
    def folder(self) -> Path:
        """Where the indexes lie, beside the store."""
        return self.database.parent

    @property
    def exists(self) -> bool:
        """Whether anything was ever imported."""
        return self.database.exists()

    @property
    def store(self) -> ImportStore:
        """The open store. Raises: StorageError subclasses."""
        with self._turn:
            if self._store is None:
                self._store = ImportStore(self.database)
            return self._store

    def add(
        self, path: Path, options: ImportOptions, progress: Progress = lambda done, total: None
    ) -> ImportReport:
        """Import one file; see `Importer.run`. Raises: ReadingError, StorageError subclasses."""
        from kelas_ai.importing.importer import Importer

        self.close_search()
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
        if not self.exists:
            raise SourceNotFound(source_id=source_id)
        self.close_search()
        return self.store.remove(source_id)

    def check(self) -> None:
        """Look at the whole store. Raises: ImportsDamaged."""
        if not is_sound(self.database):
            raise ImportsDamaged(path=str(self.database), detail="pemeriksaan isi")

    def outcomes(self) -> list[StoredOutcome]:
        """Every imported wording of every element."""
        return self.store.outcomes() if self.exists else []

    def official(self, strand_id: str) -> tuple[str, str] | None:
        """Verbatim text and citation of an element, or None when there is none to quote.

        A store that cannot be read costs the quotation, not the plan; it is told once.
        """
        if not self.exists:
            return None
        try:
            chosen = current(self.store.outcomes(strand_id), self.frame)
        except StorageError as error:
            if not self._told_unreadable:
                self._told_unreadable = True
                self._tell(explain(error))
            return None
        if chosen is None:
            return None
        return chosen.outcome.text, citation(chosen)

    def search(self) -> ImportedSearch | None:
        """Words of all imported material, opened (and built when stale); None without any.

        Vectors are added by `with_meaning`.
        """
        if not self.exists:
            return None
        with self._turn:
            if self._search is None:
                self._search = ImportedSearch(self._word_index(), self.documents)
            return self._search

    def _word_index(self) -> PassageIndex:
        """The word index of the present state; damage and change both mean: build it again."""
        mark = self.store.mark
        folder = self.folder / f"kata-{mark}"
        try:
            return PassageIndex.open(folder, mark)
        except (IndexMissing, IndexStale):
            pass
        with self.store.reading():
            mark = self.store.mark
            folder = self.folder / f"kata-{mark}"
            chosen = current_by_code(self.store.outcomes(), self.frame)
            places = {code: place for place, code in enumerate(chosen)}
            elements = [as_document(entry, entry.outcome.text) for entry in chosen.values()]
            PassageIndex.build(folder, mark, self._indexed(chosen, places), elements)
        for old in self.folder.glob("kata-*"):
            if old != folder and not old.name.endswith(".part"):
                shutil.rmtree(old, ignore_errors=True)
        return PassageIndex.open(folder, mark)

    def _indexed(
        self, chosen: dict[str, StoredOutcome], places: dict[str, int]
    ) -> Iterator[IndexedPassage]:
        """Passages of documents, and clauses of the outcomes that are in force."""
        for number, source_id, code, passage in self.store.passages():
            if not code:
                text = f"{passage.heading}. {passage.text}"
                yield IndexedPassage(id=number, element=NO_ELEMENT, text=text)
            elif code in chosen and chosen[code].source_id == source_id:
                text = f"{passage.heading}. {passage.text}"
                yield IndexedPassage(id=number, element=places[code], text=text)

    def documents(self, ids: Sequence[int]) -> dict[int, Document]:
        """Passages and outcomes as documents to show, by passage id."""
        names = self.store.names()
        found: dict[int, Document] = {}
        for number, source_id, code, passage in self.store.passages(ids):
            if code:
                entries = [e for e in self.store.outcomes(code) if e.source_id == source_id]
                found[number] = as_document(entries[0], entries[0].outcome.text)
            else:
                found[number] = passage_document(number, source_id, names[source_id], passage)
        return found

    def with_meaning(self, embedder: Embedder) -> ImportedSearch | None:
        """As `search`, with the vectors that there are; those missing cost only recall."""
        with self._turn:
            found = self.search()
            if found is None or found.has_meaning:
                return found
            try:
                store = GrowingStore.open(self.folder / "makna", embedder.identity)
            except (IndexMissing, IndexStale):
                return found
            found.add_meaning(embedder, store)
            return found

    def embed(self, embedder: Embedder, progress: Progress = lambda done, total: None) -> int:
        """Compute the vectors that are missing, forget those of passages that are gone.

        What was computed stays when this is interrupted. Returns: how many were computed.
        Raises: EmbedderMissing, EmbedderUnreadable.
        """
        found = self.search()
        if found is None:
            return 0
        self.close_search()
        wanted = [int(number) for number in found.index.ids]
        with exclusive(self.folder / "makna.kunci"):
            vectors = self._open_vectors(embedder)
            try:
                return self._fill(vectors, embedder, wanted, progress)
            finally:
                vectors.close()

    def _open_vectors(self, embedder: Embedder) -> GrowingStore:
        folder = self.folder / "makna"
        try:
            opened = GrowingStore.open(folder, embedder.identity, create=True)
            opened.ids()
            return opened
        except IndexStale:  # another embedder's, or damaged: all vectors can be made again
            drop(folder)
            return GrowingStore.open(folder, embedder.identity, create=True)

    def _fill(
        self, vectors: GrowingStore, embedder: Embedder, wanted: list[int], progress: Progress
    ) -> int:
        present = vectors.ids()
        vectors.remove(sorted(present - set(wanted)))
        missing = [number for number in wanted if number not in present]
        for start in range(0, len(missing), EMBED_STEP):
            part = missing[start : start + EMBED_STEP]
            texts = {n: f"{p.heading}. {p.text}" for n, _, _, p in self.store.passages(part)}
            known = [number for number in part if number in texts]
            vectors.add(known, embedder.embed_passages([texts[number] for number in known]))
            progress(start + len(part), len(missing))
        return len(missing)

    def forget_vectors(self, identity: str) -> None:
        """Take away vectors of passages that are gone; needs no embedder, only its identity."""
        found = self.search()
        if found is None or not (self.folder / "makna").is_dir():
            return
        wanted = {int(number) for number in found.index.ids}
        self.close_search()
        with exclusive(self.folder / "makna.kunci"), suppress(IndexMissing, IndexStale):
            vectors = GrowingStore.open(self.folder / "makna", identity)
            try:
                vectors.remove(sorted(vectors.ids() - wanted))
            finally:
                vectors.close()

    def close_search(self) -> None:
        """Close the indexes; they are opened again when needed."""
        with self._turn:
            if self._search is not None:
                self._search.close()
                self._search = None

    def close(self) -> None:
        """Close what is open."""
        self.close_search()
        if self._store is not None:
            with suppress(StorageError):
                self._store.close()
            self._store = None
