"""Minutes always add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.planning.minutes import SMALLEST, share_minutes

weights = st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=14)


@given(st.integers(min_value=28, max_value=400), weights)
def test_shares_add_up_and_none_is_empty(total: int, parts: list[int]) -> None:
    shares = share_minutes(total, parts)
    assert sum(shares) == total
    assert min(shares) >= SMALLEST


@given(st.sampled_from([35, 40, 45, 70, 80, 90, 105, 120, 135, 160, 180]), weights)
def test_a_heavier_step_never_gets_less_time(total: int, parts: list[int]) -> None:
    shares = share_minutes(total, parts)
    for i, first in enumerate(parts):
        for j, second in enumerate(parts):
            if first > second:
                assert shares[i] >= shares[j]


def test_long_steps_come_in_fives() -> None:
    assert share_minutes(105, [12, 20, 18, 20, 12, 8, 10]) == [15, 20, 20, 20, 10, 10, 10]


def test_short_steps_get_what_they_need() -> None:
    assert share_minutes(70, [12, 20, 18, 20, 12, 8, 10]) == [8, 14, 13, 14, 8, 6, 7]


def test_too_many_steps_for_the_time_are_refused() -> None:
    with pytest.raises(ValueError, match="tidak cukup"):
        share_minutes(5, [1, 1, 1])
