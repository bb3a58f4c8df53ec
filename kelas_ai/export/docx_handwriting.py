"""The parts of the Word document that people write on: questions, lines, signatures."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from kelas_ai.export import docx_styles as styles
from kelas_ai.export import docx_tables as tables
from kelas_ai.export.docx_text import dotted_to, hang, write
from kelas_ai.export.elements import Notes, Question, Signatures, said
from kelas_ai.export.fitting import SHORT_CHOICE
from kelas_ai.export.layout import (
    NAME_STOPS_CM,
    QUESTION_INDENT_CM,
    SIGNATURE_CM,
    SIGNATURE_WIDTHS_CM,
    TEXT_WIDTH_CM,
)
from kelas_ai.strings import headings as words


def write_question(document: WordDocument, question: Question) -> None:
    """A numbered question that stays on one page with its choices and its room.

    The room is one paragraph: LibreOffice tears long chains of paragraphs kept together.
    """
    paragraph = document.add_paragraph(style=styles.STUDENT_TEXT)
    hang(paragraph, QUESTION_INDENT_CM)
    paragraph.paragraph_format.keep_together = True
    write(paragraph, said(f"{question.number}."))
    paragraph.add_run("\t")
    write(paragraph, question.line)
    added = [paragraph, *_choices(document, question.choices)]
    if question.room:
        added.append(_dotted(document, question.room, QUESTION_INDENT_CM))
    for earlier in added[:-1]:
        earlier.paragraph_format.keep_with_next = True


def _choices(document: WordDocument, choices: tuple[str, ...]) -> list[WordParagraph]:
    lettered = [f"{chr(65 + number)}. {text}" for number, text in enumerate(choices)]
    in_pairs = bool(choices) and max(map(len, lettered)) <= SHORT_CHOICE
    step = 2 if in_pairs else 1
    added = []
    for start in range(0, len(lettered), step):
        paragraph = document.add_paragraph(style=styles.STUDENT_TEXT)
        paragraph.paragraph_format.left_indent = Cm(QUESTION_INDENT_CM)
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM / 2))
        for number, text in enumerate(lettered[start : start + step]):
            if number:
                paragraph.add_run("\t")
            write(paragraph, said(text))
        added.append(paragraph)
    if added:
        added[-1].paragraph_format.space_after = Pt(8)
    return added


def _dotted(document: WordDocument, count: int, indent_cm: float = 0.0) -> WordParagraph:
    """Dotted lines over the text width, as one paragraph."""
    paragraph = document.add_paragraph(style=styles.WRITING_LINE)
    paragraph.paragraph_format.left_indent = Cm(indent_cm)
    paragraph.paragraph_format.keep_together = True
    # A stop right at the margin would push the line break onto a line of its own.
    dotted_to(paragraph, TEXT_WIDTH_CM - 0.1)
    paragraph.add_run("\n".join("\t" * count))
    return paragraph


def write_name_line(document: WordDocument) -> None:
    """Name, class and date of a murid, kept with what follows."""
    paragraph = document.add_paragraph(style=styles.WRITING_LINE)
    paragraph.paragraph_format.space_after = Pt(8)
    paragraph.paragraph_format.keep_with_next = True
    for number, (name, stop) in enumerate(zip(words.NAME_LINE, NAME_STOPS_CM, strict=True)):
        dotted_to(paragraph, stop)
        paragraph.add_run(f"{'  ' if number else ''}{name}: \t")


def write_notes(document: WordDocument, notes: Notes) -> None:
    """A label and empty lines; the signatures after them stay on the same page."""
    paragraph = document.add_paragraph(style="Normal")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(6)
    write(paragraph, said(f"{notes.label}:", bold=True))
    _dotted(document, notes.room).paragraph_format.keep_with_next = True


def write_signatures(document: WordDocument, block: Signatures) -> None:
    """Two columns without rules: office, room to sign, name, number."""
    table = tables.new_table(document, 5, SIGNATURE_WIDTHS_CM, ruled=False)
    for column, (above, office, name, number) in enumerate((block.left, block.right)):
        signed = said(name, bold=name != words.FILL_IN)
        lines = (said(above), said(office), said(""), signed, said(number))
        for row, line in zip(table.rows, lines, strict=True):
            tables.fill(row.cells[column], (line,), style=styles.SIGNATURE)
    tables.at_least(table.rows[2], SIGNATURE_CM)
    for row in table.rows[:-1]:
        tables.keep_whole(row)
        tables.keep_with_next(row)
