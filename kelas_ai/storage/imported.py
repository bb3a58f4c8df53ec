"""Imported decrees and documents in one SQLite file of their own; a file is whole or absent.

Everything here can be made again from the original documents, so there are no backups. Each
change is one transaction and gives the store a new mark, by which indexes know they are stale.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType

from kelas_ai.domain.imported import Extract, ImportedSource, OfficialOutcome, StoredOutcome
from kelas_ai.errors import DatabaseDamaged, DatabaseNewer, ImportsDamaged, SourceNotFound
from kelas_ai.storage.database import translated

SCHEMA = """
CREATE TABLE source (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL,
    format TEXT NOT NULL, decree TEXT NOT NULL, in_force TEXT NOT NULL, sha256 TEXT NOT NULL,
    imported TEXT NOT NULL, pages INTEGER NOT NULL, report TEXT NOT NULL
);
CREATE TABLE outcome (
    source_id TEXT NOT NULL REFERENCES source(id) ON DELETE CASCADE, code TEXT NOT NULL,
    known INTEGER NOT NULL, subject TEXT NOT NULL, phase TEXT NOT NULL, strand TEXT NOT NULL,
    text TEXT NOT NULL, decree TEXT NOT NULL, in_force TEXT NOT NULL, page TEXT NOT NULL,
    doubt TEXT NOT NULL
);
CREATE INDEX outcome_code ON outcome(code);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id TEXT NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    code TEXT NOT NULL, text TEXT NOT NULL, heading TEXT NOT NULL, page TEXT NOT NULL
);
CREATE INDEX passage_source ON passage(source_id);
CREATE TABLE state (mark TEXT NOT NULL);
INSERT INTO state VALUES ('kosong');
"""
VERSION = 1
BUSY_SECONDS = 120.0
_SOURCE = "id, name, path, kind, format, decree, in_force, sha256, imported, pages"
_OUTCOME = "code, known, subject, phase, strand, text, decree, in_force, page, doubt"


class ImportStore:
    """All imported material of one home."""

    def __init__(self, path: Path) -> None:
        """Open or create the store. Raises: DatabaseNewer, ImportsDamaged, StorageError."""
        self.path = path
        self._turn = RLock()
        with self._translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Serialised by SQLite; the app's worker threads share one library.
            self._database = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                self._database.execute("PRAGMA foreign_keys = ON")
                self._database.execute("PRAGMA synchronous = FULL")
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def _prepare(self) -> None:
        found = self._version()
        if found > VERSION:
            raise DatabaseNewer(path=str(self.path), found=found, supported=VERSION)
        if found:
            return
        with self._transaction():
            if not self._version():  # another process may have been faster
                for statement in SCHEMA.split(";\n"):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {VERSION}")

    def _version(self) -> int:
        return int(self._database.execute("PRAGMA user_version").fetchone()[0])

    def __enter__(self) -> ImportStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def mark(self) -> str:
        """Changes with every change of the contents."""
        with self._translated():
            return str(self._database.execute("SELECT mark FROM state").fetchone()[0])

    def put(
        self,
        source: ImportedSource,
        outcomes: Sequence[OfficialOutcome],
        passages: Iterable[tuple[str, Extract]],
        report: str,
        replaces: Sequence[str] = (),
    ) -> str:
        """Keep one file, in place of those named and of its own older state; all or nothing.

        passages: with the code of the outcome they belong to, or an empty code. report: JSON.
        Returns: the id it got, which has a number when another file has taken the plain one.
        """
        with self._transaction():
            for old in replaces:
                self._database.execute("DELETE FROM source WHERE id = ?", (old,))
            self._database.execute(
                "DELETE FROM source WHERE path = ? OR sha256 = ?", (source.path, source.sha256)
            )
            source = replace(source, id=self._free_id(source.id))
            names = _SOURCE.split(", ")
            values = [getattr(source, name) for name in names]
            marks = ", ".join("?" * (len(names) + 1))
            self._database.execute(
                f"INSERT INTO source ({_SOURCE}, report) VALUES ({marks})", (*values, report)
            )
            self._put_outcomes(source.id, outcomes)
            self._database.executemany(
                "INSERT INTO passage (source_id, code, text, heading, page) VALUES (?, ?, ?, ?, ?)",
                ((source.id, code, p.text, p.heading, p.page) for code, p in passages),
            )
            self._touch()
        return source.id

    def _free_id(self, wanted: str) -> str:
        taken = {row[0] for row in self._database.execute("SELECT id FROM source")}
        number, chosen = 1, wanted
        while chosen in taken:
            number += 1
            chosen = f"{wanted}-{number}"
        return chosen

    def _put_outcomes(self, source_id: str, outcomes: Sequence[OfficialOutcome]) -> None:
        names = _OUTCOME.split(", ")
        marks = ", ".join("?" * (len(names) + 1))
        self._database.executemany(
            f"INSERT INTO outcome (source_id, {_OUTCOME}) VALUES ({marks})",
            ((source_id, *(getattr(entry, name) for name in names)) for entry in outcomes),
        )

    def remove(self, source_id: str) -> ImportedSource:
        """Take a file and all that came from it away. Raises: SourceNotFound."""
        with self._transaction():
            found = self.source(source_id)
            self._database.execute("DELETE FROM source WHERE id = ?", (source_id,))
            self._touch()
        return found

    def _touch(self) -> None:
        self._database.execute("UPDATE state SET mark = ?", (secrets.token_hex(8),))

    def source(self, source_id: str) -> ImportedSource:
        """One imported file. Raises: SourceNotFound."""
        found = next((entry for entry in self.sources() if entry.id == source_id), None)
        if found is None:
            raise SourceNotFound(source_id=source_id)
        return found

    def sources(self) -> list[ImportedSource]:
        """All imported files, first imported first, with counts."""
        with self._translated():
            rows = self._database.execute(
                f"""SELECT {_SOURCE},
                (SELECT COUNT(*) FROM outcome o WHERE o.source_id = source.id),
                (SELECT COUNT(*) FROM passage p WHERE p.source_id = source.id AND p.code = '')
                FROM source ORDER BY imported, rowid"""
            ).fetchall()
        names = [*_SOURCE.split(", "), "outcomes", "passages"]
        return [ImportedSource(**dict(zip(names, row, strict=True))) for row in rows]

    def names(self) -> dict[str, str]:
        """File names by id; unlike `sources` this counts nothing."""
        with self._translated():
            return dict(self._database.execute("SELECT id, name FROM source").fetchall())

    def report(self, source_id: str) -> str:
        """The JSON report of an import. Raises: SourceNotFound."""
        with self._translated():
            row = self._database.execute(
                "SELECT report FROM source WHERE id = ?", (source_id,)
            ).fetchone()
        if row is None:
            raise SourceNotFound(source_id=source_id)
        return str(row[0])

    def outcomes(self, code: str = "") -> list[StoredOutcome]:
        """All versions of one element's outcome, or of all elements."""
        with self._translated():
            rows = self._database.execute(
                f"""SELECT {_OUTCOME}, source_id, name, imported
                FROM outcome JOIN (SELECT id, name, imported FROM source) s ON s.id = source_id
                WHERE ? = '' OR code = ? ORDER BY outcome.rowid""",
                (code, code),
            ).fetchall()
        return [_stored(row) for row in rows]

    def passages(self, ids: Sequence[int] | None = None) -> Iterator[tuple[int, str, str, Extract]]:
        """Passages as (id, source id, outcome code, passage), in order; all of them without ids."""
        chosen = "" if ids is None else f"WHERE id IN ({', '.join('?' * len(ids))})"
        with self._translated():
            rows = self._database.execute(
                f"SELECT id, source_id, code, text, heading, page FROM passage {chosen} "
                "ORDER BY id",
                () if ids is None else tuple(int(number) for number in ids),
            )
            for number, source_id, code, text, heading, page in rows:
                yield number, source_id, code, Extract(text=text, heading=heading, page=page)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside belongs to one state of the store."""
        with self._turn, self._translated():
            self._database.execute("BEGIN")
            try:
                yield
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._turn, self._translated():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            with translated(self.path):
                yield
        except DatabaseDamaged as error:
            raise ImportsDamaged(**error.facts) from error


def _stored(row: Sequence[object]) -> StoredOutcome:
    names = _OUTCOME.split(", ")
    values = dict(zip(names, row[: len(names)], strict=True))
    values["known"] = bool(values["known"])
    source_id, file, imported = row[len(names) :]
    outcome = OfficialOutcome(**values)  # type: ignore[arg-type]
    return StoredOutcome(
        outcome=outcome, source_id=str(source_id), file=str(file), imported=str(imported)
    )


def is_sound(path: Path) -> bool:
    """Whether the file is a whole database; True when there is none."""
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
