"""One SQLite file for everything a teacher makes: opened, migrated and backed up here.

A rollback journal with full synchronisation is used rather than WAL: it survives kill -9, a
pulled stick and FAT file systems, and plans are saved a few times a minute at most.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kelas_ai.errors import DatabaseDamaged, DatabaseNewer, StorageError, StorageFull

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE plan (
        id TEXT PRIMARY KEY, topic TEXT NOT NULL, subject TEXT NOT NULL, grade INTEGER NOT NULL,
        created TEXT NOT NULL, updated TEXT NOT NULL, trashed TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE version (
        plan_id TEXT NOT NULL REFERENCES plan(id), number INTEGER NOT NULL,
        saved TEXT NOT NULL, reason TEXT NOT NULL, json BLOB NOT NULL,
        PRIMARY KEY (plan_id, number)
    );
    CREATE INDEX plan_updated ON plan(updated);
    """,
    # Undo moves `current` along `parent`; a version itself never changes. NULL: the one before,
    # and the newest. `place` keeps where the teacher was and what is still being typed.
    """
    ALTER TABLE version ADD COLUMN parent INTEGER;
    ALTER TABLE plan ADD COLUMN current INTEGER;
    CREATE TABLE place (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
    # Practice: events hold numbers and skill names, notes hold what the teacher wrote.
    """
    CREATE TABLE practice_event (
        number INTEGER PRIMARY KEY AUTOINCREMENT, moment TEXT NOT NULL, unit TEXT NOT NULL,
        name TEXT NOT NULL, json BLOB NOT NULL
    );
    CREATE TABLE practice_note (
        number INTEGER PRIMARY KEY AUTOINCREMENT, moment TEXT NOT NULL, unit TEXT NOT NULL,
        kind TEXT NOT NULL, text TEXT NOT NULL
    );
    CREATE TABLE practice_skill (skill TEXT PRIMARY KEY, due TEXT NOT NULL, json TEXT NOT NULL);
    CREATE TABLE practice_self (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
    # Signed evidence: each line as it was signed; `event` is the practice event it tells of.
    """
    CREATE TABLE evidence (
        number INTEGER PRIMARY KEY, event INTEGER NOT NULL, line BLOB NOT NULL
    );
    """,
)
KEPT_BACKUPS = 5
BUSY_SECONDS = 10.0


def open_database(path: Path, today: date) -> sqlite3.Connection:
    """Open or create the database at the newest schema.

    A copy is kept beside it once a day and before every migration.
    Raises: DatabaseNewer, DatabaseDamaged, StorageError, StorageFull.
    """
    existed = path.exists() and path.stat().st_size > 0
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            found = int(connection.execute("PRAGMA user_version").fetchone()[0])
            _refuse_unusable(connection, path, found)
            if existed:
                _backup(connection, path, today, force=found < len(MIGRATIONS))
            _migrate(connection, found)
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_unusable(connection: sqlite3.Connection, path: Path, found: int) -> None:
    if found > len(MIGRATIONS):
        raise DatabaseNewer(path=str(path), found=found, supported=len(MIGRATIONS))
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise DatabaseDamaged(path=str(path), detail=str(verdict))


def _migrate(connection: sqlite3.Connection, found: int) -> None:
    for number, script in enumerate(MIGRATIONS[found:], found + 1):
        # One transaction a step: a laptop that dies here keeps the old schema whole.
        stamp = f"PRAGMA user_version = {number};"
        connection.executescript(f"BEGIN IMMEDIATE; {script} {stamp} COMMIT;")


def backups_of(path: Path) -> list[Path]:
    """Backup copies, newest first."""
    return sorted(path.parent.glob(f"{path.stem}.cadangan-*.db"), reverse=True)


def _backup(connection: sqlite3.Connection, path: Path, today: date, force: bool) -> None:
    target = path.with_name(f"{path.stem}.cadangan-{today.isoformat()}.db")
    if target.exists() and not force:
        return
    building = target.with_suffix(".part")
    building.unlink(missing_ok=True)
    copy = sqlite3.connect(building)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    building.replace(target)
    for old in backups_of(path)[KEPT_BACKUPS:]:
        old.unlink(missing_ok=True)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "full" in str(error):
            raise StorageFull(path=str(path), detail=str(error)) from error
        raise StorageError(path=str(path), detail=str(error)) from error
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(path=str(path), detail=str(error)) from error
    except OSError as error:
        raise StorageError(path=str(path), detail=error.strerror or str(error)) from error
