"""Strict validators for anything a model writes; a text passes all of them or is not shown.

Each gate returns an Indonesian reason for refusal, or an empty string. They are deliberately
narrow: a small model's text is refused unless every word, number and topic is accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kelas_ai.retrieval.text import FUNCTION_WORDS, terms, words

MIN_WORDS, MAX_WORDS = 7, 32
COPIED_RUN = 5
FORMAL_ERRORS = re.compile(r"\b(siswa|siswi|peserta didik|gak|nggak|banget|dong|sih)\b", re.I)
ENGLISH = frozenset(
    """
    the and of to in is are was were you your we they with for from what how why when which that
    this these those can could should would will have has do does not
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateContext:
    """What a text is measured against.

    vocabulary: normalised word forms known to be good Indonesian (curated texts, the teacher's
    words). topic_terms: stems of which at least one must occur. foreign_terms: stems of other
    topics (few-shot examples) that must not occur. examples: texts that must not be copied.
    """

    vocabulary: frozenset[str]
    topic_terms: frozenset[str]
    foreign_terms: frozenset[str]
    examples: tuple[str, ...]


def refusal(text: str, context: GateContext) -> str:
    """Why this text may not be shown, or an empty string when it passes every gate."""
    checks = (
        _shape(text),
        _language(text, context),
        _repetition(text),
        _numbers(text),
        _topic(text, context),
        _copied(text, context.examples),
    )
    return next((reason for reason in checks if reason), "")


def _shape(text: str) -> str:
    count = len(words(text))
    if not MIN_WORDS <= count <= MAX_WORDS:
        return f"panjang {count} kata"
    if "\n" in text or re.search(r"[<>{}\[\]|*_#`]", text):
        return "bentuk bukan kalimat biasa"
    if not text[0].isupper() or not text.endswith("?") or text.count("?") != 1:
        return "bukan satu kalimat tanya"
    return ""


def _language(text: str, context: GateContext) -> str:
    if FORMAL_ERRORS.search(text):
        return "kata tidak baku"
    said = words(text)
    english = [word for word in said if word in ENGLISH]
    if english:
        return f"bahasa Inggris: {english[0]}"
    unknown = [word for word in said if not known_word(word, context.vocabulary)]
    return f"kata tidak dikenal: {unknown[0]}" if unknown else ""


def known_word(word: str, vocabulary: frozenset[str]) -> bool:
    """True for curated word forms, numbers, and reduplications or -nya forms of known words."""
    if word in vocabulary or word in FUNCTION_WORDS or word.isdigit():
        return True
    parts = [part for part in re.split(r"[-/']", word) if part]
    if len(parts) > 1:
        return all(known_word(part, vocabulary) for part in parts)
    return any(
        word.endswith(ending) and word.removesuffix(ending) in vocabulary
        for ending in ("nya", "mu", "ku", "kah", "lah", "pun")
    )


def _repetition(text: str) -> str:
    said = words(text)
    pairs = list(zip(said, said[1:], strict=False))
    if len(set(pairs)) < len(pairs) - 1:
        return "mengulang kata"
    return ""


def _numbers(text: str) -> str:
    # A question may carry no number of its own: nobody has checked that it makes sense.
    return "memuat angka yang belum diperiksa" if re.search(r"\d", text) else ""


def _topic(text: str, context: GateContext) -> str:
    found = set(terms(text))
    foreign = found & (context.foreign_terms - context.topic_terms)
    if foreign:
        return f"kata topik lain: {sorted(foreign)[0]}"
    return "" if found & context.topic_terms else "tidak menyebut topik"


def _copied(text: str, examples: Sequence[str]) -> str:
    runs = set(_runs(words(text)))
    if any(runs & set(_runs(words(example))) for example in examples):
        return "menyalin contoh"
    return ""


def _runs(said: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(said[i : i + COPIED_RUN]) for i in range(len(said) - COPIED_RUN + 1))
