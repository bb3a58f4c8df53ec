"""What is typed after an option, read into findings; what cannot be read becomes a problem."""

from __future__ import annotations

import re

from kelas_ai.domain.request import Notice, Problem
from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.findings import Findings, GradeMention, SubjectMention
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.recognising import Vocabulary, recognise
from kelas_ai.planning.words_grade import PHASE_LETTERS
from kelas_ai.planning.words_meetings import SEMESTERS
from kelas_ai.planning.words_model import known_model
from kelas_ai.planning.words_numbers import ROMAN, digits_value, number_at
from kelas_ai.planning.words_place import place_of
from kelas_ai.planning.words_spelling import nearest_name
from kelas_ai.planning.words_subject import Alias
from kelas_ai.planning.words_tools import listed_tools
from kelas_ai.strings import understanding as words

SURE_ENOUGH, WORTH_SUGGESTING = 84.0, 55.0

_GRADE = re.compile(r"\s*(\d{1,9}|[ivxIVX]{1,5})\s*[-. ]?\s*[a-hA-H]?\s*")
_NUMBER = re.compile(r"\s*(-?\d{1,9})\s*(?:jp|jpl|jam|murid|siswa|orang|anak)?\s*", re.IGNORECASE)


def class_option(
    typed: dict[str, str], findings: Findings, vocabulary: Vocabulary
) -> list[Problem]:
    """Put the class and phase of the options in place of those of the text."""
    problems: list[Problem] = []
    findings.grades, findings.levels, findings.program_subjects = [], [], []
    findings.phases = []
    if "kelas" in typed:
        problems += _grade_option(typed["kelas"], findings, vocabulary)
    letter = typed.get("fase", "").lower().removeprefix("fase").strip()
    if letter in PHASE_LETTERS:
        findings.phases = [letter.upper()]
    elif letter:
        reason = words.UNREADABLE_PHASE.format(written=typed["fase"])
        problems.append(
            Problem(
                code="fase_tidak_dikenali", reason=reason, suggestion=words.SUGGEST_PHASE_LETTER
            )
        )
    return problems


def _grade_option(written: str, findings: Findings, vocabulary: Vocabulary) -> list[Problem]:
    plain_grade = _GRADE.fullmatch(written)
    if plain_grade:
        number = plain_grade.group(1).lower()
        grade = digits_value(number) if number.isdecimal() else ROMAN.get(number)
        if grade is not None:
            findings.grades = [GradeMention(grade, sure=True)]
            return []
    for text in (written, f"kelas {written}"):
        said, _ = recognise(text, vocabulary)
        if said.grades or said.phases or said.levels:
            findings.grades, findings.phases, findings.levels = (
                said.grades,
                said.phases,
                said.levels,
            )
            findings.multigrade |= said.multigrade
            return []
    reason = words.UNREADABLE_GRADE.format(written=written)
    return [Problem(code="kelas_tidak_dikenali", reason=reason, suggestion=words.SUGGEST_GRADE)]


def subject_option(written: str, findings: Findings, vocabulary: Vocabulary) -> list[Problem]:
    """Put the subject of the options in place of that of the text."""
    findings.subjects, findings.families, findings.outside = [], [], []
    alias = vocabulary.aliases.get(" ".join(split_words(written)))
    if alias is None:
        said, _ = recognise(f"mapel {written}", vocabulary)
        if said.outside and not said.subjects:
            findings.outside = said.outside
            return []
        if said.families:
            findings.families = said.families
            return []
        named = next((mention for mention in said.subjects if mention.firm), None)
        alias = Alias(named.subject, "firm") if named else _spelled(written, findings, vocabulary)
    if alias is None:
        nearest = nearest_name(written, vocabulary.aliases, WORTH_SUGGESTING)
        suggestion = words.SUGGEST_SUBJECTS
        if nearest:
            suggestion = words.SUGGEST_NEAREST.format(subject=nearest[1].subject)
        reason = words.UNKNOWN_SUBJECT.format(written=written)
        return [Problem(code="mapel_tidak_dikenali", reason=reason, suggestion=suggestion)]
    findings.subjects = [SubjectMention(alias.subject, written, firm=True)]
    return []


def _spelled(written: str, findings: Findings, vocabulary: Vocabulary) -> Alias | None:
    nearest = nearest_name(written, vocabulary.aliases, SURE_ENOUGH)
    if nearest is None or len(nearest[0]) < 5:
        return None
    text = words.SPELLING.format(written=written, subject=nearest[1].subject)
    findings.notices.append(Notice(code="ejaan_mapel", text=text))
    return nearest[1]


def count_options(typed: dict[str, str], findings: Findings) -> list[Problem]:
    """Put JP and number of murid of the options in place of those of the text."""
    problems: list[Problem] = []
    if "jp" in typed:
        hours = _number(typed["jp"])
        findings.hours, findings.times, findings.minutes = [], [], []
        findings.meetings = []
        if hours is not None:
            findings.hours = [hours]
        else:
            reason = words.UNREADABLE_HOURS.format(written=typed["jp"])
            suggestion = words.SUGGEST_HOURS.format(most=8)
            problems.append(Problem(code="jp_tidak_dikenali", reason=reason, suggestion=suggestion))
    if "murid" in typed:
        students = _number(typed["murid"])
        findings.students = [] if students is None else [students]
        if students is None:
            reason = words.UNREADABLE_STUDENTS.format(written=typed["murid"])
            suggestion = words.SUGGEST_STUDENTS.format(most=100)
            problems.append(
                Problem(code="murid_tidak_dikenali", reason=reason, suggestion=suggestion)
            )
    return problems


def _number(written: str) -> int | None:
    digits = _NUMBER.fullmatch(written)
    if digits:
        return int(digits.group(1))
    reading = Reading(written)
    number = number_at(reading, 0)
    return number[1] if number and not written.startswith("-") else None


def situation_options(typed: dict[str, str], findings: Findings) -> None:
    """Tools are added to, place, model and semester put in place of, those of the text."""
    if "alat" in typed:
        said = listed_tools(typed["alat"])
        findings.tools = said.tools
        missing = {*said.missing_tools, *findings.missing_tools} - set(said.tools)
        findings.missing_tools = sorted(missing)
        findings.conditions.extend(said.conditions)
    if "konteks" in typed:
        place = place_of(typed["konteks"])
        findings.places = [place] if place else []
        findings.contexts = [typed["konteks"]]
    if "model_belajar" in typed:
        findings.models = [known_model(typed["model_belajar"])]
    if "semester" in typed:
        word = typed["semester"].lower().removeprefix("semester").strip()
        findings.semesters = [SEMESTERS.get(word, word)]
