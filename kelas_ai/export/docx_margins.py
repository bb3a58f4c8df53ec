"""What stands on every page: whose plan this is, the legend, the page number."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from kelas_ai.domain.lesson import Identity
from kelas_ai.export.docx_styles import rule
from kelas_ai.export.layout import LONGEST_TOPIC, TEXT_WIDTH_CM
from kelas_ai.export.text import one_line
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words


def write_margins(document: WordDocument, identity: Identity) -> None:
    """Footer on every page; header from the second page on, for sheets that come loose."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    grade = formats.roman(identity.grade)
    about = words.HEADER_CLASS.format(subject=identity.subject, phase=identity.phase, grade=grade)
    header = section.header.paragraphs[0]
    topic = formats.shortened(one_line(identity.topic), LONGEST_TOPIC)
    _two_sides(header, one_line(about), topic)
    _edge(header, "w:bottom")
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.style = "Footer"
        _two_sides(paragraph, words.FOOTER_LEGEND, "")
        before, between = words.PAGE_OF
        paragraph.add_run(before)
        _field(paragraph, "PAGE")
        paragraph.add_run(between)
        _field(paragraph, "NUMPAGES")
        _edge(paragraph, "w:top")


def _two_sides(paragraph: WordParagraph, left: str, right: str) -> None:
    stops: Any = paragraph.style.element.get_or_add_pPr() if paragraph.style else None
    for tabs in stops.findall(qn("w:tabs")):
        stops.remove(tabs)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{left}\t{right}")


def _field(paragraph: WordParagraph, instruction: str) -> None:
    """A field that Word computes; `1` is what programs show that do not."""
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run: Any = OxmlElement("w:r")
    text: Any = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _edge(paragraph: WordParagraph, edge: str) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()
    rules = OxmlElement("w:pBdr")
    rules.append(rule(edge))
    properties.insert_element_before(
        rules, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
