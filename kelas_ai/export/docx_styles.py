"""Page, fonts and styles of the Word document, and nothing of its content.

The built-in style names stay, so that Word shows them in the teacher's language and the
navigation pane and tables of contents work.
"""

from __future__ import annotations

from typing import Any, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from kelas_ai.strings import headings as words

FONT = "Calibri"  # on every Office PC; Carlito has the same widths elsewhere
LANGUAGE = "id-ID"
INK = RGBColor(0x1F, 0x38, 0x64)
GREY = RGBColor(0x59, 0x59, 0x59)
ALERT = RGBColor(0xA6, 0x1C, 0x1C)
LABEL_FILL = "EEF2F7"
HEAD_FILL = "DCE5F0"
RULE = "8A97A8"

BUILT_IN = ("Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "List Number")
KEPT = {"Normal", "Header", "Footer", "Default Paragraph Font", "Normal Table", "No List"}
TABLE_TEXT = words.STYLE_TABLE_TEXT
STUDENT_TEXT = words.STYLE_STUDENT_TEXT
WRITING_LINE = words.STYLE_WRITING_LINE
SIGNATURE = words.STYLE_SIGNATURE
SCHOOL_NAME = words.STYLE_SCHOOL_NAME


def new_document() -> WordDocument:
    """An empty A4 document with our styles."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.header_distance = section.footer_distance = Cm(1)
    _drop_unused(document)
    _set_defaults(document)
    _define_styles(document)
    return document


def _drop_unused(document: WordDocument) -> None:
    """Of the template's 160 styles keep ours; python-docx searches all of them at every use."""
    kept = KEPT | {*BUILT_IN, *(f"{name} Char" for name in (*KEPT, *BUILT_IN))}
    styles: Any = document.styles.element
    for style in list(document.styles):
        if style.name not in kept:
            styles.remove(style.element)


def _set_defaults(document: WordDocument) -> None:
    """One font for all scripts, Indonesian for the spelling checker, today's Word layout."""
    styles: Any = document.styles.element
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _set_font(defaults.find(qn("w:rFonts")))
    language = defaults.find(qn("w:lang"))
    for attribute in ("w:val", "w:eastAsia"):
        language.set(qn(attribute), LANGUAGE)
    settings: Any = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    compatibility = settings.find(qn("w:compat"))
    for setting in compatibility.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for element in compatibility.findall(qn("w:useFELayout")):
        compatibility.remove(element)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")


def _set_font(fonts: Any) -> None:
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)


def _define_styles(document: WordDocument) -> None:
    _style(document, "Normal", size=11, after=6)
    _style(document, "Title", size=17, bold=True, after=2, color=INK, centred=True)
    _style(document, "Subtitle", size=12.5, after=10, color=GREY, centred=True)
    _style(document, "Heading 1", size=13.5, bold=True, before=13, after=6, color=INK)
    _style(document, "Heading 2", size=11.5, bold=True, before=10, after=4, color=INK)
    _style(document, "List Bullet", size=11, after=3)
    _style(document, "List Number", size=11, after=3)
    _style(document, "Header", size=9, color=GREY)
    _style(document, "Footer", size=9, color=GREY)
    _style(document, TABLE_TEXT, size=10, before=1, after=1)
    _style(document, STUDENT_TEXT, size=12, after=4)
    _style(document, WRITING_LINE, size=11, before=2, after=4)
    # Lines as far apart as in an exercise book.
    _named(document, WRITING_LINE).paragraph_format.line_spacing = Pt(25)
    _style(document, SIGNATURE, size=11)
    _style(document, SCHOOL_NAME, size=12.5, bold=True, after=4, centred=True)
    for style in document.styles:
        # Borders are ours, and lists carry their numbers themselves.
        for unwanted in style.element.xpath("./w:pPr/w:pBdr | ./w:pPr/w:numPr"):
            unwanted.getparent().remove(unwanted)
    _underline(_named(document, "Heading 1"))


def _named(document: WordDocument, name: str) -> ParagraphStyle:
    return cast(ParagraphStyle, document.styles[name])


def _style(
    document: WordDocument,
    name: str,
    *,
    size: float,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    color: RGBColor | None = None,
    centred: bool = False,
) -> None:
    """Set or add a paragraph style. Sizes and spaces are in points."""
    if name not in document.styles:
        added = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        added.base_style = document.styles["Normal"]
        added.quick_style = True
    style = _named(document, name)
    properties: Any = style.element.get_or_add_rPr()
    _set_font(properties.get_or_add_rFonts())
    for unwanted in ("w:spacing", "w:kern"):
        for element in properties.findall(qn(unwanted)):
            properties.remove(element)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = color or RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.08
    layout.widow_control = True
    if centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if name.startswith("Heading"):
        layout.keep_with_next = layout.keep_together = True


def _underline(style: ParagraphStyle) -> None:
    """A thin rule below every heading of the first level."""
    properties: Any = style.element.get_or_add_pPr()
    rules = OxmlElement("w:pBdr")
    rules.append(rule("w:bottom"))
    properties.insert_element_before(
        rules, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc",
        "w:outlineLvl",
    )  # fmt: skip


def rule(edge: str, eighths: int = 6) -> Any:
    """A border line for one edge; eighths of a point."""
    element: Any = OxmlElement(edge)
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "2"), ("color", RULE)):
        element.set(qn(f"w:{name}"), value)
    return element
