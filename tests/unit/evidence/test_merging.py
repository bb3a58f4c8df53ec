"""Everyone counts once, and nothing doubtful is counted in silence."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from kelas_ai.cli.evidence import evidence_of
from kelas_ai.evidence.merging import Counts, Problem, Recap
from kelas_ai.evidence.report import page, problems_csv
from tests.unit.evidence.chains import NOW, chain, kelas_file, key_of


def merged(folder: Path, state: Path) -> tuple[Counts, list[Problem], int]:
    with Recap(state, NOW) as recap:
        read = recap.add(folder.glob("**/*.kelas"), evidence_of)
        return recap.counts(), recap.problems(), read


def flaws(problems: Sequence[Problem]) -> list[str]:
    return [problem.flaw for problem in problems]


def test_persons_are_counted_by_what_they_did(tmp_path: Path) -> None:
    kelas_file(tmp_path / "a.kelas", key_of(1), chain(key_of(1)))
    kelas_file(tmp_path / "b.kelas", key_of(2), chain(key_of(2))[:2])
    kelas_file(tmp_path / "c.kelas", key_of(3), chain(key_of(3))[:1])
    counts, problems, _ = merged(tmp_path, tmp_path / "r.duckdb")
    assert (counts.registered, counts.started, counts.finished) == (3, 2, 1)
    assert counts.shown == {"b": 1} and problems == []


def test_a_copied_file_counts_once_and_is_listed(tmp_path: Path) -> None:
    first = kelas_file(tmp_path / "a.kelas", key_of(1), chain(key_of(1)))
    (tmp_path / "x").mkdir()
    shutil.copy(first, tmp_path / "x" / "salinan.kelas")
    counts, problems, _ = merged(tmp_path, tmp_path / "r.duckdb")
    assert counts.registered == 1 and counts.records == 4
    assert flaws(problems) == ["salinan"]


def test_an_earlier_export_of_the_same_person_adds_nothing(tmp_path: Path) -> None:
    kelas_file(tmp_path / "lama.kelas", key_of(1), chain(key_of(1))[:2])
    kelas_file(tmp_path / "baru.kelas", key_of(1), chain(key_of(1)))
    counts, problems, _ = merged(tmp_path, tmp_path / "r.duckdb")
    assert (counts.registered, counts.records) == (1, 4) and problems == []


def test_a_key_used_on_two_laptops_counts_up_to_the_fork_and_is_listed(tmp_path: Path) -> None:
    kelas_file(tmp_path / "a.kelas", key_of(1), chain(key_of(1)))
    other = [("daftar", "", False), ("mulai", "b", False), ("tugas", "c", True)]
    kelas_file(tmp_path / "b.kelas", key_of(1), chain(key_of(1), other))
    counts, problems, _ = merged(tmp_path, tmp_path / "r.duckdb")
    assert counts.registered == 1 and counts.records == 2 and counts.shown == {}
    assert flaws(problems) == ["kunci_disalin"] and "3" in problems[0].detail


def test_damaged_edited_and_foreign_files_are_listed_and_not_counted(tmp_path: Path) -> None:
    (tmp_path / "rusak.kelas").write_bytes(b"PK rusak")
    edited = chain(key_of(1))
    edited[1] = edited[1].replace(b'"mulai"', b'"tugas"')
    kelas_file(tmp_path / "diubah.kelas", key_of(1), edited)
    kelas_file(tmp_path / "orang-lain.kelas", key_of(2), chain(key_of(3)))
    counts, problems, _ = merged(tmp_path, tmp_path / "r.duckdb")
    assert counts.registered == 0
    assert sorted(flaws(problems)) == ["berkas_rusak", "berkas_rusak", "rantai_putus"]


def test_nonsense_clocks_are_left_out_and_listed(tmp_path: Path) -> None:
    moments = ["2026-11-01T08:00:00", "2026-11-01T09:00:00", "2040-01-01T00:00:00", "2026-11-02"]
    kelas_file(tmp_path / "a.kelas", key_of(1), chain(key_of(1), moments=moments))
    counts, problems, _ = merged(tmp_path, tmp_path / "r.duckdb")
    assert counts.shown == {} and counts.records == 3
    assert flaws(problems) == ["jam_aneh"]


def test_only_new_and_changed_files_are_read_again(tmp_path: Path) -> None:
    state = tmp_path / "r.duckdb"
    kelas_file(tmp_path / "a.kelas", key_of(1), chain(key_of(1)))
    assert merged(tmp_path, state)[2] == 1
    kelas_file(tmp_path / "b.kelas", key_of(2), chain(key_of(2)))
    counts, _, read = merged(tmp_path, state)
    assert read == 1 and counts.registered == 2
    kelas_file(tmp_path / "a.kelas", key_of(1), chain(key_of(1))[:1])
    counts, _, read = merged(tmp_path, state)
    assert read == 1 and (counts.registered, counts.started) == (2, 1)


def test_a_copy_counts_when_the_first_file_is_gone(tmp_path: Path) -> None:
    state = tmp_path / "r.duckdb"
    first = kelas_file(tmp_path / "a.kelas", key_of(1), chain(key_of(1)))
    shutil.copy(first, tmp_path / "b.kelas")
    merged(tmp_path, state)
    first.unlink()
    counts, problems, _ = merged(tmp_path, state)
    assert counts.registered == 1 and problems == []
    (tmp_path / "b.kelas").unlink()
    assert merged(tmp_path, state)[0].registered == 0


def test_names_from_strangers_cannot_become_formulas_or_markup(tmp_path: Path) -> None:
    problem = Problem(flaw="berkas_rusak", path="=cmd()<b>.kelas", key="", detail="")
    assert "'=cmd()" in problems_csv([problem])
    counts, _, _ = merged(tmp_path, tmp_path / "r.duckdb")
    assert "<b>" not in page(counts, [problem], NOW)
