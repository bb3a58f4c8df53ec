"""Practice in the teacher's database: events, notes, when skills come back, who practises."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import msgspec

from kelas_ai.domain.practice import PracticeEvent
from kelas_ai.errors import DatabaseDamaged
from kelas_ai.storage.database import backups_of, translated
from kelas_ai.storage.opened import OpenedStore

_TABLES = ("practice_event", "practice_note", "practice_skill", "practice_self", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeNote:
    """Something the teacher wrote. kind: jawaban or refleksi."""

    moment: str
    unit_id: str
    kind: str
    text: str


class PracticeStore(OpenedStore):
    """Everything about practice; opened and closed like the saved plans."""

    @property
    def teacher_mark(self) -> str:
        """A random mark of this installation that makes its tasks differ from others'."""
        mark = self.recalled("tanda")
        if not mark:
            mark = secrets.token_hex(16)
            self.remember("tanda", mark)
        return mark

    def recalled(self, name: str) -> str:
        """A remembered value, empty when there is none."""
        with translated(self.path):
            row = self._database.execute(
                "SELECT value FROM practice_self WHERE name = ?", (name,)
            ).fetchone()
        return str(row[0]) if row else ""

    def remember(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        with self._transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO practice_self VALUES (?, ?)", (name, value)
            )

    def add_event(self, event: PracticeEvent) -> PracticeEvent:
        """Keep an event; its number and moment are set here. Returns: the kept event."""
        moment = self._moment()
        with self._transaction():
            cursor = self._database.execute(
                "INSERT INTO practice_event (moment, unit, name, json) VALUES (?, ?, ?, ?)",
                (moment, event.unit_id, event.name, b""),
            )
            number = int(cursor.lastrowid or 0)
            stored = replace(event, number=number, moment=moment)
            self._database.execute(
                "UPDATE practice_event SET json = ? WHERE number = ?",
                (msgspec.json.encode(stored), number),
            )
        return stored

    def events(self) -> list[PracticeEvent]:
        """All events, oldest first. Raises: DatabaseDamaged when one cannot be read."""
        with translated(self.path):
            rows = self._database.execute(
                "SELECT json FROM practice_event ORDER BY number"
            ).fetchall()
        try:
            return [msgspec.json.decode(row[0], type=PracticeEvent) for row in rows]
        except msgspec.DecodeError as error:
            raise DatabaseDamaged(path=str(self.path), detail=str(error)) from error

    def add_note(self, unit_id: str, kind: str, text: str) -> None:
        """Keep what the teacher wrote."""
        with self._transaction():
            self._database.execute(
                "INSERT INTO practice_note (moment, unit, kind, text) VALUES (?, ?, ?, ?)",
                (self._moment(), unit_id, kind, text),
            )

    def notes(self) -> list[PracticeNote]:
        """All notes, oldest first."""
        with translated(self.path):
            rows = self._database.execute(
                "SELECT moment, unit, kind, text FROM practice_note ORDER BY number"
            ).fetchall()
        return [PracticeNote(moment=m, unit_id=u, kind=k, text=t) for m, u, k, t in rows]

    def schedules(self) -> dict[str, tuple[str, str]]:
        """For each skill: when it comes back (ISO 8601, UTC) and the scheduler's state."""
        with translated(self.path):
            rows = self._database.execute("SELECT skill, due, json FROM practice_skill").fetchall()
        return {skill: (due, state) for skill, due, state in rows}

    def keep_schedule(self, skill: str, due: str, state: str) -> None:
        """Keep when a skill comes back."""
        with self._transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO practice_skill VALUES (?, ?, ?)", (skill, due, state)
            )

    def evidence(self) -> list[bytes]:
        """All signed lines in their order."""
        with translated(self.path):
            rows = self._database.execute("SELECT line FROM evidence ORDER BY number").fetchall()
        return [bytes(row[0]) for row in rows]

    def last_signed_event(self) -> int:
        """The number of the last event that has a signed line; 0 when none has."""
        with translated(self.path):
            row = self._database.execute("SELECT COALESCE(MAX(event), 0) FROM evidence").fetchone()
        return int(row[0])

    def add_evidence(self, number: int, event: int, line: bytes) -> None:
        """Keep a signed line."""
        with self._transaction():
            self._database.execute("INSERT INTO evidence VALUES (?, ?, ?)", (number, event, line))

    def erase(self) -> None:
        """Remove all practice data of this teacher from the file, unrecoverably."""
        with translated(self.path):
            self._database.execute("PRAGMA secure_delete = ON")
        with self._transaction():
            for table in _TABLES:
                self._database.execute(f"DELETE FROM {table}")
        with translated(self.path):
            self._database.execute("VACUUM")

    def erase_backups(self) -> int:
        """Remove practice data from the backup copies too. Returns: how many there are."""
        copies = backups_of(self.path)
        for copy in copies:
            with translated(copy):
                database = sqlite3.connect(copy, isolation_level=None)
                try:
                    _erase_tables(database)
                finally:
                    database.close()
        return len(copies)

    def _moment(self) -> str:
        return self.now().isoformat(timespec="seconds")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")


def _erase_tables(database: sqlite3.Connection) -> None:
    present = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    database.execute("PRAGMA secure_delete = ON")
    for table in _TABLES:
        if table in present:
            database.execute(f"DELETE FROM {table}")
    database.execute("VACUUM")
