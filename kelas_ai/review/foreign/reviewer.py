"""Review a document by someone else: parts, facts, then every check."""

from __future__ import annotations

from kelas_ai.domain.review import Review
from kelas_ai.errors import NoPlanFound
from kelas_ai.reading.base import ReadDocument
from kelas_ai.review.foreign import content_checks, identity_checks, text_checks
from kelas_ai.review.foreign.facts import read_facts
from kelas_ai.review.foreign.paper import paper_of
from kelas_ai.review.foreign.tools import Case, Desk

CHECKS = (
    identity_checks.parts,
    identity_checks.identity,
    identity_checks.time,
    content_checks.outcomes,
    content_checks.objectives,
    content_checks.assessment,
    text_checks.keys,
    text_checks.terms_in_force,
    text_checks.leftovers,
    text_checks.foreign_passages,
    text_checks.repetition,
    text_checks.spelling,
)
FEWEST_PARTS = 2


def review_document(document: ReadDocument, desk: Desk, path: str = "") -> Review:
    """Findings in the order of a supervision form.

    Raises: NoPlanFound when the document has next to nothing that a plan has.
    """
    paper = paper_of(document)
    if len(paper.sections) < FEWEST_PARTS:
        raise NoPlanFound(path=path)
    case = Case(paper=paper, facts=read_facts(paper, desk.frame), desk=desk)
    return Review(findings=tuple(found for check in CHECKS for found in check(case)))
