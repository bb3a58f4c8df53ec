"""Lines become paragraphs again without inventing or losing letters."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.reading.joining import BROKEN, count_words, finished, join, marked, note_breaking

WORDS = st.lists(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz,.()", min_size=1, max_size=12),
    min_size=1,
    max_size=30,
)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["kegiatan pembela-", "jaran di kelas"], "kegiatan pembelajaran di kelas"),
        (["masalah sehari-", "hari murid"], "masalah sehari-hari murid"),
        (["sikap tolong-", "menolong"], "sikap tolong-menolong"),
        (["peran lemba-", "ga-lembaga negara"], "peran lembaga-lembaga negara"),
        (["hadis Al-", "Qur’an"], "hadis Al-Qur’an"),
        (["lisan dan/", "atau tulis"], "lisan dan/atau tulis"),
        (["satu", "dua"], "satu dua"),
    ],
)
def test_line_ends_are_joined_as_indonesian_is_written(lines: list[str], wanted: str) -> None:
    assert join([marked(line) for line in lines], Counter()) == wanted


def test_the_form_used_elsewhere_in_the_document_wins() -> None:
    words: Counter[str] = Counter()
    count_words([marked("antar-satuan baku dan bumi-bulan-matahari")], words)
    assert join([marked("hubungan antar-"), "satuan"], words) == "hubungan antar-satuan"
    assert join([marked("hubungan antar-"), "satuan"], Counter()) == "hubungan antarsatuan"


def test_a_broken_word_is_not_counted_as_two() -> None:
    words: Counter[str] = Counter()
    count_words([marked("kegiatan pembela-"), marked("jaran aktif")], words)
    assert words == Counter(kegiatan=1, aktif=1)


def test_a_document_that_breaks_no_words_keeps_all_its_hyphens() -> None:
    words: Counter[str] = Counter()
    note_breaking([(marked("cabang al-"), "iman")], words)
    assert join([marked("prinsip human-"), "centered"], words) == "prinsip human-centered"


def test_a_document_that_breaks_words_it_also_writes_whole_loses_them() -> None:
    words: Counter[str] = Counter(["pembelajaran", "kegiatan", "lingkungan", "penyelidikan"])
    halves = [("pembela-", "jaran"), ("kegi-", "atan"), ("ling-", "kungan")]
    note_breaking([(marked(first), second) for first, second in halves], words)
    assert join([marked("bermak-"), "na"], words) == "bermakna"


@given(WORDS, st.data())
def test_any_way_of_breaking_lines_between_words_gives_the_text_back(
    said: list[str], data: st.DataObject
) -> None:
    text = " ".join(said)
    cuts = data.draw(st.lists(st.integers(1, len(said)), max_size=5))
    places = sorted({0, len(said), *(cut for cut in cuts if cut <= len(said))})
    lines = [" ".join(said[a:b]) for a, b in zip(places, places[1:], strict=False)]
    assert join([marked(line) for line in lines], Counter()) == text


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_letter_is_lost_or_made(first: str, second: str) -> None:
    joined = finished(join([marked(first), marked(second)], Counter()))
    before = Counter(char for char in first + second if char.isalnum())
    assert Counter(char for char in joined if char.isalnum()) == before
    assert BROKEN not in joined or BROKEN in first + second
