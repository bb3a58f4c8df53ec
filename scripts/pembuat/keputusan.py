"""Made decrees in the layouts that schools meet: PDF in five ways, DOCX, JSON Lines.

kisi: ruled tables, header repeated; tengah: element in the middle of its cell, header once;
polos: columns without rules; alir: running text *A. Elemen …*; penggal: kisi with words broken
at line ends.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pembuat.isi import Outcome, by_subject, classes_of, filler, opening_of
from pembuat.lembar import Sheet

LAYOUTS = ("kisi", "tengah", "polos", "alir", "penggal")
NUMBER = "046/H/KR/2025"
LONG_NAMES = {
    "IPAS": "Ilmu Pengetahuan Alam dan Sosial (IPAS)",
    "IPA": "Ilmu Pengetahuan Alam",
    "IPS": "Ilmu Pengetahuan Sosial",
    "PJOK": "Pendidikan Jasmani, Olahraga, dan Kesehatan",
}


def write_pdf(
    path: Path,
    outcomes: Sequence[Outcome],
    layout: str,
    number: str = NUMBER,
    pages: int = 0,
) -> int:
    """Write a decree; `pages` fills it up with other text. Returns: how many pages it has."""
    chance = random.Random(7)
    sheet = Sheet(path, "Lampiran II Keputusan Kepala Badan", hyphens=layout == "penggal")
    _title(sheet, number)
    groups = list(by_subject(outcomes))
    for position, (subject, phases) in enumerate(groups, 1):
        name = LONG_NAMES.get(subject, subject).upper()
        sheet.heading(f"II.{position}. CAPAIAN PEMBELAJARAN {name}", centred=True)
        goal = pages * position // len(groups)
        _preface(sheet, chance, goal - sheet.page - len(phases))
        sheet.heading("D. Capaian Pembelajaran")
        for place, (phase, entries) in enumerate(phases.items(), 1):
            classes = classes_of(subject, phase)
            sheet.heading(f"{place}. Fase {phase} (Umumnya untuk Kelas {classes})")
            sheet.paragraph(opening_of(subject, phase))
            _entries(sheet, entries, layout)
        sheet.turn()
    sheet.heading("Ditetapkan di Jakarta")
    sheet.paragraph("pada tanggal 16 Juli 2025")
    sheet.save()
    return sheet.page - 1


def _title(sheet: Sheet, number: str) -> None:
    for text in (
        "SALINAN",
        "KEPUTUSAN KEPALA BADAN STANDAR, KURIKULUM, DAN ASESMEN PENDIDIKAN",
        f"NOMOR {number}",
        "TENTANG",
        "CAPAIAN PEMBELAJARAN PADA PENDIDIKAN DASAR DAN MENENGAH",
    ):
        sheet.heading(text, centred=True)
    sheet.turn()


def _preface(sheet: Sheet, chance: random.Random, pages: int) -> None:
    until = sheet.page + max(pages, 0)
    for section in ("A. Rasional", "B. Tujuan", "C. Karakteristik"):
        sheet.heading(section)
        sheet.paragraph(filler(chance, 6))
    while sheet.page < until:
        sheet.paragraph(filler(chance, 8))


def _entries(sheet: Sheet, entries: Sequence[Outcome], layout: str) -> None:
    if layout == "alir":
        for number, entry in enumerate(entries):
            sheet.heading(f"{chr(65 + number)}. Elemen {entry.strand}")
            sheet.paragraph(entry.text)
        return
    rows = [(entry.strand, entry.text) for entry in entries]
    sheet.table(
        rows,
        ruled=layout != "polos",
        centred=layout == "tengah",
        repeat=layout not in ("tengah", "polos"),
    )


def write_docx(
    path: Path, outcomes: Sequence[Outcome], number: str = NUMBER, merged: bool = False
) -> None:
    """A decree as a Word document; `merged` gives each clause a row under one element cell."""
    import docx

    document: Any = docx.Document()
    for text in ("KEPUTUSAN KEPALA BADAN", f"NOMOR {number}", "TENTANG CAPAIAN PEMBELAJARAN"):
        document.add_paragraph(text)
    for subject, phases in by_subject(outcomes):
        document.add_heading(f"Capaian Pembelajaran {LONG_NAMES.get(subject, subject)}", 1)
        document.add_heading("Rasional", 2)
        document.add_paragraph(filler(random.Random(3), 3))
        for phase, entries in phases.items():
            classes = classes_of(subject, phase)
            document.add_heading(f"Fase {phase} (Umumnya untuk Kelas {classes})", 2)
            document.add_paragraph(opening_of(subject, phase))
            _docx_table(document, entries, merged)
    document.save(str(path))


def _docx_table(document: Any, entries: Sequence[Outcome], merged: bool) -> None:
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Elemen"
    table.rows[0].cells[1].text = "Capaian Pembelajaran"
    for entry in entries:
        parts = entry.text.split("\n") if merged else [entry.text]
        first = None
        for part in parts:
            cells = table.add_row().cells
            cells[1].text = part
            if first is None:
                first = cells[0]
                first.text = entry.strand
            else:
                first.merge(cells[0])


def write_jsonl(path: Path, outcomes: Sequence[Outcome], source: str) -> None:
    """A decree in the shape of the shared set."""
    lines = [
        {
            "id": entry.code,
            "mapel": entry.subject,
            "fase": entry.phase,
            "elemen": entry.strand,
            "teks": entry.text,
            "sumber": source,
            "status": "berlaku",
        }
        for entry in outcomes
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
