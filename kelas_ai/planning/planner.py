"""From an understood request to the instant draft."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import NationalFrame, StrandSummary, Topic
from kelas_ai.domain.lesson import Basis, LessonPlan
from kelas_ai.domain.passage import Document
from kelas_ai.domain.pattern import Pattern
from kelas_ai.domain.request import Notice, PlanRequest
from kelas_ai.planning.choosing import Choice, choose_basis
from kelas_ai.planning.draft import DraftSource, Profile, compose, with_timing
from kelas_ai.planning.filling import fill_pattern
from kelas_ai.planning.sequence import (
    candidates,
    check_count,
    joined,
    nearest_topic,
    request_for,
    teaching_order,
)
from kelas_ai.retrieval.base import Searcher
from kelas_ai.strings import planning as words


class Library(Protocol):
    """What the planner needs of a curriculum pack."""

    @property
    def frame(self) -> NationalFrame: ...

    @property
    def summaries(self) -> dict[str, StrandSummary]: ...

    def card(self, card_id: str) -> TopicCard: ...

    def pattern(self, pattern_id: str) -> Pattern: ...


Official = Callable[[str], tuple[str, str] | None]
"""Official wording and citation of an element by its id; None when nothing is imported."""


class Planner:
    """Makes drafts from one library; holds no state of its own."""

    def __init__(
        self, library: Library, searcher: Searcher, official: Official = lambda strand_id: None
    ) -> None:
        self.library = library
        self.searcher = searcher
        self.official = official

    def draft(
        self, request: PlanRequest, profile: Profile, plan_id: str, created: str
    ) -> LessonPlan:
        """A complete plan for a possible request.

        Raises: RequestUnclear when nothing of the request leads to a topic.
        """
        started = time.perf_counter()
        choice = self.choose(request)
        settled = self.settle(request, choice)
        plan = compose(self.source(choice, settled), settled, profile, plan_id, created)
        return with_timing(plan, time.perf_counter() - started)

    def sequence(
        self,
        request: PlanRequest,
        count: int,
        profile: Profile,
        plan_ids: Sequence[str],
        created: str,
    ) -> tuple[LessonPlan, ...]:
        """Plans for several meetings on one subject matter, in teaching order.

        plan_ids: one for each meeting. Fewer plans come back, with a notice, when the element
        has fewer topics.
        Raises: RequestUnclear, RequestImpossible.
        """
        if check_count(count) == 1:
            return (self.draft(request, profile, plan_ids[0], created),)
        choice = self.choose(request)
        title = self.library.card(choice.card_id).title if choice.card_id else choice.topic_title
        plans: list[LessonPlan] = []
        for topic, own in self._meetings(request, choice, title, count):
            started = time.perf_counter()
            settled = self.settle(request_for(request, topic), own)
            plan_id = plan_ids[len(plans)]
            plan = compose(self.source(own, settled), settled, profile, plan_id, created)
            plans.append(with_timing(plan, time.perf_counter() - started))
        return joined(plans, request.topic or title, count)

    def _meetings(
        self, request: PlanRequest, choice: Choice, title: str, count: int
    ) -> list[tuple[str, Choice]]:
        """Topic words and basis of each meeting, in teaching order; no card is used twice."""
        order = teaching_order(choice, self.library.summaries)
        own = [topic for topic in order if topic.strand_id == choice.strand_id]
        anchor = nearest_topic(own, title)
        found: list[tuple[Topic | None, str, Choice]] = []
        used = {choice.card_id} - {""}
        for topic in candidates(choice, request, self.library.summaries, self.searcher):
            if len(found) + 1 == count:
                break
            basis = self._basis_of(topic, choice, request)
            if basis.card_id and basis.card_id == choice.card_id:
                anchor = min(topic, anchor or topic, key=lambda entry: _place(entry, order))
            elif topic != anchor and basis.card_id not in used:
                used |= {basis.card_id} - {""}
                found.append((topic, topic.title, basis))
        found.append((anchor, request.topic, choice))
        found.sort(key=lambda entry: _place(entry[0], order))
        return [(topic_words, basis) for _, topic_words, basis in found]

    def _basis_of(self, topic: Topic, anchor: Choice, request: PlanRequest) -> Choice:
        """The card that fits this topic, else the topic itself."""
        known = replace(request, subject=anchor.subject, phase=anchor.phase, grade=topic.grade)
        found = self.choose(request_for(known, topic.title))
        if found.card_id:
            return replace(found, grade=anchor.grade)
        return replace(
            anchor,
            card_id="",
            strand_id=topic.strand_id,
            topic_title=topic.title,
            topic_fact=topic.fact,
            nearest=topic.title,
            elsewhere=None,
        )

    def choose(self, request: PlanRequest) -> Choice:
        """The card or topic that this request will be built from."""
        return choose_basis(
            request, self.searcher, lambda: self.library.summaries, self.library.frame
        )

    def source(self, choice: Choice, request: PlanRequest) -> DraftSource:
        """Card, or pattern filled with the topic, together with the frame."""
        summary = self.library.summaries.get(choice.strand_id)
        if choice.card_id:
            card = self.library.card(choice.card_id)
            return DraftSource(
                card=card,
                frame=self.library.frame,
                summary=summary,
                official=self._official(card.strand_id),
            )
        subject = self.library.frame.subject(choice.subject)
        if summary is None or subject is None:
            raise KeyError(choice.strand_id)
        pattern = self.library.pattern(subject.pattern)
        topic = choice.topic_title or request.topic
        filled = fill_pattern(pattern, summary, topic, choice.topic_fact, choice.grade)
        return DraftSource(
            card=filled,
            frame=self.library.frame,
            summary=summary,
            basis=Basis.PATTERN,
            basis_id=pattern.id,
            topic=filled.title,
            official=self._official(filled.strand_id),
        )

    def _official(self, strand_id: str) -> tuple[tuple[str, str, str], ...]:
        found = self.official(strand_id)
        return ((strand_id, *found),) if found else ()

    def settle(self, request: PlanRequest, choice: Choice) -> PlanRequest:
        """Fill in what was not said, and say so in notices."""
        notices = list(request.notices)
        if not request.subject:
            text = words.ASSUMED_SUBJECT.format(topic=request.topic, subject=choice.subject)
            notices.append(Notice(code="mapel_diduga", text=text))
        if request.grade is None:
            text = words.ASSUMED_GRADE.format(grade=choice.grade)
            notices.append(Notice(code="kelas_diduga", text=text))
        if choice.nearest and choice.topic_title != choice.nearest:
            text = words.NEAREST_TOPIC.format(title=choice.nearest)
            notices.append(Notice(code="topik_terdekat", text=text))
        if choice.elsewhere is not None:
            notices.append(_elsewhere_notice(choice.elsewhere))
        hours = request.lesson_hours
        if hours is None:
            hours = self._usual_hours(choice)
            phase = self.library.frame.phase(choice.phase)
            minutes = hours * phase.minutes_per_hour if phase else 0
            text = words.ASSUMED_HOURS.format(hours=hours, minutes=minutes)
            notices.append(Notice(code="jp_diduga", text=text))
        return replace(
            request,
            subject=choice.subject,
            phase=choice.phase,
            grade=choice.grade,
            lesson_hours=hours,
            notices=tuple(notices),
        )

    def _usual_hours(self, choice: Choice) -> int:
        if choice.card_id:
            return self.library.card(choice.card_id).lesson_hours
        return 2


def _elsewhere_notice(document: Document) -> Notice:
    text = words.TOPIC_ELSEWHERE if document.kind == "topik" else words.CARD_ELSEWHERE
    facts = {"title": document.title, "phase": document.phase, "grade": document.grade}
    return Notice(code="fase_lain", text=text.format(**facts))


def _place(topic: Topic | None, order: Sequence[Topic]) -> tuple[int, int]:
    return (topic.grade, order.index(topic)) if topic else (0, 0)
