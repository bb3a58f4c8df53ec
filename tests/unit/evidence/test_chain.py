"""Whole chains are taken, spoilt ones are named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.evidence.chain import Flaw, judge
from tests.unit.evidence.chains import NOW, chain, key_of


def test_a_whole_chain_is_taken() -> None:
    judged = judge(chain(key_of(1)), NOW)
    assert judged.flaw is None and len(judged.lines) == 4 and not judged.odd_clock


def test_an_edited_record_breaks_the_chain() -> None:
    lines = chain(key_of(1))
    lines[1] = lines[1].replace(b'"mulai"', b'"tugas"')
    assert judge(lines, NOW).flaw is Flaw.BROKEN


def test_an_edited_last_record_is_named() -> None:
    lines = chain(key_of(1))[:3]
    lines[2] = lines[2].replace(b'"tampak":true', b'"tampak":false')
    assert judge(lines, NOW).flaw is Flaw.EDITED


def test_a_left_out_record_breaks_the_chain() -> None:
    lines = chain(key_of(1))
    assert judge([*lines[:1], *lines[2:]], NOW).flaw is Flaw.BROKEN


def test_records_of_two_keys_are_not_one_chain() -> None:
    mixed = [*chain(key_of(1))[:2], *chain(key_of(2))[2:]]
    assert judge(mixed, NOW).flaw is Flaw.MIXED


def test_a_shorter_honest_chain_is_still_sound() -> None:
    assert judge(chain(key_of(1))[:2], NOW).flaw is None


def test_times_from_the_future_and_far_backwards_are_odd() -> None:
    moments = ["2026-11-01T08:00:00", "2031-01-01T08:00:00", "2026-11-02T08:00:00", "2026-05-01"]
    assert judge(chain(key_of(1), moments=moments), NOW).odd_clock == {2, 4}


def test_a_record_of_a_newer_version_is_named() -> None:
    lines = [chain(key_of(1))[0].replace(b'"versi":1', b'"versi":9')]
    judged = judge(lines, NOW)
    assert judged.flaw is Flaw.UNREADABLE and "versi 9" in judged.detail


def test_one_key_has_one_spelling() -> None:
    lines = chain(key_of(1))[:1]
    key = bytes(key_of(1).verify_key).hex().encode()
    assert judge([lines[0].replace(key, key.upper())], NOW).flaw is Flaw.UNREADABLE


@given(st.lists(st.binary(max_size=80), max_size=5))
def test_any_bytes_are_judged_without_an_error(lines: list[bytes]) -> None:
    assert judge(lines, NOW).flaw is not None


@given(st.integers(0, 3), st.integers(0, 400), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(place: int, at: int, change: int) -> None:
    lines = chain(key_of(1))
    spoilt = bytearray(lines[place])
    spoilt[at % len(spoilt)] ^= change
    lines[place] = bytes(spoilt)
    judged = judge(lines, NOW)
    same_value = bytes(spoilt).lower() == chain(key_of(1))[place]
    assert judged.flaw is not None or same_value
