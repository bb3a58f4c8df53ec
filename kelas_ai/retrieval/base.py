"""The protocol behind which word search, vectors and their fusion can stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kelas_ai.domain.passage import Document, Hit, Query


class Searcher(Protocol):
    """Finds documents for a query, best first."""

    def search(self, query: Query, limit: int = 10) -> list[Hit]:
        """At most `limit` hits; an empty list when no word of the query is known."""
        ...


class DocumentIndex(Protocol):
    """Scores all documents for a list of index terms."""

    documents: Sequence[Document]

    def scores(self, terms: Sequence[str]) -> dict[int, float]:
        """Positive scores by document position."""
        ...
