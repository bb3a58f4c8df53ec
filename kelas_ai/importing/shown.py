"""Imported outcomes and passages as documents that a search shows, with their citation."""

from __future__ import annotations

from kelas_ai.domain.imported import Extract, StoredOutcome
from kelas_ai.domain.passage import Document, Place
from kelas_ai.strings import importing as words


def as_document(entry: StoredOutcome, text: str) -> Document:
    outcome = entry.outcome
    place = Place(file=entry.file, decree=outcome.decree, heading=outcome.strand, page=outcome.page)
    return Document(
        kind="cp",
        id=outcome.code,
        title=words.OUTCOME_TITLE.format(
            subject=outcome.subject, phase=outcome.phase, strand=outcome.strand
        ),
        subject=outcome.subject,
        phase=outcome.phase,
        strand_id=outcome.code,
        strand=outcome.strand,
        grade=0,
        text=text,
        source=citation(entry),
        place=place,
    )


def passage_document(number: int, source_id: str, name: str, passage: Extract) -> Document:
    where = words.CITED.format(decree=name, page=passage.page)
    return Document(
        kind="dokumen",
        id=f"{source_id}:{number}",
        title=passage.heading or name,
        subject="",
        phase="",
        strand_id=f"{source_id}:{number}",
        strand="",
        grade=0,
        text=passage.text,
        source=where if passage.page else name,
        place=Place(file=name, heading=passage.heading, page=passage.page),
    )


def citation(entry: StoredOutcome) -> str:
    """Decree and page as a plan cites them."""
    outcome = entry.outcome
    if not outcome.page:
        return outcome.decree
    return words.CITED.format(decree=outcome.decree, page=outcome.page)
