"""The shipped units are whole, cover every strand, and speak good Indonesian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kelas_ai.domain.practice import TaskKind
from kelas_ai.errors import PackInvalid
from kelas_ai.practice.private_data import private_data
from kelas_ai.practice.tasks import rng_for, statement_task
from kelas_ai.practice.units import read_unit, read_units
from kelas_ai.strings.practice import STRANDS
from tests.unit.practice.conftest import UNITS


def test_every_strand_has_two_units_and_the_pack_a_written_task_in_four() -> None:
    units = read_units(UNITS)
    for strand in STRANDS:
        assert sum(unit.strand == strand for unit in units) >= 2, strand
    assert {unit.strand for unit in units if unit.task is TaskKind.WRITE} >= set("acde")


def test_ids_are_unique() -> None:
    ids = [unit.id for unit in read_units(UNITS)]
    assert len(ids) == len(set(ids))


def test_units_say_murid() -> None:
    for unit in read_units(UNITS):
        told = " ".join([unit.goal, *unit.explanation, *(one.text for one in unit.statements)])
        assert not re.search(r"\bsisw[ai]\b", told, re.I), unit.id


@pytest.mark.parametrize("teacher", ["a", "b", "c"])
def test_statement_tasks_always_hold_wrong_and_sound_statements(teacher: str) -> None:
    for unit in read_units(UNITS):
        if unit.task is TaskKind.MARK:
            task = statement_task(unit, rng_for(teacher, unit.id, 1), 1)
            assert 3 <= len(task.faults) <= 4 and len(task.lines) == 8
            wrong = {one.text for one in unit.statements if one.wrong}
            assert {task.lines[fault.line - 1] for fault in task.faults} == wrong & set(task.lines)


def test_sentences_that_should_be_safe_to_send_hold_no_personal_data() -> None:
    """Our own rules agree with our own unit about what may be sent."""
    unit = next(one for one in read_units(UNITS) if one.id == "a1")
    for one in unit.statements:
        if not one.wrong:
            assert private_data(one.text) == [], one.text


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("untai: b", "untai: z"), "untai"),
        (("kesalahan: [fakta, topik]", "kesalahan: []"), "kesalahan"),
        (("kesalahan: [fakta, topik]", "kesalahan: [ejaan]"), "ejaan"),
        (("refleksi:", "refleksinya:"), "refleksi"),
        (("jenis: temukan", "jenis: temukan\n  warna: biru"), "warna"),
    ],
)
def test_a_broken_unit_is_refused_and_named(
    tmp_path: Path, change: tuple[str, str], problem: str
) -> None:
    source = next(UNITS.glob("b1-*.yaml"))
    path = tmp_path / source.name
    path.write_text(source.read_text("utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(PackInvalid) as caught:
        read_unit(path)
    assert problem in caught.value.facts["problem"]
    assert caught.value.facts["path"] == str(path)
