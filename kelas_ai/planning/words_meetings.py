"""Meetings and semester."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_numbers import ORDINALS, number_at
from kelas_ai.planning.words_units import HOUR_UNITS, TIMES

KIND = "waktu"

MEETING_WORDS = {"pertemuan", "pert", "ptm", "pertmuan", "meeting"}
EACH = {"per", "tiap", "setiap"}
JOINERS = {"dan", "sampai", "sd", "hingga", "sama"}
SEMESTER_WORDS = {"semester", "smt", "sem", "smtr", "smester", "smstr"}
SEMESTERS = {
    "1": "ganjil",
    "2": "genap",
    "i": "ganjil",
    "ii": "genap",
    "satu": "ganjil",
    "dua": "genap",
    "ganjil": "ganjil",
    "gasal": "ganjil",
    "genap": "genap",
}


def read_meetings(reading: Reading, findings: Findings) -> None:
    """Claim semesters and meeting numbers: `smt 2`, `pertemuan ke-3`, `2x pertemuan`."""
    for index in range(len(reading)):
        if reading.word(index):
            _semester(reading, index, findings)
            _meetings(reading, index, findings)


def _semester(reading: Reading, index: int, findings: Findings) -> None:
    if reading.word(index) not in SEMESTER_WORDS or not reading.joined(index + 1):
        return
    name = SEMESTERS.get(reading.word(index + 1))
    if name:
        findings.semesters.append(name)
        reading.claim(index, index + 2, KIND)


def _meetings(reading: Reading, index: int, findings: Findings) -> None:
    if reading.word(index) not in MEETING_WORDS:
        return
    first, last, count = index, index + 1, 1
    before = _count_before(reading, index)
    if before:
        first, count = before
    else:
        last, count = _numbers_after(reading, index + 1)
        if reading.word(index - 1) in EACH and reading.joined(index):
            first = index - 1
            findings.hours_per_meeting = True
    if (first, last) == (index, index + 1):
        return
    findings.meetings.append(count)
    reading.claim(first, last, KIND)


def _count_before(reading: Reading, index: int) -> tuple[int, int] | None:
    """`2 pertemuan`, `3x pertemuan`, `sekali pertemuan`: (first token, count)."""
    if not reading.joined(index):
        return None
    times = index - 1 if reading.word(index - 1) in TIMES and reading.joined(index - 1) else index
    if reading.word(index - 1) == "sekali":
        return index - 1, 1
    for length in (3, 2, 1):
        number = number_at(reading, times - length) if times - length >= 0 else None
        if number and number[0] == length and 0 < number[1] < 100:
            each = reading.word(times - length - 1) in EACH
            return times - length - (1 if each else 0), number[1]
    return None


def _numbers_after(reading: Reading, index: int) -> tuple[int, int]:
    """`ke-2`, `1 dan 2`, `1-3`, `pertama`: (token after the last number, how many)."""
    start = index + 1 if reading.word(index) == "ke" and reading.joined(index) else index
    if not reading.joined(start):
        return index, 1
    first = ORDINALS.get(reading.word(start))
    number = (1, first) if first else _small(reading, start)
    if not number:
        return index, 1
    last = start + 1
    low = high = number[1]
    while reading.joined(last):
        step = 1 if reading.word(last) in JOINERS else 0
        linked = step or reading.gap(last).strip() in {"-", "–", "&", "/"}
        following = _small(reading, last + step) if linked else None
        if not following:
            break
        high, last = following[1], last + step + 1
    return last, max(high - low + 1, 1)


def _small(reading: Reading, index: int) -> tuple[int, int] | None:
    number = number_at(reading, index)
    if not number or number[0] != 1 or number[1] > 40:
        return None
    return None if HOUR_UNITS.at(reading, index + 1) else number
