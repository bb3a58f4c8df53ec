"""Running text in PDF: our fonts, marks of origin, characters the text font lacks.

Carlito has the widths of Calibri, so that a PDF breaks its lines where Word does. What it lacks
(△, ☆, ∪ …) comes from DejaVu Sans, Chinese characters from the reader's own font.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from kelas_ai.domain.lesson import Origin
from kelas_ai.export.elements import Line, Span
from kelas_ai.export.text import lines_of, unbroken
from kelas_ai.strings import headings as words

FOLDER = Path(__file__).parent / "fonts"
TEXT, BOLD, ITALIC, SYMBOLS, CHINESE = (
    "Carlito", "Carlito-Bold", "Carlito-Italic", "DejaVuSans", "STSong-Light",
)  # fmt: skip
INK, GREY, ALERT = HexColor("#1F3864"), HexColor("#595959"), HexColor("#A61C1C")
RULE, LABEL_FILL, HEAD_FILL = HexColor("#8A97A8"), HexColor("#EEF2F7"), HexColor("#DCE5F0")


@lru_cache(maxsize=1)
def _fonts() -> tuple[frozenset[int], frozenset[int]]:
    """Register the fonts once; returns what text and symbol font can draw."""
    faces = {}
    for name, file in (
        (TEXT, "Carlito-Regular.ttf"),
        (BOLD, "Carlito-Bold.ttf"),
        (ITALIC, "Carlito-Italic.ttf"),
        (SYMBOLS, "DejaVuSans.ttf"),
    ):
        faces[name] = TTFont(name, str(FOLDER / file))
        pdfmetrics.registerFont(faces[name])
    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    pdfmetrics.registerFontFamily(TEXT, normal=TEXT, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    known = {name: frozenset(face.face.charToGlyph) for name, face in faces.items()}
    return known[TEXT] & known[BOLD] & known[ITALIC], known[SYMBOLS]


def _font_of(char: str) -> str:
    text, symbols = _fonts()
    if ord(char) in text or char.isspace():
        return ""
    return SYMBOLS if ord(char) in symbols else CHINESE


def drawable(text: str) -> str:
    """Text as reportlab's markup, every character in a font that has it."""
    parts = []
    for font, chars in groupby(text, _font_of):
        plain = escape("".join(chars))
        parts.append(f'<font name="{font}">{plain}</font>' if font else plain)
    return "".join(parts)


def markup(line: Line) -> str:
    """A line's spans as reportlab's markup."""
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    lead = " " if span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() and not span.origin else ""
    official = span.origin is Origin.OFFICIAL
    parts = (part if official else unbroken(part) for part in lines_of(span.text))
    said = lead + "<br/>".join(drawable(part) for part in parts) + tail
    if span.tone == "warning":
        said = f'<font color="{ALERT.hexval().replace("0x", "#")}">{said}</font>'
    elif span.tone == "small":
        said = f'<font size="9" color="{GREY.hexval().replace("0x", "#")}">{said}</font>'
    if span.bold or span.tone == "warning":
        said = f"<b>{said}</b>"
    if span.italic:
        said = f"<i>{said}</i>"
    if span.origin:
        grey = GREY.hexval().replace("0x", "#")
        mark = drawable(words.MARKS[span.origin])
        said += f'<super rise="2.5" size="7.5"><font color="{grey}">&nbsp;{mark}</font></super>'
    return said


def style(name: str, size: float, **changes: object) -> ParagraphStyle:
    """A paragraph style in our font. size: points; line spacing follows Word's 1.08."""
    _fonts()
    base: dict[str, object] = {
        "fontName": TEXT, "fontSize": size, "leading": size * 1.22 * 1.08, "allowWidows": 0,
        "allowOrphans": 0,
    }  # fmt: skip
    return ParagraphStyle(name, **(base | changes))


NORMAL = style("normal", 11, spaceAfter=6)
SCHOOL = style("school", 12.5, fontName=BOLD, alignment=TA_CENTER, spaceAfter=4)
TITLE = style("title", 17, fontName=BOLD, alignment=TA_CENTER, spaceAfter=2, textColor=INK)
SUBTITLE = style("subtitle", 12.5, alignment=TA_CENTER, spaceAfter=10, textColor=GREY)
HEADINGS = {
    1: style("heading1", 13.5, fontName=BOLD, textColor=INK, spaceBefore=13, spaceAfter=3),
    2: style("heading2", 11.5, fontName=BOLD, textColor=INK, spaceBefore=10, spaceAfter=4),
}
POINT = style("point", 11, spaceAfter=3)
CELL = style("cell", 10, spaceBefore=1, spaceAfter=1)
CENTRED_CELL = style("centred", 10, alignment=TA_CENTER)
STUDENT = style("student", 12, spaceAfter=4)
SIGNATURE = style("signature", 11)


def paragraph(line: Line, look: ParagraphStyle, bullet: str = "") -> Paragraph:
    """A paragraph of one line. bullet: what hangs before it."""
    return Paragraph(markup(line), look, bulletText=bullet or None)
