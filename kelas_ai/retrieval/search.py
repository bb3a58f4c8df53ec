"""Rank documents for a query: BM25 with soft preferences for subject, phase and grade.

A hit's `score` says how much of the query it covers, weighted by how telling each word is.
Preferences change the order, never the set: a wrong class must not hide the right topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from kelas_ai.domain.passage import Document, Hit, Query
from kelas_ai.retrieval.bm25 import Bm25Index
from kelas_ai.retrieval.spelling import Speller
from kelas_ai.retrieval.text import term_of, terms, words

SUBJECT_MATCH, SUBJECT_MISS = 1.0, 0.25
PHASE_MATCH, PHASE_NEAR, PHASE_MISS = 1.0, 0.55, 0.3
GRADE_MATCH, GRADE_MISS = 1.0, 0.92
KIND_WEIGHT = {"kartu": 1.05, "topik": 1.0, "cp": 0.7}
PHASES = "ABCDEF"


class WordSearcher:
    """A `Searcher` over one BM25 index."""

    def __init__(self, index: Bm25Index) -> None:
        self.index = index
        self.speller = Speller(index.vocabulary)

    def search(self, query: Query, limit: int = 10) -> list[Hit]:
        """Best hits first; see the module docstring for what scores mean."""
        query_terms = self.query_terms(query.words)
        raw = self.index.scores(query_terms)
        if not raw:
            return []
        best = max(raw.values())
        ranked = sorted(
            (
                (value / best * preference(self.index.documents[position], query), position)
                for position, value in raw.items()
            ),
            key=lambda entry: (-entry[0], entry[1]),
        )
        return [self._hit(position, rank, query, query_terms) for rank, position in ranked[:limit]]

    def query_terms(self, text: str) -> list[str]:
        """Index terms of a query; words that no document knows are repaired where possible."""
        found: list[str] = []
        for word in words(text):
            own = term_of(word)
            if own and not any(self.index.knows(term) for term in own):
                repaired = self.speller.repair(word)
                own = tuple(terms(repaired)) if repaired else own
            found.extend(own)
        return list(dict.fromkeys(found))

    def _hit(self, position: int, rank: float, query: Query, query_terms: Sequence[str]) -> Hit:
        document = self.index.documents[position]
        present = set(terms(document.text))
        whole = sum(self.index.idf(term) for term in query_terms)
        found = sum(self.index.idf(term) for term in query_terms if term in present)
        matched = [word for word in words(query.words) if self._stands_in(word, present)]
        return Hit(
            document=document,
            score=found / whole if whole else 0.0,
            matched=tuple(dict.fromkeys(matched)),
            rank_score=rank,
        )

    def _stands_in(self, word: str, present: set[str]) -> bool:
        return bool(set(self.query_terms(word)) & present)


def preference(document: Document, query: Query) -> float:
    """How well a document suits what is known of subject, phase and grade (1 is best)."""
    factor = KIND_WEIGHT[document.kind]
    if query.subject:
        factor *= SUBJECT_MATCH if document.subject == query.subject else SUBJECT_MISS
    if query.phase:
        distance = abs(PHASES.index(document.phase) - PHASES.index(query.phase))
        factor *= (PHASE_MATCH, PHASE_NEAR)[distance] if distance < 2 else PHASE_MISS
    if query.grade and document.grade:
        factor *= GRADE_MATCH if document.grade == query.grade else GRADE_MISS
    return factor
