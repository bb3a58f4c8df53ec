"""The teacher's plans around an update: copied before it, and never taken away by an undo."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kelas_ai.distribution.archive import sync_folder
from kelas_ai.distribution.program import Program
from kelas_ai.errors import DataNewer
from kelas_ai.storage.database import translated

KEPT = 3


def copy_before_update(database: Path, version: str) -> Path | None:
    """A copy of the plans as the version that is active now wrote them.

    Returns: the copy; None when there are no plans yet. Raises: StorageError subclasses.
    """
    if not database.is_file() or not database.stat().st_size:
        return None
    target = backup_path(database, version)
    building = target.with_suffix(".part")
    with translated(database):
        building.unlink(missing_ok=True)
        source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        with closing(source), closing(sqlite3.connect(building)) as copy:
            source.backup(copy)
        building.replace(target)
        sync_folder(target.parent)
        for old in sorted(database.parent.glob(f"{database.stem}.sebelum-*.db"))[:-KEPT]:
            old.unlink(missing_ok=True)
    return target


def backup_path(database: Path, version: str) -> Path:
    """Where the copy made before leaving a version lies."""
    return database.with_name(f"{database.stem}.sebelum-{version}.db")


def schema_of(database: Path) -> int:
    """The schema number of the plans; 0 when there are none. Raises: StorageError subclasses."""
    if not database.is_file():
        return 0
    with translated(database):
        uri = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as opened:
            return int(opened.execute("PRAGMA user_version").fetchone()[0])


def undo(program: Program, database: Path, with_backup: bool, now: datetime) -> str:
    """Go back to the previous version, if it can read the plans as they are now.

    with_backup: when it cannot, put the copy from before the update in their place; the plans
    as they are now stay beside it under another name.
    Returns: the version that is active afterwards. Raises: NothingToUndo, DataNewer.
    """
    versions = program.versions()
    found = schema_of(database)
    if versions.previous and program.complete(versions.previous):
        readable = program.release(versions.previous).manifest.schema
        copy = backup_path(database, versions.previous)
        if found > readable:
            if not with_backup or not copy.is_file():
                name = copy.name if copy.is_file() else "?"
                raise DataNewer(path=database, backup=name)
            _put_back(database, copy, now)
    return program.undo()


def _put_back(database: Path, copy: Path, now: datetime) -> None:
    kept = database.with_name(f"{database.stem}.versi-baru-{now:%Y%m%d-%H%M%S}.db")
    with translated(database):
        building = database.with_suffix(".part")
        shutil.copyfile(copy, building)
        database.replace(kept)
        building.replace(database)
        sync_folder(database.parent)
