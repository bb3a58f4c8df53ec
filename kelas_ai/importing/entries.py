"""An outcome while it is read, and what a document held; subject headings over several lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kelas_ai.importing import headings
from kelas_ai.importing.catalogue import Catalogue
from kelas_ai.reading.base import Block, Line


@dataclass(slots=True)
class Entry:
    """An outcome while it is being read."""

    subject: str
    phase: str
    strand: str
    code: str
    known: bool
    page: int | None
    in_table: bool
    parts: list[str] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class Recognised:
    """What a document held: outcomes, what stayed unrecognised and why, and all other blocks."""

    entries: list[Entry] = field(default_factory=list)
    unrecognised: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rest: list[Block] = field(default_factory=list)


def headings_joined(blocks: Iterable[Block], catalogue: Catalogue) -> Iterable[Block]:
    """Subject headings that run over two or three lines as one line."""
    held: Line | None = None
    for block in blocks:
        if held is not None:
            joined = _continued(held, block, catalogue)
            if joined is not None:
                held = joined
                continue
            yield held
            held = None
        if isinstance(block, Line) and _subject_of(block) is not None:
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _subject_of(line: Line) -> tuple[str, str] | None:
    if headings.is_contents_line(line.text):
        return None
    return headings.subject_part(line.text, line.level > 0)


def _continued(held: Line, block: Block, catalogue: Catalogue) -> Line | None:
    if not isinstance(block, Line) or block.page != held.page or not block.level:
        return None
    text = f"{held.text} {block.text}"
    joined = headings.subject_part(text, prominent=True)
    alone = headings.subject_part(held.text, prominent=True)
    if joined is None or alone is None or headings.is_section(block.text):
        return None
    if headings.phase_heading(block.text, True) or catalogue.subject(block.text):
        return None
    better = catalogue.subject(joined[0]) is not None
    wrapped = not block.starts and catalogue.subject(alone[0]) is None
    return Line(text=text, page=held.page, level=1) if better or wrapped else None
