"""Every element of a plan document as paragraphs and tables of Word."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from kelas_ai.export import docx_handwriting as hand
from kelas_ai.export import docx_styles as styles
from kelas_ai.export import docx_tables as tables
from kelas_ai.export.docx_lesson import write_lesson
from kelas_ai.export.docx_text import Lists, write
from kelas_ai.export.elements import (
    Element,
    Field,
    Fields,
    Form,
    Grid,
    Heading,
    Lesson,
    Listing,
    NameLine,
    Notes,
    Paragraph,
    Points,
    Question,
    Signatures,
    Title,
    said,
)
from kelas_ai.export.fitting import row_height_cm
from kelas_ai.export.layout import (
    CELL_INDENT_CM,
    LABEL_CM,
    TEXT_WIDTH_CM,
    fitted_shares,
    shared_widths,
)

SHORT_TABLE = 900  # characters up to which a form is kept on one page
KEPT_ROWS = 4  # rows of a form that are not left alone at a page's end or start


class Writer:
    """Writes elements at the end of a document."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.lists = Lists(document)

    def write(self, element: Element) -> None:
        """Append one element."""
        match element:
            case Title():
                self._title(element)
            case Heading():
                self._heading(element)
            case Paragraph():
                paragraph = write(self._add(_text_style(element.for_students)), element.line)
                paragraph.paragraph_format.keep_with_next = element.leads or None
            case Listing():
                self._listing(element)
            case Fields():
                self._fields(element)
            case Lesson():
                write_lesson(self.document, element)
                self._gap()
            case Grid():
                self._grid(element)
            case Form():
                self._form(element)
            case Question():
                hand.write_question(self.document, element)
            case NameLine():
                hand.write_name_line(self.document)
            case Notes():
                hand.write_notes(self.document, element)
            case Signatures():
                self._gap().paragraph_format.keep_with_next = True
                hand.write_signatures(self.document, element)

    def _add(self, style: str) -> WordParagraph:
        return self.document.add_paragraph(style=style)

    def _gap(self) -> WordParagraph:
        """Word joins two tables unless a paragraph stands between them."""
        paragraph = self._add("Normal")
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(6)
        return paragraph

    def _title(self, title: Title) -> None:
        if title.school.strip():
            write(self._add(styles.SCHOOL_NAME), said(title.school.upper()))
        write(self._add("Title"), said(title.text))
        write(self._add("Subtitle"), said(title.topic))

    def _heading(self, heading: Heading) -> None:
        paragraph = self._add(f"Heading {heading.level}")
        paragraph.paragraph_format.page_break_before = heading.new_page or None
        write(paragraph, said(heading.text))

    def _listing(self, listing: Listing) -> None:
        list_id = self.lists.numbers() if listing.ordered else self.lists.bullets
        style = "List Number" if listing.ordered else "List Bullet"
        for line in listing.lines:
            paragraph = self._add(styles.STUDENT_TEXT if listing.for_students else style)
            self.lists.mark(write(paragraph, line), list_id)

    def _fields(self, fields: Fields) -> None:
        widths = (LABEL_CM, TEXT_WIDTH_CM - LABEL_CM)
        table = tables.new_table(self.document, len(fields.rows), widths)
        for row, field in zip(table.rows, fields.rows, strict=True):
            tables.shade(row.cells[0], styles.LABEL_FILL)
            tables.fill(row.cells[0], (said(field.label, bold=True),))
            self._content(row.cells[1], field)
            tables.keep_whole(row)
        if sum(len(cell.text) for row in table.rows for cell in row.cells) < SHORT_TABLE:
            for row in table.rows[:-1]:
                tables.keep_with_next(row)
        self._gap()

    def _content(self, cell: _Cell, field: Field) -> None:
        tables.fill(cell, field.lines)
        # A single point needs no bullet.
        if field.points != "plain" and len(field.lines) > 1:
            list_id = self._list_id(field.points)
            for paragraph in cell.paragraphs:
                self.lists.mark(paragraph, list_id, CELL_INDENT_CM)

    def _list_id(self, points: Points) -> int:
        return self.lists.numbers() if points == "numbers" else self.lists.bullets

    def _grid(self, grid: Grid) -> None:
        widths = shared_widths(grid.shares)
        table = tables.new_table(self.document, len(grid.rows) + 1, widths)
        self._table_head(table.rows[0].cells, grid.columns)
        tables.repeat_on_every_page(table.rows[0])
        tables.keep_with_next(table.rows[0])
        for row, cells in zip(table.rows[1:], grid.rows, strict=True):
            for cell, lines in zip(row.cells, cells, strict=True):
                tables.fill(cell, lines)
            tables.keep_whole(row)
        self._gap()

    def _form(self, form: Form) -> None:
        shares = form.shares or fitted_shares(form.columns, form.rows)
        table = tables.new_table(self.document, len(form.rows) + 1, shared_widths(shares))
        self._table_head(table.rows[0].cells, form.columns)
        tables.repeat_on_every_page(table.rows[0])
        for row, texts in zip(table.rows[1:], form.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                tables.fill(cell, (said(text),))
            tables.at_least(row, row_height_cm(form))
            tables.keep_whole(row)
        for row in (*table.rows[:KEPT_ROWS], *table.rows[-KEPT_ROWS:-1]):
            tables.keep_with_next(row)
        self._gap()

    def _table_head(self, cells: tuple[_Cell, ...], names: tuple[str, ...]) -> None:
        for cell, name in zip(cells, names, strict=True):
            tables.shade(cell, styles.HEAD_FILL)
            tables.fill(cell, (said(name, bold=True),))


def _text_style(for_students: bool) -> str:
    return styles.STUDENT_TEXT if for_students else "Normal"
