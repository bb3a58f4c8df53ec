"""Marks are read generously and scored exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.domain.practice import Fault, MarkTask
from kelas_ai.practice.scoring import read_marks, score

TASK = MarkTask(
    unit_id="b1",
    attempt=1,
    basis="x",
    title="x",
    lines=tuple("abcdefgh"),
    faults=(
        Fault(line=2, kind="fakta", explanation="e", accepted=frozenset({2})),
        Fault(line=5, kind="menit", explanation="e", accepted=frozenset({5, 7})),
    ),
)


def test_found_missed_and_false_alarms_are_told_apart() -> None:
    scored = score(TASK, [2, 3])
    assert [fault.line for fault in scored.found] == [2]
    assert [fault.line for fault in scored.missed] == [5]
    assert scored.false_alarms == (3,)
    assert not scored.shown


def test_the_total_line_counts_for_wrong_minutes_once() -> None:
    assert score(TASK, [2, 7]).shown
    both = score(TASK, [2, 5, 7])
    assert len(both.found) == 2 and both.false_alarms == ()


def test_marking_everything_is_not_showing_it() -> None:
    assert not score(TASK, range(1, 9)).shown


def test_no_marks_find_nothing() -> None:
    assert not score(TASK, []).shown and len(score(TASK, []).missed) == 2


@given(st.sets(st.integers(1, 8)))
def test_every_mark_is_counted_exactly_once(marks: set[int]) -> None:
    scored = score(TASK, marks)
    used = {line for fault in scored.found for line in fault.accepted & marks}
    assert used | set(scored.false_alarms) == marks
    assert len(scored.found) + len(scored.missed) == len(TASK.faults)


def test_numbers_ranges_and_separators_are_read() -> None:
    assert read_marks("3 8, 5;6-7", 10) == ([3, 5, 6, 7, 8], [])
    assert read_marks("2 – 4", 10) == ([2, 3, 4], [])
    assert read_marks("", 10) == ([], [])


def test_what_is_no_line_is_named() -> None:
    assert read_marks("0 11 tiga 4", 10) == ([4], ["0", "11", "tiga"])


@given(st.text(max_size=60))
def test_any_typing_gives_lines_of_the_sheet_or_is_named(text: str) -> None:
    numbers, unread = read_marks(text, 20)
    assert all(1 <= number <= 20 for number in numbers)
    assert all(part.strip() for part in unread)
