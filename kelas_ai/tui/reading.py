"""What can be read about a search hit: a card, a topic, an element with its official wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kelas_ai.domain.card import Step, TopicCard
from kelas_ai.domain.passage import Document
from kelas_ai.strings import app_library as words
from kelas_ai.strings import headings
from kelas_ai.strings.enrichment import PLACE_NAMES

if TYPE_CHECKING:
    from kelas_ai.services import Services

ITEMS_SHOWN = 4


def markdown_of(services: Services, document: Document) -> str:
    """Markdown to read for one hit. Raises: CurriculumError, StorageError subclasses."""
    if document.kind == "kartu":
        lines = _card(services.pack.card(document.id))
    elif document.kind == "topik":
        lines = _topic(services, document)
    else:
        lines = iter(())
    about = [f"# {document.title}", "", *lines]
    if document.strand_id in services.pack.summaries:
        about += ["", *_element(services, document.strand_id)]
    else:
        about += ["", _plain(document.text), "", words.SOURCE.format(source=document.source)]
    return "\n".join(about)


def _element(services: Services, strand_id: str) -> Iterator[str]:
    summary = services.pack.summaries[strand_id]
    yield f"## {summary.subject} · {words.PHASE.format(phase=summary.phase)} · {summary.strand}"
    official = services.imported.official(strand_id)
    if official is not None:
        text, cited = official
        yield from (f"**{words.OFFICIAL}** ({cited})", "", *_quoted(text), "")
    yield from (f"**{words.SUMMARY}**", "", summary.summary)


def _quoted(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"> {_plain(line)}"


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return "".join(f"\\{char}" if char in "\\`*_<>#[]|" else char for char in text)


def _topic(services: Services, document: Document) -> Iterator[str]:
    summary = services.pack.summaries[document.strand_id]
    topic = next((entry for entry in summary.topics if entry.id == document.id), None)
    if topic is None:
        return
    yield f"**{words.TOPIC_FACT}:** {_plain(topic.fact)}"
    yield ""
    yield f"**{words.TOPIC_PHRASES}:** {_plain(', '.join(topic.phrases))}"


def _card(card: TopicCard) -> Iterator[str]:
    yield words.CARD_ABOUT.format(
        subject=card.subject,
        phase=card.phase,
        grade=card.grade,
        strand=card.strand,
        hours=card.lesson_hours,
    )
    yield from _listed(headings.OBJECTIVES, (entry.text for entry in card.objectives))
    yield from ("", f"**{headings.TOPIC_AND_UNDERSTANDING}**", "", _plain(card.understanding))
    yield from _listed(headings.FACTS, (fact.text for fact in card.facts))
    yield from ("", f"## {words.CARD_STEPS}")
    activities = card.activities
    for name, steps in (
        (headings.STAGES["awal"], activities.opening),
        (words.STAGE_UNDERSTAND, activities.understand),
        (words.STAGE_APPLY, activities.apply),
        (words.STAGE_REFLECT, activities.reflect),
        (headings.STAGES["penutup"], activities.closing),
    ):
        yield from _steps(name, steps)
    yield from _listed(
        headings.MISCONCEPTIONS,
        (f"{entry.belief} → {entry.question}" for entry in card.misconceptions),
    )
    situations = (f"{PLACE_NAMES.get(c.place, c.place)}: {c.situation}" for c in card.contexts)
    yield from _listed(words.CARD_CONTEXTS, situations)
    yield from _listed(words.CARD_ITEMS, (item.question for item in card.items[:ITEMS_SHOWN]))


def _steps(name: str, steps: tuple[Step, ...]) -> Iterator[str]:
    yield from _listed(name, (step.students for step in steps))


def _listed(title: str, texts: Iterator[str]) -> Iterator[str]:
    yield from ("", f"**{title}**", "")
    yield from (f"- {_plain(text)}" for text in texts)
