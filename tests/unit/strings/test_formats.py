"""Dates, numbers and lists as Indonesian schools write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.strings.formats import (
    closed,
    decimal,
    listed,
    long_date,
    roman,
    school_year,
    semester,
    sentence,
    shortened,
    spans_of,
)


def test_dates_are_written_with_the_months_name() -> None:
    assert long_date("2026-11-24T08:00:00") == long_date(date(2026, 11, 24)) == "24 November 2026"
    assert long_date("kemarin") == long_date("") == ""


def test_the_school_year_starts_in_july() -> None:
    june, july = date(2026, 6, 30), date(2026, 7, 1)
    assert [school_year(day) for day in (june, july)] == ["2025/2026", "2026/2027"]
    assert [semester(day) for day in (june, july)] == ["genap", "ganjil"]


@pytest.mark.parametrize(
    ("value", "digits", "told"), [(1234567.891, 2, "1.234.567,89"), (0.5, 1, "0,5"), (7, 0, "7")]
)
def test_numbers_have_decimal_commas(value: float, digits: int, told: str) -> None:
    assert decimal(value, digits) == told


def test_lists_end_with_dan() -> None:
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "", "b", "c"])] == [
        "",
        "a",
        "a dan b",
        "a, b, dan c",
    ]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [([], ""), ([3], "3"), ([5, 6, 7, 8], "5–8"), ([1, 3, 4, 9], "1, 3–4, dan 9")],
)
def test_runs_of_numbers_are_written_short(numbers: list[int], told: str) -> None:
    assert spans_of(numbers) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("Benar", "Benar."), ("Benar.", "Benar."), ("Ya?”", "Ya?”"), ("“ya”", "“ya”."), ("1… ", "1…")],
)
def test_sentences_are_closed_once(text: str, told: str) -> None:
    assert closed(text) == told


def test_classes_are_roman_and_sentences_begin_large() -> None:
    assert [roman(grade) for grade in (1, 4, 9, 12, 13)] == ["I", "IV", "IX", "XII", "13"]
    assert [sentence(text) for text in ("penalaran kritis", "")] == ["Penalaran kritis", ""]


@given(st.text(max_size=80), st.integers(min_value=2, max_value=60))
def test_shortened_text_fits_and_keeps_whole_words(text: str, limit: int) -> None:
    told = shortened(text, limit)
    plain = " ".join(text.split())
    assert len(told) <= limit
    assert told == plain or (told.endswith("…") and plain.startswith(told[:-1]))
