"""Repair of words the curriculum does not know: dropped vowels and slips of the finger.

Teachers drop vowels (`sstm`, `gmbr`) and hit neighbouring keys. A word that no document contains
is replaced by the nearest word of the curriculum's own vocabulary, or left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

SHORTEST, SHORTEST_SKELETON = 4, 3
ENOUGH = 80.0

_VOWELS = re.compile(r"[aiueo]")
_DOUBLED = re.compile(r"([a-z]{2,})2")


class Speller:
    """Repairs words against a vocabulary with counts."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """vocabulary: normalised word forms with how often they occur."""
        self.vocabulary = vocabulary

    @cached_property
    def _skeletons(self) -> dict[str, str]:
        """Consonants of a word to the most frequent word with them."""
        found: dict[str, str] = {}
        for word in sorted(self.vocabulary, key=lambda word: (-self.vocabulary[word], word)):
            if word.isalpha() and len(word) > SHORTEST_SKELETON:
                found.setdefault(skeleton(word), word)
        return found

    def repair(self, word: str) -> str:
        """A known word for an unknown one, or an empty string when none is near enough."""
        doubled = _DOUBLED.fullmatch(word)
        if doubled:
            return f"{doubled.group(1)}-{doubled.group(1)}"
        if word in self.vocabulary or not word.isalpha() or len(word) < SHORTEST_SKELETON:
            return ""
        if not _VOWELS.search(word[1:]) or len(_VOWELS.findall(word)) * 4 <= len(word):
            by_consonants = self._skeletons.get(skeleton(word), "")
            if by_consonants:
                return by_consonants
        return self._nearest(word) if len(word) >= SHORTEST else ""

    def _nearest(self, word: str) -> str:
        from rapidfuzz import process  # 30 ms and more to import: only for unknown words
        from rapidfuzz.distance import DamerauLevenshtein

        near = [
            known
            for length in range(len(word) - 2, len(word) + 3)
            for known in self._shelves.get((word[0], length), ())
        ]
        cutoff = ENOUGH / 100 if len(word) < 8 else (ENOUGH - 4) / 100
        best = process.extract(
            word,
            near,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=cutoff,
            limit=4,
        )
        if not best:
            return ""
        top = best[0][1]
        tied = [known for known, score, _ in best if score == top]
        return max(tied, key=lambda known: (self.vocabulary[known], known))

    @cached_property
    def _shelves(self) -> dict[tuple[str, int], list[str]]:
        """Words by first letter and length: slips rarely touch the first letter."""
        shelves: dict[tuple[str, int], list[str]] = {}
        for known in self.vocabulary:
            if known.isalpha():
                shelves.setdefault((known[0], len(known)), []).append(known)
        return shelves


def skeleton(word: str) -> str:
    """First letter and the consonants after it."""
    return word[:1] + _VOWELS.sub("", word[1:])
