"""The protocols behind which word search, vectors and their fusion stand."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kelas_ai.domain.passage import Hit, Query


class Searcher(Protocol):
    """Finds documents for a query, best first."""

    def search(self, query: Query, limit: int = 10) -> list[Hit]:
        """At most `limit` hits; an empty list when nothing of the query is known."""
        ...


class Meaning(Protocol):
    """Similarity in meaning between a query and all documents of an index."""

    def similarity(self, query: Query) -> NDArray[np.float32] | None:
        """float32 in 0..1, one a document, best is 1; None when it cannot be computed."""
        ...
