"""Rank documents for a query: words and, when there are vectors, meaning; filters stay soft.

A hit's `score` says how much of the query's words it covers, weighted by how telling each is.
Preferences for subject, phase and grade change the order, never the set: a wrong class must
not hide the right topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kelas_ai.domain.passage import Hit, Query
from kelas_ai.retrieval.base import Meaning
from kelas_ai.retrieval.bm25 import Bm25Index
from kelas_ai.retrieval.ranking import Floats, Preferences
from kelas_ai.retrieval.spelling import Speller
from kelas_ai.retrieval.text import term_of, terms, words

WORD_SHARE = 0.65
"""Weight of words against meaning; the ablation is in docs/PENCARIAN.md."""


class DocumentSearcher:
    """A `Searcher` over one word index and, if given, the meaning of its documents."""

    def __init__(self, index: Bm25Index, meaning: Meaning | None = None) -> None:
        self.index = index
        self.meaning = meaning
        self.speller = Speller(index.vocabulary)
        self._preferences = Preferences(index.documents)

    def search(self, query: Query, limit: int = 10) -> list[Hit]:
        """Best hits first; see the module docstring for what scores mean."""
        query_terms = self.query_terms(query.words)
        relevance, coverage = self._by_words(query_terms)
        near = self.meaning.similarity(query) if self.meaning else None
        if near is not None:
            relevance = WORD_SHARE * relevance + (1 - WORD_SHARE) * near
        relevance = relevance * self._preferences.of(query)
        count = min(limit, int(np.count_nonzero(relevance > 0)))
        best = np.argsort(-relevance, kind="stable")[:count]
        by_word = {word: set(self.query_terms(word)) for word in words(query.words)}
        return [
            Hit(
                document=self.index.documents[position],
                score=float(coverage[position]),
                matched=self._matched(int(position), by_word),
                rank_score=float(relevance[position]),
            )
            for position in best
        ]

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

    def _by_words(self, query_terms: Sequence[str]) -> tuple[Floats, Floats]:
        """BM25 (best is 1) and covered share of the query's weight, one a document."""
        total = np.zeros(len(self.index.documents), dtype=np.float32)
        covered = np.zeros_like(total)
        whole = sum(self.index.idf(term) for term in query_terms)
        for term in query_terms:
            values = self.index.term_scores(term)
            total += values
            covered[values > 0] += self.index.idf(term) / whole
        highest = float(total.max(initial=0.0))
        return (total / highest if highest else total), np.minimum(covered, 1.0)

    def _matched(self, position: int, by_word: dict[str, set[str]]) -> tuple[str, ...]:
        present = set(terms(self.index.documents[position].text))
        return tuple(word for word, own in by_word.items() if own & present)


def by_element(hits: Sequence[Hit], limit: int, others: int = 3) -> list[Hit]:
    """One hit for each subject x phase x element, with further documents of it beside.

    Five topics of one element say less than one topic of five elements.
    """
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.document.strand_id, []).append(hit)
    return [
        replace(group[0], others=tuple(hit.document for hit in group[1 : others + 1]))
        for group in list(grouped.values())[:limit]
    ]
