"""Coverage of subjects and phases, and what the curriculum does not have, as text and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.imported import StoredOutcome
from kelas_ai.domain.passage import Document
from kelas_ai.strings import curriculum as words

if TYPE_CHECKING:
    from kelas_ai.curriculum.compiled import CompiledPack


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One subject in one phase. official: elements whose official wording can be quoted."""

    subject: str
    phase: str
    cards: int
    topics: int
    official: int
    strands: int


def coverage(pack: CompiledPack, outcomes: Sequence[StoredOutcome]) -> list[CoverageLine]:
    """One line for every phase of every subject, in the order of the tables."""
    from kelas_ai.importing.versions import current_by_code

    quoted = set(current_by_code(outcomes, pack.frame)) if outcomes else set()
    cards = Counter((card.subject, card.phase) for card in pack.cards())
    topics = Counter[tuple[str, str]]()
    for summary in pack.summaries.values():
        topics[summary.subject, summary.phase] += len(summary.topics)
    return [
        CoverageLine(
            subject=subject.name,
            phase=phase,
            cards=cards[subject.name, phase],
            topics=topics[subject.name, phase],
            official=sum(strand.id in quoted for strand in strands),
            strands=len(strands),
        )
        for subject in pack.frame.subjects
        for phase, strands in subject.strands.items()
    ]


def coverage_line(line: CoverageLine) -> str:
    """One line of the table."""
    return words.COVERAGE_LINE.format(
        subject=line.subject[:42],
        phase=line.phase,
        cards=line.cards,
        topics=line.topics,
        official=line.official,
        strands=line.strands,
    )


def coverage_json(line: CoverageLine) -> dict[str, Any]:
    """One line as the contract has it."""
    return {
        "mapel": line.subject,
        "fase": line.phase,
        "kartu": line.cards,
        "topik": line.topics,
        "cp_resmi": line.official,
        "elemen": line.strands,
    }


def card_entry(document: Document) -> dict[str, Any]:
    """A card in a list."""
    return {
        "id": document.id,
        "judul": document.title,
        "mapel": document.subject,
        "fase": document.phase,
        "kelas": document.grade,
    }


def limits_lines(frame: NationalFrame) -> Iterator[str]:
    """Subjects that do not exist in a phase, and what has no national CP at all."""
    yield words.LIMIT_TITLE
    for rule in frame.negatives:
        yield words.LIMIT_LINE.format(
            subjects=", ".join(rule.subjects),
            phases=", ".join(rule.phases),
            reason=rule.reason,
            suggestion=rule.suggestion,
            source=rule.source,
        )
    yield words.WITHOUT_TITLE
    for entry in frame.without_outcome:
        yield words.WITHOUT_LINE.format(name=entry.name, reason=entry.reason)


def limits_json(frame: NationalFrame) -> dict[str, Any]:
    """The same as the contract has it."""
    return {
        "tidak_ada": [
            {
                "mapel": list(rule.subjects),
                "fase": list(rule.phases),
                "alasan": rule.reason,
                "saran": rule.suggestion,
                "gantinya": rule.replacement,
                "sumber": rule.source,
            }
            for rule in frame.negatives
        ],
        "tanpa_cp": [
            {"nama": entry.name, "kata": list(entry.words), "alasan": entry.reason}
            for entry in frame.without_outcome
        ],
    }
