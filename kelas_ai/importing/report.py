"""What an import recognised, what it did not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from kelas_ai.domain.imported import ImportedSource, OfficialOutcome
from kelas_ai.importing.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One subject and phase: outcomes found, elements in the tables, those missing by name."""

    subject: str
    phase: str
    found: int
    expected: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of importing one file.

    quoted: outcomes that plans now quote from this file. held_back: why others are kept without
    being quoted. absent_subjects: subjects of the tables of which the file has nothing.
    """

    source: ImportedSource
    replaced: tuple[str, ...] = ()
    unchanged: bool = False
    coverage: tuple[Coverage, ...] = ()
    absent_subjects: tuple[str, ...] = ()
    quoted: int = 0
    held_back: tuple[str, ...] = ()
    unrecognised: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unreadable: tuple[int, ...] = ()

    def encoded(self) -> str:
        """As JSON, to be kept beside the import."""
        return msgspec.json.encode(self).decode()


def decoded(text: str) -> ImportReport:
    """A report from its JSON."""
    return msgspec.json.decode(text, type=ImportReport)


def coverage_of(outcomes: Sequence[OfficialOutcome], catalogue: Catalogue) -> list[Coverage]:
    """Counts and missing elements for every phase of every subject that occurs."""
    found = Counter((entry.subject, entry.phase) for entry in outcomes)
    codes = {entry.code for entry in outcomes}
    seen = dict.fromkeys(entry.subject for entry in outcomes)
    lines: list[Coverage] = []
    for subject in seen:
        known = catalogue.frame.subject(subject)
        phases = set(known.phases if known else ()) | {p for s, p in found if s == subject}
        for phase in sorted(phases):
            strands = catalogue.strands(subject, phase)
            missing = tuple(strand.name for strand in strands if strand.id not in codes)
            count = found[subject, phase]
            expected = len(strands) or count
            lines.append(
                Coverage(
                    subject=subject, phase=phase, found=count, expected=expected, missing=missing
                )
            )
    return lines


def absent_subjects(outcomes: Sequence[OfficialOutcome], catalogue: Catalogue) -> tuple[str, ...]:
    """Subjects of the national tables of which there is no outcome at all."""
    present = {entry.subject for entry in outcomes}
    names = (subject.name for subject in catalogue.frame.subjects)
    return tuple(name for name in names if name not in present)
