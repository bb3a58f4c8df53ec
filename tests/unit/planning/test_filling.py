"""Topic titles inside sentences, and patterns filled with them."""

from __future__ import annotations

import re

import pytest

from kelas_ai.curriculum.card_rules import texts_of
from kelas_ai.curriculum.patterns import read_patterns
from kelas_ai.domain.curriculum import StrandSummary
from kelas_ai.domain.pattern import Pattern
from kelas_ai.planning.filling import fill_pattern, inside_sentence
from tests.conftest import PACK


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Sistem pernapasan manusia", "sistem pernapasan manusia"),
        ("Menulis pantun dan puisi", "cara menulis pantun dan puisi"),
        ("Berpidato persuasif", "cara berpidato persuasif"),
        ("Metabolisme: katabolisme dan anabolisme", "metabolisme (katabolisme dan anabolisme)"),
        ("Media, hoaks, dan literasi digital", "media, hoaks, dan literasi digital"),
        ("Mengapa aturan harus dipatuhi", "mengapa aturan harus dipatuhi"),
        ("Mengzi dan watak sejati manusia", "Mengzi dan watak sejati manusia"),
        ("Pancasila, Bhinneka Tunggal Ika, dan NKRI", "Pancasila, Bhinneka Tunggal Ika, dan NKRI"),
        ("Hadis tentang kebersihan", "hadis tentang kebersihan"),
        ("Surat lamaran kerja", "surat lamaran kerja"),
        ("DNA, RNA, dan kromosom", "DNA, RNA, dan kromosom"),
        ("", ""),
    ],
)
def test_a_title_stands_inside_a_sentence(title: str, inside: str) -> None:
    assert inside_sentence(title) == inside


@pytest.mark.parametrize("pattern", read_patterns(PACK / "pola"), ids=lambda pattern: pattern.id)
@pytest.mark.parametrize("title", ["Zakat", "Menghubungkan simbol, nilai, dan aturan di rumah"])
def test_a_filled_pattern_keeps_no_place_open(pattern: Pattern, title: str) -> None:
    summary = StrandSummary(
        strand_id="X-A-Y", subject="IPS", phase="A", strand="Elemen", summary="Ringkas.", topics=()
    )
    texts = [text for _, text in texts_of(fill_pattern(pattern, summary, title, "Fakta.", 1))]
    assert not [text for text in texts if re.search(r"[{}]|\bcara cara\b", text)]
    assert any("Fakta." in text for text in texts)
