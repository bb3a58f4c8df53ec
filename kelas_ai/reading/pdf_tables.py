"""Find tables on a PDF page: by their ruled lines, or by the gap under a header without lines.

A table is a band of the page with column borders; words belong to the cell they stand in. Only
rules that cross the first column end a row, so sub-rows of a merged first cell stay together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kelas_ai.reading.joining import marked
from kelas_ai.reading.pdf_pages import PageContent, Word

NEAR = 3.0
SAME_LINE = 0.35
ROW_GAP = 1.25
GUTTER = 5.0
HEADER = ("elemen", "capaian pembelajaran")
MAX_RULES = 4000
CENTRED_LINES = 2
CLOSING = re.compile(
    r"(?:[0-9a-zA-Z]{1,2}[.)] )?Fase [A-F]\b|Pada akhir [Ff]ase\b|[A-H]\. [A-Z]|"
    r"(?:[IVX]+\.)?(?:\d+\.)? ?(?i:capaian pembelajaran) \w"
)
"""Lines that no table goes across: headings of phases, sections and subjects."""


@dataclass(slots=True)
class Band:
    """A table's place: top and bottom of the page part, column borders, row borders downwards."""

    top: float
    bottom: float
    columns: list[float]
    rows: list[float]
    verticals: list[tuple[float, float, float]]

    def borders(self, height: float) -> list[bool]:
        """Which inner column borders stand at this height; a cell over two columns has none."""
        return [
            any(
                abs(x - column) <= NEAR and low <= height <= high for x, low, high in self.verticals
            )
            for column in self.columns[1:-1]
        ]

    def holds(self, word: Word) -> bool:
        """Whether the word stands inside."""
        inside = self.columns[0] - NEAR <= word.left and word.right <= self.columns[-1] + NEAR
        return self.bottom - NEAR <= word.base <= self.top + NEAR and inside


@dataclass(slots=True)
class CellText:
    """A cell as marked lines, downwards."""

    lines: list[str]


@dataclass(slots=True)
class TableRow:
    """Cells of one row and the height where it starts. opens: see `Row`."""

    cells: list[CellText]
    top: float
    opens: bool = False


def lines_of(words: list[Word]) -> list[list[Word]]:
    """Words of equal height together, downwards, each line from left to right."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda entry: -entry.base):
        if found and found[-1][0].base - word.base <= SAME_LINE * max(word.size, 1):
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(line, key=lambda entry: entry.left) for line in found]


def line_text(words: list[Word]) -> str:
    """A line's words as one marked text."""
    return marked(" ".join(word.text for word in words))


def ruled_bands(page: PageContent) -> list[Band]:
    """Tables that have column borders, from the top of the page downwards."""
    if len(page.verticals) > MAX_RULES or len(page.horizontals) > MAX_RULES:
        return []  # a drawing, not a table
    spans = _merged_spans(page.verticals)
    bands = []
    for bottom, top in spans:
        inside = [rule for rule in page.verticals if rule[1] < top and rule[2] > bottom]
        columns = _positions([rule[0] for rule in inside])
        if len(columns) < 3:
            continue
        first = (columns[0] + columns[1]) / 2
        crossing = [
            height
            for height, left, right in page.horizontals
            if bottom - NEAR <= height <= top + NEAR and left <= first <= right
        ]
        rows = sorted(_positions([*crossing, top, bottom]), reverse=True)
        bands.append(Band(top, bottom, columns, rows, inside))
    return sorted(bands, key=lambda band: -band.top)


def _merged_spans(verticals: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
    spans: list[list[float]] = []
    for low, high in sorted((low, high) for _, low, high in verticals):
        if spans and low <= spans[-1][1] + NEAR:
            spans[-1][1] = max(spans[-1][1], high)
        else:
            spans.append([low, high])
    return [(low, high) for low, high in spans]


def _positions(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def ruled_rows(band: Band, words: list[Word]) -> list[TableRow]:
    """Rows of a ruled table; empty rows are left out."""
    found: list[TableRow] = []
    for top, bottom in pairwise(band.rows):
        inside = [word for word in words if bottom < word.base + word.size * 0.25 <= top]
        cells = [
            CellText([line_text(line) for line in lines_of(part)])
            for part in _by_column(inside, band.columns, band.borders((top + bottom) / 2))
        ]
        if any(cell.lines for cell in cells):
            opens = bool(found) and not cells[0].lines
            found += _header_apart(TableRow(cells=cells, top=top, opens=opens))
    return found


def _header_apart(row: TableRow) -> list[TableRow]:
    """A repeated header above a row that goes on from the page before: no rule parts them."""
    first = [cell.lines[0] if cell.lines else "" for cell in row.cells]
    longer = any(len(cell.lines) > 1 for cell in row.cells)
    labels = first[0].lower() == HEADER[0] and first[-1].lower() == HEADER[1]
    if not labels or not longer:
        return [row]
    header = TableRow(cells=[CellText([text] if text else []) for text in first], top=row.top)
    rest = TableRow(cells=[CellText(cell.lines[1:]) for cell in row.cells], top=row.top)
    return [header, rest]


def _by_column(words: list[Word], columns: list[float], borders: list[bool]) -> list[list[Word]]:
    """Words of each column; what stands in a cell over several columns belongs to its first."""
    parts: list[list[Word]] = [[] for _ in range(len(columns) - 1)]
    for word in words:
        middle = (word.left + word.right) / 2
        place = sum(border <= middle for border in columns[1:-1])
        while place and not borders[place - 1]:
            place -= 1
        parts[place].append(word)
    return parts


def open_band(lines: list[list[Word]], borders: list[float]) -> tuple[list[float], int, int] | None:
    """A table without rules: column borders, and which lines (from, to) belong to it.

    borders: those of a table that the page before left open, or empty. A header line
    *Elemen | Capaian Pembelajaran* opens one; the first line across the gap closes it.
    """
    for start, line in enumerate(lines):
        labels = _labels(line)
        if labels is None:
            if borders and start == 0 and not (_crosses(line, borders[1]) or _closes(line)):
                return borders, 0, _end(lines, 0, borders[1])
            continue
        gutter = _gutter(lines[start:], *labels)
        if gutter is None:
            continue
        left = min(word.left for word in line)
        found = [left, gutter, max(word.right for word in line) + 1000]
        return found, start, _end(lines, start, gutter)
    return None


def _labels(line: list[Word]) -> tuple[float, float] | None:
    said = " ".join(word.text for word in line).lower()
    if not said.startswith(HEADER[0]) or not said.endswith(HEADER[1]) or len(line) != 3:
        return None
    return line[0].right, line[1].left


def _gutter(lines: list[list[Word]], label_end: float, label_start: float) -> float | None:
    """Just left of where the second column begins: the empty strip, narrowed line by line."""
    low, high = label_end, label_start
    for number, line in enumerate(lines[1:]):
        if _closes(line):
            break
        pieces = [piece for piece in _without(low, high, line) if piece[1] - piece[0] >= GUTTER]
        # A centred header lets the first lines move the right edge; then it stays.
        fits = [piece for piece in pieces if piece[1] == high or number < CENTRED_LINES]
        if not fits:
            break
        low, high = max(fits, key=lambda piece: piece[1] - piece[0])
    return high - GUTTER / 2 if high - low >= GUTTER else None


def _closes(line: list[Word]) -> bool:
    return CLOSING.match(" ".join(word.text for word in line[:5])) is not None


def _without(low: float, high: float, line: list[Word]) -> list[tuple[float, float]]:
    """What is left of a strip where no word of the line stands."""
    pieces, start = [], low
    for word in line:
        if word.right <= start or word.left >= high:
            continue
        if word.left > start:
            pieces.append((start, word.left))
        start = max(start, word.right)
    if start < high:
        pieces.append((start, high))
    return pieces


def _crosses(line: list[Word], border: float) -> bool:
    if any(word.left < border - 1 and word.right > border + 1 for word in line):
        return True
    for before, after in pairwise(line):
        if before.right <= border + 1 and border - 1 <= after.left:
            return after.left - before.right < GUTTER
    return False


def _end(lines: list[list[Word]], start: int, border: float) -> int:
    for number in range(start + 1, len(lines)):
        if _crosses(lines[number], border) or _closes(lines[number]):
            return number
    return len(lines)


def open_rows(lines: list[list[Word]], border: float, leading: float = 0.0) -> list[TableRow]:
    """Rows of a table without rules: parted by larger gaps, else by text in the first column.

    leading: usual distance of two lines of this document, in font sizes; 0 if unknown.
    """
    found: list[TableRow] = []
    if lines and _labels(lines[0]) is not None:
        header = [CellText(["Elemen"]), CellText(["Capaian Pembelajaran"])]
        found.append(TableRow(cells=header, top=lines[0][0].base))
        lines = lines[1:]
    smallest = min(gaps_of(lines), default=0.0)
    limit = ROW_GAP * (min(leading, smallest) if leading else smallest)
    parts = [gap > limit for gap in gaps_of(lines)]
    by_gap = any(parts)
    had_left, first = False, True
    for number, line in enumerate(lines):
        left = [word for word in line if (word.left + word.right) / 2 < border]
        right = [word for word in line if (word.left + word.right) / 2 >= border]
        parted = parts[number - 1] if by_gap and number else bool(left) and not had_left
        if first or parted:
            found.append(TableRow(cells=[CellText([]), CellText([])], top=line[0].base))
            first = False
        for cell, part in zip(found[-1].cells, (left, right), strict=True):
            if part:
                cell.lines.append(line_text(part))
        had_left = bool(left)
    return found


def gaps_of(lines: list[list[Word]]) -> list[float]:
    """Distances of neighbouring lines, in font sizes."""
    return [
        (above[0].base - below[0].base) / max(below[0].size, 1) for above, below in pairwise(lines)
    ]
