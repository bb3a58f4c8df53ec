"""A PDF as lines and table rows, without running headers, footers and page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from kelas_ai.errors import FileScanned, FileTooLarge, NothingToRead
from kelas_ai.reading.base import (
    MAX_CHARACTERS,
    MAX_LINE,
    Block,
    Line,
    Progress,
    ReadDocument,
    Row,
)
from kelas_ai.reading.joining import BROKEN, count_words, join, note_breaking
from kelas_ai.reading.pdf_pages import PageContent, Word, read_pages
from kelas_ai.reading.pdf_running import RunningLines
from kelas_ai.reading.pdf_tables import (
    TableRow,
    gaps_of,
    line_text,
    lines_of,
    open_band,
    open_rows,
    ruled_bands,
    ruled_rows,
)
from kelas_ai.reading.plain import heading_level

LARGER = 1.12
PARAGRAPH_GAP = 1.45


@dataclass(slots=True)
class _Placed:
    """A text line on its page."""

    text: str
    base: float
    left: float
    size: float
    bold: bool
    words: list[Word]


@dataclass(slots=True)
class _Page:
    number: int
    parts: list[_Placed | TableRow] = field(default_factory=list)


def read_pdf(path: Path, progress: Progress = lambda done, total: None) -> ReadDocument:
    """Lines and table rows of all pages.

    progress: called after each page with pages done and in all.
    Raises: FileEncrypted, FileDamaged, FileTooLarge, FileScanned when no page has text.
    """
    pages: list[_Page] = []
    unreadable: list[int] = []
    borders: list[float] = []
    running = RunningLines()
    gaps: Counter[float] = Counter()
    characters = total = 0
    for content, total in running.stripped(read_pages(path)):
        if not content.words and content.has_pictures and not running.had_text(content.number):
            unreadable.append(content.number)
        page, borders = _placed(content, borders, gaps)
        characters += sum(len(word.text) for word in content.words)
        if characters > MAX_CHARACTERS:
            what, limit = "banyak huruf", MAX_CHARACTERS
            raise FileTooLarge(path=str(path), what=what, found=characters, limit=limit)
        pages.append(page)
        progress(content.number, total)
    if not characters:
        if unreadable:
            raise FileScanned(path=str(path), pages=len(unreadable))
        raise NothingToRead(path=str(path))
    words = _count(pages)
    body = _body_size(pages)
    return ReadDocument(
        kind="PDF",
        pages=total,
        blocks=[block for page in pages for block in _blocks(page, words, body)],
        words=words,
        unreadable=tuple(unreadable),
        printed_offset=running.offset,
    )


def _placed(
    content: PageContent, borders: list[float], gaps: Counter[float]
) -> tuple[_Page, list[float]]:
    """Parts of a page from top to bottom, and the borders of a table left open at its end."""
    page = _Page(content.number)
    rest = content.words
    tables: list[tuple[float, list[TableRow]]] = []
    for band in ruled_bands(content):
        inside = [word for word in rest if band.holds(word)]
        rest = [word for word in rest if not band.holds(word)]
        tables.append((band.top, ruled_rows(band, inside)))
    lines = _in_file_order(rest)
    if not tables:
        sorted_lines = lines_of(rest)
        gaps.update(round(gap, 2) for gap in gaps_of(sorted_lines) if 0.9 < gap < 3)
        leading = gaps.most_common(1)[0][0] if gaps else 0.0
        opened = _open_table(sorted_lines, borders, leading)
        if opened is not None:
            head, rows, tail, left_open = opened
            page.parts = [*map(_line, head), *rows, *map(_line, tail)]
            return page, left_open
    for top, rows in tables:
        above = [line for line in lines if line.base > top]
        lines = [line for line in lines if line.base <= top]
        page.parts += [*above, *rows]
    page.parts += lines
    return page, []


def _open_table(
    lines: list[list[Word]], borders: list[float], leading: float
) -> tuple[list[list[Word]], list[TableRow], list[list[Word]], list[float]] | None:
    found = open_band(lines, borders)
    if found is None:
        return None
    columns, start, end = found
    rows = open_rows(lines[start:end], columns[1], leading)
    tail = lines[end:]
    more = _open_table(tail, [], leading)
    if more is not None:
        head, later, rest, left_open = more
        between = [TableRowLine(line) for line in head]
        return lines[:start], [*rows, *between, *later], rest, left_open
    return lines[:start], rows, tail, [] if tail else columns


class TableRowLine(TableRow):
    """A text line between two tables of one page, kept in its place."""

    def __init__(self, words: list[Word]) -> None:
        super().__init__(cells=[], top=words[0].base)
        self.line = _line(words)


def _in_file_order(words: Sequence[Word]) -> list[_Placed]:
    """Lines in the order the file draws them: a new one begins where the height changes."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        same = last is not None and abs(last.base - word.base) <= 0.35 * max(word.size, 1)
        if same and last is not None and word.left >= last.left:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line(line) for line in lines]


def _line(words: list[Word]) -> _Placed:
    return _Placed(
        text=line_text(words)[:MAX_LINE],
        base=words[0].base,
        left=words[0].left,
        size=max(word.size for word in words),
        bold=all(word.bold for word in words),
        words=words,
    )


def _count(pages: list[_Page]) -> Counter[str]:
    """How often each word occurs, and whether words are broken at line ends."""
    words: Counter[str] = Counter()
    seams: list[tuple[str, str]] = []
    for page in pages:
        for lines in _runs(page):
            count_words(lines, words)
            seams += [pair for pair in pairwise(lines) if pair[0].endswith(BROKEN)]
    note_breaking(seams, words)
    return words


def _runs(page: _Page) -> Iterator[list[str]]:
    """Lines that follow each other: those of each cell, and those between tables."""
    lines: list[str] = []
    for part in page.parts:
        if isinstance(part, _Placed):
            lines.append(part.text)
        elif isinstance(part, TableRowLine):
            lines.append(part.line.text)
        else:
            yield from (cell.lines for cell in part.cells)
    yield lines


def _body_size(pages: list[_Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for part in page.parts:
            if isinstance(part, _Placed):
                sizes[round(part.size, 1)] += len(part.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(page: _Page, words: Counter[str], body: float) -> list[Block]:
    found: list[Block] = []
    above: _Placed | None = None
    for part in page.parts:
        if isinstance(part, TableRow) and not isinstance(part, TableRowLine):
            cells = tuple(join(cell.lines, words) for cell in part.cells)
            found.append(Row(cells=cells, page=page.number, opens=part.opens))
            above = None
            continue
        line = part.line if isinstance(part, TableRowLine) else part
        if not line.text:
            continue
        level = _level(line, body)
        starts = above is None or _parted(above, line)
        found.append(Line(text=line.text, page=page.number, level=level, starts=starts))
        above = line
    return found


def _level(line: _Placed, body: float) -> int:
    if len(line.text) > 140:
        return 0
    if line.size >= body * LARGER or heading_level(line.text):
        return 1
    return 2 if line.bold and not line.text.endswith((".", ",", ";")) else 0


def _parted(above: _Placed, line: _Placed) -> bool:
    gap = above.base - line.base
    return gap < 0 or gap > PARAGRAPH_GAP * max(line.size, 1) * 1.15 or above.bold != line.bold
