"""Plans and all their versions: nothing that was saved is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kelas_ai.domain.lesson import SCHEMA_VERSION, LessonPlan
from kelas_ai.errors import DatabaseDamaged, PlanNotFound
from kelas_ai.storage.database import translated
from kelas_ai.storage.opened import OpenedStore


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
    """One saved state of a plan. current: the one that is opened and exported."""

    number: int
    saved: str
    reason: str
    current: bool = False


class PlanStore(OpenedStore):
    """Saved plans in one database file."""

    def save(self, plan: LessonPlan, reason: str) -> int:
        """Keep this state of the plan as a new version; unchanged states are not repeated.

        The new version follows the current one, which need not be the newest: see `undo`.
        Returns: the version number, from 1.
        """
        encoded = msgspec.json.encode(plan)
        moment = self.now().isoformat(timespec="seconds")
        with self._transaction():
            current = self.current(plan.id)
            if current and self._encoded(plan.id, current) == encoded:
                return current
            newest = self._database.execute(
                "SELECT COALESCE(MAX(number), 0) FROM version WHERE plan_id = ?", (plan.id,)
            ).fetchone()[0]
            number = int(newest) + 1
            self._put_plan(plan, moment)
            self._database.execute(
                """INSERT INTO version (plan_id, number, saved, reason, json, parent)
                   VALUES (?, ?, ?, ?, ?, ?)""",
                (plan.id, number, moment, reason, encoded, current),
            )
            self._point(plan.id, number)
        return number

    def _encoded(self, plan_id: str, number: int) -> bytes:
        row = self._database.execute(
            "SELECT json FROM version WHERE plan_id = ? AND number = ?", (plan_id, number)
        ).fetchone()
        return bytes(row[0]) if row else b""

    def current(self, plan_id: str) -> int:
        """The number of the current version; 0 for an unknown plan."""
        row = self._database.execute(
            """SELECT COALESCE(
                   (SELECT current FROM plan WHERE id = :id),
                   (SELECT MAX(number) FROM version WHERE plan_id = :id), 0)""",
            {"id": plan_id},
        ).fetchone()
        return int(row[0])

    def _point(self, plan_id: str, number: int) -> None:
        self._database.execute("UPDATE plan SET current = ? WHERE id = ?", (number, plan_id))

    def use(self, plan_id: str, number: int) -> LessonPlan:
        """Make a version the current one and return it; no version is changed.

        Raises: PlanNotFound.
        """
        with self._transaction():
            encoded = self._encoded(plan_id, number)
            if not encoded:
                raise PlanNotFound(plan_id=plan_id)
            self._point(plan_id, number)
            plan = decode_plan(encoded, self.path)
            self._put_plan(plan, self.now().isoformat(timespec="seconds"))
        return plan

    def undo(self, plan_id: str) -> LessonPlan | None:
        """Go back to the version that the current one was made from; None when it is the first."""
        with translated(self.path):
            current = self.current(plan_id)
            row = self._database.execute(
                "SELECT COALESCE(parent, number - 1) FROM version WHERE plan_id = ? AND number = ?",
                (plan_id, current),
            ).fetchone()
        return self.use(plan_id, int(row[0])) if row and row[0] else None

    def redo(self, plan_id: str) -> LessonPlan | None:
        """Go forward to the newest version made from the current one; None when there is none."""
        with translated(self.path):
            row = self._database.execute(
                """SELECT MAX(number) FROM version
                   WHERE plan_id = ? AND COALESCE(parent, number - 1) = ?""",
                (plan_id, self.current(plan_id)),
            ).fetchone()
        return self.use(plan_id, int(row[0])) if row and row[0] else None

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
        """A saved plan, its current version unless one is named.

        Raises: PlanNotFound; DatabaseDamaged when the saved text is not a plan.
        """
        with translated(self.path):
            encoded = self._encoded(plan_id, version or self.current(plan_id))
        if not encoded:
            raise PlanNotFound(plan_id=plan_id)
        return decode_plan(encoded, self.path)

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
            current = self.current(plan_id)
            rows = self._database.execute(
                "SELECT number, saved, reason FROM version WHERE plan_id = ? ORDER BY number",
                (plan_id,),
            ).fetchall()
        return [
            SavedVersion(number=n, saved=saved, reason=reason, current=n == current)
            for n, saved, reason in rows
        ]

    def keep_place(self, name: str, value: str) -> None:
        """Remember where the teacher is or what is being typed; an empty value forgets it."""
        with self._transaction():
            self._database.execute("DELETE FROM place WHERE name = ?", (name,))
            if value:
                self._database.execute("INSERT INTO place VALUES (?, ?)", (name, value))

    def places(self) -> dict[str, str]:
        """All that was remembered with `keep_place`."""
        with translated(self.path):
            return dict(self._database.execute("SELECT name, value FROM place").fetchall())

    def trash(self, plan_id: str) -> None:
        """Put a plan into the trash; it stays there until restored."""
        self._mark(plan_id, self.now().isoformat(timespec="seconds"))

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
