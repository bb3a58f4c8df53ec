"""A small page writer over reportlab's canvas: lines, justified paragraphs, tables over pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

PLAIN, BOLD = "Times-Roman", "Times-Bold"
LEFT, RIGHT, TOP, BOTTOM = 72.0, A4[0] - 72.0, A4[1] - 90.0, 80.0
VOWELS = "aiueo"


class Sheet:
    """Writes downwards and turns pages by itself."""

    def __init__(self, path: Path, header: str, size: float = 10.5, hyphens: bool = False) -> None:
        self.canvas: Any = Canvas(str(path), pagesize=A4)
        self.header = header
        self.size = size
        self.hyphens = hyphens
        self.lead = size * 1.25
        self.page = 1
        self.y = TOP

    def turn(self) -> None:
        """Finish the page with its running header and number."""
        self.canvas.setFont(PLAIN, 9)
        self.canvas.drawString(LEFT, A4[1] - 45, self.header)
        self.canvas.drawCentredString(A4[0] / 2, 40, f"- {self.page} -")
        self.canvas.showPage()
        self.page += 1
        self.y = TOP

    def save(self) -> None:
        """Finish the document."""
        self.turn()
        self.canvas.save()

    def room(self, height: float) -> bool:
        """Whether this much still fits on the page."""
        return bool(self.y - height >= BOTTOM)

    def space(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def heading(self, text: str, centred: bool = False, keep: float = 60) -> None:
        """A bold heading that keeps some room below it."""
        lines = self.wrap(text, RIGHT - LEFT, BOLD)
        if not self.room(keep + self.lead * len(lines)):
            self.turn()
        for line in lines:
            self.canvas.setFont(BOLD, self.size)
            if centred:
                self.canvas.drawCentredString(A4[0] / 2, self.y, line)
            else:
                self.canvas.drawString(LEFT, self.y, line)
            self.y -= self.lead
        self.y -= 4

    def paragraph(self, text: str) -> None:
        """A justified paragraph that may run over pages."""
        lines = self.wrap(text, RIGHT - LEFT, PLAIN)
        for number, line in enumerate(lines):
            if not self.room(self.lead):
                self.turn()
            self.line(line, LEFT, RIGHT - LEFT, justify=number < len(lines) - 1)
            self.y -= self.lead
        self.y -= 6

    def line(self, text: str, left: float, width: float, justify: bool) -> None:
        """One line at the present height."""
        drawn = self.canvas.beginText(left, self.y)
        drawn.setFont(PLAIN, self.size)
        gaps = text.count(" ")
        spare = width - stringWidth(text, PLAIN, self.size)
        stretched = justify and gaps and 0 < spare < 0.35 * width
        drawn.setWordSpace(spare / gaps if stretched else 0)  # it would last into later lines
        drawn.textOut(text)
        self.canvas.drawText(drawn)

    def wrap(self, text: str, width: float, font: str = PLAIN) -> list[str]:
        """Lines that fit; long words are broken with a hyphen when that is asked for."""
        lines: list[str] = []
        held = ""
        for word in text.split():
            tried = f"{held} {word}" if held else word
            if stringWidth(tried, font, self.size) <= width:
                held = tried
                continue
            first, rest = self._broken(word, held, width) if self.hyphens else ("", word)
            if first:
                lines.append(f"{held} {first}" if held else first)
            elif held:
                lines.append(held)
            held = rest
        return [*lines, held] if held else lines

    def _broken(self, word: str, held: str, width: float) -> tuple[str, str]:
        for cut in range(len(word) - 3, 2, -1):
            joint = word[cut - 1] == "-"
            opens = word[cut].isalpha() and word[cut].lower() not in VOWELS
            syllable = opens and word[cut + 1] in VOWELS and word[cut - 1].isalpha()
            if not joint and not (syllable and word[:cut].isalpha()):
                continue
            first = word[:cut] if joint else f"{word[:cut]}-"
            tried = f"{held} {first}" if held else first
            if stringWidth(tried, PLAIN, self.size) <= width:
                return first, word[cut:]
        return "", word

    def table(
        self,
        rows: list[tuple[str, str]],
        share: float = 0.27,
        ruled: bool = True,
        centred: bool = False,
        repeat: bool = True,
    ) -> None:
        """A table of two columns under the header *Elemen | Capaian Pembelajaran*."""
        border = LEFT + (RIGHT - LEFT) * share
        header = ("Elemen", "Capaian Pembelajaran")
        self._row(header, border, ruled, False, bold=True)
        for row in rows:
            self._row(row, border, ruled, centred, repeat_header=header if repeat else None)
        self.y -= 10

    def _row(
        self,
        row: tuple[str, str],
        border: float,
        ruled: bool,
        centred: bool,
        bold: bool = False,
        repeat_header: tuple[str, str] | None = None,
    ) -> None:
        left = self.wrap(row[0], border - LEFT - 12, BOLD if bold else PLAIN)
        right = self.wrap(row[1], RIGHT - border - 12, BOLD if bold else PLAIN)
        count = max(len(left), len(right))
        shift = (count - len(left)) // 2 if centred else 0
        if not self.room(min(count, 2) * self.lead + 12):
            self.turn()
            if repeat_header:
                self._row(repeat_header, border, ruled, False, bold=True)
        top = self.y + self.lead * 0.8
        self._rule(top, ruled)
        for number in range(count):
            if not self.room(self.lead):
                self._sides(top, self.y + self.lead * 0.6, border, ruled)
                self.turn()
                if repeat_header:
                    self._row(repeat_header, border, ruled, False, bold=True)
                top = self.y + self.lead * 0.8
                self._rule(top, ruled)
            if shift <= number < shift + len(left):
                self.cell(left[number - shift], LEFT + 6, bold)
            if number < len(right):
                last = number == len(right) - 1
                if bold:
                    self.cell(right[number], border + 6, bold)
                else:
                    self.line(right[number], border + 6, RIGHT - border - 12, justify=not last)
            self.y -= self.lead
        bottom = self.y + self.lead * 0.6
        self._sides(top, bottom, border, ruled)
        self._rule(bottom, ruled)
        self.y -= self.lead * 0.45

    def cell(self, text: str, left: float, bold: bool) -> None:
        """A short text in a cell."""
        self.canvas.setFont(BOLD if bold else PLAIN, self.size)
        self.canvas.drawString(left, self.y, text)

    def _rule(self, y: float, ruled: bool) -> None:
        if ruled:
            self.canvas.line(LEFT, y, RIGHT, y)

    def _sides(self, top: float, bottom: float, border: float, ruled: bool) -> None:
        if ruled:
            for x in (LEFT, border, RIGHT):
                self.canvas.line(x, bottom, x, top)
