"""Preferences of a query over all documents at once, as arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kelas_ai.domain.passage import Document, Query

Floats = NDArray[np.float32]

SUBJECT_MISS = 0.25
PHASE_NEAR, PHASE_MISS = 0.4, 0.25
GRADE_MISS = 0.92
KIND_WEIGHT = {"kartu": 1.05, "topik": 1.0, "cp": 0.85}
PHASES = "ABCDEF"


class Preferences:
    """How well each document suits what is known of subject, phase and grade (1 is best)."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._subjects: dict[str, int] = {}
        numbers = [
            self._subjects.setdefault(document.subject, len(self._subjects))
            for document in documents
        ]
        self._subject = np.array(numbers, dtype=np.int32)
        self._phase = np.array([PHASES.index(d.phase) for d in documents], dtype=np.int8)
        self._grade = np.array([document.grade for document in documents], dtype=np.int8)
        self._kind = np.array([KIND_WEIGHT[d.kind] for d in documents], dtype=np.float32)

    def of(self, query: Query) -> Floats:
        """float32, one factor a document."""
        factor = self._kind.copy()
        if query.subject in self._subjects:
            factor[self._subject != self._subjects[query.subject]] *= SUBJECT_MISS
        if query.phase:
            distance = np.abs(self._phase - PHASES.index(query.phase))
            factor[distance == 1] *= PHASE_NEAR
            factor[distance > 1] *= PHASE_MISS
        if query.grade:
            factor[(self._grade != 0) & (self._grade != query.grade)] *= GRADE_MISS
        return factor
