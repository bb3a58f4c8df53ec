"""Word search over imported passages: BM25 on disk, mapped into memory, texts stay in the store.

A library of 50,000 passages must open in a moment on a 4 GB laptop, so only numbers are loaded;
the caller fetches the texts of the few passages that it shows.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from kelas_ai.domain.passage import Document
from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.ranking import Preferences
from kelas_ai.retrieval.text import terms

STAMP, IDS, GROUPS, ELEMENTS = "cap.json", "id.npy", "kelompok.npy", "elemen.json"
NO_ELEMENT = -1

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedPassage:
    """What the index keeps of a passage. element: place in the list of elements, or -1."""

    id: int
    element: int
    text: str


class PassageIndex:
    """BM25 over passages; `ids` and `groups` run parallel to the scores.

    elements: the outcomes that clauses belong to, as documents without text.
    """

    def __init__(
        self, bm25: bm25s.BM25, ids: Numbers, groups: NDArray[np.int32], elements: list[Document]
    ) -> None:
        self.ids = ids
        self.groups = groups
        self.elements = elements
        self.preferences = Preferences(elements)
        scores = bm25.scores
        self._terms: dict[str, int] = bm25.vocab_dict
        self._data, self._rows, self._starts = scores["data"], scores["indices"], scores["indptr"]

    def __len__(self) -> int:
        return len(self.ids)

    def knows(self, term: str) -> bool:
        """Whether some passage has this term."""
        return term in self._terms

    def idf(self, term: str) -> float:
        """How telling a term is among these passages; highest for unknown words."""
        number = self._terms.get(term)
        count = 0 if number is None else int(self._starts[number + 1] - self._starts[number])
        return float(np.log(1 + (len(self) - count + 0.5) / (count + 0.5)))

    def scores(self, query_terms: Sequence[str]) -> tuple[Floats, Floats]:
        """BM25 (best is 1) and covered share of the query's weight, one a passage."""
        total = np.zeros(len(self), dtype=np.float32)
        covered = np.zeros_like(total)
        whole = sum(self.idf(term) for term in query_terms)
        for term in query_terms:
            number = self._terms.get(term)
            if number is None:
                continue
            span = slice(int(self._starts[number]), int(self._starts[number + 1]))
            rows = self._rows[span]
            total[rows] += self._data[span]
            covered[rows] += self.idf(term) / whole
        highest = float(total.max(initial=0.0))
        return (total / highest if highest else total), np.minimum(covered, 1.0)

    def positions(self, ids: Numbers) -> Numbers:
        """Where these passages stand; those that are not here are left out."""
        places = np.searchsorted(self.ids, ids)
        places = np.minimum(places, max(len(self) - 1, 0))
        fits = self.ids[places] == ids if len(self) else np.zeros(len(ids), dtype=bool)
        found: Numbers = np.where(fits, places, -1)
        return found

    @classmethod
    def build(
        cls,
        folder: Path,
        mark: str,
        passages: Iterable[IndexedPassage],
        elements: Sequence[Document],
    ) -> None:
        """Write the index beside its place and rename it, so that it is whole or absent.

        passages: ordered by id. mark: of the store that they come from.
        """
        ids: list[int] = []
        groups: list[int] = []
        corpus: list[list[str]] = []
        for passage in passages:
            ids.append(passage.id)
            groups.append(passage.element)
            corpus.append(terms(passage.text))
        bm25 = bm25s.BM25(method="lucene", k1=1.2, b=0.5)
        bm25.index(corpus or [[""]], show_progress=False)
        building = folder.with_name(f"{folder.name}.{os.getpid()}.part")
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        bm25.save(str(building), show_progress=False)
        np.save(building / IDS, np.array(ids, dtype=np.int64))
        np.save(building / GROUPS, np.array(groups, dtype=np.int32))
        rows = [[d.id, d.title, d.subject, d.phase, d.strand_id, d.strand] for d in elements]
        (building / ELEMENTS).write_text(json.dumps(rows), encoding="utf-8")
        stamp = {"mark": mark, "count": len(ids), "sums": _sums(building)}
        (building / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            os.replace(building, folder)
        except OSError:  # another process was faster; its index is as good
            shutil.rmtree(building, ignore_errors=True)

    @classmethod
    def open(cls, folder: Path, mark: str) -> PassageIndex:
        """Open a saved index.

        Raises: IndexMissing when absent, IndexStale when of another state or damaged.
        """
        if not folder.is_dir():
            raise IndexMissing(path=str(folder))
        try:
            stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
            if stamp["mark"] != mark or stamp["sums"] != _sums(folder):
                raise IndexStale(path=str(folder))
            rows = json.loads((folder / ELEMENTS).read_text(encoding="utf-8"))
            ids, groups = np.load(folder / IDS), np.load(folder / GROUPS)
            bm25 = bm25s.BM25.load(str(folder), load_corpus=False, mmap=True, show_progress=False)
            return cls(bm25, ids, groups, [_element(row) for row in rows])
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise IndexStale(path=str(folder)) from error


def _sums(folder: Path) -> dict[str, int]:
    """Checksums of all files but the stamp: a flipped bit must not rank passages."""
    paths = sorted(path for path in folder.iterdir() if path.name != STAMP)
    return {path.name: zlib.crc32(path.read_bytes()) for path in paths}


def _element(row: Sequence[str]) -> Document:
    document_id, title, subject, phase, strand_id, strand = row
    return Document(
        kind="cp",
        id=document_id,
        title=title,
        subject=subject,
        phase=phase,
        strand_id=strand_id,
        strand=strand,
        grade=0,
        text="",
        source="",
    )
