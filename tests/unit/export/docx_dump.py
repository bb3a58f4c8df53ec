"""A Word document as text that a person can compare: styles, points, cells."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


def dump(document: WordDocument) -> str:
    """Header, body and footer: `[style] text`, tables as `| cell | cell |`."""
    (part,) = document.sections
    lines = [f"[kepala] {part.header.paragraphs[0].text}"]
    body: Any = document.element.body
    for child in body:
        if child.tag == qn("w:p"):
            lines.append(_paragraph(Paragraph(child, document)))
        elif child.tag == qn("w:tbl"):
            lines += [*_table(Table(child, document)), ""]
    lines.append(f"[kaki] {part.footer.paragraphs[0].text}")
    return "\n".join(lines) + "\n"


def _paragraph(paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style else ""
    page = "[halaman baru] " if paragraph.paragraph_format.page_break_before else ""
    return f"{page}[{style}] {_text(paragraph)}"


def _text(paragraph: Paragraph) -> str:
    number = paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    point = f"({number[0]}) " if number else ""
    return point + paragraph.text.replace("\n", " ⏎ ").replace("\t", " → ")


def _table(table: Table) -> list[str]:
    rows = []
    for row in table._tbl.tr_lst:
        cells = []
        for cell in row.tc_lst:
            texts = (_text(Paragraph(p, table)) for p in cell.p_lst)
            cells.append(" ¶ ".join(texts))
        rows.append(f"| {' | '.join(cells)} |")
    return rows
