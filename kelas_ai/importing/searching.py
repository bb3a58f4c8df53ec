"""Search imported outcomes and passages, and join what is found with the curriculum pack.

Imported outcomes only add evidence to elements: an element gains a share of how well its best
clause fits. Passages of documents stand apart from elements; they come first only when they
cover clearly more of what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kelas_ai.domain.passage import Document, Hit, Query
from kelas_ai.errors import IndexStale
from kelas_ai.retrieval.growing import GrowingStore
from kelas_ai.retrieval.meaning import Embedder, query_text
from kelas_ai.retrieval.passages import NO_ELEMENT, PassageIndex
from kelas_ai.retrieval.search import WORD_SHARE
from kelas_ai.retrieval.text import term_of, words

BY_WORDS, BY_MEANING = 0.05, 0.12
"""Weight of an imported clause beside the pack; the ablation is in docs/PENCARIAN.md."""
NEAREST = 400
FIRST_FROM, AHEAD = 0.75, 0.2
"""A passage stands before all elements from this coverage on, and this much above the best."""
SHOWN_FROM = 0.45
DEPTH = 60

Floats = NDArray[np.float32]
Fetch = Callable[[Sequence[int]], dict[int, Document]]
Repair = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class ElementEvidence:
    """How well the best clause of an element fits (0 to 1), what it covers, which it is."""

    score: float
    coverage: float
    passage: int
    element: Document


@dataclass(frozen=True, slots=True)
class Found:
    """What imported material says about a query. share: weight of elements beside the pack."""

    elements: dict[str, ElementEvidence]
    passages: list[tuple[int, float, float]]
    share: float = BY_WORDS


class ImportedSearch:
    """Looks in one word index, and in vectors when there are any."""

    def __init__(
        self,
        index: PassageIndex,
        fetch: Fetch,
        embedder: Embedder | None = None,
        vectors: GrowingStore | None = None,
    ) -> None:
        """fetch: documents for passage ids."""
        self.index = index
        self.fetch = fetch
        self._embedder = embedder
        self._vectors = vectors

    @property
    def has_meaning(self) -> bool:
        """Whether vectors are looked at too."""
        return self._vectors is not None

    def add_meaning(self, embedder: Embedder, vectors: GrowingStore) -> None:
        """Look at vectors too."""
        self._embedder, self._vectors = embedder, vectors

    def find(self, query: Query, repair: Repair) -> Found:
        """Evidence for elements, and passages as (id, rank score, coverage), best first.

        repair: index terms of a word that no imported passage has.
        """
        if not len(self.index):
            return Found({}, [])
        query_terms = self.query_terms(query.words, repair)
        relevance, coverage = self.index.scores(query_terms)
        near = self._similarity(query)
        if near is not None:
            relevance = (WORD_SHARE * relevance + (1 - WORD_SHARE) * near).astype(np.float32)
        is_clause = self.index.groups != NO_ELEMENT
        return Found(
            self._elements(relevance, coverage, is_clause, query),
            self._passages(relevance, coverage, ~is_clause),
            BY_WORDS if near is None else BY_MEANING,
        )

    def query_terms(self, text: str, repair: Repair) -> list[str]:
        """Index terms of a query; words that nothing here has are repaired by the pack."""
        found: list[str] = []
        for word in words(text):
            own = term_of(word)
            known = any(self.index.knows(term) for term in own)
            found.extend(own if known or not own else repair(word))
        return list(dict.fromkeys(found))

    def _elements(
        self, relevance: Floats, coverage: Floats, is_clause: NDArray[np.bool_], query: Query
    ) -> dict[str, ElementEvidence]:
        positions = np.flatnonzero(is_clause & (relevance > 0))
        if not len(positions):
            return {}
        groups = self.index.groups[positions]
        factor = self.index.preferences.of(query)
        scores = relevance[positions] * factor[groups]
        order = np.argsort(-scores, kind="stable")
        found: dict[str, ElementEvidence] = {}
        for place in order[: DEPTH * 4]:
            element = self.index.elements[int(groups[place])]
            if element.strand_id in found:
                continue
            position = int(positions[place])
            found[element.strand_id] = ElementEvidence(
                float(scores[place]),
                float(coverage[position]),
                int(self.index.ids[position]),
                element,
            )
        return found

    def _passages(
        self, relevance: Floats, coverage: Floats, is_passage: NDArray[np.bool_]
    ) -> list[tuple[int, float, float]]:
        scores = np.where(is_passage, relevance, 0)
        count = min(DEPTH, int(np.count_nonzero(scores)))
        if not count:
            return []
        best = np.argpartition(-scores, count - 1)[:count]
        best = best[np.argsort(-scores[best], kind="stable")]
        return [
            (int(self.index.ids[place]), float(scores[place]), float(coverage[place]))
            for place in best
        ]

    def _similarity(self, query: Query) -> Floats | None:
        """1 for the nearest passage, falling to 0 at the edge of what was looked at."""
        if self._embedder is None or self._vectors is None or not query.words.strip():
            return None
        vector = self._embedder.embed_queries([query_text(query)])[0]
        try:
            ids, near = self._vectors.nearest(vector, min(NEAREST, len(self.index)))
        except IndexStale:
            self._vectors = None  # words alone; the next `kurikulum bangun` fills it again
            return None
        values = np.zeros(len(self.index), dtype=np.float32)
        if len(near):
            places = self.index.positions(ids)
            floor, top = float(near[-1]), float(near[0])
            fits = places >= 0
            values[places[fits]] = ((near - floor) / max(top - floor, 1e-6))[fits]
        return values

    def close(self) -> None:
        """Let go of the vectors' files."""
        if self._vectors is not None:
            self._vectors.close()


def joined(hits: Sequence[Hit], found: Found, fetch: Fetch, query: Query, limit: int) -> list[Hit]:
    """Hits of the pack (one an element) and imported material, best first, at most `limit`.

    Of these, passages of documents take at most a third.
    """
    elements = _with_evidence(hits, found)[:limit]
    chosen = [entry for entry in found.passages if entry[2] >= SHOWN_FROM]
    chosen = chosen[: max(limit // 3, 1)]
    documents = fetch([number for number, _, _ in chosen]) if chosen else {}
    passages = [
        Hit(
            document=documents[number],
            score=coverage,
            matched=_matched(query, documents[number]),
            rank_score=score,
        )
        for number, score, coverage in chosen
        if number in documents
    ]
    best = max((hit.score for hit in elements[:3]), default=0.0)
    ahead = [hit for hit in passages if hit.score >= max(FIRST_FROM, best + AHEAD)]
    behind = [hit for hit in passages if hit not in ahead]
    kept = elements[: max(limit - len(passages), 0)] if limit > 1 else elements
    return _official_beside([*ahead, *kept, *behind][:limit], found, fetch)


def _with_evidence(hits: Sequence[Hit], found: Found) -> list[Hit]:
    ranked: list[Hit] = []
    present = set()
    for hit in hits:
        code = hit.document.strand_id
        present.add(code)
        evidence = found.elements.get(code)
        if evidence is None:
            ranked.append(hit)
            continue
        ranked.append(
            replace(
                hit,
                rank_score=hit.rank_score + found.share * evidence.score,
                score=max(hit.score, evidence.coverage),
            )
        )
    for code, evidence in found.elements.items():
        if code not in present:
            score = found.share * evidence.score
            ranked.append(
                Hit(
                    document=evidence.element,
                    score=evidence.coverage,
                    matched=(),
                    rank_score=score,
                )
            )
    return sorted(ranked, key=lambda hit: -hit.rank_score)


def _official_beside(hits: list[Hit], found: Found, fetch: Fetch) -> list[Hit]:
    """The official wording in place of our summary, or beside what was found of its element."""
    wanted = {
        hit.document.strand_id: found.elements[hit.document.strand_id].passage
        for hit in hits
        if hit.document.strand_id in found.elements
    }
    official = fetch(list(wanted.values())) if wanted else {}
    shown = []
    for hit in hits:
        document = official.get(wanted.get(hit.document.strand_id, -1))
        if document is None:
            shown.append(hit)
        elif hit.document.kind == "cp":
            shown.append(replace(hit, document=document))
        else:
            others = [entry for entry in hit.others if entry.kind != "cp"]
            shown.append(replace(hit, others=(*others[:2], document)))
    return shown


def _matched(query: Query, document: Document) -> tuple[str, ...]:
    present = {term for word in words(document.text) for term in term_of(word)}
    return tuple(dict.fromkeys(word for word in words(query.words) if set(term_of(word)) & present))
