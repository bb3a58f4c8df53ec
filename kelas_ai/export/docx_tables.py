"""Tables of fixed, balanced widths that print well: thin rules, shaded heads, whole rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from kelas_ai.export.docx_styles import TABLE_TEXT, rule
from kelas_ai.export.docx_text import write
from kelas_ai.export.elements import Cell

LONG_ROW = 1600  # characters above which a row may run over the page's end
PADDING_TWIPS = 85
LATER = ("w:tblLayout", "w:tblCellMar", "w:tblLook")  # the order that the format prescribes
Widths = Sequence[float]


def new_table(document: WordDocument, rows: int, widths: Widths, ruled: bool = True) -> Table:
    """A table over the whole text width. widths: centimetres, one a column."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    properties: Any = table._tbl.tblPr
    _set_width(properties, sum(widths))
    if ruled:
        borders = OxmlElement("w:tblBorders")
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(rule(f"w:{edge}", eighths=4))
        properties.insert_element_before(borders, "w:shd", *LATER)
        _pad(properties)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _set_width(properties: Any, width_cm: float) -> None:
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    width: Any = OxmlElement("w:tblW")
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(round(width_cm * 567)))
    properties.insert_element_before(width, "w:jc", "w:tblBorders", "w:shd", *LATER)


def _pad(properties: Any) -> None:
    margins: Any = OxmlElement("w:tblCellMar")
    for edge, twips in (("left", PADDING_TWIPS), ("right", PADDING_TWIPS)):
        margin: Any = OxmlElement(f"w:{edge}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.insert_element_before(margins, "w:tblLook")


def fill(cell: _Cell, lines: Cell, style: str = TABLE_TEXT) -> None:
    """Write lines into an empty cell, one paragraph each."""
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        write(paragraph, line)


def shade(cell: _Cell, fill: str) -> None:
    """Give a cell a background. fill: RRGGBB."""
    properties: Any = cell._tc.get_or_add_tcPr()
    shading: Any = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    properties.append(shading)


def repeat_on_every_page(row: _Row) -> None:
    """Make a row the table's head, printed again after a page break."""
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Do not split a row over two pages, unless it is very long."""
    if sum(len(cell.text) for cell in row.cells) < LONG_ROW:
        properties: Any = row._tr.get_or_add_trPr()
        properties.insert(0, OxmlElement("w:cantSplit"))


def keep_with_next(row: _Row) -> None:
    """Keep a row on the page of the row after it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def at_least(row: _Row, height_cm: float) -> None:
    """Room to write by hand."""
    row.height, row.height_rule = Cm(height_cm), WD_ROW_HEIGHT_RULE.AT_LEAST
