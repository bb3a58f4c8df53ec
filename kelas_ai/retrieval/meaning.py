"""Similarity in meaning: the small embedder and the vectors of all documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kelas_ai.domain.passage import Document, Query
from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.store import VectorStore

NEAREST = 400
STEP = 100

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]


class Embedder(Protocol):
    """What `OnnxEmbedder` does; see there."""

    @property
    def identity(self) -> str: ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors: ...


class VectorMeaning:
    """The `Meaning` of a fixed set of documents."""

    def __init__(self, embedder: Embedder, store: VectorStore, count: int) -> None:
        self._embedder = embedder
        self._store = store
        self._count = count

    def similarity(self, query: Query) -> Vectors | None:
        """1 for the nearest document, falling to 0 at the edge of what was looked at."""
        if not query.words.strip():
            return None
        vector = self._embedder.embed_queries([query_text(query)])[0]
        positions, near = self._store.nearest(vector, min(NEAREST, self._count))
        values = np.zeros(self._count, dtype=np.float32)
        if len(near):
            floor, top = float(near[-1]), float(near[0])
            values[positions] = (near - floor) / max(top - floor, 1e-6)
        return values

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()


def query_text(query: Query) -> str:
    """What is embedded: the topic words, with the subject when it is known."""
    return f"{query.subject} {query.words}".strip()


def passage_text(document: Document) -> str:
    """What a document is embedded as: subject, title and its first sentences."""
    return f"{document.subject}. {document.text}"


def vectors_of(
    documents: Sequence[Document], embedder: Embedder, progress: Progress
) -> Iterator[Vectors]:
    """Embed documents step by step, telling how far it is."""
    for start in range(0, len(documents), STEP):
        part = documents[start : start + STEP]
        yield embedder.embed_passages([passage_text(document) for document in part])
        progress(min(start + STEP, len(documents)), len(documents))


def open_meaning(
    documents: Sequence[Document],
    embedder: Embedder,
    folder: Path,
    fingerprint: str,
    progress: Progress = lambda done, total: None,
    shipped: Sequence[Path] = (),
    server: str = "",
) -> VectorMeaning:
    """Open the vectors of these documents, computing them when missing, stale or damaged.

    server: `host:port` of a Chroma server to use instead of the folder.
    Raises: EmbedderMissing, EmbedderUnreadable when there is no usable embedder, RetrievalError
    when the server cannot be reached.
    """
    mark = f"{fingerprint}-{embedder.identity[:16]}"
    if server:
        host, _, port = server.rpartition(":")
        batches = vectors_of(documents, embedder, progress)
        store = VectorStore.connect(host, int(port), mark, batches, len(documents))
        return VectorMeaning(embedder, store, len(documents))
    try:
        store = VectorStore.open(folder, mark, len(documents), shipped)
    except (IndexMissing, IndexStale):
        VectorStore.build(folder, mark, vectors_of(documents, embedder, progress))
        store = VectorStore.open(folder, mark, len(documents))
    return VectorMeaning(embedder, store, len(documents))
