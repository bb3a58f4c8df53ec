"""What a reader returns, and the limits that keep a small laptop alive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

MAX_FILE_BYTES = 300_000_000
MAX_PAGES = 5_000
MAX_PAGE_CHARACTERS = 200_000
MAX_CHARACTERS = 40_000_000
MAX_LINE = 20_000

Progress = Callable[[int, int], None]


@dataclass(slots=True, kw_only=True)
class Line:
    """One line of a PDF, or one whole paragraph of other formats.

    level: 1 for the most important heading, 0 for body text. starts: a new paragraph begins here.
    page: as a viewer counts, from 1; None when the format has no pages.
    """

    text: str
    page: int | None = None
    level: int = 0
    starts: bool = True


@dataclass(slots=True, kw_only=True)
class Row:
    """One row of a table; a cell that continues a merged one is empty.

    opens: a rule above shows that the row begins here, although its first cell is empty: what
    stands in the middle of that cell comes on the next page.
    """

    cells: tuple[str, ...]
    page: int | None = None
    opens: bool = False


Block = Line | Row


@dataclass(slots=True, kw_only=True)
class Record:
    """One Capaian Pembelajaran as a JSON line has it; texts are kept byte for byte."""

    subject: str
    phase: str
    strand: str
    text: str
    source: str
    code: str = ""
    status: str = ""
    line: int = 0


@dataclass(slots=True, kw_only=True)
class ReadDocument:
    """A whole document in reading order.

    printed_offset: what to add to a page to get the number printed on it. unreadable: pages that
    hold pictures but no text. records: entries of a JSON Lines file, which has no blocks.
    problems: lines of such a file that could not be read, with the reason in Indonesian.
    """

    kind: str
    pages: int = 0
    blocks: list[Block] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    unreadable: tuple[int, ...] = ()
    printed_offset: int = 0
    problems: tuple[str, ...] = ()
