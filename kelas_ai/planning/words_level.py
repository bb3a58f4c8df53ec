"""School levels: `SMP`, `5 SD`, `1 SMA`, `SMPN 3`, `paket B`."""

from __future__ import annotations

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.planning.findings import Findings, GradeMention
from kelas_ai.planning.phrases import PhraseBook
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_numbers import number_at, part_of_larger, roman_at

KIND = "jenjang"
STATE_SCHOOLS = {
    "sdn": "sd",
    "sdit": "sd",
    "smpn": "smp",
    "smpit": "smp",
    "sman": "sma",
    "smait": "sma",
    "smkn": "smk",
    "mtsn": "mts",
}
OWNERS = {"negeri", "swasta", "inpres", "islam", "muhammadiyah", "it", "yapis", "ypk"}
SHORT_WORDS = {"mi", "ma", "mak"}


def level_book(frame: NationalFrame) -> PhraseBook[tuple[str, bool]]:
    """Level words of the tables as phrases: (level, part of a school's own name)."""
    known = {word: (level, False) for word, level in frame.level_words.items()}
    own_names = {
        word: (frame.level_words[usual], True)
        for word, usual in STATE_SCHOOLS.items()
        if usual in frame.level_words
    }
    return PhraseBook(known | own_names)


def read_levels(reading: Reading, findings: Findings, levels: PhraseBook[tuple[str, bool]]) -> None:
    """Claim level words with the class number before or after them."""
    for index in range(len(reading)):
        match = levels.at(reading, index)
        if match:
            _level(reading, index, index + match[0], match[1], findings)


def _level(
    reading: Reading, first: int, last: int, meaning: tuple[str, bool], findings: Findings
) -> None:
    level, own_name = meaning
    grade = None if own_name else _grade_before(reading, first)
    if reading.word(first) == "sd" and _is_range(reading, first, grade is not None):
        return
    if grade is None and reading.word(first) in SHORT_WORDS and not _alone(reading, first, last):
        return
    if grade is not None:
        findings.grades.append(GradeMention(grade, sure=True))
        first -= 1
    else:
        last = _school_name_end(reading, first, last, own_name)
    findings.levels.append(level)
    reading.claim(first, last, KIND)


def _school_name_end(reading: Reading, first: int, last: int, own_name: bool) -> int:
    """The end of `SDN 3`, `SMP Negeri 2 Karang Indah`."""
    if reading.word(last) in OWNERS and reading.joined(last):
        own_name, last = True, last + 1
    if not own_name:
        return last
    last += 1 if reading.word(last).isdecimal() and reading.joined(last) else 0
    return reading.name_end(first, last)


def _grade_before(reading: Reading, index: int) -> int | None:
    if not reading.joined(index) or part_of_larger(reading, index - 1):
        return None
    number = number_at(reading, index - 1)
    grade = number[1] if number and number[0] == 1 else roman_at(reading, index - 1)
    return grade if grade is not None and 1 <= grade <= 12 else None


def _is_range(reading: Reading, index: int, number_before: bool) -> bool:
    """`1 sd 20` and `penjumlahan sd 20` mean *sampai dengan*."""
    number_after = reading.joined(index + 1) and number_at(reading, index + 1)
    if not number_after:
        return False
    if number_before or reading.word(index - 1).isdecimal():
        return True
    return not reading.opens(index) and not reading.raw(index, index + 1).isupper()


def _alone(reading: Reading, first: int, last: int) -> bool:
    beside_class = "kelas" in {reading.kind(first - 1), reading.kind(last)}
    return beside_class or reading.isolated(first, last)
