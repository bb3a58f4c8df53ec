"""What was imported: official outcomes, passages of documents, and the files they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialOutcome:
    """Capaian Pembelajaran (CP) of one element as a decree words it.

    code: strand id of the national tables, or a made id when those do not know the element.
    known: whether the tables know it. page: as printed, `7` or `8-9`; empty without pages.
    in_force: ISO date from which the decree holds, empty when unknown. doubt: why the text must
    not be quoted as official, empty when nothing speaks against it.
    """

    code: str
    known: bool
    subject: str
    phase: str
    strand: str
    text: str
    decree: str
    in_force: str
    page: str
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A passage of a document: some sentences with the heading above and the page."""

    text: str
    heading: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSource:
    """One imported file. kind: `cp` for a decree, else `dokumen`. imported: ISO time."""

    id: str
    name: str
    path: str
    kind: str
    format: str
    decree: str
    in_force: str
    sha256: str
    imported: str
    pages: int
    outcomes: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOutcome:
    """An outcome together with the file that holds it."""

    outcome: OfficialOutcome
    source_id: str
    file: str
    imported: str
