"""The teacher's saved work, looked at without changing a byte."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kelas_ai.domain.observation import Observation, act, good, note
from kelas_ai.storage.database import MIGRATIONS, backups_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedWork:
    """What was seen of the database. latest: when something was last saved, None if never."""

    observation: Observation
    latest: datetime | None = None
    draft_seconds: float = 0.0
    ai_seconds: float = 0.0


def look_at_saved_work(path: Path) -> SavedWork:
    """Health, schema and backups of the database, and the speed of the last plan."""
    if not path.exists():
        return SavedWork(observation=good("simpanan_kosong"))
    backups = backups_of(path)
    facts: dict[str, object] = {"path": path, "backups": len(backups)}
    facts["newest"] = backups[0].name if backups else ""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            opened.execute("PRAGMA busy_timeout = 2000")
            verdict = str(opened.execute("PRAGMA quick_check(1)").fetchone()[0])
            schema = int(opened.execute("PRAGMA user_version").fetchone()[0])
            if verdict != "ok":
                return SavedWork(observation=_damaged(facts, verdict))
            facts |= {"schema": schema, "supported": len(MIGRATIONS)}
            if schema > len(MIGRATIONS):
                return SavedWork(observation=act("simpanan_lebih_baru", **facts))
            return _summary(opened, facts)
    except sqlite3.OperationalError as error:
        return SavedWork(observation=note("simpanan_sibuk", **facts, detail=str(error)))
    except sqlite3.DatabaseError as error:
        return SavedWork(observation=_damaged(facts, str(error)))


def _damaged(facts: dict[str, object], detail: str) -> Observation:
    code = "simpanan_rusak" if facts["backups"] else "simpanan_rusak_tanpa_cadangan"
    return act(code, **facts, detail=detail)


def _summary(opened: sqlite3.Connection, facts: dict[str, object]) -> SavedWork:
    plans = int(opened.execute("SELECT count(*) FROM plan").fetchone()[0])
    latest = opened.execute("SELECT max(saved) FROM version").fetchone()[0]
    row = opened.execute("SELECT json FROM version ORDER BY saved DESC, number DESC LIMIT 1")
    draft, ai = _speeds(row.fetchone())
    moment = None
    with suppress(TypeError, ValueError):
        moment = datetime.fromisoformat(latest).replace(tzinfo=None)
    seen = good("simpanan", **facts, plans=plans)
    return SavedWork(observation=seen, latest=moment, draft_seconds=draft, ai_seconds=ai)


def _speeds(row: tuple[bytes] | None) -> tuple[float, float]:
    """Seconds that the last plan's draft and its AI took, 0 where unknown."""
    with suppress(ValueError, TypeError, AttributeError):
        plan = json.loads(row[0]) if row else {}
        log = plan.get("enrichment_log") or {}
        return float(plan.get("draft_seconds") or 0), float(log.get("seconds") or 0)
    return 0.0, 0.0


def look_at_speed(work: SavedWork) -> Observation:
    """The speed that was last measured here."""
    if not work.draft_seconds:
        return good("kecepatan_belum_diukur")
    code = "kecepatan_ai" if work.ai_seconds else "kecepatan"
    return good(code, draft_seconds=work.draft_seconds, ai_seconds=work.ai_seconds)
