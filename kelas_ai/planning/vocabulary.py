"""The words that curated texts use: a model's text may use no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kelas_ai.curriculum.card_rules import texts_of
from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import StrandSummary
from kelas_ai.retrieval.text import words


class WordSource(Protocol):
    """Where curated texts come from."""

    @property
    def summaries(self) -> dict[str, StrandSummary]: ...

    def cards(self) -> Iterator[TopicCard]: ...


def word_forms(source: WordSource) -> frozenset[str]:
    """Normalised word forms of cards, summaries, topic titles and key facts.

    Phrases as teachers type them are left out: they hold abbreviations and slips on purpose.
    """
    found: set[str] = set()
    for card in source.cards():
        for path, text in texts_of(card):
            if not path.startswith("synonyms"):
                found.update(words(text))
    for summary in source.summaries.values():
        found.update(words(summary.summary))
        for topic in summary.topics:
            found.update(words(f"{topic.title} {topic.fact}"))
    parts = {part for word in found for part in word.replace("/", "-").split("-")}
    return frozenset(found | parts)
