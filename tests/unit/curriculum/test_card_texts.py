"""All topic cards read as one library: no word misspelt, no sentence used twice."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from kelas_ai.curriculum.card_rules import texts_of
from kelas_ai.curriculum.cards import read_card
from kelas_ai.domain.card import TopicCard
from kelas_ai.language.spelling import Spelling

ROOT = Path(__file__).parents[3]
CARDS = ROOT / "curricula" / "nasional" / "kartu"
NOT_PROSE = ("synonyms", "id", "strand_id", "calculation")
SENTENCE_WORDS = 6
RUN = 9
"""Words in a row that two cards may not share; shorter runs are ordinary Indonesian."""
FIXED = ("kerakyatan yang dipimpin oleh hikmat kebijaksanaan",)
"""Official wording that several cards must quote."""
FEWEST_WORDS = 5
"""Real words in a run; what has fewer is data with units."""
# Cards in English are read by people; a list of Indonesian words says nothing about them.
ENGLISH = {"big"}


@cache
def _cards() -> tuple[TopicCard, ...]:
    return tuple(read_card(path) for path in sorted(CARDS.rglob("*.yaml")))


def _own(card: TopicCard) -> list[tuple[str, str]]:
    """What must be said in own words: no names of elements, no sources and laws."""
    return [
        (path, text)
        for path, text in _prose(card)
        if not path.startswith(("sources", "dimensions", "strand")) and not path.endswith(".source")
    ]


def _prose(card: TopicCard) -> list[tuple[str, str]]:
    """Path and text of everything a teacher reads."""
    return [(path, text) for path, text in texts_of(card) if not path.startswith(NOT_PROSE)]


def test_every_word_is_in_the_word_list_or_was_read_before() -> None:
    """Add a word to curricula/kamus/istilah.txt only after looking it up."""
    spelling = Spelling(ROOT / "curricula" / "kamus")
    examples = set((ROOT / "tests/data/kata_contoh.txt").read_text("utf-8").split())
    unknown: dict[str, set[str]] = defaultdict(set)
    for card in _cards():
        if card.id.split("-")[0] in ENGLISH:
            continue
        for _, text in _prose(card):
            for word in spelling.unknown(text):
                if word.lower() not in examples:
                    unknown[word].add(card.id)
    assert not unknown


def test_no_sentence_stands_in_two_cards() -> None:
    seen: dict[str, str] = {}
    shared = []
    for card in _cards():
        for _, text in _own(card):
            for sentence in re.split(r"(?<=[.?!])\s+", text):
                plain = " ".join(re.findall(r"\w+", sentence.lower()))
                if plain.count(" ") >= SENTENCE_WORDS and not plain.startswith(FIXED):
                    if seen.setdefault(plain, card.id) != card.id:
                        shared.append((seen[plain], card.id, sentence))
    assert not shared


def test_no_long_run_of_words_stands_in_two_cards() -> None:
    seen: dict[tuple[str, ...], str] = {}
    shared = set()
    for card in _cards():
        for _, text in _own(card):
            said = re.findall(r"\w+", text.lower())
            for start in range(len(said) - RUN + 1):
                run = tuple(said[start : start + RUN])
                if sum(len(word) > 2 and word.isalpha() for word in run) < FEWEST_WORDS:
                    continue
                told = " ".join(run)
                if seen.setdefault(run, card.id) != card.id and not told.startswith(FIXED):
                    shared.add((seen[run], card.id, told))
    assert not shared


FEWEST = {
    "mat": 48, "bin": 32, "ipas": 24, "ipa": 26, "ips": 18, "pp": 24, "big": 18, "inf": 10,
    "kka": 12,
}  # fmt: skip


def test_the_library_has_the_cards_that_teaching_hours_ask_for() -> None:
    counts: dict[str, int] = defaultdict(int)
    for card in _cards():
        counts[card.id.split("-")[0]] += 1
    assert all(counts[code] >= fewest for code, fewest in FEWEST.items()), dict(counts)
    assert counts["fis"] + counts["kim"] + counts["bio"] >= 20
    assert sum(counts[code] for code in ("pjok", "srup", "smus", "star", "prbd", "prkr")) >= 8
    assert sum(counts.values()) >= 240
