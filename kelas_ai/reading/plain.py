"""TXT and Markdown as lines with heading levels."""

from __future__ import annotations

import re
from pathlib import Path

from kelas_ai.errors import FileMissing, FileTooLarge, WrongFileType
from kelas_ai.reading.base import MAX_CHARACTERS, MAX_LINE, Block, Line, ReadDocument, Row

_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_PIPE_ROW = re.compile(r"\s*\|(.+)\|\s*$")
_PIPE_RULE = re.compile(r"[\s|:-]+$")
_CHAPTER = re.compile(r"(?:BAB|Bab|BAGIAN|Bagian|UNIT|Unit|LAMPIRAN|Lampiran)\s+(?:\d+|[IVXLC]+)\b")
_CAPS_HEADING = 80


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows' western encoding.

    Raises: FileMissing, FileTooLarge, WrongFileType for binary content.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileMissing(path=str(path), detail=error.strerror or str(error)) from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", errors="replace")
    elif b"\x00" in raw:
        raise WrongFileType(path=str(path), expected="teks", found="biner yang tidak dikenal")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", errors="replace")
    if len(text) > MAX_CHARACTERS:
        what, limit = "banyak huruf", MAX_CHARACTERS
        raise FileTooLarge(path=str(path), what=what, found=len(text), limit=limit)
    return text


_POINT = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s")
"""A point of a list starts a paragraph of its own."""


def read_plain(path: Path, markdown: bool) -> ReadDocument:
    """Lines of a TXT or Markdown file; an empty line starts a new paragraph.

    Raises: as `read_text`.
    """
    document = ReadDocument(kind="MD" if markdown else "TXT")
    starts, fenced = True, False
    for raw in re.split(r"\r\n|\r|\n|\f", read_text(path)):
        text = raw.strip()[:MAX_LINE]
        if markdown and text.startswith(("```", "~~~")):
            fenced = not fenced
            continue
        if not text:
            starts = True
            continue
        block = _block(text, markdown and not fenced, starts)
        if block is not None:
            document.blocks.append(block)
            starts = isinstance(block, Row) or block.level > 0
    return document


def _block(text: str, markdown: bool, starts: bool) -> Block | None:
    if markdown:
        row = _PIPE_ROW.fullmatch(text)
        if row:
            if _PIPE_RULE.fullmatch(text):
                return None
            return Row(cells=tuple(cell.strip() for cell in row.group(1).split("|")))
        heading = _HASHES.fullmatch(text)
        if heading:
            return Line(text=heading.group(2), level=len(heading.group(1)))
    opens = starts or (markdown and bool(_POINT.match(text)))
    return Line(text=text, level=heading_level(text), starts=opens)


def heading_level(text: str) -> int:
    """1 for a line that names a chapter or stands in capitals, else 0."""
    if len(text) > _CAPS_HEADING or text.endswith((".", ",", ";")):
        return 0
    if _CHAPTER.match(text):
        return 1
    letters = [char for char in text if char.isalpha()]
    return int(len(letters) >= 4 and all(char.isupper() for char in letters))
