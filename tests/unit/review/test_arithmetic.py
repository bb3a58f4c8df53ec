"""Arithmetic in running text: slips are found, everything else is left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.review.arithmetic import wrong_claims

HOLDS_OR_UNJUDGED = [
    "3 × 4 = 12",
    "2/3 = 10/15 dan 3/5 = 9/15",
    "15/24 > 14/24",
    "10% dari 200 = 20",
    "skala 1 : 100",
    "1.000 + 250 = 1.250",
    "22 : 7 = 3,14",
    "x + 2 = 5",
    "2x = 4 dan 3x − 2 = 7",
    "luas = 3 × 4 = 12 cm²",
    "pukul 07.30-08.15",
    "24 November 2026",
    "3² + 4² = 25",
    "log 100 = 2",
    "KPK 4 dan 6 = 12",
    "sin 30° = 1/2",
    "2 3/4 = 11/4",
    "100 cm = 1 m",
    "(2 + 3) × 4 = 20",
    "√16 = 4",
    "2 : 3 = 4 : 6",
    "pH = 7",
    "2/3 : 4/5 = 2/3 × 5/4 = 5/6",
    "(4,3 – 4,0) dibagi 4,0 dikalikan 100% = 7,5%",
    "1/2 = 50 persen",
]
SLIPS = [
    "3 × 4 = 13",
    "2/3 = 9/15",
    "5/12 > 2/3",
    "10% dari 200 = 30",
    "1.000 + 250 = 1.350",
    "jadi 8 + 5 = 12.",
    "3/4 = 8/12 dan 5/6 = 10/12",
    "1/2 + 1/3 = 2/5",
]


@pytest.mark.parametrize("text", HOLDS_OR_UNJUDGED)
def test_true_or_uncertain_claims_raise_no_alarm(text: str) -> None:
    assert list(wrong_claims(text)) == []


@pytest.mark.parametrize("text", SLIPS)
def test_slips_are_found(text: str) -> None:
    assert len(list(wrong_claims(text))) == 1


small = st.integers(min_value=1, max_value=99)


@given(small, small, st.sampled_from("+−×"), st.integers(min_value=-3, max_value=3))
def test_whole_number_results_are_judged_exactly(a: int, b: int, sign: str, off: int) -> None:
    result = {"+": a + b, "−": a - b, "×": a * b}[sign] + off
    if result < 0:
        return
    found = list(wrong_claims(f"Jadi {a} {sign} {b} = {result}."))
    assert bool(found) == bool(off)


@given(small, small, small, small)
def test_fraction_comparisons_are_judged_exactly(a: int, b: int, c: int, d: int) -> None:
    found = list(wrong_claims(f"{a}/{b} > {c}/{d}"))
    assert bool(found) == (not Fraction(a, b) > Fraction(c, d))


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    list(wrong_claims(text))


@given(st.text(alphabet="0123456789 +−×:/=<>%,.()-xdari", max_size=200))
def test_any_number_soup_is_read_without_error(text: str) -> None:
    list(wrong_claims(text))
