"""Running headers, footers and page numbers: what stands at the edges of page after page."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator

from kelas_ai.reading.pdf_pages import PageContent, Word
from kelas_ai.reading.pdf_tables import line_text, lines_of

EDGE_LINES = 4
MARGIN = 0.13
AROUND = 8
REPEATED, SHARE = 3, 0.45
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:hal(?:aman)?\.?\s*)?[-–—|\s]*(\d{1,4})[-–—|\s]*(?:dari \d+)?", re.I)
_STRUCTURE = re.compile(
    r"elemen\b.*capaian pembelajaran$|(?:[A-Z]|\d{1,2})[.)] |fase [A-F]\b|elemen |"
    r"(?:[IVX]+\.)?\d*\.? ?capaian pembelajaran ",
    re.I,
)

Key = tuple[str, int]


class RunningLines:
    """Compares each page with eight pages before and after it.

    offset: what to add to a page to get the number printed on it, once all pages are read.
    """

    def __init__(self) -> None:
        self.offset = 0
        self._numbers: Counter[int] = Counter()
        self._pages = 0
        self._with_text: set[int] = set()

    def stripped(
        self, pages: Iterable[tuple[int, PageContent]]
    ) -> Iterator[tuple[PageContent, int]]:
        """Each page without what repeats at its edges, with the number of all pages."""
        seen: deque[set[Key]] = deque(maxlen=2 * AROUND + 1)
        waiting: deque[tuple[int, PageContent]] = deque()
        for count, page in pages:
            seen.append(self._see(page))
            waiting.append((count, page))
            if len(waiting) > AROUND:
                yield self._strip(*waiting.popleft(), seen)
        while waiting:
            yield self._strip(*waiting.popleft(), seen)

    def had_text(self, number: int) -> bool:
        """Whether the page had any text before its edges were taken away."""
        return number in self._with_text

    def _see(self, page: PageContent) -> set[Key]:
        self._pages += 1
        if page.words:
            self._with_text.add(page.number)
        keys = set()
        for line in edge_lines(page):
            text = line_text(line)
            match = _NUMBER.fullmatch(text)
            if match:
                self._numbers[int(match.group(1)) - page.number] += 1
            elif not _STRUCTURE.match(text):
                keys.add(_key(text, line))
        return keys

    def _strip(
        self, count: int, page: PageContent, seen: Iterable[set[Key]]
    ) -> tuple[PageContent, int]:
        found = Counter(key for keys in seen for key in keys)
        enough = max(REPEATED, SHARE * min(self._pages, 2 * AROUND + 1))
        self.offset, times = self._numbers.most_common(1)[0] if self._numbers else (0, 0)
        numbered = times >= max(2, self._pages // 4)
        if not numbered:
            self.offset = 0
        gone: set[int] = set()
        for line in edge_lines(page):
            text = line_text(line)
            match = _NUMBER.fullmatch(text)
            is_number = match and int(match.group(1)) - page.number == self.offset
            if (numbered and is_number) or (not match and found[_key(text, line)] >= enough):
                gone.update(id(word) for word in line)
        page.words = [word for word in page.words if id(word) not in gone]
        return page, count


def edge_lines(page: PageContent) -> list[list[Word]]:
    """The first and last lines of a page, where they stand in its margins."""
    near = page.height * MARGIN
    outer = [word for word in page.words if not near <= word.base <= page.height - near]
    lines = lines_of(outer)
    first = [line for line in lines if line[0].base > page.height - near][:EDGE_LINES]
    last = [line for line in lines if line[0].base < near][-EDGE_LINES:]
    return [*first, *last]


def _key(text: str, line: list[Word]) -> Key:
    return _DIGITS.sub("#", text), round(line[0].base / 4)
