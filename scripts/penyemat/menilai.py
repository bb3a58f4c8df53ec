"""Retrieval judged by a simple rule: the best passage of an element is the element's score.

A query counts as found at k when one of its relevant elements (subject x phase x element) is
among the k best of all elements. Queries are taken as typed: no filters, no understanding.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from umum import PACK

from kelas_ai.curriculum.pack import Pack, read_pack
from kelas_ai.domain.curriculum import StrandSummary, Topic
from kelas_ai.domain.passage import Document
from kelas_ai.retrieval.bm25 import Bm25Index
from kelas_ai.retrieval.documents import documents_of
from kelas_ai.retrieval.text import terms

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A query with the ids of the elements that answer it."""

    id: str
    text: str
    relevant: frozenset[str]
    kind: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Shares of queries with an answer in the first 1 and 5 elements, and mean 1/rank."""

    at_1: float
    at_5: float
    mrr: float

    def __str__(self) -> str:
        return f"R@1 {self.at_1:.3f}  R@5 {self.at_5:.3f}  MRR {self.mrr:.3f}"


@lru_cache(maxsize=1)
def pack() -> Pack:
    """The national pack of this checkout; a broken card is named and left out."""
    return read_pack(PACK, skip=lambda error: print(f"dilewati: {error}", file=sys.stderr))


def queries(path: Path, part: str = "") -> list[Judged]:
    """Queries that have an answer, of one part ("setel", "periksa") or of all."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    found = (
        Judged(
            id=line["id"],
            text=line["q"],
            relevant=frozenset(line["relevan"]),
            kind=line.get("jenis", ""),
            part=line.get("bagian", ""),
        )
        for line in lines
    )
    return [query for query in found if query.relevant and (not part or query.part == part)]


def grade_words(topic: Topic, summary: StrandSummary) -> str:
    """The words that tell a passage's place: subject, class, phase."""
    return f"{summary.subject} kelas {topic.grade} fase {summary.phase}"


def topic_passage(topic: Topic, summary: StrandSummary, phrases: Sequence[str]) -> str:
    """The text a topic is embedded as."""
    said = "; ".join(phrases)
    return f"{grade_words(topic, summary)}. {topic.title}. {said}. {topic.fact}"


def element_passage(summary: StrandSummary) -> str:
    """The text an element is embedded as."""
    return f"{summary.subject} fase {summary.phase} {summary.strand}. {summary.summary}"


def passages(summaries: Iterable[StrandSummary]) -> list[tuple[str, str]]:
    """(element id, text) of all elements and topics."""
    found = []
    for summary in summaries:
        found.append((summary.strand_id, element_passage(summary)))
        for topic in summary.topics:
            found.append((summary.strand_id, topic_passage(topic, summary, topic.phrases)))
    return found


class ElementScores:
    """Turns passage scores (queries x passages) into element scores (queries x elements)."""

    def __init__(self, owners: Sequence[str]) -> None:
        self.elements = sorted(set(owners))
        place = {element: index for index, element in enumerate(self.elements)}
        self._owner = np.array([place[owner] for owner in owners])

    def best(self, scores: Floats) -> Floats:
        """The best passage of each element."""
        best = np.full((len(scores), len(self.elements)), -np.inf, np.float32)
        for row, values in zip(best, scores, strict=True):
            np.maximum.at(row, self._owner, values)
        return best

    def judge(self, scores: Floats, judged: Sequence[Judged]) -> Score:
        """R@1, R@5 and MRR; elements that score alike share the worse rank."""
        ranks = np.array(
            [self.rank(row, q.relevant) for row, q in zip(scores, judged, strict=True)]
        )
        return Score(
            at_1=float((ranks <= 1).mean()),
            at_5=float((ranks <= 5).mean()),
            mrr=float((1 / ranks).mean()),
        )

    def rank(self, row: Floats, relevant: frozenset[str]) -> int:
        """Rank of the best relevant element, 1 is first."""
        mine = [index for index, name in enumerate(self.elements) if name in relevant]
        best = row[mine].max(initial=-np.inf)
        if best == -np.inf:
            return len(self.elements)
        others = np.delete(row, mine)
        return int((others >= best).sum()) + 1


def word_scores(judged: Sequence[Judged], elements: ElementScores) -> Floats:
    """BM25 of kelas_ai.retrieval over cards, topics and elements; -inf where no word fits."""
    documents = list(documents_of(pack().summaries, pack().cards))
    index = Bm25Index.build(documents)
    place = {element: column for column, element in enumerate(elements.elements)}
    table = np.full((len(judged), len(place)), -np.inf, np.float32)
    for row, query in zip(table, judged, strict=True):
        found = sum(index.term_scores(term) for term in dict.fromkeys(terms(query.text)))
        scores = np.zeros(len(documents), np.float32) + found
        _add_scores(row, scores.astype(np.float32), documents, place)
    return table


def _add_scores(
    row: Floats, scores: Floats, documents: Sequence[Document], place: dict[str, int]
) -> None:
    for position in np.flatnonzero(scores):
        column = place[documents[int(position)].strand_id]
        row[column] = max(row[column], scores[position])


def reciprocal_ranks(*tables: Floats, constant: float = 60, weights: Sequence[float]) -> Floats:
    """Reciprocal-rank fusion of element scores; -inf counts as not found."""
    total = np.zeros_like(tables[0])
    for table, weight in zip(tables, weights, strict=True):
        order = (-table).argsort(axis=1).argsort(axis=1) + 1
        total += np.where(np.isfinite(table), weight / (constant + order), 0)
    return total


def blended(words: Floats, vectors: Floats, weight: float) -> Floats:
    """(1 - weight) x BM25 share of the query's best + weight x scaled cosine, per query."""
    best = np.where(np.isfinite(words), words, 0)
    share = best / np.maximum(best.max(axis=1, keepdims=True), 1e-9)
    top = vectors.max(axis=1, keepdims=True)
    spread = np.maximum(top - np.median(vectors, axis=1, keepdims=True), 1e-6)
    cosine = np.clip(1 - (top - vectors) / spread, 0, 1)
    mixed: Floats = (1 - weight) * share + weight * cosine
    return mixed
