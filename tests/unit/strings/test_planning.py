"""Sentences that the composer fills with numbers."""

from __future__ import annotations

import pytest

from kelas_ai.strings.planning import grouping


@pytest.mark.parametrize(
    ("students", "groups"),
    [
        (30, "lima kelompok beranggota empat dan dua kelompok beranggota lima."),
        (25, "lima kelompok beranggota empat dan satu kelompok beranggota lima."),
        (27, "enam kelompok beranggota empat dan satu kelompok beranggota tiga."),
        (32, "8 kelompok."),
    ],
)
def test_two_counts_in_one_sentence_are_written_alike(students: int, groups: str) -> None:
    assert grouping(students).endswith(f"bila berkelompok empat, {groups}")
