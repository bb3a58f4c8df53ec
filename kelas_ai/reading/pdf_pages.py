"""Words with positions and ruled lines of PDF pages, by pdfium (the only file that uses it).

pdfium is fast enough to ask for every word: about 3 ms a page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kelas_ai.errors import FileDamaged, FileEncrypted, FileTooLarge
from kelas_ai.reading.base import MAX_PAGE_CHARACTERS, MAX_PAGES

BOLD = 600
THIN = 2.5
_BREAKS = frozenset(" \t\r\n\x00\x0b\x0c\u00a0\u2003\u2002\u2009\u3000")
_LINE_HYPHENS = frozenset("\x02\ufffe")


@dataclass(slots=True)
class Word:
    """A word and where it stands, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(slots=True)
class PageContent:
    """Words in the order of the file; rules as (position, from, to)."""

    number: int
    width: float
    height: float
    words: list[Word]
    verticals: list[tuple[float, float, float]]
    horizontals: list[tuple[float, float, float]]
    has_pictures: bool


def read_pages(path: Path) -> Iterator[tuple[int, PageContent]]:
    """How many pages there are, with each page in turn.

    Raises: FileEncrypted, FileDamaged, FileTooLarge.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise FileEncrypted(path=str(path)) from error
        raise FileDamaged(path=str(path), detail="susunan PDF tidak utuh") from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise FileTooLarge(path=str(path), what="banyak halaman", found=count, limit=MAX_PAGES)
        if count == 0:
            raise FileDamaged(path=str(path), detail="tanpa halaman")
        for index in range(count):
            yield count, _read_page(document, index, path)
    finally:
        document.close()


def _read_page(document: Any, index: int, path: Path) -> PageContent:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:  # one broken page costs that page, not the document
        return PageContent(index + 1, 0, 0, [], [], [], True)
    try:
        width, height = page.get_size()
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() > MAX_PAGE_CHARACTERS:
                what = f"banyak huruf di halaman {index + 1}"
                found, limit = text_page.count_chars(), MAX_PAGE_CHARACTERS
                raise FileTooLarge(path=str(path), what=what, found=found, limit=limit)
            words = _words(text_page)
        finally:
            text_page.close()
        verticals, horizontals, pictures = _rules(page)
        return PageContent(index + 1, width, height, words, verticals, horizontals, pictures)
    except pypdfium2.PdfiumError:
        return PageContent(index + 1, 0, 0, [], [], [], True)
    finally:
        page.close()


def _words(text_page: Any) -> list[Word]:
    import pypdfium2.raw as pdfium

    unicode_of = pdfium.FPDFText_GetUnicode
    count = text_page.count_chars()
    words: list[Word] = []
    start, letters = 0, ""
    for index in range(count):
        code = unicode_of(text_page, index)
        char = chr(code) if code < 0x110000 else " "
        if char in _BREAKS:
            if letters:
                words.append(_word(text_page, letters, start, index - 1))
            letters = ""
            continue
        if not letters:
            start = index
        letters += char
        if char in _LINE_HYPHENS:
            words.append(_word(text_page, letters, start, index))
            letters = ""
    if letters:
        words.append(_word(text_page, letters, start, count - 1))
    return words


def _word(text_page: Any, text: str, first: int, last: int) -> Word:
    import pypdfium2.raw as pdfium

    left, right, low, high = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, last, left, right, low, high)
    end = right.value
    pdfium.FPDFText_GetCharBox(text_page, first, left, right, low, high)
    across, base = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, first, across, base)
    return Word(
        text=_repaired(text),
        left=left.value,
        right=max(end, right.value),
        base=base.value,
        size=float(pdfium.FPDFText_GetFontSize(text_page, first)),
        bold=_is_bold(text_page, first),
    )


def _is_bold(text_page: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium

    if int(pdfium.FPDFText_GetFontWeight(text_page, index)) >= BOLD:
        return True
    name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 64, flags)
    return b"bold" in name.value.lower()


def _repaired(text: str) -> str:
    # Letters beyond the basic plane come as two halves on some systems.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _rules(
    page: Any,
) -> tuple[list[tuple[float, float, float]], list[tuple[float, float, float]], bool]:
    import pypdfium2.raw as pdfium

    verticals: list[tuple[float, float, float]] = []
    horizontals: list[tuple[float, float, float]] = []
    pictures = False
    for drawn in page.get_objects(max_depth=2):
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        if drawn.type != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        left, low, right, high = drawn.get_bounds()
        if right - left <= THIN < high - low:
            verticals.append(((left + right) / 2, low, high))
        elif high - low <= THIN < right - left:
            horizontals.append(((low + high) / 2, left, right))
        elif high - low > THIN and right - left > THIN:  # a box is four rules
            verticals += [(left, low, high), (right, low, high)]
            horizontals += [(low, left, right), (high, left, right)]
    return verticals, horizontals, pictures
