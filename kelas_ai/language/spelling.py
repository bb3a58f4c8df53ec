"""Words that are not in an Indonesian dictionary, and what was probably meant.

Hunspell's Indonesian dictionary (read by spylls) knows roots and common derivations; PySastrawi
finds the root of the many regular derivations it does not list, and `affixes` refuses those
joined wrongly. Loading both takes about 0.3 s and happens only when a text is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from kelas_ai.language.affixes import well_joined

DICTIONARY = "id_ID"
TERMS = "istilah.txt"
SHORTEST = 3
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLITICS = re.compile(r"(?:nya|ku|mu|lah|kah|pun)$")
_PROCLITICS = ("ku", "kau", "antar", "non", "nir", "pra", "pasca", "se", "swa", "multi", "sub")
BONUS = 10
"""For the same first letter (slips seldom fall on it) and for a word of the curriculum."""
_DERIVED = re.compile(r"(?:me|be|di|te|pe|ke|se)[a-z]{5,}")
SUGGESTION_SCORE = 80
"""Similarity (0 to 100) below which another word is not offered."""


class Spelling:
    """An Indonesian word list with affix rules."""

    def __init__(self, folder: Path) -> None:
        """folder: holds id_ID.dic, id_ID.aff and istilah.txt."""
        self._folder = folder

    @cached_property
    def _dictionary(self) -> Any:
        from spylls.hunspell import Dictionary

        return Dictionary.from_files(str(self._folder / DICTIONARY))

    @cached_property
    def _stemmer(self) -> Any:
        from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

        return StemmerFactory().create_stemmer()

    @cached_property
    def _roots(self) -> frozenset[str]:
        from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

        return frozenset(StemmerFactory().get_words())

    @cached_property
    def terms(self) -> frozenset[str]:
        """Words of the curated texts that no dictionary lists."""
        lines = (self._folder / TERMS).read_text(encoding="utf-8").splitlines()
        return frozenset(line.strip() for line in lines if line.strip())

    def known(self, word: str) -> bool:
        """Whether this is an Indonesian word form; every part of a hyphenated word must be."""
        plain = word.lower().replace("’", "'")
        return self._known(plain) or (
            "-" in plain and all(self._known(part) for part in plain.split("-") if part)
        )

    @lru_cache(maxsize=50_000)  # noqa: B019  one Spelling lives as long as the program
    def _known(self, word: str) -> bool:
        if len(word) < SHORTEST or self._listed(word):
            return True
        bare = _CLITICS.sub("", word)
        if bare != word and len(bare) >= SHORTEST and self._listed(bare):
            return True
        for prefix in _PROCLITICS:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) > SHORTEST and self._listed(_CLITICS.sub("", rest)):
                return True
        root = self._stemmer.stem(word)
        return root != word and root in self._roots and well_joined(word, root)

    def _listed(self, word: str) -> bool:
        return word in self.terms or word in self._roots or bool(self._dictionary.lookup(word))

    def unknown(self, text: str) -> list[str]:
        """Words of a text that are not Indonesian, in order, each once.

        Names and abbreviations are left out: words with a capital, unless they open a sentence
        and look derived (*Mempahami*).
        """
        found: dict[str, None] = {}
        for match in WORD.finditer(text):
            word = match.group(0)
            if _is_plain(word, text, match.start()) and not self.known(word):
                found.setdefault(word)
        return list(found)

    def suggest(self, word: str, among: Iterable[str] = ()) -> str:
        """The known word that was probably meant, or an empty string.

        among: more words to choose from, such as those of the curriculum.
        """
        from rapidfuzz import fuzz, process

        plain, curriculum = word.lower(), frozenset(among)
        choices = {*self._roots, *self.terms, *curriculum}
        near = process.extract(
            plain, choices, scorer=fuzz.ratio, score_cutoff=SUGGESTION_SCORE, limit=10
        )

        def rank(hit: tuple[str, float, object]) -> float:
            return hit[1] + BONUS * (hit[0][0] == plain[0]) + BONUS * (hit[0] in curriculum)

        return max(near, key=rank)[0] if near else ""


def _is_plain(word: str, text: str, start: int) -> bool:
    if word.islower():
        return word.isalpha() or "-" in word or "'" in word
    derived = bool(_DERIVED.match(word.lower()))
    return not word.isupper() and word[1:].islower() and derived and _opens(text, start)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t“\"'(–—-")
    return not before or before[-1] in ".?!:\n"
