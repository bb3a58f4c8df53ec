"""All recognisers over one text, again and again until nothing more is claimed."""

from __future__ import annotations

from dataclasses import dataclass

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.planning.findings import Findings
from kelas_ai.planning.phrases import PhraseBook
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_bare_class import read_bare_classes
from kelas_ai.planning.words_branches import (
    Uncovered,
    note_programs,
    read_families,
    read_outside_subjects,
    read_uncovered,
    uncovered_book,
)
from kelas_ai.planning.words_class import read_class_size, read_conditions
from kelas_ai.planning.words_grade import read_class_words
from kelas_ai.planning.words_level import level_book, read_levels
from kelas_ai.planning.words_meetings import read_meetings
from kelas_ai.planning.words_model import read_models
from kelas_ai.planning.words_noise import read_fixed_noise, trim_edges
from kelas_ai.planning.words_place import read_places
from kelas_ai.planning.words_spelling import SpellingList, read_misspelt_subjects, spelling_list
from kelas_ai.planning.words_subject import (
    Alias,
    madrasah_book,
    read_firm_subjects,
    read_loose_subjects,
    subject_aliases,
)
from kelas_ai.planning.words_time import read_clock_hours, read_time
from kelas_ai.planning.words_tools import read_tools

MOST_PASSES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of one national frame, ready for matching."""

    aliases: dict[str, Alias]
    subjects: PhraseBook[Alias]
    madrasah: PhraseBook[Alias]
    spelling: SpellingList
    levels: PhraseBook[tuple[str, bool]]
    uncovered: PhraseBook[Uncovered]


_built: list[tuple[NationalFrame, Vocabulary]] = []


def vocabulary_of(frame: NationalFrame) -> Vocabulary:
    """The vocabulary of a frame, built once and kept while the same frame is used."""
    for known, vocabulary in _built:
        if known is frame:
            return vocabulary
    aliases = subject_aliases(frame)
    vocabulary = Vocabulary(
        aliases=aliases,
        subjects=PhraseBook(aliases),
        madrasah=madrasah_book(frame),
        spelling=spelling_list(aliases),
        levels=level_book(frame),
        uncovered=uncovered_book(frame),
    )
    _built[:] = [(frame, vocabulary)]
    return vocabulary


def recognise(text: str, vocabulary: Vocabulary) -> tuple[Findings, str]:
    """What a cleaned text says, and the topic that remains.

    What remains is read again until nobody claims anything, so a topic keeps itself. A topic
    that would be empty gets back ordinary words that were taken for a subject (*musik*).
    """
    findings = Findings()
    topic = text
    for _ in range(MOST_PASSES):
        reading = Reading(topic)
        _read_once(reading, findings, vocabulary)
        remaining = reading.topic()
        if remaining == topic:
            break
        topic = remaining
    note_programs(findings, vocabulary.uncovered)
    return findings, topic or _words_given_back(text, findings)


def _words_given_back(text: str, findings: Findings) -> str:
    """A topic where everything was claimed: subject words, or a text that only names a place."""
    if findings.taken:
        return " ".join(dict.fromkeys(findings.taken))
    lesson = any(
        (
            *(findings.subjects, findings.families, findings.grades, findings.phases),
            *(findings.levels, findings.hours, findings.times, findings.minutes),
            *(findings.students, findings.outside),
        )
    )
    situation = any(
        (
            *(findings.contexts, findings.conditions, findings.models, findings.tools),
            findings.missing_tools,
        )
    )
    return " ".join(text.split()) if situation and not lesson else ""


def _read_once(reading: Reading, findings: Findings, vocabulary: Vocabulary) -> None:
    """One pass; the order matters only where two recognisers want the same words."""
    read_fixed_noise(reading, findings)
    read_outside_subjects(reading, findings)
    read_class_words(reading, findings)
    read_meetings(reading, findings)
    read_time(reading, findings)
    read_firm_subjects(reading, findings, vocabulary.subjects)
    read_misspelt_subjects(reading, findings, vocabulary.spelling, firm=True)
    read_families(reading, findings)
    read_class_size(reading, findings)
    read_clock_hours(reading, findings)
    read_levels(reading, findings, vocabulary.levels)
    read_conditions(reading, findings)
    read_tools(reading, findings)
    read_models(reading, findings)
    read_places(reading, findings)
    trim_edges(reading)
    read_misspelt_subjects(reading, findings, vocabulary.spelling, firm=False)
    read_loose_subjects(reading, findings, vocabulary.subjects)
    read_loose_subjects(reading, findings, vocabulary.madrasah)
    read_bare_classes(reading, findings)
    trim_edges(reading)
    read_uncovered(reading, findings, vocabulary.uncovered)
