"""Cut documents into passages that can be found and cited: some sentences, heading, page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kelas_ai.domain.imported import Extract
from kelas_ai.reading.base import Block, ReadDocument, Row
from kelas_ai.reading.joining import finished, join

ENOUGH_WORDS, MOST_WORDS = 60, 110
LONGEST_HEADING = 120
FEWEST_LETTERS = 12
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_CLAUSE = re.compile(r"(?<=;)\s+|(?<=[.!?])\s+(?=[A-Z(])")
FEWEST_CLAUSE_WORDS = 4


@dataclass(slots=True)
class _Open:
    heading: str = ""
    page: str = ""
    texts: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(text.count(" ") + 1 for text in self.texts)


def passages_of(document: ReadDocument, blocks: Sequence[Block]) -> Iterator[Extract]:
    """Passages of 60 to 110 words that never run across a heading."""
    opened = _Open()
    for text, heading, page in _paragraphs(document, blocks):
        if heading:
            yield from _closed(opened)
            opened = _Open(heading=text[:LONGEST_HEADING], page=page)
            continue
        for piece in _pieces(text):
            if opened.texts and opened.count + piece.count(" ") + 1 > MOST_WORDS:
                yield from _closed(opened)
                opened = _Open(heading=opened.heading)
            if not opened.texts:
                opened.page = page
            opened.texts.append(piece)
        if opened.count >= ENOUGH_WORDS:
            yield from _closed(opened)
            opened = _Open(heading=opened.heading)
    yield from _closed(opened)


def _closed(opened: _Open) -> Iterator[Extract]:
    text = "\n".join(opened.texts)
    if sum(char.isalpha() for char in text) >= FEWEST_LETTERS:
        yield Extract(text=text, heading=opened.heading, page=opened.page)


def _paragraphs(document: ReadDocument, blocks: Sequence[Block]) -> Iterator[tuple[str, bool, str]]:
    """Whole paragraphs as (text, is a heading, page); table rows with bars between cells."""
    lines: list[str] = []
    page, level = "", 0

    def whole() -> str:
        return finished(join(lines, document.words))

    for block in blocks:
        here = printed(document, block.page)
        if isinstance(block, Row):
            if lines:
                yield whole(), level > 0, page
                lines = []
            cells = [finished(cell.strip()) for cell in block.cells if cell.strip()]
            if cells:
                yield " | ".join(cells), False, here
            continue
        if lines and (block.starts or block.level != level):
            yield whole(), level > 0, page
            lines = []
        if not lines:
            page, level = here, block.level
        lines.append(block.text)
    if lines:
        yield whole(), level > 0, page


def _pieces(text: str) -> Iterator[str]:
    """A paragraph in parts of at most `MOST_WORDS` words, cut between sentences if possible."""
    if text.count(" ") < MOST_WORDS:
        yield text
        return
    held: list[str] = []
    for sentence in _SENTENCE.split(text):
        for part in _word_groups(sentence):
            count = sum(piece.count(" ") + 1 for piece in held)
            if held and count + part.count(" ") + 1 > MOST_WORDS:
                yield " ".join(held)
                held = []
            held.append(part)
    if held:
        yield " ".join(held)


def _word_groups(sentence: str) -> Iterator[str]:
    said = sentence.split(" ")
    for start in range(0, len(said), MOST_WORDS):
        yield " ".join(said[start : start + MOST_WORDS])


def printed(document: ReadDocument, page: int | None) -> str:
    """A page as printed on it; empty for formats without pages."""
    if page is None:
        return ""
    number = page + document.printed_offset
    return str(number if number > 0 else page)


def clauses_of(text: str) -> list[str]:
    """The clauses of an outcome, by which it is found; short ones join their neighbour."""
    found: list[str] = []
    for piece in _CLAUSE.split(" ".join(text.split())):
        if found and len(piece.split()) < FEWEST_CLAUSE_WORDS:
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found
