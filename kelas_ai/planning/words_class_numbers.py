"""Numbers of classes: `V`, `7A`, `4 dan 5`, `7-9`, `1 s.d. 3`."""

from __future__ import annotations

from dataclasses import dataclass

from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_meetings import SEMESTER_WORDS
from kelas_ai.planning.words_numbers import digits_value, number_at, roman_at
from kelas_ai.planning.words_units import HOUR_UNITS, MINUTE_UNITS, TIMES

CLASS_WORDS = {
    *{"kelas", "kls", "kl", "klas", "kelass", "klass", "klz", "kelsa", "keles", "kelaz", "kels"},
    *{"grade", "klassnya", "kelasnya"},
}
GROUP_LETTERS = set("abcdefgh")
GRADE_JOINERS = {"dan", "sampai", "sd", "hingga", "atau", "dengan", "sama", "dg", "dgn", "n"}
THROUGH = {"sampai", "sd", "hingga"}
COUNTED = {"murid", "siswa", "siswi", "anak", "orang", "peserta", "pertemuan", "tahun", "kali"}


def grade_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """A class number: (tokens used, grade); also impossible ones such as 0 and 13."""
    roman = roman_at(reading, index)
    if roman:
        return 1, roman
    if reading.word(index).isdecimal():
        return 1, digits_value(reading.word(index))
    return number_at(reading, index)


def group_end(reading: Reading, last: int) -> int:
    """Skip the parallel class of `7A`, `VII-A`, `5 b` or `7.1`."""
    word = reading.word(last)
    if word.isdecimal() and reading.gap(last) == ".":
        return last + 1
    if word not in GROUP_LETTERS or not reading.joined(last):
        return last
    tight = reading.gap(last) in {"", "-", ".", "/", " - "}
    capital = reading.raw(last, last + 1).isupper()
    return last + 1 if tight or capital or reading.closes(last + 1) else last


def more_grades(reading: Reading, last: int, grades: list[int]) -> int:
    """Read on in `4 dan 5`, `5/6`, `7-9`, `1 s.d. 3`, `7, 8, dan 9`; `5/2` is semester 2."""
    while last < len(reading):
        link = _link(reading, last)
        following = grade_at(reading, last + link.words) if link else None
        if not link or not following or not 1 <= following[1] <= 12:
            return last
        if counts_other(reading, last + link.words, following):
            return last
        if following[1] < grades[-1] and not link.words:
            return last
        after = last + link.words + following[0]
        if link.comma and not _list_goes_on(reading, after):
            return last
        first = grades[-1] + 1 if link.through else following[1]
        grades.extend(range(first, following[1] + 1))
        last = group_end(reading, after)
    return last


@dataclass(frozen=True, slots=True)
class _Link:
    """How two classes are connected. words: connecting tokens; through: all between count."""

    words: int
    through: bool = False
    comma: bool = False


def _link(reading: Reading, index: int) -> _Link | None:
    gap, word = reading.gap(index).strip(), reading.word(index)
    if gap == ",":
        if word in {"dan", "atau"}:
            return _Link(1)
        return _Link(0, comma=True)
    if not reading.joined(index):
        return None
    if word == "s" and reading.word(index + 1) == "d":
        return _Link(2, through=True)
    if word in GRADE_JOINERS:
        repeated = 1 if reading.word(index + 1) in CLASS_WORDS else 0
        return _Link(1 + repeated, through=word in THROUGH)
    if gap in {"-", "–", "/", "&", "+"}:
        return _Link(0, through=gap in {"-", "–"})
    return None


def _list_goes_on(reading: Reading, index: int) -> bool:
    """True when `, 9` or `dan 9` follows, so that a comma belongs to a list of classes."""
    link = _link(reading, index)
    return bool(link and (link.comma or link.words) and grade_at(reading, index + link.words))


def beside(reading: Reading, last: int, grades: list[int]) -> int:
    """`kelas rangkap 3 4`: a second class directly after the first."""
    following = grade_at(reading, last) if reading.joined(last) else None
    if (
        not following
        or not grades[-1] < following[1] <= 12
        or counts_other(reading, last, following)
    ):
        return last
    grades.append(following[1])
    return group_end(reading, last + following[0])


def counts_other(reading: Reading, index: int, number: tuple[int, int]) -> bool:
    """True when this number counts something else: hours, minutes, murid."""
    after = index + number[0]
    return bool(
        HOUR_UNITS.at(reading, after)
        or reading.word(after) in MINUTE_UNITS | TIMES | COUNTED
        or reading.word(after) in SEMESTER_WORDS
    )
