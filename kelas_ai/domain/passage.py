"""What can be found: documents of the index and hits of a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["kartu", "topik", "cp", "dokumen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where imported text stands. decree: of an official outcome, else empty.

    file: its name as imported. heading: the one above a passage. page: as printed, may be empty.
    """

    file: str
    decree: str = ""
    heading: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that a search can return, with the text it is found by.

    kind: a card, a topic of the topic layer, an element (summary or imported CP), or a passage
    of a document that the teacher imported, which has no subject or phase. place: of imported
    text only.
    """

    kind: DocumentKind
    id: str
    title: str
    subject: str
    phase: str
    strand_id: str
    strand: str
    grade: int
    text: str
    source: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for. words: topic words; the rest are soft preferences, empty if unknown."""

    words: str
    subject: str = ""
    phase: str = ""
    grade: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer. score: 0 to 1, the share of the query's weight that this document covers.

    matched: query words (as typed) that were found in it. others: further documents of the same
    element that fit, best first.
    """

    document: Document
    score: float
    matched: tuple[str, ...]
    rank_score: float
    others: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """Hits, best first, and what to say when there are none or few.

    reason: why the curriculum has nothing for this, in Indonesian; empty when hits are good.
    certain: False when the best hit covers little of the query. note: what was missing while
    searching (the embedder, memory), empty when nothing was.
    """

    hits: tuple[Hit, ...]
    reason: str = ""
    certain: bool = True
    note: str = ""
