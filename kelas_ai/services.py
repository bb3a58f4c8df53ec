"""Build the real objects from the settings; the only place that picks implementations.

Everything is made when first used, so that an instant draft never loads a model, and `--help`
loads nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kelas_ai.config import Settings
from kelas_ai.curriculum.building import open_pack
from kelas_ai.curriculum.compiled import CompiledPack
from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.lesson import Basis, LessonPlan
from kelas_ai.domain.passage import Document, Hit, Query, SearchResult
from kelas_ai.domain.request import PlanRequest
from kelas_ai.domain.review import Review
from kelas_ai.engine.base import TextEngine
from kelas_ai.engine.progress import EngineProgress, ignore
from kelas_ai.errors import (
    EmbedderMissing,
    RequestError,
    RequestImpossible,
    RetrievalError,
    StorageError,
)
from kelas_ai.importing.library import ImportedLibrary
from kelas_ai.importing.searching import ImportedSearch, joined
from kelas_ai.language.spelling import Spelling
from kelas_ai.planning.draft import Profile
from kelas_ai.planning.enrichment import Enricher, EnrichmentStep
from kelas_ai.planning.planner import Planner
from kelas_ai.planning.possible import with_taught_subject
from kelas_ai.planning.understanding import RequestOptions, check_possible, understand
from kelas_ai.retrieval.base import Meaning
from kelas_ai.retrieval.building import open_word_index
from kelas_ai.retrieval.completing import search_typed
from kelas_ai.retrieval.search import DocumentSearcher, by_element
from kelas_ai.review.reviewer import review
from kelas_ai.storage.plans import PlanStore
from kelas_ai.strings.commands import EMBEDDING
from kelas_ai.strings.formats import school_year, semester
from kelas_ai.strings.problems import explain, size

if TYPE_CHECKING:
    from kelas_ai.engine.local import LocalEngine
    from kelas_ai.practice.desk import PracticeDesk
    from kelas_ai.retrieval.embedder import OnnxEmbedder
    from kelas_ai.review.foreign.tools import Desk, TopicWords

Progress = Callable[[str], None]
NEIGHBOURS = 4
CERTAIN = 0.34
DEEP = 200
OUTSIDE = {"tanpa_cp", "di_luar_pustaka"}
PACK = "nasional"
EMBEDDER = "penyemat"
MEANING_BYTES = 250_000_000
"""Free memory below which searching by meaning would make a laptop swap."""


class Services:
    """One set of services for one run of the program."""

    def __init__(
        self,
        settings: Settings,
        progress: Progress = lambda _: None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.settings = settings
        self.progress = progress
        self.now = now
        self.without_meaning = ""
        self._engine: LocalEngine | None = None

    @cached_property
    def _opened(self) -> tuple[CompiledPack, str]:
        places = self.settings.locations
        return open_pack(places.curricula / PACK, self._compiled_at, self.progress)

    @property
    def _ready(self) -> Path:
        return self.settings.locations.compiled_curriculum.parent / "pustaka"

    def _compiled_at(self, mark: str) -> Path:
        """A shipped compiled pack that is whole, else the place of our own in the cache."""
        name = f"{PACK}-{mark}.db"
        for folder in self.settings.locations.read_only:
            with suppress(RetrievalError):
                CompiledPack(folder / "pustaka" / name, mark).close()
                return folder / "pustaka" / name
        return self._ready / name

    @property
    def pack(self) -> CompiledPack:
        """The national curriculum pack, compiled on first use."""
        return self._opened[0]

    @cached_property
    def searcher(self) -> DocumentSearcher:
        """Word search over the pack."""
        pack, fingerprint = self._opened
        folder = pack.path.with_suffix(".bm25")
        return DocumentSearcher(open_word_index(pack, folder, fingerprint))

    @cached_property
    def finder(self) -> DocumentSearcher:
        """Search by words and meaning; by words alone when meaning cannot be had."""
        index = self.searcher.index
        try:
            return DocumentSearcher(index, self._open_meaning(index.documents))
        except RetrievalError as error:
            self.without_meaning = explain(error)
            return self.searcher

    def _open_meaning(self, documents: Sequence[Document]) -> Meaning | None:
        if not self.settings.meaning:
            return None
        import psutil

        free = psutil.virtual_memory().available
        if free < MEANING_BYTES:
            raise EmbedderMissing(path="", detail=f"memori kosong {size(free)}")
        from kelas_ai.retrieval.meaning import open_meaning

        places = self.settings.locations
        pack, fingerprint = self._opened
        return open_meaning(
            documents,
            self.embedder,
            self._ready / f"{pack.path.stem}.vektor",
            fingerprint,
            progress=self._tell_embedding,
            shipped=[place / "pustaka" / f"{PACK}.vektor" for place in places.read_only],
            server=self.settings.vector_server,
        )

    @cached_property
    def embedder(self) -> OnnxEmbedder:
        """Turns texts into vectors; opens its files at the first text."""
        from kelas_ai.retrieval.embedder import OnnxEmbedder

        places = self.settings.locations
        folder = places.catalog.parent / EMBEDDER
        return OnnxEmbedder(folder, stamp=places.cache / "penyemat.json")

    def _tell_embedding(self, done: int, total: int) -> None:
        if done == total or done % 500 == 0:
            self.progress(EMBEDDING.format(done=done, total=total))

    @cached_property
    def planner(self) -> Planner:
        """Makes instant drafts; quotes imported decrees."""
        return Planner(self.pack, self.searcher, self.imported.official)

    @cached_property
    def imported(self) -> ImportedLibrary:
        """Imported decrees and documents of this home."""
        database = self.settings.locations.import_database
        return ImportedLibrary(database, self.pack.frame, self.now, self.progress)

    def store(self) -> PlanStore:
        """Open the saved plans; the caller closes it."""
        return PlanStore(self.settings.locations.database, self.now)

    @contextmanager
    def practice(self) -> Iterator[PracticeDesk]:
        """The practice desk over this home's database, closed afterwards.

        Raises: PackInvalid when a unit is broken; StorageError subclasses.
        """
        from kelas_ai.practice.opening import open_desk

        places = self.settings.locations
        folder = places.curricula / PACK / "latihan"
        cards = [one for one in self.searcher.index.documents if one.kind == "kartu"]
        with open_desk(
            folder, places.database, places.evidence_key, self.now, self.pack, cards
        ) as desk:
            yield desk

    def understand(self, text: str, options: RequestOptions) -> PlanRequest:
        """Read free text and options into a request that can be planned.

        Raises: RequestError subclasses for what cannot.
        """
        request = understand(text, self.pack.frame, options)
        if self.settings.place and not request.place:
            request = replace(request, place=self.settings.place)
        return check_possible(request, self.pack.frame)

    def search(self, text: str, limit: int, subject: str = "", phase: str = "") -> SearchResult:
        """Documents for what a teacher typed, best first.

        What has no national CP (muatan lokal, vocational subjects, Informatika in SD …) finds
        nothing, with the reason. A wrong class only changes the order.
        Raises: RequestEmpty, RequestTooLong.
        """
        options = RequestOptions(mapel=subject or None)
        request = understand(text, self.pack.frame, options)
        for problem in request.problems:
            if problem.code in OUTSIDE and not request.subject:
                return self._documents_only(text, limit, problem.reason)
        try:
            request = with_taught_subject(request, self.pack.frame)
        except RequestImpossible as error:
            return self._documents_only(text, limit, str(error.facts.get("reason", "")))
        query = Query(
            words=request.topic or text,
            subject=request.subject,
            phase=phase or request.phase,
            grade=request.grade,
        )
        hits = by_element(self.finder.search(query, DEEP), DEEP)
        hits = self._with_imported(hits, query, limit)
        certain = bool(hits) and max(hit.score for hit in hits[:3]) >= CERTAIN
        return SearchResult(hits=tuple(hits), certain=certain, note=self.without_meaning)

    def _with_imported(self, hits: list[Hit], query: Query, limit: int) -> list[Hit]:
        """Hits of the pack together with imported outcomes and documents."""
        imported = self._imported_search()
        if imported is None:
            return hits[:limit]
        found = imported.find(query, self.searcher.query_terms)
        return joined(hits, found, self.imported.documents, query, limit)

    def _imported_search(self) -> ImportedSearch | None:
        """Search in imported material; None when nothing is imported or it cannot be read."""
        try:
            if not self.imported.exists:
                return None
            if self.finder.meaning is None:
                return self.imported.search()
            return self.imported.with_meaning(self.embedder)
        except (StorageError, RetrievalError) as error:
            self.without_meaning = explain(error)
            return None

    def _documents_only(self, text: str, limit: int, reason: str) -> SearchResult:
        """What the curriculum does not have may still stand in imported documents."""
        found = self._with_imported([], Query(words=text), limit)
        hits = tuple(hit for hit in found if hit.document.kind == "dokumen")
        return SearchResult(hits=hits, reason=reason, certain=True)

    def suggest(
        self, text: str, limit: int, subject: str = "", grade: int | None = None
    ) -> list[Hit]:
        """Cards, topics and elements for words that are still being typed, by words alone."""
        try:
            request = understand(text, self.pack.frame)
        except RequestError:
            return []
        query = Query(
            words=request.topic,
            subject=subject or request.subject,
            phase=request.phase,
            grade=grade or request.grade,
        )
        return search_typed(self.searcher, query, limit)

    def replan(self, plan: LessonPlan, options: RequestOptions) -> LessonPlan:
        """The same topic planned anew for another class; the old plan is not touched.

        Raises: RequestError subclasses for what cannot be planned.
        """
        old = plan.request
        asked = replace(
            options,
            mapel=options.mapel or plan.identity.subject,
            topik=options.topik or plan.identity.topic,
            konteks=options.konteks or old.context or old.place or None,
            alat=options.alat or ", ".join(f"tanpa {tool}" for tool in old.missing_tools) or None,
        )
        return self.draft(self.understand("", asked))

    def draft(self, request: PlanRequest) -> LessonPlan:
        """The instant draft, with identity from the settings."""
        moment = self.now()
        if not request.semester:
            request = replace(request, semester=semester(moment.date()))
        plan_id = f"{moment:%Y%m%d}-{secrets.token_hex(3)}"
        created = moment.isoformat(timespec="seconds")
        return self.planner.draft(request, self.profile(), plan_id, created)

    def sequence(self, request: PlanRequest, count: int) -> tuple[LessonPlan, ...]:
        """Instant drafts for several meetings on one subject matter.

        Raises: RequestUnclear, RequestImpossible.
        """
        moment = self.now()
        if not request.semester:
            request = replace(request, semester=semester(moment.date()))
        mark = secrets.token_hex(3)
        plan_ids = [f"{moment:%Y%m%d}-{mark}-{number}" for number in range(1, max(count, 1) + 1)]
        created = moment.isoformat(timespec="seconds")
        return self.planner.sequence(request, count, self.profile(), plan_ids, created)

    def plan_for(self, text: str) -> LessonPlan:
        """Understand one line and draft it.

        Raises: RequestError subclasses for what cannot be planned.
        """
        return self.draft(self.understand(text, RequestOptions()))

    def profile(self) -> Profile:
        """Names for the identity block."""
        chosen = self.settings
        return Profile(
            school=chosen.school,
            teacher=chosen.teacher,
            teacher_nip=chosen.teacher_nip,
            principal=chosen.principal,
            principal_nip=chosen.principal_nip,
            school_year=school_year(self.now().date()),
        )

    @cached_property
    def spelling(self) -> Spelling:
        """The Indonesian word list; its files are read when a word is first looked up."""
        return Spelling(self.settings.locations.curricula / "kamus")

    def review(self, plan: LessonPlan) -> Review:
        """Check a plan."""
        return review(plan, self.pack.frame, self.spelling)

    def review_file(self, path: Path) -> Review:
        """Check a plan that someone else wrote (DOCX, PDF, MD, TXT) or our own JSON.

        Raises: ReadingError subclasses.
        """
        from kelas_ai.reading.opening import read_document
        from kelas_ai.review.foreign.reviewer import review_document

        return review_document(read_document(path), self._desk(), str(path))

    def _desk(self) -> Desk:
        """What the review of foreign plans looks things up in."""
        from kelas_ai.review.foreign.tools import Desk, OfficialText

        def official(subject: str) -> list[OfficialText]:
            return [
                OfficialText(
                    phase=entry.outcome.phase,
                    strand=entry.outcome.strand,
                    text=entry.outcome.text,
                    citation=entry.outcome.decree,
                )
                for entry in self.imported.outcomes()
                if entry.outcome.subject == subject
            ]

        return Desk(
            frame=self.pack.frame,
            spelling=self.spelling,
            official=official,
            topics=lambda: self._topic_words,
            known=lambda: self._word_forms,
        )

    def engine(self, cancelled: Callable[[], bool]) -> TextEngine:
        """The configured model, loaded when first asked to work.

        Raises: EngineError subclasses when it cannot be used.
        """
        engine = self.local_engine()
        engine.cancelled = cancelled
        return engine

    def local_engine(self) -> LocalEngine:
        """The engine on this laptop, made when first asked for.

        Raises: EngineError subclasses when the model cannot be used.
        """
        if self._engine is None:
            from kelas_ai.engine.opening import open_engine

            self._engine = open_engine(self.settings)
        return self._engine

    def enrich(
        self,
        plan: LessonPlan,
        cancelled: Callable[[], bool] = lambda: False,
        working: Callable[[EngineProgress], None] = ignore,
    ) -> Iterator[EnrichmentStep]:
        """Let the model choose and propose; yields each step with the plan so far.

        working: told while the model is loaded and while it reads, from the working thread.
        Raises: EngineError subclasses when the model cannot even be loaded.
        """
        engine = self.engine(cancelled)
        report = getattr(engine, "progress", None)
        if report is not None:
            report.listener = working
        card = self.card_of(plan)
        enricher = Enricher(engine, self.vocabulary, engine.writes)
        yield from enricher.run(plan, card, self.neighbours(card))

    def card_of(self, plan: LessonPlan) -> TopicCard:
        """The card (or filled pattern) that a plan was composed from."""
        if plan.basis is Basis.CARD:
            return self.pack.card(plan.basis_id)
        choice = self.planner.choose(plan.request)
        return self.planner.source(choice, plan.request).card

    def neighbours(self, card: TopicCard) -> list[TopicCard]:
        """Cards of the same subject near this topic, never the card itself."""
        query = Query(words=card.title, subject=card.subject, phase=card.phase, grade=card.grade)
        hits = self.searcher.search(query, limit=200)
        near = [hit.document.id for hit in hits if hit.document.kind == "kartu"]
        others = [card_id for card_id in near if card_id != card.id]
        return [self.pack.card(card_id) for card_id in others[:NEIGHBOURS]]

    @cached_property
    def _topic_words(self) -> list[TopicWords]:
        from kelas_ai.review.foreign.tools import topic_words

        return topic_words(self.searcher.index.documents)

    @cached_property
    def _word_forms(self) -> frozenset[str]:
        return self.vocabulary()

    def vocabulary(self) -> frozenset[str]:
        """Word forms of all curated text: what counts as known Indonesian."""
        from kelas_ai.planning.vocabulary import word_forms

        return word_forms(self.pack)

    def use(self, settings: Settings) -> None:
        """Go on with other settings; a model that is no longer wanted is freed."""
        if (settings.model, settings.ai) != (self.settings.model, self.settings.ai):
            self._free_engine()
        self.settings = settings

    def _free_engine(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def close(self) -> None:
        """Free the model and close files."""
        self._free_engine()
        if "imported" in self.__dict__:
            self.imported.close()
        if "_opened" in self.__dict__:
            with suppress(OSError):
                self.pack.close()
