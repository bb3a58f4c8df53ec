"""The compiled pack: one SQLite file that a laptop opens in milliseconds.

Cards and patterns are kept as JSON and read one at a time, so a plan loads one card, not all.
The file is written beside its final place and renamed, so a half-built one is never seen.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import msgspec

from kelas_ai.curriculum.fingerprint import FORMAT_VERSION
from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import NationalFrame, StrandSummary
from kelas_ai.domain.pattern import Pattern
from kelas_ai.errors import CardNotFound, IndexMissing, IndexStale

if TYPE_CHECKING:
    from kelas_ai.curriculum.pack import Pack

T = TypeVar("T")

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE entry (kind TEXT NOT NULL, id TEXT NOT NULL, json BLOB NOT NULL,
                    PRIMARY KEY (kind, id)) WITHOUT ROWID;
"""


def write_compiled(pack: Pack, fingerprint: str, target: Path) -> None:
    """Write the compiled form of a pack atomically."""
    target.parent.mkdir(parents=True, exist_ok=True)
    building = target.with_name(f"{target.name}.{os.getpid()}.part")
    building.unlink(missing_ok=True)
    database = sqlite3.connect(building)
    try:
        database.executescript(_TABLES)
        database.executemany("INSERT INTO meta VALUES (?, ?)", _meta(pack, fingerprint))
        database.executemany("INSERT INTO entry VALUES (?, ?, ?)", _entries(pack))
        database.commit()
    finally:
        database.close()
    os.replace(building, target)


def _meta(pack: Pack, fingerprint: str) -> Iterable[tuple[str, str]]:
    return {
        "format": str(FORMAT_VERSION),
        "fingerprint": fingerprint,
        "pack": pack.id,
        "version": pack.version,
        "licence": pack.licence,
    }.items()


def _entries(pack: Pack) -> Iterator[tuple[str, str, bytes]]:
    encode = msgspec.json.encode
    yield "frame", pack.id, encode(pack.frame)
    yield "summaries", pack.id, encode(pack.summaries)
    yield from (("card", card.id, encode(card)) for card in pack.cards)
    yield from (("pattern", pattern.id, encode(pattern)) for pattern in pack.patterns)


class CompiledPack:
    """Read access to a compiled pack; every part is decoded when first asked for."""

    def __init__(self, path: Path, fingerprint: str | None = None) -> None:
        """Open read-only.

        Raises: IndexMissing when there is no such file, IndexStale when it was compiled from
        other files or by another format, or is damaged.
        """
        if not path.is_file():
            raise IndexMissing(path=str(path))
        self.path = path
        self.scratch: TemporaryDirectory[str] | None = None
        # Read-only and serialised by SQLite, so the app's worker threads may share it.
        self._database = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            self.meta = dict(self._database.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise IndexStale(path=str(path)) from error
        wanted = self.meta.get("fingerprint") if fingerprint is None else fingerprint
        if self.meta.get("format") != str(FORMAT_VERSION) or self.meta["fingerprint"] != wanted:
            self._database.close()
            raise IndexStale(path=str(path))

    def close(self) -> None:
        """Release the file, and its folder when it was made for this run only."""
        self._database.close()
        if self.scratch is not None:
            self.scratch.cleanup()

    @cached_property
    def frame(self) -> NationalFrame:
        """The national tables."""
        return self._one("frame", self.meta["pack"], NationalFrame)

    @cached_property
    def summaries(self) -> dict[str, StrandSummary]:
        """All element summaries with their topics, by strand id."""
        listed = self._one("summaries", self.meta["pack"], tuple[StrandSummary, ...])
        return {summary.strand_id: summary for summary in listed}

    def card(self, card_id: str) -> TopicCard:
        """One card.

        Raises: CardNotFound.
        """
        return self._one("card", card_id, TopicCard)

    def cards(self) -> Iterator[TopicCard]:
        """All cards, decoded one after the other."""
        rows = self._database.execute("SELECT json FROM entry WHERE kind = 'card' ORDER BY id")
        yield from (msgspec.json.decode(row[0], type=TopicCard) for row in rows)

    def pattern(self, pattern_id: str) -> Pattern:
        """One pedagogical pattern.

        Raises: CardNotFound.
        """
        return self._one("pattern", pattern_id, Pattern)

    def _one(self, kind: str, entry_id: str, as_type: type[T]) -> T:
        row = self._database.execute(
            "SELECT json FROM entry WHERE kind = ? AND id = ?", (kind, entry_id)
        ).fetchone()
        if row is None:
            raise CardNotFound(card_id=entry_id)
        return msgspec.json.decode(row[0], type=as_type)
