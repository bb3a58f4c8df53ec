"""Decide what a plan is built from: the card that fits, or openly a pattern.

A card is used only when it covers the teacher's words and no topic of the topic layer covers
them clearly better; forcing a near card on another topic is worse than admitting there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kelas_ai.domain.curriculum import NationalFrame, StrandSummary
from kelas_ai.domain.passage import Document, Hit, Query
from kelas_ai.domain.request import PlanRequest
from kelas_ai.errors import RequestUnclear
from kelas_ai.retrieval.base import Searcher
from kelas_ai.retrieval.text import terms

CARD_FIT = 0.6
CARD_RANK = 0.7
TOPIC_FIT = 0.5
TOPIC_LEAD = 0.15
GUESS_FIT = 0.34
FACT_FIT = 0.6
CANDIDATES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to build from. card_id is empty when no card fits; then topic and fact may help.

    nearest: title of the library's topic that came closest.
    elsewhere: the library's document about this topic in another phase, if that is all there is.
    """

    strand_id: str
    subject: str
    phase: str
    grade: int
    card_id: str = ""
    topic_title: str = ""
    topic_fact: str = ""
    nearest: str = ""
    elsewhere: Document | None = None


def choose_basis(
    request: PlanRequest,
    searcher: Searcher,
    summaries: Callable[[], dict[str, StrandSummary]],
    frame: NationalFrame,
) -> Choice:
    """Pick the card, else the topic, else the element that the teacher means.

    Raises: RequestUnclear when neither words nor subject lead anywhere.
    """
    hits = searcher.search(_query(request), limit=CANDIDATES)
    suitable = [hit for hit in hits if _suits(hit.document, request)]
    card = next((hit for hit in suitable if hit.document.kind == "kartu"), None)
    topic = next((hit for hit in suitable if hit.document.kind == "topik"), None)
    if card and _card_fits(card, topic):
        return _from_hit(card, request)
    if topic and topic.score >= (TOPIC_FIT if request.subject else GUESS_FIT):
        return _from_topic(topic, request, summaries())
    return _from_element(request, suitable, _elsewhere(hits, request), summaries(), frame)


def _elsewhere(hits: list[Hit], request: PlanRequest) -> list[Document]:
    """The same topic in other phases of this subject, cards first."""
    if not request.subject:
        return []
    found = [
        hit.document
        for hit in hits
        if hit.document.subject == request.subject
        and hit.document.kind != "cp"
        and hit.score >= TOPIC_FIT
    ]
    return sorted(found, key=lambda document: document.kind != "kartu")


def _query(request: PlanRequest) -> Query:
    return Query(
        words=request.topic,
        subject=request.subject,
        phase=request.phase,
        grade=request.grade,
    )


def _suits(document: Document, request: PlanRequest) -> bool:
    right_subject = not request.subject or document.subject == request.subject
    return right_subject and (not request.phase or document.phase == request.phase)


def _card_fits(card: Hit, topic: Hit | None) -> bool:
    if card.score < CARD_FIT:
        return False
    if topic is None:
        return True
    return (
        card.score >= topic.score - TOPIC_LEAD and card.rank_score >= CARD_RANK * topic.rank_score
    )


def _from_hit(hit: Hit, request: PlanRequest) -> Choice:
    document = hit.document
    return Choice(
        card_id=document.id,
        strand_id=document.strand_id,
        subject=document.subject,
        phase=document.phase,
        grade=request.grade or document.grade,
    )


def _from_topic(hit: Hit, request: PlanRequest, summaries: dict[str, StrandSummary]) -> Choice:
    document = hit.document
    found = summaries[document.strand_id].topics
    topic = next(entry for entry in found if entry.id == document.id)
    return Choice(
        strand_id=document.strand_id,
        subject=document.subject,
        phase=document.phase,
        grade=request.grade or document.grade,
        topic_title=_title(topic.title, request.topic),
        topic_fact=topic.fact if hit.score >= FACT_FIT else "",
        nearest=topic.title,
    )


def _title(title: str, asked: str) -> str:
    """The library's title when it says all that was asked, else the teacher's own words."""
    return title if set(terms(asked)) <= set(terms(title)) else asked


def _from_element(
    request: PlanRequest,
    suitable: list[Hit],
    elsewhere: list[Document],
    summaries: dict[str, StrandSummary],
    frame: NationalFrame,
) -> Choice:
    if suitable and (request.subject or suitable[0].score >= GUESS_FIT):
        strand_id = suitable[0].document.strand_id
    else:
        strand_id = _first_strand(request, frame)
    summary = summaries.get(strand_id)
    if summary is None:
        raise RequestUnclear(text=request.topic or request.text, hint="mapel_dan_topik")
    phase = frame.phase(summary.phase)
    return Choice(
        strand_id=strand_id,
        subject=summary.subject,
        phase=summary.phase,
        grade=request.grade or (phase.grades[0] if phase else 1),
        topic_title=request.topic,
        topic_fact=_fact_of(elsewhere, summaries),
        elsewhere=next(iter(elsewhere), None),
    )


def _fact_of(documents: list[Document], summaries: dict[str, StrandSummary]) -> str:
    """The key fact of the first topic among them; cards bring none that stands alone."""
    topic_id = next((entry.id for entry in documents if entry.kind == "topik"), "")
    every = (topic for summary in summaries.values() for topic in summary.topics)
    return next((topic.fact for topic in every if topic_id and topic.id == topic_id), "")


def _first_strand(request: PlanRequest, frame: NationalFrame) -> str:
    subject = frame.subject(request.subject)
    strands = subject.strands.get(request.phase, ()) if subject else ()
    return strands[0].id if strands and request.topic else ""
