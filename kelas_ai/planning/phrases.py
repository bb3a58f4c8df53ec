"""Phrases with what they mean, found in a reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.reading import Reading

Value = TypeVar("Value")


class PhraseBook(Generic[Value]):
    """Phrases with what they mean; the longest one that stands in the text wins."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases.items():
            words = split_words(phrase)
            self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, reading: Reading, index: int) -> tuple[int, Value] | None:
        """The longest phrase at this token: its length in tokens and its value, or None."""
        for words, value in self._by_first.get(reading.word(index), ()):
            if reading.follows(index, words):
                return len(words), value
        return None

    def found(self, reading: Reading) -> Iterator[tuple[int, int, Value]]:
        """All phrases from left to right without overlap: (first, last, value)."""
        index = 0
        while index < len(reading):
            match = self.at(reading, index)
            if match:
                yield index, index + match[0], match[1]
            index += match[0] if match else 1


def book(values: Mapping[Value, str]) -> PhraseBook[Value]:
    """A phrase book written as value -> phrases separated by semicolons."""
    return PhraseBook(
        {
            phrase.strip(): value
            for value, phrases in values.items()
            for phrase in phrases.split(";")
            if phrase.strip()
        }
    )
