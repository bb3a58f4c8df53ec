"""Checks of wording: old terms, placeholders, repetition, sources, open AI suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import Decision, LessonPlan, Origin
from kelas_ai.domain.review import Finding, Severity
from kelas_ai.language.spelling import Spelling
from kelas_ai.review.base import bad, blocks_of, outcome, texts_of
from kelas_ai.strings.review import OLD_TERMS, WORD_MEANT, WORD_UNKNOWN

PLACEHOLDER = re.compile(
    r"\{\w*\}|\[(?:isi|nama|tulis|topik|sebutkan)[^\]]*\]|\blorem ipsum\b|\bTODO\b|\bTBD\b|\bxxx+\b"
    r"|\.{4,}|_{3,}|\*\*|<\/?\w+>",
    re.I,
)
LONG_SENTENCE = 6


def old_terms(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Names that no longer apply."""
    failures = []
    for block_id, text in texts_of(plan):
        for pattern, replacement in OLD_TERMS.items():
            found = re.search(pattern, text, re.I)
            if found:
                severity = Severity.ADVICE if replacement == "murid" else Severity.IMPORTANT
                told = f"“{found.group(0)}”: {text}"
                failures.append(bad("BAHASA-01", told, severity, block_id, replacement=replacement))
    yield from outcome("BAHASA-01", failures, Severity.IMPORTANT)


def placeholders(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Nothing left to fill in, no markup, no empty block."""
    failures = [
        bad("BAHASA-02", text.strip() or "kosong", block_id=block_id)
        for block_id, text in texts_of(plan)
        if not text.strip() or PLACEHOLDER.search(text)
    ]
    yield from outcome("BAHASA-02", failures)


def repetition(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """The same sentence twice is a sign of copying."""
    seen: dict[str, str] = {}
    failures = []
    # The key fact is what everything else refers to; repeating it is not copying.
    facts = {_plain(sentence) for block in plan.facts for sentence in _sentences(block.text)}
    for block in blocks_of(plan):
        for sentence in _sentences(block.text):
            plain = _plain(sentence)
            if len(plain.split()) < LONG_SENTENCE or plain in facts:
                continue
            first = seen.setdefault(plain, block.id)
            if first != block.id and not _quotes(first, block.id):
                told = f"“{sentence}” juga ada pada {first}"
                failures.append(bad("BAHASA-03", told, Severity.IMPORTANT, block.id))
    yield from outcome("BAHASA-03", failures, Severity.IMPORTANT)


def spelling(plan: LessonPlan, words: Spelling) -> Iterator[Finding]:
    """Words of teacher and AI texts that no dictionary lists; advice, since names are words too."""
    written = [block for block in blocks_of(plan) if block.origin in (Origin.TEACHER, Origin.AI)]
    if not written:
        return
    said = frozenset(word for _, text in texts_of(plan) for word in text.lower().split())
    failures = []
    for block in written:
        for word in words.unknown(block.text):
            meant = words.suggest(word, said - {word.lower()})
            advice = WORD_MEANT.format(word=meant) if meant else WORD_UNKNOWN
            failures.append(bad("BAHASA-04", f"“{word}”", Severity.ADVICE, block.id, meant=advice))
    yield from outcome("BAHASA-04", failures, Severity.ADVICE)


# Tasks quote the text they are about: the reading, the data of the worksheet, opening questions.
QUOTED = {"bacaan"}
TASKS = {"soal", "lkpd", "konteks"}


def _quotes(first: str, second: str) -> bool:
    kinds = {first.split(".")[0], second.split(".")[0]}
    opening = first.startswith("asesmen.awal.") and second.startswith("soal.")
    return bool(kinds & QUOTED) or kinds <= TASKS or opening


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def _plain(sentence: str) -> str:
    return re.sub(r"\W+", " ", sentence.lower()).strip()


def sources(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """At least one source line."""
    present = [line for line in plan.sources if line.strip()]
    failures = [] if present else [bad("SUM-01", "daftar sumber kosong", Severity.IMPORTANT)]
    yield from outcome("SUM-01", failures, Severity.IMPORTANT)


def suggestions(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """AI texts that nobody has decided on yet."""
    failures = [
        bad("AI-01", entry.text, Severity.ADVICE, entry.block_id)
        for entry in plan.suggestions
        if entry.decision is Decision.WAITING
    ]
    yield from outcome("AI-01", failures, Severity.ADVICE)
