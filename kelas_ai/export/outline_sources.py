"""Lampiran 5: sources, where each text came from, what AI did, notices, the review."""

from __future__ import annotations

from collections.abc import Iterator

from kelas_ai.domain.lesson import Basis, Decision, LessonPlan, Suggestion
from kelas_ai.domain.review import Finding, Review
from kelas_ai.export.elements import (
    Element,
    Heading,
    Line,
    Listing,
    Paragraph,
    Span,
    labelled,
    said,
)
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words
from kelas_ai.strings.enrichment import SLOT_NAMES


def sources(plan: LessonPlan, review: Review) -> Iterator[Element]:
    """Everything a reader needs to judge where the text came from and what is still open."""
    yield Heading(text=words.SOURCES)
    yield Heading(text=words.USED_SOURCES, level=2)
    yield Listing(lines=tuple(said(line) for line in plan.sources))
    yield from _provenance(plan)
    if plan.notices:
        yield Heading(text=words.NOTICES, level=2)
        yield Listing(lines=tuple(said(notice.text) for notice in plan.notices))
    yield from _review(review)


def _provenance(plan: LessonPlan) -> Iterator[Element]:
    yield Heading(text=words.PROVENANCE, level=2)
    if plan.basis is Basis.CARD and plan.basis_note:
        yield Paragraph(line=said(plan.basis_note))
    yield Paragraph(line=said(words.LEGEND))
    if plan.enrichment_log.model:
        yield Paragraph(line=said(words.MODEL_USED.format(model=plan.enrichment_log.model)))
    rejected = sum(entry.decision is Decision.REJECTED for entry in plan.suggestions)
    if rejected:
        yield Paragraph(line=said(words.REJECTED.format(count=rejected)))
    for title, decision in (
        (words.WAITING, Decision.WAITING),
        (words.ACCEPTED, Decision.ACCEPTED),
        (words.CHOSEN, Decision.APPLIED),
    ):
        entries = [entry for entry in plan.suggestions if entry.decision is decision]
        if entries:
            yield Heading(text=title, level=2)
            yield Listing(lines=tuple(_suggestion(entry) for entry in entries))


def _suggestion(entry: Suggestion) -> Line:
    name = formats.sentence(SLOT_NAMES.get(entry.slot, entry.slot))
    # An accepted text's reason still says that it waits.
    reason = "" if entry.decision is Decision.ACCEPTED else entry.reason
    why = (Span(text=f" {reason}", italic=True, tone="small"),) if reason else ()
    return (*labelled(name, said(entry.text)), *why)


def _review(review: Review) -> Iterator[Element]:
    passed = sum(finding.passed for finding in review.findings)
    todo = review.todo()
    yield Heading(text=words.REVIEW.format(verdict=review.verdict), level=2)
    count = words.REVIEW_COUNT.format(passed=passed, total=len(review.findings))
    yield Paragraph(line=said(f"{count} {words.REVIEW_TODO}" if todo else count))
    if todo:
        yield Listing(lines=tuple(_finding(entry) for entry in todo), ordered=True)


def _finding(entry: Finding) -> Line:
    evidence = f" {formats.closed(formats.sentence(entry.evidence))}" if entry.evidence else ""
    return (
        Span(text=f"{entry.title} ({entry.code}, {entry.severity})."),
        Span(text=evidence),
        Span(text=f" {entry.fix}", bold=True),
    )
