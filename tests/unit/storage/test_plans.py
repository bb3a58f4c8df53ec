"""Saved plans: versions, trash, and every way a database can be wrong."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kelas_ai.domain.lesson import Block
from kelas_ai.errors import DatabaseDamaged, DatabaseNewer, PlanNotFound, StorageError, StorageFull
from kelas_ai.storage.database import MIGRATIONS, backups_of, open_database
from kelas_ai.storage.plans import PlanStore
from tests.conftest import PROJECT, PlanMaker

DAY = datetime(2026, 11, 24, 8, 0, 0)


def store_at(path: Path, moment: datetime = DAY) -> PlanStore:
    return PlanStore(path, now=lambda: moment)


def test_a_saved_plan_comes_back_equal(tmp_path: Path, make_plan: PlanMaker) -> None:
    plan = make_plan(students=28, place="pesisir")
    with store_at(tmp_path / "kelas.db") as store:
        assert store.save(plan, "draf") == 1
    with store_at(tmp_path / "kelas.db") as store:
        assert store.load(plan.id) == plan


def test_every_change_is_a_version_and_old_ones_stay(tmp_path: Path, make_plan: PlanMaker) -> None:
    plan = make_plan()
    changed = replace(plan, remedial=Block(id="remedial", text="Ulangi dengan pita."))
    with store_at(tmp_path / "kelas.db") as store:
        store.save(plan, "draf")
        store.save(plan, "draf lagi")
        assert store.save(changed, "suntingan") == 2
        assert store.load(plan.id, version=1) == plan
        assert store.load(plan.id) == changed
        assert [entry.reason for entry in store.versions(plan.id)] == ["draf", "suntingan"]


def test_trashed_plans_leave_the_list_and_can_be_restored(
    tmp_path: Path, make_plan: PlanMaker
) -> None:
    plan = make_plan()
    with store_at(tmp_path / "kelas.db") as store:
        store.save(plan, "draf")
        store.trash(plan.id)
        assert store.listed() == []
        assert [entry.id for entry in store.listed(trashed=True)] == [plan.id]
        store.restore(plan.id)
        assert [entry.topic for entry in store.listed()] == [plan.identity.topic]


def test_unknown_plans_are_named(tmp_path: Path) -> None:
    with store_at(tmp_path / "kelas.db") as store:
        for action in (store.load, store.trash, store.restore):
            with pytest.raises(PlanNotFound) as caught:
                action("tidak-ada")
            assert caught.value.facts["plan_id"] == "tidak-ada"


def test_a_newer_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "kelas.db"
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        newer.execute("CREATE TABLE kelak (x)")
    before = path.read_bytes()
    with pytest.raises(DatabaseNewer) as caught:
        store_at(path)
    assert caught.value.facts["found"] == len(MIGRATIONS) + 1
    assert path.read_bytes() == before


def test_a_damaged_database_is_named_and_left_in_place(tmp_path: Path) -> None:
    path = tmp_path / "kelas.db"
    path.write_bytes(b"bukan basis data" * 300)
    with pytest.raises(DatabaseDamaged):
        store_at(path)
    assert path.read_bytes().startswith(b"bukan")


def test_a_backup_is_kept_once_a_day(tmp_path: Path, make_plan: PlanMaker) -> None:
    path = tmp_path / "kelas.db"
    with store_at(path) as store:
        store.save(make_plan(), "draf")
    for day in range(25, 31):
        for _ in range(2):
            store_at(path, datetime(2026, 11, day)).close()
    assert len(backups_of(path)) == 5
    with PlanStore(backups_of(path)[0], now=lambda: DAY) as copy:
        assert len(copy.listed()) == 1


def test_a_failing_migration_leaves_the_old_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_plan: PlanMaker
) -> None:
    path = tmp_path / "kelas.db"
    with store_at(path) as store:
        store.save(make_plan(), "draf")
    broken = (*MIGRATIONS, "CREATE TABLE baru (x); CREATE TABLE baru (x);")
    monkeypatch.setattr("kelas_ai.storage.database.MIGRATIONS", broken)
    with pytest.raises(StorageError):
        open_database(path, DAY.date())
    monkeypatch.setattr("kelas_ai.storage.database.MIGRATIONS", MIGRATIONS)
    with store_at(path) as store:
        assert len(store.listed()) == 1


def test_a_full_disk_is_said_and_the_saved_versions_stay(
    tmp_path: Path, make_plan: PlanMaker
) -> None:
    path = tmp_path / "kelas.db"
    plan = make_plan()
    with store_at(path) as store:
        store.save(plan, "draf")
        pages = store._database.execute("PRAGMA page_count").fetchone()[0]
        store._database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageFull):
            for number in range(20):
                store.save(replace(plan, basis_note="x" * 9000 + str(number)), "suntingan")
    with store_at(path) as store:
        assert store.load(plan.id, version=1) == plan


def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    with pytest.raises(StorageError):
        store_at(blocked / "kelas.db")


SAVER = """
import sys
from dataclasses import replace
from pathlib import Path
import msgspec
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.storage.plans import PlanStore
plan = msgspec.json.decode(Path(sys.argv[2]).read_bytes(), type=LessonPlan)
with PlanStore(Path(sys.argv[1])) as store:
    for number in range(10_000):
        store.save(replace(plan, basis_note=str(number)), "suntingan")
        print(number, flush=True)
"""


def test_what_was_said_to_be_saved_survives_kill_9(tmp_path: Path, make_plan: PlanMaker) -> None:
    import msgspec

    path, sample = tmp_path / "kelas.db", tmp_path / "plan.json"
    plan = make_plan()
    sample.write_bytes(msgspec.json.encode(plan))
    for lines in (1, 3, 7):
        process = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), str(sample)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(lines)][-1]
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with PlanStore(path) as store:
            assert int(store.load(plan.id).basis_note) >= int(said)
