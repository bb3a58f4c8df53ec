"""Word search: BM25 from the bm25s library over stemmed Indonesian terms."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import bm25s
import msgspec
import numpy as np
from numpy.typing import NDArray

from kelas_ai.domain.passage import Document
from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.text import terms, words

DOCUMENTS = "dokumen.json"
STAMP = "cap.json"


class Bm25Index:
    """BM25 scores and inverse document frequencies over a fixed set of documents."""

    def __init__(
        self,
        documents: Sequence[Document],
        bm25: bm25s.BM25,
        frequency: dict[str, int],
        vocabulary: dict[str, int],
    ) -> None:
        self.documents = documents
        self.vocabulary = vocabulary
        self._bm25 = bm25
        self._frequency = frequency

    @classmethod
    def build(cls, documents: Sequence[Document]) -> Bm25Index:
        """Index documents in memory."""
        corpus = [terms(document.text) for document in documents]
        bm25 = bm25s.BM25(method="lucene", k1=1.2, b=0.5)
        bm25.index(corpus, show_progress=False)
        frequency: dict[str, int] = {}
        for document_terms in corpus:
            for term in set(document_terms):
                frequency[term] = frequency.get(term, 0) + 1
        vocabulary = Counter(word for document in documents for word in words(document.text))
        return cls(documents, bm25, frequency, dict(vocabulary))

    def term_scores(self, term: str) -> NDArray[np.float32]:
        """BM25 score of one term, one a document; zeros for an unknown term."""
        if term not in self._frequency:
            return np.zeros(len(self.documents), dtype=np.float32)
        values: NDArray[np.float32] = self._bm25.get_scores([term])
        return values

    def idf(self, term: str) -> float:
        """How telling a term is: high for rare, highest for unknown words."""
        count = self._frequency.get(term, 0)
        total = len(self.documents)
        return float(np.log(1 + (total - count + 0.5) / (count + 0.5)))

    def knows(self, term: str) -> bool:
        """True when some document has this term."""
        return term in self._frequency

    def save(self, folder: Path, fingerprint: str) -> None:
        """Write the index beside its place and rename it, so it is whole or absent."""
        building = folder.with_name(f"{folder.name}.{os.getpid()}.part")
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        self._bm25.save(str(building), show_progress=False)
        (building / DOCUMENTS).write_bytes(msgspec.json.encode(list(self.documents)))
        stamp = {
            "fingerprint": fingerprint,
            "frequency": self._frequency,
            "vocabulary": self.vocabulary,
        }
        (building / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(building, folder)

    @classmethod
    def load(cls, folder: Path, fingerprint: str) -> Bm25Index:
        """Open a saved index.

        Raises: IndexMissing when absent, IndexStale when built from other files or damaged.
        """
        if not folder.is_dir():
            raise IndexMissing(path=str(folder))
        try:
            stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
            if stamp["fingerprint"] != fingerprint:
                raise IndexStale(path=str(folder))
            documents = msgspec.json.decode((folder / DOCUMENTS).read_bytes(), type=list[Document])
            bm25 = bm25s.BM25.load(str(folder), load_corpus=False, show_progress=False)
            return cls(documents, bm25, stamp["frequency"], stamp["vocabulary"])
        except (OSError, ValueError, KeyError, msgspec.MsgspecError) as error:
            raise IndexStale(path=str(folder)) from error
