"""Search while a teacher is still typing: the last word counts as the beginning of a word."""

from __future__ import annotations

from dataclasses import replace

from kelas_ai.domain.passage import Hit, Query
from kelas_ai.retrieval.search import DocumentSearcher
from kelas_ai.retrieval.text import words

MOST_COMPLETIONS = 4
SHORTEST_BEGINNING = 2


def completions(beginning: str, vocabulary: dict[str, int], limit: int) -> list[str]:
    """Words of the index that begin like this, the most frequent first."""
    if len(beginning) < SHORTEST_BEGINNING:
        return []
    found = [word for word in vocabulary if word.startswith(beginning) and word != beginning]
    return sorted(found, key=lambda word: (-vocabulary[word], word))[:limit]


def search_typed(searcher: DocumentSearcher, query: Query, limit: int) -> list[Hit]:
    """Hits for words whose last one may be unfinished; words alone, no model.

    The words as they stand count first, then each way to finish the last one.
    """
    said = words(query.words)
    if not said:
        return _shelf(searcher, query, limit)
    best: dict[str, Hit] = {}
    # As it stands an unfinished word would be "repaired" into another one.
    whole = [said[-1]] if said[-1] in searcher.index.vocabulary else []
    for last in (*whole, *completions(said[-1], searcher.index.vocabulary, MOST_COMPLETIONS)):
        typed = replace(query, words=" ".join((*said[:-1], last)))
        for hit in searcher.search(typed, limit):
            kept = best.get(hit.document.id)
            if kept is None or hit.score > kept.score:
                best[hit.document.id] = hit
    if not best:
        return searcher.search(query, limit)
    ranked = sorted(best.values(), key=lambda hit: (-hit.score, -hit.rank_score))
    return ranked[:limit]


def _shelf(searcher: DocumentSearcher, query: Query, limit: int) -> list[Hit]:
    """Without any topic word: the cards, then the elements of this subject and phase."""
    if not query.subject and not query.phase:
        return []
    shelf = [
        document
        for document in searcher.index.documents
        if document.kind != "topik"
        and query.subject in ("", document.subject)
        and query.phase in ("", document.phase)
    ]
    shelf.sort(key=lambda document: (document.kind != "kartu", document.grade != query.grade))
    return [
        Hit(document=document, score=1.0, matched=(), rank_score=1.0) for document in shelf[:limit]
    ]
