"""Recognise Capaian Pembelajaran in lines and tables: subject x phase x element, with page.

The reader of a document feeds blocks in order. Subject and phase come from headings; elements
from the first column of a table *Elemen | Capaian Pembelajaran*, or from element headings in
running text. The letter of a phase heading wins over the classes written beside it and over the
sentence below it, because the official text has slips in both (see docs/IMPOR.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kelas_ai.importing import headings
from kelas_ai.importing.catalogue import Catalogue, key_of, slug
from kelas_ai.importing.entries import Entry, Recognised, headings_joined
from kelas_ai.reading.base import Block, Line, ReadDocument, Row
from kelas_ai.reading.joining import BROKEN, finished, join
from kelas_ai.strings import importing as words

OUTCOME_COLUMNS = ("capaian pembelajaran", "capaian", "cp", "deskripsi", "rumusan")
SHORTEST = 15
LONGEST = 8_000


def recognise(document: ReadDocument, catalogue: Catalogue) -> Recognised:
    """All outcomes of a document, in order."""
    reader = _OutcomeReader(catalogue, document.words, exact=document.kind != "PDF")
    for block in headings_joined(document.blocks, catalogue):
        reader.feed(block)
    return reader.finish()


class _OutcomeReader:
    def __init__(self, catalogue: Catalogue, vocabulary: Mapping[str, int], exact: bool) -> None:
        self.catalogue = catalogue
        self.vocabulary = vocabulary
        self.exact = exact
        self.result = Recognised()
        self.subject = ""
        self.phase = ""
        self.heading_fresh = False
        self.entry: Entry | None = None
        self.columns: tuple[int, dict[int, str]] | None = None
        self.held: Line | None = None
        self.after_row = False
        self.repeated = False
        self.nameless: list[str] = []
        self.nameless_page: int | None = None

    def feed(self, block: Block) -> None:
        """The next block of the document."""
        if isinstance(block, Row):
            self._release()
            self._row(block)
            self.after_row = True
            return
        self.after_row = self.repeated = False
        line = block
        if self.held is not None:
            held, self.held = self.held, None
            text = f"{held.text} {line.text}"
            if self._flowing_element(Line(text=text, page=held.page, level=held.level), False):
                return
            self._other(held)
        self._line(line)

    def finish(self) -> Recognised:
        """Close what is open."""
        self._release()
        self._close()
        return self.result

    def _release(self) -> None:
        if self.held is not None:
            held, self.held = self.held, None
            self._other(held)

    def _line(self, line: Line) -> None:
        text = line.text
        if headings.is_contents_line(text):
            return
        steps: tuple[Callable[[Line], bool], ...] = (
            self._subject_heading,
            self._phase_heading,
            self._opening_sentence,
            self._flowing_element,
            self._plain_subject,
        )
        if any(step(line) for step in steps):
            return
        if self._ends_text(line):
            self._close()
        self._other(line)

    def _ends_text(self, line: Line) -> bool:
        """A heading ends running text; a paragraph below a table ends the table's last cell."""
        if self.entry is None:
            return False
        if self.entry.in_table:
            return True
        return headings.is_section(line.text) or (line.level > 0 and line.starts)

    def _other(self, line: Line) -> None:
        entry = self.entry
        if entry is not None and not entry.in_table:
            entry.parts.append(line.text)
        else:
            self.result.rest.append(line)

    def _subject_heading(self, line: Line) -> bool:
        found = headings.subject_part(line.text, line.level > 0)
        if found is None:
            return False
        name, phase = found
        if headings.phase_heading(name, True) is not None:
            return False
        subject = self.catalogue.subject(name)
        self._close()
        self._open_subject(subject.name if subject else _titled(name), phase)
        self.result.rest.append(line)
        return True

    def _plain_subject(self, line: Line) -> bool:
        """A heading that is nothing but a subject's official name."""
        if not line.level or len(line.text) > 90:
            return False
        subject = self.catalogue.subject(headings.bare(line.text))
        if subject is None or subject.name == self.subject:
            return False
        self._close()
        self._open_subject(subject.name, "")
        self.result.rest.append(line)
        return True

    def _open_subject(self, name: str, phase: str) -> None:
        self.subject, self.phase = name, phase
        self.heading_fresh = bool(phase)
        self.columns = None

    def _phase_heading(self, line: Line) -> bool:
        found = headings.phase_heading(line.text, line.level > 0)
        if found is None or not self.subject:
            return False
        self._close()
        self._open_phase(found, line.page)
        self.result.rest.append(line)
        return True

    def _open_phase(self, found: headings.PhaseHeading, page: int | None) -> None:
        self.phase, self.heading_fresh = found.phase, True
        phase = self.catalogue.frame.phase(found.phase)
        if found.classes and phase and not set(found.classes) <= set(phase.grades):
            said = ", ".join(str(number) for number in found.classes)
            self.result.notes.append(
                words.PHASE_CLASSES.format(
                    subject=self.subject, phase=found.phase, classes=said, page=page or "-"
                )
            )

    def _opening_sentence(self, line: Line) -> bool:
        phase = headings.opening_phase(line.text)
        if not phase or not self.subject:
            return False
        if self.entry is not None and not self.entry.in_table and not self.entry.parts:
            return False  # the first sentence of an element's own text
        if self.entry is not None and not self.entry.in_table and phase == self.phase:
            return False
        self._close()
        if self.heading_fresh:
            if phase != self.phase:
                self.result.notes.append(
                    words.PHASE_SENTENCE.format(
                        subject=self.subject, said=phase, phase=self.phase, page=line.page or "-"
                    )
                )
        else:
            self.phase = phase
        self.result.rest.append(line)
        return True

    def _flowing_element(self, line: Line, may_hold: bool = True) -> bool:
        """An element heading in running text, alone or with its text after a colon."""
        if not (self.subject and self.phase) or self.columns is not None and not line.level:
            return False
        text = line.text
        label = headings.element_label(text)
        name = label or headings.bare(text)
        if len(name) <= headings.LONGEST_HEADING:
            strand = self.catalogue.strand(self.subject, self.phase, name)
            short = label or line.level or text != name or line.starts
            if strand is not None and short:
                return self._open(name, line.page, in_table=False)
            unknown = label and line.level and not self.catalogue.knows(self.subject)
            if unknown and not label.endswith("."):
                return self._open(label, line.page, in_table=False)
        head, colon, tail = text.partition(":")
        named = headings.element_label(head) or headings.bare(head)
        if colon and self.catalogue.strand(self.subject, self.phase, named):
            self._open(named, line.page, in_table=False)
            if tail.strip() and self.entry is not None:
                self.entry.parts.append(tail.strip())
            return True
        begins = label or line.level
        if may_hold and begins and self.catalogue.begins_strand(self.subject, self.phase, name):
            self.held = line
            return True
        return False

    def _row(self, row: Row) -> None:
        if self._header_row(row):
            return
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) == 1 and self._full_width(filled[0], row.page):
            return
        columns = self.columns or self._guessed_columns(row)
        if columns is None or not self.subject:
            self._close_flow()
            self.result.rest.append(row)
            return
        element, outcomes = columns
        if element >= len(row.cells) or max(outcomes) >= len(row.cells):
            self.result.rest.append(row)
            return
        for column, phase in outcomes.items():
            if phase:
                self.phase = phase
            self._cells(row, element, column, len(outcomes) > 1)

    def _header_row(self, row: Row) -> bool:
        keys = [key_of(cell) for cell in row.cells]
        if "elemen" not in keys:
            return False
        outcomes: dict[int, str] = {}
        for number, cell in enumerate(row.cells):
            phase = headings.phase_heading(cell, True)
            if phase is not None:
                outcomes[number] = phase.phase
            elif keys[number].startswith(OUTCOME_COLUMNS) and not outcomes:
                outcomes[number] = ""
        if not outcomes:
            return False
        self._close_flow()
        self.repeated = self.after_row and self.columns is not None
        self.columns = (keys.index("elemen"), outcomes)
        return True

    def _close_flow(self) -> None:
        if self.entry is not None and not self.entry.in_table:
            self._close()

    def _full_width(self, text: str, page: int | None) -> bool:
        phase = headings.phase_heading(text, True)
        if phase is not None and self.subject:
            self._close()
            self._open_phase(phase, page)
            return True
        return False

    def _guessed_columns(self, row: Row) -> tuple[int, dict[int, str]] | None:
        """A table without a header whose first column names an element of this subject."""
        if len(row.cells) != 2 or not (self.subject and self.phase):
            return None
        known = self.catalogue.strand(self.subject, self.phase, row.cells[0])
        return (0, {1: ""}) if known else None

    def _cells(self, row: Row, element: int, column: int, matrix: bool) -> None:
        name, text, page, opens = row.cells[element], row.cells[column], row.page, row.opens
        if not self.phase:
            self.result.rest.append(Row(cells=(name, text), page=page))
            return
        entry = self.entry
        repeated, self.repeated = self.repeated, False
        if opens and not matrix and not repeated:
            self._close()
            self.nameless = [text]
            self.nameless_page = page
            return
        if self.nameless and not name.strip():
            self.nameless.append(text)
            return
        if self.nameless:
            before, self.nameless = self.nameless, []
            self._open(name, self.nameless_page, in_table=True)
            if self.entry is not None:
                self.entry.parts += [*before, text]
            return
        if not name.strip():
            if entry is not None and entry.in_table and not matrix:
                entry.parts.append(text)
            elif text.strip():
                self.result.rest.append(Row(cells=(text,), page=page))
            return
        if entry is not None and entry.in_table and not entry.known and not matrix:
            longer = join([entry.strand, name], self.vocabulary)
            if self.catalogue.strand(self.subject, self.phase, longer):
                parts, first = entry.parts, entry.page
                self.entry = None
                self._open(longer, first, in_table=True)
                if self.entry is not None:
                    self.entry.parts += [*parts, text]
                return
        self._open(name, page, in_table=True)
        if self.entry is not None and text.strip():
            self.entry.parts.append(text)

    def _open(self, name: str, page: int | None, in_table: bool) -> bool:
        self._close()
        self.heading_fresh = False
        strand = self.catalogue.strand(self.subject, self.phase, name)
        shown = strand.name if strand else " ".join(name.replace(BROKEN, "-").split())
        made = f"X-{slug(self.subject)}-{self.phase}-{slug(shown)}"
        self.entry = Entry(
            subject=self.subject,
            phase=self.phase,
            strand=shown,
            code=strand.id if strand else made,
            known=strand is not None,
            page=page,
            in_table=in_table,
        )
        return True

    def _close(self) -> None:
        entry, self.entry = self.entry, None
        if entry is None:
            return
        parts = [part for part in entry.parts if part.strip()]
        if self.exact:
            entry.text = "\n".join(parts).strip()
        else:
            entry.text = finished(join(parts, self.vocabulary)).strip()
        reason = self._refused(entry)
        if reason:
            place = {"subject": entry.subject, "phase": entry.phase, "strand": entry.strand}
            told = words.UNRECOGNISED.format(**place, page=entry.page or "-", reason=reason)
            self.result.unrecognised.append(told)
            if entry.text:
                self.result.rest.append(Row(cells=(entry.strand, entry.text), page=entry.page))
            return
        self.result.entries.append(entry)

    def _refused(self, entry: Entry) -> str:
        if len(entry.text) < SHORTEST:
            return words.TOO_SHORT
        if len(entry.text) > LONGEST:
            return words.TOO_LONG
        if not entry.known and self.catalogue.knows(entry.subject):
            listed = self.catalogue.strands(entry.subject, entry.phase)
            if not listed:
                return words.NO_SUCH_PHASE
            return words.NOT_IN_TABLES.format(known=", ".join(strand.name for strand in listed))
        return ""


def _titled(name: str) -> str:
    """An unknown subject's heading as a name: *BAHASA ARAB* becomes *Bahasa Arab*."""
    small = {"dan", "untuk", "di", "ke", "dari", "pada"}
    parts = " ".join(name.split()).lower().split(" ")
    return " ".join(
        part if part in small and n else part.capitalize() for n, part in enumerate(parts)
    )
