"""Turn a compiled pack into the documents that a search can return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import StrandSummary
from kelas_ai.domain.passage import Document
from kelas_ai.retrieval.text import terms

LINK_THRESHOLD = 0.5


def documents_of(
    summaries: Iterable[StrandSummary], cards: Iterable[TopicCard]
) -> Iterator[Document]:
    """Topics, elements and cards as documents. A card also carries its topic's phrases."""
    by_strand = {summary.strand_id: summary for summary in summaries}
    for summary in by_strand.values():
        yield _element(summary)
        yield from _topics(summary)
    for card in cards:
        yield _card(card, by_strand.get(card.strand_id))


def _element(summary: StrandSummary) -> Document:
    return Document(
        kind="cp",
        id=summary.strand_id,
        title=f"{summary.subject} fase {summary.phase}: {summary.strand}",
        subject=summary.subject,
        phase=summary.phase,
        strand_id=summary.strand_id,
        strand=summary.strand,
        grade=0,
        text=f"{summary.strand}. {summary.summary}",
        source="Ringkasan kelas-ai, bukan kutipan resmi",
    )


def _topics(summary: StrandSummary) -> Iterator[Document]:
    for topic in summary.topics:
        yield Document(
            kind="topik",
            id=topic.id,
            title=topic.title,
            subject=summary.subject,
            phase=summary.phase,
            strand_id=summary.strand_id,
            strand=summary.strand,
            grade=topic.grade,
            text=". ".join((topic.title, topic.title, *topic.phrases, topic.fact)),
            source="Lapisan topik kelas-ai",
        )


def _card(card: TopicCard, summary: StrandSummary | None) -> Document:
    phrases = _linked_phrases(card, summary) if summary else ()
    objectives = (objective.content for objective in card.objectives)
    texts = (card.title, card.title, *card.synonyms, *objectives, *phrases)
    return Document(
        kind="kartu",
        id=card.id,
        title=card.title,
        subject=card.subject,
        phase=card.phase,
        strand_id=card.strand_id,
        strand=card.strand,
        grade=card.grade,
        text=". ".join(texts),
        source="Kartu topik kelas-ai",
    )


def _linked_phrases(card: TopicCard, summary: StrandSummary) -> tuple[str, ...]:
    own = set(terms(" ".join((card.title, *card.synonyms))))
    best = 0.0
    phrases: tuple[str, ...] = ()
    for topic in summary.topics:
        title = set(terms(topic.title))
        shared = len(own & title) / max(len(title), 1)
        closeness = shared + len(own & set(terms(" ".join(topic.phrases)))) / 100
        if shared >= LINK_THRESHOLD and closeness > best:
            best, phrases = closeness, (topic.title, *topic.phrases)
    return phrases
