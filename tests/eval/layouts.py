"""The same plan in the layouts that schools use; each returns a suffix and bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.eval.plans import Draft

Rows = list[tuple[str, str]]
Layout = Callable[[Draft], tuple[str, bytes]]


def _identity(plan: Draft) -> Rows:
    return [
        ("Satuan pendidikan", plan.school),
        ("Nama guru", plan.teacher),
        ("Mata pelajaran", plan.subject),
        ("Fase / Kelas", f"{plan.phase} / {plan.grade}"),
        ("Topik", plan.topic),
        ("Alokasi waktu", plan.time),
    ]


def _numbered(texts: list[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _items(plan: Draft) -> Iterator[str]:
    for number, (question, choices, _) in enumerate(plan.items, 1):
        yield f"{number}. {question}"
        for letter, choice in zip("ABCD", choices, strict=False):
            yield f"{letter}. {choice}"


def _keys(plan: Draft) -> Iterator[str]:
    for number, (_, _, key) in enumerate(plan.items, 1):
        yield f"{number}. {key}"


def pm_table_docx(plan: Draft) -> tuple[str, bytes]:
    """The PM form: one two-column table a block, steps in a three-column table."""
    document = Document()
    document.add_heading("PERENCANAAN PEMBELAJARAN", 0)
    _table(document, _identity(plan))
    document.add_heading("A. Identifikasi", 1)
    _table(document, [("Dimensi profil lulusan", plan.profile)])
    document.add_heading("B. Desain Pembelajaran", 1)
    _table(document, [
        ("Capaian pembelajaran", plan.outcome), ("Tujuan pembelajaran", _numbered(plan.objectives)),
        ("Pertanyaan pemantik", plan.trigger), ("Media", plan.media),
    ])  # fmt: skip
    document.add_heading("C. Pengalaman Belajar", 1)
    steps = document.add_table(0, 3)
    for stage, minutes, rows in plan.steps:
        cells = steps.add_row().cells
        cells[0].merge(cells[2]).text = f"{stage} ({minutes} menit)"
        for number, (each, text) in enumerate(rows, 1):
            for cell, value in zip(
                steps.add_row().cells, (str(number), text, f"{each} menit"), strict=True
            ):
                cell.text = value
    document.add_heading("D. Asesmen", 1)
    _table(document, plan.checks)
    document.add_heading("KKTP", 2)
    criteria = document.add_table(0, 3)
    for row in (("TP", "Layak", "Mahir"), *plan.criteria):
        for cell, value in zip(criteria.add_row().cells, row, strict=True):
            cell.text = value
    _rest(document, plan)
    return "docx", _docx(document)


def running_docx(plan: Draft) -> tuple[str, bytes]:
    """Headings and paragraphs without a table."""
    document = Document()
    document.add_heading("Rencana Pelaksanaan Pembelajaran", 0)
    for name, value in _identity(plan):
        document.add_paragraph(f"{name}: {value}")
    for name, texts in (
        ("Capaian Pembelajaran", [plan.outcome]), ("Tujuan Pembelajaran", plan.objectives),
        ("Dimensi Profil Lulusan", [plan.profile]), ("Pertanyaan Pemantik", [plan.trigger]),
        ("Media dan Alat", [plan.media]),
    ):  # fmt: skip
        document.add_heading(name, 1)
        for text in texts:
            document.add_paragraph(text, style="List Number")
    document.add_heading("Langkah Pembelajaran", 1)
    for stage, minutes, rows in plan.steps:
        document.add_heading(f"{stage} ({minutes} menit)", 2)
        for each, text in rows:
            document.add_paragraph(f"{text} ({each} menit)")
    document.add_heading("Asesmen", 1)
    for name, text in plan.checks:
        document.add_paragraph(f"{name}: {text}")
    document.add_heading("Rubrik", 2)
    for row in plan.criteria:
        document.add_paragraph(" – ".join(row))
    _rest(document, plan)
    return "docx", _docx(document)


def module_docx(plan: Draft) -> tuple[str, bytes]:
    """Modul ajar: informasi umum, komponen inti, lampiran, all in tables."""
    document = Document()
    document.add_heading("MODUL AJAR", 0)
    document.add_heading("I. Informasi Umum", 1)
    _table(document, [*_identity(plan), ("Sarana dan prasarana", plan.media),
        ("Profil lulusan", plan.profile)])  # fmt: skip
    document.add_heading("II. Komponen Inti", 1)
    _table(document, [("Capaian pembelajaran", plan.outcome),
        ("Tujuan pembelajaran", "\n".join(f"TP{n}: {t}" for n, t in enumerate(plan.objectives, 1))),
        ("Pertanyaan pemantik", plan.trigger)])  # fmt: skip
    document.add_heading("Kegiatan Pembelajaran", 1)
    _table(document, [
        (f"{stage} ({minutes} menit)", "\n".join(f"{text} ({each} menit)" for each, text in rows))
        for stage, minutes, rows in plan.steps
    ])  # fmt: skip
    document.add_heading("Asesmen", 1)
    _table(
        document,
        [*plan.checks, ("Kriteria ketercapaian", "\n".join(" | ".join(c) for c in plan.criteria))],
    )
    _rest(document, plan)
    return "docx", _docx(document)


def markdown(plan: Draft) -> tuple[str, bytes]:
    """As chat assistants write."""
    lines = ["# Modul Ajar", ""]
    lines += [f"- **{name}:** {value}" for name, value in _identity(plan)]
    lines += ["", "## Capaian Pembelajaran", plan.outcome, "", "## Tujuan Pembelajaran"]
    lines += [f"{number}. {text}" for number, text in enumerate(plan.objectives, 1)]
    lines += ["", "## Dimensi Profil Lulusan", plan.profile, "", "## Media", plan.media]
    lines += ["", "## Pertanyaan Pemantik", plan.trigger, "", "## Langkah Pembelajaran"]
    for stage, minutes, rows in plan.steps:
        lines += ["", f"### {stage} ({minutes} menit)"]
        lines += [f"- {text} ({each} menit)" for each, text in rows]
    lines += ["", "## Asesmen"]
    lines += [f"- **{name}:** {text}" for name, text in plan.checks]
    lines += ["", "### Rubrik", "| TP | Layak | Mahir |", "|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in plan.criteria]
    for name, texts in (
        ("Diferensiasi", plan.support), ("Refleksi", plan.reflection), ("Soal", list(_items(plan))),
        ("Kunci Jawaban", list(_keys(plan))), ("Sumber", plan.sources),
    ):  # fmt: skip
        lines += ["", f"## {name}", *texts]
    lines += ["", *plan.extra]
    return "md", ("\n".join(lines) + "\n").encode()


def one_page_txt(plan: Draft) -> tuple[str, bytes]:
    """RPP satu lembar as plain text."""
    lines = ["RPP SATU LEMBAR", ""]
    lines += [f"{name}: {value}" for name, value in _identity(plan)]
    lines += ["", f"Capaian pembelajaran: {plan.outcome}", "", "A. Tujuan Pembelajaran"]
    lines += [f"{number}. {text}" for number, text in enumerate(plan.objectives, 1)]
    lines += ["", "B. Langkah-Langkah Kegiatan"]
    for stage, minutes, rows in plan.steps:
        lines += ["", f"{stage} ({minutes} menit)", ""]
        for each, text in rows:
            lines += [f"{text} ({each} menit)", ""]
    lines += ["C. Penilaian", ""]
    for name, text in plan.checks:
        lines += [f"{name}: {text}", ""]
    lines += ["Rubrik", ""]
    for row in plan.criteria:
        lines += [" - ".join(row), ""]
    for name, texts in (
        ("Dimensi profil lulusan", [plan.profile]), ("Diferensiasi", plan.support),
        ("Refleksi", plan.reflection), ("Media", [plan.media]), ("Soal", list(_items(plan))),
        ("Kunci", list(_keys(plan))), ("Sumber", plan.sources),
    ):  # fmt: skip
        lines += [name, ""]
        for text in texts:
            lines += [text, ""]
    lines += plan.extra
    return "txt", ("\n".join(lines) + "\n").encode()


def pdf(plan: Draft) -> tuple[str, bytes]:
    """Printed from a word processor: headings, one identity table, paragraphs."""
    looks = getSampleStyleSheet()
    story = [Paragraph("Rencana Pembelajaran", looks["Title"])]
    story.append(Table([[Paragraph(cell, looks["Normal"]) for cell in row] for row in _identity(plan)],
        colWidths=[130, 320], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))  # fmt: skip

    def part(name: str, texts: list[str]) -> None:
        story.append(Paragraph(name, looks["Heading2"]))
        story.extend(Paragraph(text, looks["BodyText"]) for text in texts)

    part("Capaian Pembelajaran", [plan.outcome])
    part("Tujuan Pembelajaran", [f"{n}. {text}" for n, text in enumerate(plan.objectives, 1)])
    part("Dimensi Profil Lulusan", [plan.profile])
    part("Pertanyaan Pemantik", [plan.trigger])
    story.append(Paragraph("Langkah Pembelajaran", looks["Heading2"]))
    for stage, minutes, rows in plan.steps:
        story.append(Paragraph(f"{stage} ({minutes} menit)", looks["Heading3"]))
        story.extend(Paragraph(f"{text} ({each} menit)", looks["BodyText"]) for each, text in rows)
    part("Asesmen", [f"{name}: {text}" for name, text in plan.checks])
    part("Rubrik", [" - ".join(row) for row in plan.criteria])
    part("Diferensiasi", plan.support)
    part("Refleksi", plan.reflection)
    part("Media", [plan.media])
    part("Soal", list(_items(plan)))
    part("Kunci Jawaban", list(_keys(plan)))
    part("Sumber", [*plan.sources, *plan.extra])
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build(story)
    return "pdf", target.getvalue()


def _table(document: object, rows: Rows) -> None:
    table = document.add_table(0, 2)  # type: ignore[attr-defined]
    for name, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, value


def _rest(document: object, plan: Draft) -> None:
    for name, texts in (
        ("Diferensiasi", plan.support), ("Refleksi", plan.reflection), ("Soal", list(_items(plan))),
        ("Kunci Jawaban", list(_keys(plan))), ("Sumber", plan.sources),
    ):  # fmt: skip
        document.add_heading(name, 1)  # type: ignore[attr-defined]
        for text in texts:
            document.add_paragraph(text)  # type: ignore[attr-defined]
    for text in plan.extra:
        document.add_paragraph(text)  # type: ignore[attr-defined]


def _docx(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


LAYOUTS: dict[str, Layout] = {
    "tabel PM": pm_table_docx, "teks Word": running_docx, "modul ajar": module_docx,
    "Markdown": markdown, "satu lembar": one_page_txt, "PDF": pdf,
}  # fmt: skip
