"""What the checks of foreign plans ask besides the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.passage import Document
from kelas_ai.domain.review import Finding, Severity
from kelas_ai.language.spelling import Spelling
from kelas_ai.retrieval.text import terms
from kelas_ai.review.base import quoted
from kelas_ai.review.foreign.facts import Facts
from kelas_ai.review.foreign.paper import Paper, Passage
from kelas_ai.strings.foreign import FIXES, TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialText:
    """Imported official wording of one element."""

    phase: str
    strand: str
    text: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWords:
    """Stems that only this topic of the library uses, with its title and subject."""

    title: str
    subject: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The reviewer's shelf. official: texts of a subject, empty when nothing is imported.

    topics: marks of every topic of the library. known: word forms of curated texts.
    """

    frame: NationalFrame
    spelling: Spelling
    official: Callable[[str], Sequence[OfficialText]] = lambda subject: ()
    topics: Callable[[], Sequence[TopicWords]] = lambda: ()
    known: Callable[[], frozenset[str]] = frozenset


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One plan under review."""

    paper: Paper
    facts: Facts
    desk: Desk

    @property
    def phase(self) -> str:
        """The phase that is written, else the usual one of the class; empty when neither is."""
        grade = self.facts.grade
        usual = self.desk.frame.phase_of_grade(grade) if grade else None
        return self.facts.phase or (usual.name if usual else "")


SHARED_BY = 60
"""Topics that may use a stem before it stops being a mark of one of them."""


def topic_words(documents: Sequence[Document]) -> list[TopicWords]:
    """For every topic of the library, the stems that hardly any other topic uses."""
    kept = [document for document in documents if document.kind != "cp"]
    stems = [frozenset(terms(f"{document.title} {document.text}")) for document in kept]
    counts = Counter(stem for found in stems for stem in found)
    return [
        TopicWords(
            title=document.title,
            subject=document.subject,
            terms=frozenset(stem for stem in found if counts[stem] <= SHARED_BY),
        )
        for document, found in zip(kept, stems, strict=True)
    ]


def passed(code: str, severity: Severity = Severity.REQUIRED, evidence: str = "") -> Finding:
    """A check without complaint."""
    return Finding(
        code=code, title=TITLES[code], severity=severity, passed=True, evidence=quoted(evidence)
    )


def failed(
    code: str,
    evidence: str,
    severity: Severity = Severity.REQUIRED,
    place: Passage | None = None,
    **facts: object,
) -> Finding:
    """A complaint with its quoted place and one thing to do."""
    return Finding(
        code=code,
        title=TITLES[code],
        severity=severity,
        passed=False,
        evidence=quoted(evidence),
        fix=FIXES[code].format_map(facts),
        page=place.page if place else None,
    )


def settled(
    code: str, found: Sequence[Finding], severity: Severity = Severity.REQUIRED
) -> list[Finding]:
    """The complaints if there are any, else one pass."""
    return list(found) or [passed(code, severity)]
