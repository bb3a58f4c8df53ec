"""JP and minutes of a lesson."""

from __future__ import annotations

import re

from kelas_ai.planning.findings import Findings
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_numbers import number_at
from kelas_ai.planning.words_units import HOUR_UNITS, MINUTE_UNITS, TIMES

KIND = "waktu"

TIMES_SIGN = re.compile(r"\s*[x×*✕@]\s*")
USUAL_MINUTES = {30, 35, 40, 45}
SHORTEST_LESSON = 20
LONGEST_LESSON = 600
LONGEST_HOUR = 60
ARITHMETIC = {"perkalian", "kali", "hasil", "hitung", "menghitung", "dari", "operasi", "luas"}
NOT_A_LESSON_BEFORE = {
    *{"konversi", "mengubah", "ubah", "berapa", "lari", "berlari", "jalan", "tes", "setelah"},
    *{"dalam", "sisa", "tambah", "jam"},
}
NOT_A_LESSON_AFTER = {"ke", "sama", "detik", "kemudian", "lagi", "pertama", "lalu"}
NOT_A_LESSON_AFTER |= {"sehari", "per", "setiap", "sekali", "setelah", "sebelum", "seminggu"}


def read_time(reading: Reading, findings: Findings) -> None:
    """Claim JP and minutes: products first, then numbers with a unit, then `JP: 2`."""
    for index in range(len(reading)):
        _times(reading, index, findings)
    for index in range(len(reading)):
        _hours(reading, index, findings)
    for index in range(len(reading)):
        _minutes(reading, index, findings)
        _unit_first(reading, index, findings)


def read_clock_hours(reading: Reading, findings: Findings) -> None:
    """Claim `2 jam` between other pieces, where it can only be school hours."""
    for index in range(len(reading)):
        number = number_at(reading, index)
        after = index + number[0] if number else index
        if not number or reading.word(after) != "jam" or not 0 < number[1] <= 8:
            continue
        if reading.opens(index):
            _clock_hours(reading, index, after, number[1], findings)


def _times(reading: Reading, index: int, findings: Findings) -> None:
    """`2x35 menit`, `2 x 40`, `2 JP x 35 menit`, `2 JP @ 35 menit`."""
    number = number_at(reading, index)
    if not number or not 0 < number[1] <= 20:
        return
    after = index + number[0]
    unit = HOUR_UNITS.at(reading, after) if reading.joined(after) else None
    after += unit[0] if unit else 0
    if reading.word(after) in TIMES:
        after += 1
    elif not (after < len(reading) and TIMES_SIGN.fullmatch(reading.gap(after))):
        return
    each = number_at(reading, after)
    if not each or each[0] != 1:
        return
    last = after + 1
    minutes_said = reading.word(last) in MINUTE_UNITS or reading.gap(last).startswith(("'", "’"))
    if reading.word(last) in MINUTE_UNITS:
        last += 1
    if not _lesson_product(reading, index, (number[1], each[1]), minutes_said):
        return
    if each[1] > LONGEST_HOUR:
        findings.meetings.append(number[1])
        findings.minutes.append(each[1])
    else:
        findings.times.append((number[1], each[1]))
    reading.claim(index, last, KIND)


def _lesson_product(
    reading: Reading, index: int, product: tuple[int, int], minutes_said: bool
) -> bool:
    count, minutes = product
    if minutes_said:
        return SHORTEST_LESSON <= minutes <= LONGEST_LESSON
    usual = minutes in USUAL_MINUTES and count <= 8
    return usual and reading.word(index - 1) not in ARITHMETIC


def _hours(reading: Reading, index: int, findings: Findings) -> None:
    """`2 jp`, `2 jam pelajaran`, `3 x 2 JP`."""
    number = number_at(reading, index)
    if not number:
        return
    after = index + number[0]
    unit = HOUR_UNITS.at(reading, after) if after < len(reading) else None
    if unit:
        findings.hours.append(number[1])
        first = _meetings_times(reading, index, findings)
        reading.claim(first, after + unit[0], KIND)


def _meetings_times(reading: Reading, index: int, findings: Findings) -> int:
    """`3 x 2 JP`: three meetings of 2 JP; returns where the expression starts."""
    sign = reading.word(index - 1) in TIMES
    if not sign and not TIMES_SIGN.fullmatch(reading.gap(index)):
        return index
    first = index - 2 if sign else index - 1
    count = number_at(reading, first) if first >= 0 else None
    if not count or count[0] != 1 or not 0 < count[1] <= 40:
        return index
    findings.meetings.append(count[1])
    findings.hours_per_meeting = True
    return first


def _clock_hours(reading: Reading, index: int, after: int, count: int, findings: Findings) -> None:
    minutes = number_at(reading, after + 1)
    if minutes and reading.word(after + 2) in MINUTE_UNITS:
        if reading.closes(after + 3):
            findings.minutes.append(60 * count + minutes[1])
            reading.claim(index, after + 3, KIND)
    elif reading.closes(after + 1):
        findings.hours.append(count)
        reading.claim(index, after + 1, KIND)


def _minutes(reading: Reading, index: int, findings: Findings) -> None:
    """`70 menit` as the length of the lesson."""
    number = number_at(reading, index)
    if not number or not SHORTEST_LESSON <= number[1] <= LONGEST_LESSON:
        return
    after = index + number[0]
    if reading.word(after) not in MINUTE_UNITS or "=" in reading.gap(index):
        return
    topical = reading.word(index - 1) in NOT_A_LESSON_BEFORE and not reading.opens(index)
    topical |= reading.word(after + 1) in NOT_A_LESSON_AFTER or "=" in reading.gap(after + 1)
    if not topical:
        findings.minutes.append(number[1])
        reading.claim(index, after + 1, KIND)


def _unit_first(reading: Reading, index: int, findings: Findings) -> None:
    """`JP: 2`, once numbers with their own unit are gone."""
    unit = HOUR_UNITS.at(reading, index)
    if not unit:
        return
    after = index + unit[0]
    number = number_at(reading, after) if reading.joined(after) else None
    if number:
        findings.hours.append(number[1])
        reading.claim(index, after + number[0], KIND)
