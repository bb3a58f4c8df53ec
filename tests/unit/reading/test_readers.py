"""Each reader gives lines, rows and pages; broken input is refused with a reason, never a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelas_ai.curriculum.tables import read_frame
from kelas_ai.errors import FileDamaged, ReadingError
from kelas_ai.reading.base import Line, ReadDocument, Row
from kelas_ai.reading.opening import read_document
from kelas_ai.reading.records import read_records
from pembuat.isi import made_up_outcomes
from pembuat.keputusan import write_docx, write_pdf

TABLES = Path(__file__).resolve().parents[3] / "curricula" / "nasional" / "tabel"
FIXTURE = HealthCheck.function_scoped_fixture
FLIPS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=40)


def texts(document: ReadDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small decree as PDF and DOCX."""
    folder = tmp_path_factory.mktemp("asli")
    chosen = [o for o in made_up_outcomes(read_frame(TABLES)) if o.code.startswith("MAT-")]
    write_pdf(folder / "asli.pdf", chosen, "kisi")
    write_docx(folder / "asli.docx", chosen)
    return folder


def test_headers_footers_and_page_numbers_are_not_text(made: Path) -> None:
    document = read_document(made / "asli.pdf")
    said = " ".join(texts(document))
    assert "Lampiran II Keputusan" not in said and "- 3 -" not in said
    assert "pada tanggal 16 Juli 2025" in said
    assert document.printed_offset == 0


def test_pages_are_cited_as_printed_on_them(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "bagian.pdf"))
    for number in range(131, 137):
        canvas.drawString(72, 600, f"Isi yang berbeda untuk halaman {number * 7}")
        canvas.drawCentredString(300, 30, f"- {number} -")
        canvas.showPage()
    canvas.save()
    document = read_document(tmp_path / "bagian.pdf")
    assert document.printed_offset == 130
    assert len(texts(document)) == 6


def test_word_headings_merged_cells_and_page_breaks(tmp_path: Path) -> None:
    made: Any = docx.Document()
    made.add_heading("Bab 1", 1)
    made.add_paragraph("Isi bab satu.")
    made.add_page_break()
    table = made.add_table(rows=2, cols=3)
    table.rows[0].cells[0].merge(table.rows[1].cells[0])
    table.rows[0].cells[0].text = "Elemen"
    table.rows[0].cells[1].merge(table.rows[0].cells[2])
    table.rows[0].cells[1].text = "Lebar"
    table.rows[1].cells[2].text = "Akhir"
    made.save(str(tmp_path / "a.docx"))
    document = read_document(tmp_path / "a.docx")
    heading = document.blocks[0]
    assert isinstance(heading, Line) and (heading.text, heading.level) == ("Bab 1", 1)
    rows = [block for block in document.blocks if isinstance(block, Row)]
    assert [row.cells for row in rows] == [("Elemen", "Lebar", ""), ("", "", "Akhir")]
    assert [block.page for block in document.blocks] == [1, 1, 2, 2]


def test_records_keep_every_byte_and_name_the_lines_that_fail(tmp_path: Path) -> None:
    text = "Dua  spasi,\u00a0spasi keras,\u2028baris lain, dan “kutip”. "
    entry = {"mapel": "IPA", "fase": "D", "elemen": "Pemahaman IPA", "teks": text}
    lines = [json.dumps(entry, ensure_ascii=False), "{rusak", '{"mapel": "IPA"}']
    path = tmp_path / "cp.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    document = read_records(path)
    assert [record.text for record in document.records] == [text]
    assert [problem.split(":")[0] for problem in document.problems] == ["baris 2", "baris 3"]
    path.write_text(json.dumps([entry]), encoding="utf-8")
    assert read_records(path).records[0].text == text
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(FileDamaged):
        read_records(path)


def test_markdown_headings_tables_and_code_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Judul\n\nSatu\ndua\n\n| A | B |\n|---|---|\n| 1 | 2 |\n```\n# bukan\n```\n")
    blocks = read_document(path).blocks
    shown = [b.cells if isinstance(b, Row) else (b.text, b.level, b.starts) for b in blocks]
    assert shown == [
        ("Judul", 1, True),
        ("Satu", 0, True),
        ("dua", 0, False),
        ("A", "B"),
        ("1", "2"),
        ("# bukan", 0, True),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_old_programs_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Anak “rajin” membaca – setiap hari.".encode(encoding))
    assert texts(read_document(path)) == ["Anak “rajin” membaca – setiap hari."]


@pytest.mark.parametrize("name", ["asli.pdf", "asli.docx"])
@settings(max_examples=40, deadline=None, suppress_health_check=[FIXTURE])
@given(flips=FLIPS, cut=st.floats(0.3, 1))
def test_damaged_documents_are_read_or_refused(
    name: str, flips: list[tuple[float, int]], cut: float, made: Path, tmp_path: Path
) -> None:
    content = bytearray((made / name).read_bytes())
    for place, value in flips:
        content[int(place * (len(content) - 1))] = value
    path = tmp_path / name
    path.write_bytes(bytes(content[: max(int(cut * len(content)), 1)]))
    try:
        document = read_document(path)
    except ReadingError:
        return
    assert document.blocks
