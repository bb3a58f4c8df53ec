"""Class and phase named as such: `kelas V-A`, `kls5`, `Fase/Kelas: C/5`, `k5`."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings, GradeMention
from kelas_ai.planning.phrases import book
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_class_numbers import (
    CLASS_WORDS,
    beside,
    counts_other,
    grade_at,
    group_end,
    more_grades,
)
from kelas_ai.planning.words_meetings import SEMESTER_WORDS, SEMESTERS

KIND = "kelas"

PHASE_WORDS = {"fase", "phase", "fasa"}
PHASE_LETTERS = set("abcdef")
MULTIGRADE = book(
    {
        True: "kelas rangkap; rangkap kelas; pembelajaran kelas rangkap; multigrade; multi grade; "
        "kelas multigrade; kelas campur; kelas campuran; kelas gabungan; kelas digabung; "
        "kelas gabung; pkr"
    }
)
JOINING = {"gabung", "gabungan", "digabung", "rangkap", "menggabungkan", "gabungkan", "merangkap"}
PROGRAMS = {"ipa", "ips", "mipa", "tkj", "tkr", "rpl", "akl", "otkp", "dkv", "tbsm", "mplb"}
HIGH_SCHOOL = {10, 11, 12}
# K3 is also keselamatan dan kesehatan kerja.
SAFETY_WORDS = {"praktikum", "bengkel", "lab", "laboratorium", "kerja", "prinsip", "prosedur"}
SAFETY_WORDS |= {"penerapan", "budaya", "keselamatan", "dan"}


def read_class_words(reading: Reading, findings: Findings) -> None:
    """Claim classes and phases that are named as such: `kelas V-A`, `kls5`, `fase C`, `k5`."""
    for first, last, _ in MULTIGRADE.found(reading):
        findings.multigrade = True
        reading.claim(first, last, KIND)
        _numbers_of_multigrade(reading, last, findings)
    for index in range(len(reading)):
        word = reading.word(index)
        if word in CLASS_WORDS:
            _class(reading, index, findings)
        elif word == "k" and reading.attached(index + 1) and not reading.attached(index + 2):
            _short_class(reading, index, findings)
        elif word in PHASE_WORDS and not _phase_and_class(reading, index, findings):
            _phase(reading, index, findings)


def _numbers_of_multigrade(reading: Reading, start: int, findings: Findings) -> None:
    """`kelas rangkap 4 dan 5`: the classes without another *kelas*."""
    found = grade_at(reading, start) if reading.joined(start) else None
    if not found or not 1 <= found[1] <= 12 or counts_other(reading, start, found):
        return
    grades = [found[1]]
    last = beside(reading, more_grades(reading, start + found[0], grades), grades)
    findings.grades.extend(GradeMention(grade, sure=True) for grade in grades)
    reading.claim(start, last, KIND)


def _class(reading: Reading, index: int, findings: Findings) -> None:
    start, label = _after_label(reading, index)
    found = grade_at(reading, start) if reading.joined(start) else None
    if not found:
        return
    last = start + found[0]
    grades = [found[1]]
    if label and reading.gap(last).strip() == "/":
        last = _paired_value(reading, last, label, findings)
    else:
        last = more_grades(reading, group_end(reading, last), grades)
        if findings.multigrade:
            last = beside(reading, last, grades)
        last = _slash_semester(reading, last, findings)
    if grades[-1] in HIGH_SCHOOL:
        last = _program(reading, last, grades[-1], findings)
    findings.grades.extend(GradeMention(grade, sure=True) for grade in grades)
    first = index
    if reading.joined(index) and reading.word(index - 1) in JOINING:
        findings.multigrade = True
        first = index - 1
    if reading.word(last) in JOINING and reading.joined(last):
        findings.multigrade = True
        last += 1
    reading.claim(first, last, KIND)


def _after_label(reading: Reading, index: int) -> tuple[int, str]:
    """Skip the second half of `kelas/semester:` and `kelas/fase:`; also `kelas ke-5`."""
    following = reading.word(index + 1)
    if following in SEMESTER_WORDS | PHASE_WORDS and reading.gap(index + 1).strip() in {"/", "dan"}:
        return index + 2, "semester" if following in SEMESTER_WORDS else "fase"
    return (index + 2, "") if following == "ke" else (index + 1, "")


def _paired_value(reading: Reading, index: int, label: str, findings: Findings) -> int:
    value = reading.word(index)
    if label == "semester" and value in SEMESTERS:
        findings.semesters.append(SEMESTERS[value])
        return index + 1
    if label == "fase" and value in PHASE_LETTERS:
        findings.phases.append(value.upper())
        return index + 1
    return index


def _slash_semester(reading: Reading, index: int, findings: Findings) -> int:
    """`5/2` after *kelas*: class 5, semester 2."""
    if reading.gap(index).strip() != "/" or reading.word(index) not in {"1", "2"}:
        return index
    findings.semesters.append(SEMESTERS[reading.word(index)])
    return index + 1


def _program(reading: Reading, last: int, grade: int, findings: Findings) -> int:
    """`XI IPA 2`: the programme of a senior class; in class 10 it may also be the subject."""
    if reading.word(last) not in PROGRAMS or not reading.joined(last):
        return last
    findings.programs.append(reading.word(last))
    if grade == 10 and reading.word(last) in {"ipa", "ips"}:
        findings.program_subjects.append(reading.word(last).upper())
    number = reading.joined(last + 1) and reading.word(last + 1).isdecimal()
    counted = number and counts_other(reading, last + 1, (1, 0))
    return last + 2 if number and not counted else last + 1


def _short_class(reading: Reading, index: int, findings: Findings) -> None:
    found = grade_at(reading, index + 1)
    safety = {reading.said(index - 1), reading.said(index + 2)} & SAFETY_WORDS
    if not found or (found[1] == 3 and (safety or len(reading) == 2)):
        return
    if found[0] == 1 and 1 <= found[1] <= 12 and reading.word(index + 1).isdecimal():
        findings.grades.append(GradeMention(found[1], sure=True))
        reading.claim(index, index + 2, KIND)


def _phase_and_class(reading: Reading, index: int, findings: Findings) -> bool:
    """`Fase/Kelas: C/5`, the mirror of `Kelas/Fase: 5/C`."""
    labels = reading.word(index + 1) in CLASS_WORDS and reading.gap(index + 1).strip() == "/"
    letter = reading.word(index + 2)
    found = grade_at(reading, index + 3) if labels and letter in PHASE_LETTERS else None
    if not found:
        return False
    findings.phases.append(letter.upper())
    findings.grades.append(GradeMention(found[1], sure=True))
    reading.claim(index, group_end(reading, index + 3 + found[0]), KIND)
    return True


def _phase(reading: Reading, index: int, findings: Findings) -> None:
    letter = reading.word(index + 1)
    if letter in PHASE_LETTERS and reading.joined(index + 1) and not reading.attached(index + 2):
        findings.phases.append(letter.upper())
        reading.claim(index, index + 2, KIND)
