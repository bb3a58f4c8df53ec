"""Plans and all their versions: nothing that was saved is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

import msgspec

from kelas_ai.domain.lesson import SCHEMA_VERSION, LessonPlan
from kelas_ai.errors import DatabaseDamaged, PlanNotFound
from kelas_ai.storage.database import open_database, translated


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlan:
    """One line of the list of plans. Times are ISO 8601, local."""

    id: str
    topic: str
    subject: str
    grade: int
    created: str
    updated: str
    trashed: str
    versions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedVersion:
    """One saved state of a plan."""

    number: int
    saved: str
    reason: str


class PlanStore:
    """Saved plans in one database file."""

    def __init__(self, path: Path, now: Callable[[], datetime] = datetime.now) -> None:
        """Open the store.

        Raises: DatabaseNewer, DatabaseDamaged, StorageFull, StorageError.
        """
        self.path = path
        self._now = now
        self._database = open_database(path, now().date())

    def __enter__(self) -> PlanStore:
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

    def save(self, plan: LessonPlan, reason: str) -> int:
        """Keep this state of the plan as a new version; unchanged states are not repeated.

        Returns: the version number, from 1.
        """
        encoded = msgspec.json.encode(plan)
        moment = self._now().isoformat(timespec="seconds")
        with self._transaction():
            last = self._database.execute(
                "SELECT number, json FROM version WHERE plan_id = ? ORDER BY number DESC LIMIT 1",
                (plan.id,),
            ).fetchone()
            if last and last[1] == encoded:
                return int(last[0])
            number = int(last[0]) + 1 if last else 1
            self._put_plan(plan, moment)
            self._database.execute(
                "INSERT INTO version VALUES (?, ?, ?, ?, ?)",
                (plan.id, number, moment, reason, encoded),
            )
        return number

    def _put_plan(self, plan: LessonPlan, moment: str) -> None:
        self._database.execute(
            """INSERT INTO plan (id, topic, subject, grade, created, updated)
               VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET topic = excluded.topic, subject = excluded.subject,
               grade = excluded.grade, updated = excluded.updated""",
            (
                plan.id,
                plan.identity.topic,
                plan.identity.subject,
                plan.identity.grade,
                plan.created or moment,
                moment,
            ),
        )

    def load(self, plan_id: str, version: int | None = None) -> LessonPlan:
        """A saved plan, its newest version unless one is named.

        Raises: PlanNotFound; DatabaseDamaged when the saved text is not a plan.
        """
        with translated(self.path):
            row = self._database.execute(
                "SELECT json FROM version WHERE plan_id = ? AND (? IS NULL OR number = ?) "
                "ORDER BY number DESC LIMIT 1",
                (plan_id, version, version),
            ).fetchone()
        if row is None:
            raise PlanNotFound(plan_id=plan_id)
        return decode_plan(row[0], self.path)

    def listed(self, trashed: bool = False) -> list[SavedPlan]:
        """All plans, last changed first; those in the trash only when asked for."""
        with translated(self.path):
            rows = self._database.execute(
                """SELECT p.id, p.topic, p.subject, p.grade, p.created, p.updated, p.trashed,
                   (SELECT COUNT(*) FROM version v WHERE v.plan_id = p.id)
                   FROM plan p WHERE (p.trashed != '') = ? ORDER BY p.updated DESC, p.rowid DESC""",
                (trashed,),
            ).fetchall()
        names = ("id", "topic", "subject", "grade", "created", "updated", "trashed", "versions")
        return [SavedPlan(**dict(zip(names, row, strict=True))) for row in rows]

    def versions(self, plan_id: str) -> list[SavedVersion]:
        """All versions of a plan, oldest first."""
        with translated(self.path):
            rows = self._database.execute(
                "SELECT number, saved, reason FROM version WHERE plan_id = ? ORDER BY number",
                (plan_id,),
            ).fetchall()
        return [SavedVersion(number=n, saved=saved, reason=reason) for n, saved, reason in rows]

    def trash(self, plan_id: str) -> None:
        """Put a plan into the trash; it stays there until restored."""
        self._mark(plan_id, self._now().isoformat(timespec="seconds"))

    def restore(self, plan_id: str) -> None:
        """Take a plan out of the trash."""
        self._mark(plan_id, "")

    def _mark(self, plan_id: str, trashed: str) -> None:
        with self._transaction():
            changed = self._database.execute(
                "UPDATE plan SET trashed = ? WHERE id = ?", (trashed, plan_id)
            ).rowcount
            if not changed:
                raise PlanNotFound(plan_id=plan_id)

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


def decode_plan(encoded: bytes, path: Path) -> LessonPlan:
    """Read a plan from its JSON.

    Raises: DatabaseDamaged when it is not a plan of a known schema.
    """
    try:
        plan = msgspec.json.decode(encoded, type=LessonPlan)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DatabaseDamaged(path=str(path), detail=str(error)) from error
    if plan.schema_version > SCHEMA_VERSION:
        raise DatabaseDamaged(path=str(path), detail=f"skema {plan.schema_version}")
    return plan
