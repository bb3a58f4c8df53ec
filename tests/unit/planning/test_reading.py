"""Cleaning, tokens, claims and phrases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.planning.cleaning import clean_text, split_words
from kelas_ai.planning.phrases import PhraseBook
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_numbers import number_at


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("pecahan\u200b  senilai\x07", "pecahan senilai"),
        ("<b>pecahan</b> **senilai**", "pecahan senilai"),
        ("a < b dan c > d", "a < b dan c > d"),
        ("suhu 30°C 🌡️", "suhu 30°C"),
        ("# Judul\n> kutipan", "Judul\nkutipan"),
        ("Nama guru: Budi\nKelas: 5", "Kelas: 5"),
        ("x² + 2x = 0", "x² + 2x = 0"),
        ("1\r\n2\r3", "1\n2\n3"),
    ],
)
def test_markup_and_control_characters_go_and_mathematics_stays(typed: str, cleaned: str) -> None:
    assert clean_text(typed) == cleaned


@given(st.text(max_size=400))
@settings(deadline=None)
def test_cleaning_twice_is_cleaning_once_for_words(text: str) -> None:
    once = clean_text(text)
    assert split_words(clean_text(once)) == split_words(once) or "<" in text or "*" in text
    assert not any(char < " " and char != "\n" for char in once)


def test_words_are_compared_without_case_accents_and_glued_digits() -> None:
    assert split_words("Kls5 KÉLAS 2x35 al-Qur'an") == (
        *("kls", "5", "kelas", "2", "x", "35"),
        *("al", "qur", "an"),
    )


def test_the_topic_keeps_spelling_and_inner_punctuation() -> None:
    reading = Reading("mtk DPR, MPR (lembaga), sin(a+b) kls 5")
    reading.claim(0, 1, "mapel")
    reading.claim(7, 9, "kelas")
    assert reading.topic() == "DPR, MPR (lembaga), sin(a+b)"


def test_the_longest_phrase_wins_and_punctuation_breaks_it() -> None:
    book = PhraseBook({"seni": 1, "seni musik": 2, "seni musik daerah": 3})
    assert [match[2] for match in book.found(Reading("seni musik daerah seni, musik"))] == [3, 1]


def test_claimed_words_are_no_longer_found() -> None:
    reading = Reading("seni musik")
    reading.claim(1, 2, "lain")
    assert [match[2] for match in PhraseBook({"seni musik": 2, "seni": 1}).found(reading)] == [1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28", (1, 28)),
        ("dua puluh delapan", (3, 28)),
        ("dua belas", (2, 12)),
        ("sepuluh", (1, 10)),
        ("tiga puluh", (2, 30)),
        ("1/2", (1, 1)),
        ("2,5", None),
        ("pecahan", None),
        ("9" * 400, (1, 10**9)),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, expected: tuple[int, int] | None) -> None:
    assert number_at(Reading(text), 0) == expected


@given(st.integers(1, 99))
def test_every_number_word_up_to_ninety_nine_is_read(value: int) -> None:
    assert number_at(Reading(in_words(value)), 0) == (len(in_words(value).split()), value)


def in_words(value: int) -> str:
    units = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
    if value < 12:
        return units[value]
    if value < 20:
        return f"{units[value - 10]} belas"
    tens, rest = divmod(value, 10)
    return f"{units[tens]} puluh {units[rest]}".removesuffix(" nol")
