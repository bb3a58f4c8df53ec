"""Vectors in Chroma: always given explicitly, opened without writing to what is shipped.

Importing chromadb costs about 0.6 s and 70 MB, so only searching by meaning pays for it. Chroma
downloads an embedding model whenever a text arrives without a vector; none ever does here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kelas_ai.errors import IndexMissing, IndexStale, RetrievalError

COLLECTION = "pustaka"
BATCH = 1000
CANDIDATES_KEPT = 200
"""How many neighbours HNSW keeps in sight while searching (ef): recall over speed."""

Vectors = NDArray[np.float32]


class VectorStore:
    """Nearest documents by vector; document n has id `n`."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection

    @classmethod
    def build(cls, folder: Path, fingerprint: str, batches: Iterable[Vectors]) -> None:
        """Write a store beside its place and rename it, so that it is whole or absent.

        batches: rows of length 1, in document order.
        """
        building = folder.with_name(f"{folder.name}.{os.getpid()}.part")
        shutil.rmtree(building, ignore_errors=True)
        building.parent.mkdir(parents=True, exist_ok=True)
        client = local_client(building)
        collection = client.create_collection(
            COLLECTION,
            embedding_function=None,
            metadata={
                "fingerprint": fingerprint,
                "hnsw:space": "ip",
                "hnsw:search_ef": CANDIDATES_KEPT,
            },
        )
        _fill(collection, batches)
        release(client)
        shutil.rmtree(folder, ignore_errors=True)
        try:
            os.replace(building, folder)
        except OSError:  # another process was faster; its store is as good
            shutil.rmtree(building, ignore_errors=True)

    @classmethod
    def open(
        cls, folder: Path, fingerprint: str, count: int, shipped: Sequence[Path] = ()
    ) -> VectorStore:
        """Open a store; a shipped read-only one is copied first, because Chroma writes.

        count: how many documents it must hold.
        Raises: IndexMissing when there is none, IndexStale when it is another's or damaged.
        """
        if not folder.is_dir():
            _copy_shipped(folder, shipped)
        if not folder.is_dir():
            raise IndexMissing(path=str(folder))
        try:
            client = local_client(folder)
            store = cls._checked(client, fingerprint, count)
        except RetrievalError as error:
            raise IndexStale(path=str(folder)) from error
        except Exception as error:  # chromadb and its Rust core raise many kinds for damage
            raise IndexStale(path=str(folder)) from error
        return store

    @classmethod
    def connect(
        cls, host: str, port: int, fingerprint: str, batches: Iterable[Vectors], count: int
    ) -> VectorStore:
        """Use a Chroma server instead of a folder; fills its collection when it is not there.

        Raises: RetrievalError when the server cannot be reached.
        """
        try:
            import chromadb

            client = chromadb.HttpClient(host=host, port=port, settings=_settings())
            name = f"{COLLECTION}-{fingerprint}"
            known = {collection.name for collection in client.list_collections()}
            if name not in known:
                metadata = {"fingerprint": fingerprint, "hnsw:space": "ip"}
                collection = client.create_collection(
                    name, embedding_function=None, metadata=metadata
                )
                _fill(collection, batches)
            return cls._checked(client, fingerprint, count, name)
        except RetrievalError:
            raise
        except Exception as error:
            raise RetrievalError(path=f"{host}:{port}", detail=str(error)) from error

    @classmethod
    def _checked(
        cls, client: Any, fingerprint: str, count: int, name: str = COLLECTION
    ) -> VectorStore:
        collection = client.get_collection(name, embedding_function=None)
        found = (collection.metadata or {}).get("fingerprint")
        if found != fingerprint or collection.count() != count:
            raise IndexStale(path=name)
        return cls(client, collection)

    def nearest(self, vector: Vectors, limit: int) -> tuple[NDArray[np.int64], Vectors]:
        """Positions of the nearest documents and their similarity, best first."""
        answer = self._collection.query(
            query_embeddings=[vector], n_results=limit, include=["distances"]
        )
        positions = np.array([int(found) for found in answer["ids"][0]], dtype=np.int64)
        return positions, 1.0 - np.array(answer["distances"][0], dtype=np.float32)

    def close(self) -> None:
        """Let go of the files."""
        release(self._client)


def _fill(collection: Any, batches: Iterable[Vectors]) -> None:
    start = 0
    for batch in batches:
        for first in range(0, len(batch), BATCH):
            rows = batch[first : first + BATCH]
            ids = [str(start + first + n) for n in range(len(rows))]
            collection.add(ids=ids, embeddings=rows)
        start += len(batch)


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def local_client(folder: Path) -> Any:
    import chromadb

    return chromadb.PersistentClient(path=str(folder), settings=_settings())


def release(client: Any) -> None:
    # Chroma caches one system a path; a folder that is renamed or rebuilt must not meet it again.
    close = getattr(client, "close", None)
    if close is not None:
        close()
    client.clear_system_cache()


def _copy_shipped(folder: Path, shipped: Sequence[Path]) -> None:
    source = next((place for place in shipped if place.is_dir()), None)
    if source is None:
        return
    building = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    shutil.rmtree(building, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, building, copy_function=shutil.copyfile)
    os.replace(building, folder)
