"""A Word document as paragraphs and table rows, texts exactly as stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kelas_ai.errors import FileDamaged, NothingToRead
from kelas_ai.reading.base import MAX_LINE, Block, Line, ReadDocument, Row
from kelas_ai.reading.docx_safety import check_docx
from kelas_ai.reading.plain import heading_level

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"(?:heading|judul)\s*(\d)", re.I)
MAX_DEPTH = 8


def read_docx(path: Path) -> ReadDocument:
    """Paragraphs with heading levels and rows of tables, in order.

    Pages are those of the last time Word laid the document out; None when it never did.
    Raises: FileUnsafe, FileEncrypted, FileDamaged, NothingToRead.
    """
    check_docx(path)
    import docx  # python-docx, 0.2 s to import

    try:
        opened = docx.Document(str(path))
        reader = _Reader(_levels(opened))
        reader.body(opened.element.body, 0)
    except (KeyError, ValueError, OSError, AttributeError) as error:
        raise FileDamaged(path=str(path), detail="susunan DOCX tidak utuh") from error
    except Exception as error:  # lxml and python-docx raise their own kinds for damage
        if type(error).__module__.split(".")[0] not in ("lxml", "docx"):
            raise
        raise FileDamaged(path=str(path), detail="susunan DOCX tidak utuh") from error
    if not reader.blocks:
        raise NothingToRead(path=str(path))
    paged = reader.page > 1 or reader.laid_out
    if not paged:
        for block in reader.blocks:
            block.page = None
    return ReadDocument(kind="DOCX", pages=reader.page if paged else 0, blocks=reader.blocks)


def _levels(opened: Any) -> dict[str, int]:
    """Heading level of each style id, following what a style is based on."""
    found: dict[str, int] = {}
    for style in opened.styles.element.iterchildren(f"{_W}style"):
        style_id = style.get(f"{_W}styleId") or ""
        name = style.find(f"{_W}name")
        said = _LEVEL.match(name.get(f"{_W}val") or "") if name is not None else None
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if said:
            found[style_id] = int(said.group(1))
        elif outline is not None and (outline.get(f"{_W}val") or "").isdigit():
            found[style_id] = int(outline.get(f"{_W}val")) + 1
        elif name is not None and (name.get(f"{_W}val") or "").lower() in ("title", "judul"):
            found[style_id] = 1
    return {style_id: level for style_id, level in found.items() if 1 <= level <= 9}


class _Reader:
    def __init__(self, levels: dict[str, int]) -> None:
        self.levels = levels
        self.blocks: list[Block] = []
        self.page = 1
        self.laid_out = False

    def body(self, parent: Any, depth: int) -> None:
        """Children of the body, a content control or a cell."""
        if depth > MAX_DEPTH:
            return
        for child in parent.iterchildren():
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child, depth)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
                self.body(child, depth + 1)

    def _paragraph(self, paragraph: Any) -> None:
        page = self.page
        text = self._text(paragraph).strip()
        if not text:
            return
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = self.levels.get(style.get(f"{_W}val") or "", 0) if style is not None else 0
        plain = heading_level(text) or (2 if _all_bold(paragraph) and len(text) < 140 else 0)
        level = level or plain
        self.blocks.append(Line(text=text[: MAX_LINE * 10], page=page, level=level))

    def _text(self, parent: Any) -> str:
        pieces: list[str] = []
        for node in parent.iter():
            tag = node.tag
            if tag == f"{_W}t":
                pieces.append(node.text or "")
            elif tag == f"{_W}tab":
                if node.getparent().tag == f"{_W}r":  # not a tab stop of the format
                    pieces.append("\t")
            elif tag == f"{_W}noBreakHyphen":
                pieces.append("-")
            elif tag == f"{_W}lastRenderedPageBreak":
                self.laid_out = True
                self.page += 1
            elif tag in (f"{_W}br", f"{_W}cr"):
                if node.get(f"{_W}type") == "page":
                    self.page += int(not self.laid_out)
                else:
                    pieces.append("\n")
        return "".join(pieces)

    def _table(self, table: Any, depth: int) -> None:
        for row in _rows(table):
            page = self.page
            cells: list[str] = []
            nested: list[Any] = []
            for cell in _cells(row):
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                wide = int(span.get(f"{_W}val") or 1) if span is not None else 1
                text = self._cell(cell, nested)
                merged = cell.find(f"{_W}tcPr/{_W}vMerge")
                goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
                cells += ["" if goes_on and not text else text, *[""] * (min(wide, 50) - 1)]
            if any(cells):
                self.blocks.append(Row(cells=tuple(cells), page=page))
            for inner in nested:
                if depth < MAX_DEPTH:
                    self._table(inner, depth + 1)

    def _cell(self, cell: Any, nested: list[Any]) -> str:
        texts = []
        for child in cell.iterchildren():
            if child.tag == f"{_W}tbl":
                nested.append(child)
            elif child.tag != f"{_W}tcPr":
                texts.append(self._text(child).strip())
        return "\n".join(text for text in texts if text)


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag == f"{_W}sdt":
            yield from child.iter(f"{_W}tr")


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag == f"{_W}sdt":
            yield from child.iter(f"{_W}tc")


def _all_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if run.find(f"{_W}t") is not None]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    off = ("0", "false", "off")
    return bool(runs) and all(m is not None and m.get(f"{_W}val") not in off for m in marks)
