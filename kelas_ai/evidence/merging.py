"""Merge evidence files of many schools with DuckDB; every person and record counts once.

State is one DuckDB file, so that only new and changed files are read the next time. Nothing is
dropped in silence: each file that does not count is kept with its flaw.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kelas_ai.errors import KelasError, StorageError
from kelas_ai.evidence.chain import Flaw, Judged, judge

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "250MB"
THREADS = 2
BATCH = 2_000
"""Files whose records are held in memory before they go to the database."""
DIGEST = 32
MAX_FILES = 1_000_000
_CSV = """FORMAT csv, HEADER false, AUTO_DETECT false, DELIMITER ',', QUOTE '"', ESCAPE '"',
NULL '\\N'"""

_TABLES = """
CREATE TABLE IF NOT EXISTS berkas (
    nomor INTEGER, jalur VARCHAR, ukuran BIGINT, diubah BIGINT, sidik VARCHAR, kunci VARCHAR,
    cacat VARCHAR, rincian VARCHAR);
CREATE TABLE IF NOT EXISTS rekaman (
    berkas INTEGER, kunci VARCHAR, urut INTEGER, sidik VARCHAR, peristiwa VARCHAR, untai VARCHAR,
    tampak BOOLEAN, jam_aneh BOOLEAN);
"""
# One row for each record, however often its file was copied; nothing from a fork onwards, and
# nothing with a nonsense clock.
_COUNTED = """
WITH sekali AS (
    SELECT kunci, urut, sidik, ANY_VALUE(peristiwa) AS peristiwa, ANY_VALUE(untai) AS untai,
           ANY_VALUE(tampak) AS tampak, BOOL_OR(jam_aneh) AS jam_aneh
    FROM rekaman GROUP BY ALL),
cabang AS (
    SELECT kunci, MIN(urut) AS dari FROM (
        SELECT kunci, urut FROM sekali GROUP BY kunci, urut HAVING COUNT(*) > 1)
    GROUP BY kunci),
dihitung AS (
    SELECT sekali.* FROM sekali LEFT JOIN cabang USING (kunci)
    WHERE NOT jam_aneh AND (dari IS NULL OR urut < dari))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Distinct persons (keys). shown: by strand. records: counted ones."""

    registered: int
    started: int
    finished: int
    shown: dict[str, int]
    shown_any: int
    records: int
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Evidence that was not counted, or not all of it. flaw: a value of Flaw."""

    flaw: str
    path: str
    key: str
    detail: str


Reader = Callable[[Path], Sequence[bytes]]
"""The evidence lines of a file. Raises: KelasError for what cannot be read."""


class Recap:
    """A merge in progress over one state file."""

    def __init__(self, state: Path, now: datetime) -> None:
        """Open or make the state. Raises: StorageError."""
        # Not at the top: only this command needs it.
        import duckdb

        self.state = state
        self._now = now
        try:
            state.parent.mkdir(parents=True, exist_ok=True)
            config: Any = {"memory_limit": MEMORY, "threads": THREADS}
            self._database: DuckDBPyConnection = duckdb.connect(str(state), config=config)
            self._database.execute(_TABLES)
        except (duckdb.Error, OSError) as error:
            raise StorageError(path=str(state), detail=str(error).splitlines()[0]) from error

    def __enter__(self) -> Recap:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(
        self, paths: Iterable[Path], read: Reader, progress: Callable[[int], None] = lambda _: None
    ) -> int:
        """Read new and changed files, forget vanished ones. Returns: how many were read."""
        present = {str(path): path for path in sorted(paths)[:MAX_FILES]}
        known = self._forget_gone(present)
        seen = {row[0] for row in self._rows("SELECT DISTINCT sidik FROM berkas")}
        number = int(self._rows("SELECT COALESCE(MAX(nomor), 0) FROM berkas")[0][0])
        done, files, records = 0, list[tuple[Any, ...]](), list[tuple[Any, ...]]()
        for name, path in present.items():
            if name in known:
                continue
            number, done = number + 1, done + 1
            row, own = self._read(path, number, read, seen)
            files.append(row)
            records.extend(own)
            if len(files) >= BATCH:
                self._keep(files, records)
                files, records = [], []
                progress(done)
        self._keep(files, records)
        return done

    def _forget_gone(self, present: dict[str, Path]) -> set[str]:
        """Drop rows of vanished or changed files. Returns: paths that need no reading."""
        kept, gone = set(), list[str]()
        for name, size, changed, digest in self._rows(
            "SELECT jalur, ukuran, diubah, sidik FROM berkas"
        ):
            facts = _facts(present[name]) if name in present else None
            if facts == (size, changed):
                kept.add(name)
            else:
                gone.append(digest)
        for digest in gone:
            # Copies of a vanished file are read again: one of them now counts.
            self._database.execute(
                "DELETE FROM rekaman WHERE berkas IN (SELECT nomor FROM berkas WHERE sidik = ?)",
                [digest],
            )
            for row in self._rows("SELECT jalur FROM berkas WHERE sidik = ?", [digest]):
                kept.discard(row[0])
            self._database.execute("DELETE FROM berkas WHERE sidik = ?", [digest])
        return kept

    def _read(
        self, path: Path, number: int, read: Reader, seen: set[str]
    ) -> tuple[tuple[Any, ...], list[tuple[Any, ...]]]:
        size, changed = _facts(path)
        digest, judged = f"tak-terbaca-{number}", Judged(flaw=Flaw.DAMAGED)
        try:
            lines = read(path)
            digest = hashlib.sha256(b"\n".join(lines)).hexdigest()
            judged = Judged(flaw=Flaw.COPY) if digest in seen else judge(lines, self._now)
        except (KelasError, OSError) as error:
            judged = Judged(flaw=Flaw.DAMAGED, detail=type(error).__name__)
        seen.add(digest)
        row = (number, str(path), size, changed, digest, judged.key, judged.flaw or "",
               judged.detail)  # fmt: skip
        return row, list(_record_rows(number, judged))

    def _keep(self, files: list[tuple[Any, ...]], records: list[tuple[Any, ...]]) -> None:
        """Through CSV: row-wise inserts into a column store are a hundred times slower."""
        with TemporaryDirectory() as folder:
            for table, rows in (("rekaman", records), ("berkas", files)):
                path = Path(folder) / f"{table}.csv"
                with path.open("w", newline="", encoding="utf-8") as out:
                    csv.writer(out).writerows(rows)
                if rows:
                    self._database.execute(f"COPY {table} FROM '{path}' ({_CSV})")

    def counts(self) -> Counts:
        """What the evidence shows, by distinct persons."""
        row = self._rows(
            f"""{_COUNTED} SELECT COUNT(DISTINCT kunci),
                COUNT(DISTINCT kunci) FILTER (peristiwa = 'mulai'),
                COUNT(DISTINCT kunci) FILTER (peristiwa = 'selesai'),
                COUNT(DISTINCT kunci) FILTER (tampak AND peristiwa = 'tugas'),
                COUNT(*) FROM dihitung"""
        )[0]
        strands = self._rows(
            f"""{_COUNTED} SELECT untai, COUNT(DISTINCT kunci) FROM dihitung
                WHERE tampak AND peristiwa = 'tugas' GROUP BY untai ORDER BY untai"""
        )
        files = self._rows("SELECT COUNT(*) FROM berkas")[0][0]
        registered, started, finished, shown_any, records = row
        return Counts(
            registered=registered,
            started=started,
            finished=finished,
            shown=dict(strands),
            shown_any=shown_any,
            records=records,
            files=files,
        )

    def problems(self) -> list[Problem]:
        """Every file and key that does not count, or not fully."""
        files = self._rows(
            "SELECT cacat, jalur, kunci, rincian FROM berkas WHERE cacat <> '' ORDER BY ALL"
        )
        forks = self._rows(f"{_COUNTED} SELECT kunci, dari FROM cabang ORDER BY kunci")
        odd = self._rows(
            f"{_COUNTED} SELECT kunci, COUNT(*) FROM sekali WHERE jam_aneh GROUP BY kunci "
            "ORDER BY kunci"
        )
        return [
            *(Problem(flaw=f, path=p, key=k or "", detail=d or "") for f, p, k, d in files),
            *(Problem(flaw=Flaw.FORKED, path="", key=k, detail=f"mulai rekaman {n}")
              for k, n in forks),
            *(Problem(flaw=Flaw.CLOCK, path="", key=k, detail=f"{n} rekaman") for k, n in odd),
        ]  # fmt: skip

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._database.execute(query, list(values)).fetchall()


def _record_rows(number: int, judged: Judged) -> Iterator[tuple[Any, ...]]:
    if judged.flaw is not None:
        return
    for line in judged.lines:
        one = line.record
        odd = one.urut in judged.odd_clock
        yield (number, one.kunci, one.urut, line.digest[:DIGEST], one.peristiwa, one.untai,
               one.tampak, odd)  # fmt: skip


def _facts(path: Path) -> tuple[int, int]:
    with suppress(OSError):
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    return -1, -1
