"""Threads chosen by a probe: pure choices, and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from kelas_ai.engine.threads import OtherWork, candidates, fastest, probe, remember, remembered
from tests.unit.engine.imitation import ImitationContext


@pytest.mark.parametrize(
    ("usable", "physical", "tried"),
    [(1, 1, [1]), (2, 2, [1, 2]), (4, 2, [2, 4]), (4, 4, [2, 4]), (8, 4, [2, 4, 8])],
)
def test_few_counts_are_tried(usable: int, physical: int, tried: list[int]) -> None:
    assert candidates(usable, physical) == tried


def test_more_threads_must_be_clearly_faster() -> None:
    assert fastest([(1, 1.0), (2, 0.98)]) == 1
    assert fastest([(1, 1.0), (2, 0.6), (4, 0.58)]) == 2
    assert fastest([(2, 1.0), (4, 1.4), (8, 0.7)]) == 8


def test_a_probe_tries_every_count_and_leaves_the_memory_empty() -> None:
    context, asked = ImitationContext(), list[int]()
    chosen = probe(context, asked.append, [1, 2], usual=2, busy=lambda: 0.0)
    assert asked[:4] == [1, 2, 1, 2]
    assert asked[-1] == chosen
    assert context.cells() == 0


def test_a_busy_machine_teaches_nothing() -> None:
    asked, spent = list[int](), iter([0.0, 1000.0])
    chosen = probe(ImitationContext(), asked.append, [1, 2], usual=2, busy=lambda: next(spent))
    assert (chosen, asked[-1]) == (0, 2)


def test_other_work_is_counted_without_our_own() -> None:
    before = OtherWork().seconds()
    assert before > 0
    sum(range(100_000))
    assert OtherWork().seconds() >= before - 1


def test_a_choice_is_remembered_per_machine_and_a_damaged_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "utas.json"
    remember(file, "laptop A", 2)
    remember(file, "laptop B", 4)
    assert (remembered(file, "laptop A"), remembered(file, "laptop B")) == (2, 4)
    assert remembered(file, "laptop C") == 0
    for damaged in ("{", "[1]", '{"laptop A": "dua"}'):
        file.write_text(damaged)
        assert remembered(file, "laptop A") == 0
    remember(file, "laptop A", 1)
    assert remembered(file, "laptop A") == 1
    assert remembered(None, "laptop A") == 0
