"""A form to start from: every name that a form may use, in a layout that a school can change."""

from __future__ import annotations

import io

from docx.document import Document as WordDocument

from kelas_ai.export.docx_styles import new_document
from kelas_ai.export.docx_tables import fill, new_table
from kelas_ai.export.elements import said
from kelas_ai.strings import headings as words
from kelas_ai.strings.template import HEADINGS, IDENTITY, NOTE, SIGNATURE, STEPS_HEAD, TITLE

PAIR_WIDTHS_CM = (5.0, 12.0)
STEP_WIDTHS_CM = (1.5, 6.5, 6.0, 3.0)
ITEM = "{{ x.nomor }}. {{ x.teks }} {{ x.pilihan | join(' ') }}"


def starter_template() -> bytes:
    """A .docx form with {{ names }} in it, ready to be changed in Word."""
    document = new_document()
    document.add_paragraph("{{ sekolah }}", style="Subtitle")
    document.add_paragraph(TITLE, style="Title")
    _pairs(document, IDENTITY)
    _list(document, HEADINGS["capaian"], "capaian", "{{ x.elemen }}: {{ x.teks }} ({{ x.sumber }})")
    _list(document, HEADINGS["tujuan"], "tujuan", "{{ x.nomor }}. {{ x.teks }}")
    _list(document, HEADINGS["dimensi"], "dimensi", "{{ x.nama }}: {{ x.wujud }}")
    _list(document, HEADINGS["kesiapan"], "kesiapan", "{{ x }}")
    for name in ("pemahaman", "pemantik", "model"):
        document.add_paragraph(HEADINGS[name], style="Heading 2")
        document.add_paragraph("{{ %s }}" % name)
    _steps(document)
    for kind in ("awal", "proses", "akhir"):
        document.add_paragraph(words.CHECKS[kind], style="Heading 2")
        document.add_paragraph("{{ asesmen.%s.teknik }}" % kind)
        _loop(document, f"asesmen.{kind}.instrumen", "{{ x }}")
    _list(document, HEADINGS["soal"], "soal", ITEM)
    _list(document, HEADINGS["kunci"], "soal", "{{ x.nomor }}. {{ x.kunci }}")
    _list(document, HEADINGS["refleksi"], "refleksi_guru", "{{ x }}")
    _pairs(document, SIGNATURE, ruled=False)
    document.add_paragraph(NOTE)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _pairs(document: WordDocument, rows: tuple[tuple[str, str], ...], ruled: bool = True) -> None:
    table = new_table(document, len(rows), PAIR_WIDTHS_CM, ruled=ruled)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            fill(cell, (said(text),))


def _list(document: WordDocument, title: str, name: str, line: str) -> None:
    document.add_paragraph(title, style="Heading 1")
    _loop(document, name, line)


def _loop(document: WordDocument, name: str, line: str) -> None:
    document.add_paragraph("{%p for x in " + name + " %}")
    document.add_paragraph(line)
    document.add_paragraph("{%p endfor %}")


def _steps(document: WordDocument) -> None:
    """One table row an activity, repeated by docxtpl."""
    document.add_paragraph(HEADINGS["langkah"], style="Heading 1")
    document.add_paragraph("{%p for tahap in langkah %}")
    document.add_paragraph("{{ tahap.tahap }}", style="Heading 2")
    values = ("{{ k.menit }}", "{{ k.murid }}", "{{ k.guru }}", "{{ k.bahan }}")
    rows = (STEPS_HEAD, ("{%tr for k in tahap.kegiatan %}",), values, ("{%tr endfor %}",))
    table = new_table(document, len(rows), STEP_WIDTHS_CM)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            fill(cell, (said(text),))
    document.add_paragraph("{%p endfor %}")
