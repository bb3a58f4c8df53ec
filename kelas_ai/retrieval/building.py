"""Open the word index of a pack, building it when it is missing or stale."""

from __future__ import annotations

import shutil
from pathlib import Path

from kelas_ai.curriculum.compiled import CompiledPack
from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.bm25 import Bm25Index
from kelas_ai.retrieval.documents import documents_of


def open_word_index(pack: CompiledPack, folder: Path, fingerprint: str) -> Bm25Index:
    """The BM25 index over all cards, topics and elements of a pack."""
    try:
        return Bm25Index.load(folder, fingerprint)
    except (IndexMissing, IndexStale):
        index = Bm25Index.build(list(documents_of(pack.summaries.values(), pack.cards())))
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            index.save(folder, fingerprint)
        except OSError:
            return index  # a full or forbidden cache costs the next start, not this search
        for old in folder.parent.glob("nasional-*.bm25"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)
        return index
