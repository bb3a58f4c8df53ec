"""A class written as a bare number: `mtk 5`, `IPA VIII`."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings, GradeMention
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_class_numbers import grade_at, group_end
from kelas_ai.planning.words_numbers import BELONGS_TO_TOPIC, part_of_larger, roman_at

KIND = "kelas"


def read_bare_classes(reading: Reading, findings: Findings) -> None:
    """Claim `mtk 5`, `mtk VII`: a number directly after a subject or level, read with doubt."""
    for index in range(1, len(reading)):
        beside = reading.kind(index - 1) in {"mapel", "jenjang"} and reading.joined(index)
        found = grade_at(reading, index) if beside else None
        if not found or found[0] != 1 or not 1 <= found[1] <= 12 or part_of_larger(reading, index):
            continue
        last = group_end(reading, index + 1)
        if _looks_like_class(reading, index, last):
            findings.grades.append(GradeMention(found[1], sure=False))
            reading.claim(index, last, KIND)


def _looks_like_class(reading: Reading, index: int, last: int) -> bool:
    word = reading.word(index)
    spelled = word.isdecimal() or (reading.raw(index, index + 1).isupper() or len(word) > 1)
    operators = set(reading.gap(last)) & set("+×÷=<>^*%/°√") or reading.attached(last)
    return bool(
        (word.isdecimal() or roman_at(reading, index))
        and spelled
        and not operators
        and reading.word(last) not in BELONGS_TO_TOPIC
    )
