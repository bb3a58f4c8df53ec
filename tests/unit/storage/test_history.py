"""Undo, redo, old versions made current, and the remembered place."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kelas_ai.domain.lesson import Block, LessonPlan
from kelas_ai.errors import PlanNotFound
from kelas_ai.storage.database import MIGRATIONS
from kelas_ai.storage.plans import PlanStore
from tests.conftest import PlanMaker

DAY = datetime(2026, 11, 24, 8, 0, 0)


def store_at(path: Path) -> PlanStore:
    return PlanStore(path, now=lambda: DAY)


def reworded(plan: LessonPlan, text: str) -> LessonPlan:
    return replace(plan, remedial=Block(id="remedial", text=text))


def test_undo_and_redo_walk_and_the_file_remembers_where(
    tmp_path: Path, make_plan: PlanMaker
) -> None:
    first = make_plan()
    second, third = reworded(first, "dua"), reworded(first, "tiga")
    with store_at(tmp_path / "kelas.db") as store:
        for plan in (first, second, third):
            store.save(plan, "suntingan")
        assert store.undo(first.id) == second
    with store_at(tmp_path / "kelas.db") as store:
        assert store.load(first.id) == second
        assert store.undo(first.id) == first
        assert store.undo(first.id) is None
        assert store.redo(first.id) == second
        assert store.redo(first.id) == third
        assert store.redo(first.id) is None


def test_a_change_after_undo_keeps_the_undone_version(tmp_path: Path, make_plan: PlanMaker) -> None:
    first = make_plan()
    with store_at(tmp_path / "kelas.db") as store:
        store.save(first, "draf")
        store.save(reworded(first, "dua"), "suntingan")
        store.undo(first.id)
        assert store.save(reworded(first, "tiga"), "suntingan") == 3
        assert store.undo(first.id) == first
        assert store.redo(first.id) == reworded(first, "tiga")
        assert store.use(first.id, 2) == reworded(first, "dua")
        assert [entry.number for entry in store.versions(first.id) if entry.current] == [2]


def test_saving_the_state_that_is_current_adds_nothing(
    tmp_path: Path, make_plan: PlanMaker
) -> None:
    first = make_plan()
    with store_at(tmp_path / "kelas.db") as store:
        store.save(first, "draf")
        store.save(reworded(first, "dua"), "suntingan")
        store.undo(first.id)
        assert store.save(first, "lagi") == 1
        assert len(store.versions(first.id)) == 2


def test_plans_saved_before_undo_existed_can_be_undone(
    tmp_path: Path, make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    import msgspec

    path, first = tmp_path / "kelas.db", make_plan()
    with sqlite3.connect(path) as old:
        old.executescript(f"{MIGRATIONS[0]}; PRAGMA user_version = 1;")
        old.execute(
            "INSERT INTO plan (id, topic, subject, grade, created, updated) "
            "VALUES (?, 't', 's', 5, '', '')",
            (first.id,),
        )
        for number, plan in enumerate((first, reworded(first, "dua")), 1):
            row = (first.id, number, "", "draf", msgspec.json.encode(plan))
            old.execute("INSERT INTO version VALUES (?, ?, ?, ?, ?)", row)
    with store_at(path) as store:
        assert store.load(first.id) == reworded(first, "dua")
        assert store.undo(first.id) == first


def test_a_version_that_is_not_there_is_named(tmp_path: Path, make_plan: PlanMaker) -> None:
    with store_at(tmp_path / "kelas.db") as store:
        store.save(make_plan(), "draf")
        with pytest.raises(PlanNotFound):
            store.use(make_plan().id, 9)


def test_a_place_is_remembered_and_forgotten(tmp_path: Path) -> None:
    with store_at(tmp_path / "kelas.db") as store:
        store.keep_place("ketikan", "Murid menulis …")
        store.keep_place("layar", "rencana")
    with store_at(tmp_path / "kelas.db") as store:
        store.keep_place("layar", "")
        assert store.places() == {"ketikan": "Murid menulis …"}
