"""Several meetings on one subject matter: which topics, in which order, and how they join.

A sequence takes the topics that the teacher's words name, in the order in which the topic layer
has them: elements in their official order (menyimak before menulis), topics in teaching order.
Topics that merely stand nearby are left out: two meetings on digestion are not one on blood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kelas_ai.domain.curriculum import StrandSummary, Topic
from kelas_ai.domain.lesson import Block, LessonPlan, Meeting
from kelas_ai.domain.passage import Query
from kelas_ai.domain.request import Notice, PlanRequest
from kelas_ai.errors import RequestImpossible
from kelas_ai.planning.choosing import Choice
from kelas_ai.retrieval.base import Searcher
from kelas_ai.retrieval.text import terms
from kelas_ai.strings import planning as words

MOST_MEETINGS = 12
DEPTH = 400
NAMED = 0.8
"""Share of the teacher's words that a topic must have to belong to the subject matter."""
ONE_MEETING_NOTICE = "satu_pertemuan"


def check_count(count: int) -> int:
    """Raises: RequestImpossible for a number of meetings that cannot be planned at once."""
    if not 1 <= count <= MOST_MEETINGS:
        raise RequestImpossible(
            reason=words.NO_MEETINGS.format(count=count),
            suggestion=words.SUGGEST_MEETINGS.format(most=MOST_MEETINGS),
        )
    return count


def candidates(
    choice: Choice,
    request: PlanRequest,
    summaries: Mapping[str, StrandSummary],
    searcher: Searcher,
) -> list[Topic]:
    """Topics that the teacher's words name, those of the class and the best named ones first."""
    scores = _scores(request, choice, searcher)
    named = [
        topic for topic in teaching_order(choice, summaries) if scores.get(topic.id, 0.0) >= NAMED
    ]
    return sorted(named, key=lambda topic: (abs(topic.grade - choice.grade), -scores[topic.id]))


def teaching_order(choice: Choice, summaries: Mapping[str, StrandSummary]) -> list[Topic]:
    """All topics of the subject and phase: by element, as the topic layer has them."""
    return [
        topic
        for summary in summaries.values()
        if summary.subject == choice.subject and summary.phase == choice.phase
        for topic in summary.topics
    ]


def nearest_topic(topics: Sequence[Topic], title: str) -> Topic | None:
    """The topic whose title shares most words with a lesson's; None where there are no topics."""
    asked = set(terms(title))

    def likeness(topic: Topic) -> float:
        own = set(terms(topic.title))
        return len(own & asked) / max(1, len(own | asked))

    return max(topics, key=likeness, default=None)


def _scores(request: PlanRequest, choice: Choice, searcher: Searcher) -> Mapping[str, float]:
    query = Query(
        words=request.topic, subject=choice.subject, phase=choice.phase, grade=choice.grade
    )
    return {hit.document.id: hit.score for hit in searcher.search(query, limit=DEPTH)}


def request_for(request: PlanRequest, topic: str) -> PlanRequest:
    """The same request for one topic of the sequence."""
    notices = tuple(notice for notice in request.notices if notice.code != ONE_MEETING_NOTICE)
    return replace(request, topic=topic, notices=notices)


def joined(plans: Sequence[LessonPlan], unit: str, asked: int) -> tuple[LessonPlan, ...]:
    """The plans as meetings of one sequence: each knows its place and its neighbours.

    unit: what the whole is about. asked: how many meetings the teacher wanted.
    """
    titles = [plan.identity.topic for plan in plans]
    linked = []
    for index, plan in enumerate(plans):
        before = titles[index - 1] if index else ""
        after = titles[index + 1] if index + 1 < len(plans) else ""
        meeting = Meeting(
            number=index + 1, count=len(plans), unit=unit, previous=before, following=after
        )
        linked.append(_linked(plan, meeting, plans[index - 1] if index else None))
    if linked and len(linked) < asked:
        text = words.FEWER_MEETINGS.format(asked=asked, count=len(linked))
        notice = Notice(code="pertemuan_kurang", text=text)
        linked[0] = replace(linked[0], notices=(*linked[0].notices, notice))
    return tuple(linked)


def _linked(plan: LessonPlan, meeting: Meeting, before: LessonPlan | None) -> LessonPlan:
    if before is None:
        return replace(plan, meeting=meeting)
    told = words.AFTER_MEETING.format(
        number=meeting.number - 1, topic=meeting.previous, count=_final_items(before)
    )
    block = Block(id="kesiapan.pertemuan", text=told)
    return replace(plan, meeting=meeting, readiness=(block, *plan.readiness))


def _final_items(plan: LessonPlan) -> int:
    return sum(item.use == "akhir" for item in plan.items)
