"""Vectors of imported passages in a Chroma folder of the teacher's own, which grows and shrinks.

Each passage has the id of its row in the store, which is never used twice; so what is missing can
be added later, and an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.store import CANDIDATES_KEPT, local_client, release

COLLECTION = "impor"
BATCH = 1000

Vectors = NDArray[np.float32]
Numbers = NDArray[np.int64]


class GrowingStore:
    """Nearest passages by vector."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection

    @classmethod
    def open(cls, folder: Path, identity: str, create: bool = False) -> GrowingStore:
        """Open the store, or make an empty one.

        identity: of the embedder; a store made by another one is stale.
        Raises: IndexMissing without `create`, IndexStale when it is another's or damaged.
        """
        if not folder.is_dir() and not create:
            raise IndexMissing(path=str(folder))
        try:
            client = local_client(folder)
            metadata = {
                "penyemat": identity,
                "hnsw:space": "ip",
                "hnsw:search_ef": CANDIDATES_KEPT,
            }
            collection = client.get_or_create_collection(
                COLLECTION, embedding_function=None, metadata=metadata
            )
            known = (collection.metadata or {}).get("penyemat")
        except Exception as error:  # chromadb and its Rust core raise many kinds for damage
            raise IndexStale(path=str(folder)) from error
        if known != identity:
            release(client)
            raise IndexStale(path=str(folder))
        return cls(client, collection)

    def ids(self) -> set[int]:
        """Passages that have a vector. Raises: IndexStale when the files are damaged."""
        with _translated():
            return {int(found) for found in self._collection.get(include=[])["ids"]}

    def add(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Keep vectors (rows of length 1). Raises: IndexStale."""
        with _translated():
            self._collection.upsert(ids=[str(number) for number in ids], embeddings=vectors)

    def remove(self, ids: Iterable[int]) -> None:
        """Forget passages. Raises: IndexStale."""
        listed = [str(number) for number in ids]
        with _translated():
            for start in range(0, len(listed), BATCH):
                self._collection.delete(ids=listed[start : start + BATCH])

    def nearest(self, vector: Vectors, limit: int) -> tuple[Numbers, Vectors]:
        """Ids of the nearest passages and their similarity, best first. Raises: IndexStale."""
        with _translated():
            answer = self._collection.query(
                query_embeddings=[vector], n_results=limit, include=["distances"]
            )
        ids = np.array([int(found) for found in answer["ids"][0]], dtype=np.int64)
        return ids, 1.0 - np.array(answer["distances"][0], dtype=np.float32)

    def close(self) -> None:
        """Let go of the files."""
        release(self._client)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # chromadb and its Rust core raise many kinds for damage
        raise IndexStale(path=COLLECTION) from error


def drop(folder: Path) -> None:
    """Delete a store that cannot be used; it is filled again from the passages."""
    shutil.rmtree(folder, ignore_errors=True)
