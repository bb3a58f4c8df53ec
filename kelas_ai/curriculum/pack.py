"""A curriculum pack: a folder with a manifest, tables, topics, cards and patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kelas_ai.curriculum.cards import read_card, read_yaml
from kelas_ai.curriculum.fingerprint import FORMAT_VERSION
from kelas_ai.curriculum.patterns import read_patterns
from kelas_ai.curriculum.tables import read_frame
from kelas_ai.curriculum.topics import read_topics
from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import NationalFrame, StrandSummary
from kelas_ai.domain.pattern import Pattern
from kelas_ai.errors import PackInvalid

MANIFEST = "manifes.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything of one pack, read and checked."""

    id: str
    version: str
    licence: str
    frame: NationalFrame
    summaries: tuple[StrandSummary, ...]
    cards: tuple[TopicCard, ...]
    patterns: tuple[Pattern, ...]


def read_pack(
    folder: Path,
    progress: Callable[[str], None] = lambda _: None,
    skip: Callable[[PackInvalid], None] | None = None,
) -> Pack:
    """Read and check a whole pack.

    skip: called for a broken card, which is then left out; without it the card's error is raised.
    Raises: PackInvalid at the first broken file, naming it.
    """
    manifest = _manifest(folder)
    frame = read_frame(folder / "tabel")
    progress("tabel nasional")
    summaries = tuple(
        summary
        for path in sorted((folder / "topik").glob("*.yaml"))
        for summary in read_topics(path, frame)
    )
    progress(f"{len(summaries)} elemen")
    cards = tuple(_cards(sorted((folder / "kartu").rglob("*.yaml")), frame, skip))
    progress(f"{len(cards)} kartu topik")
    return Pack(
        id=manifest["id"],
        version=str(manifest["versi"]),
        licence=manifest["lisensi"],
        frame=frame,
        summaries=summaries,
        cards=cards,
        patterns=read_patterns(folder / "pola"),
    )


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    manifest = read_yaml(path)
    if not isinstance(manifest, dict) or not {"id", "versi", "lisensi", "format"} <= set(manifest):
        raise PackInvalid(path=str(path), problem="manifes tidak lengkap")
    if manifest["format"] != FORMAT_VERSION:
        raise PackInvalid(path=str(path), problem=f"format {manifest['format']} tidak didukung")
    return manifest


def _cards(
    paths: list[Path], frame: NationalFrame, skip: Callable[[PackInvalid], None] | None
) -> Iterator[TopicCard]:
    for path in paths:
        try:
            yield _checked_card(path, frame)
        except PackInvalid as error:
            if skip is None:
                raise
            skip(error)


def _checked_card(path: Path, frame: NationalFrame) -> TopicCard:
    card = read_card(path)
    subject = frame.subject(card.subject)
    strands = subject.strands.get(card.phase, ()) if subject else ()
    if not any(s.id == card.strand_id and s.name == card.strand for s in strands):
        raise PackInvalid(path=str(path), problem="mapel, fase, atau elemen tidak resmi")
    if card.id != path.stem:
        raise PackInvalid(path=str(path), problem="id tidak sama dengan nama berkas")
    return card
