"""Judge a chain of evidence: whole and signed, or named for what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from kelas_ai.evidence.records import FIRST, LineUnreadable, ReadLine, is_signed, read_line

EARLIEST = datetime(2025, 1, 1)
TOLERANCE = timedelta(days=1)
EVENTS = {"daftar", "mulai", "tugas", "selesai"}


class Flaw(StrEnum):
    """Why evidence is not counted; the values are keys of the strings."""

    EMPTY = "kosong"
    UNREADABLE = "tidak_terbaca"
    BROKEN = "rantai_putus"
    EDITED = "diubah"
    MIXED = "kunci_campur"
    CLOCK = "jam_aneh"
    FORKED = "kunci_disalin"
    DAMAGED = "berkas_rusak"
    COPY = "salinan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A chain and what may be counted of it. odd_clock: numbers of records left out for it."""

    key: str = ""
    lines: tuple[ReadLine, ...] = ()
    flaw: Flaw | None = None
    detail: str = ""
    odd_clock: frozenset[int] = field(default=frozenset())


def judge(lines: Sequence[bytes], now: datetime) -> Judged:
    """Check one chain from its first record to its last.

    The last signature vouches for the whole chain because each line carries the digest of the
    one before. now: records from later than a day after it are clock nonsense.
    """
    read: list[ReadLine] = []
    before = FIRST
    for number, line in enumerate(lines, 1):
        try:
            one = read_line(line)
        except LineUnreadable as error:
            return Judged(flaw=Flaw.UNREADABLE, detail=f"baris {number}: {error}")
        record = one.record
        if read and record.kunci != read[0].record.kunci:
            return Judged(key=read[0].record.kunci, flaw=Flaw.MIXED, detail=f"baris {number}")
        if record.urut != number or record.sebelum != before or record.peristiwa not in EVENTS:
            return Judged(key=record.kunci, flaw=Flaw.BROKEN, detail=f"baris {number}")
        before = one.digest
        read.append(one)
    if not read:
        return Judged(flaw=Flaw.EMPTY)
    key = read[0].record.kunci
    if not is_signed(read[-1]):
        return Judged(key=key, flaw=Flaw.EDITED, detail=f"baris {len(read)}")
    return Judged(key=key, lines=tuple(read), odd_clock=_odd_clock(read, now))


def _odd_clock(lines: Sequence[ReadLine], now: datetime) -> frozenset[int]:
    odd, latest = set(), EARLIEST
    for line in lines:
        moment = _moment(line.record.waktu)
        if moment is None or not EARLIEST <= moment <= now + TOLERANCE:
            odd.add(line.record.urut)
        elif moment < latest - TOLERANCE:
            odd.add(line.record.urut)
        else:
            latest = max(latest, moment)
    return frozenset(odd)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
