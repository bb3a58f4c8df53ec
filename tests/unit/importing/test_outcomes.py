"""Outcomes are recognised in every layout, with their text as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kelas_ai.importing.catalogue import Catalogue
from kelas_ai.importing.entries import Entry, Recognised
from kelas_ai.importing.outcomes import recognise
from kelas_ai.reading.base import Line, ReadDocument, Row
from kelas_ai.reading.opening import read_document
from pembuat.isi import Outcome
from pembuat.keputusan import LAYOUTS, write_docx, write_pdf

LEAST = 0.98


def share_equal(found: Sequence[Entry], wanted: Sequence[Outcome]) -> float:
    named = {(e.subject, e.phase, e.strand): e.text for e in wanted}
    got = {(e.subject, e.phase, e.strand): e.text for e in found}
    return sum(got.get(key) == text for key, text in named.items()) / len(named)


def read(path: Path, catalogue: Catalogue) -> Recognised:
    return recognise(read_document(path), catalogue)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_made_up_decree_is_recognised_in_every_layout(
    layout: str, made_up: list[Outcome], catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "keputusan.pdf"
    chosen = made_up[:160]
    write_pdf(path, chosen, layout)
    found = read(path, catalogue).entries
    assert share_equal(found, chosen) >= LEAST
    assert len(found) <= len(chosen)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_official_texts_come_back_from_every_layout(
    layout: str, official: list[Outcome], catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "keputusan.pdf"
    write_pdf(path, official, layout)
    found = read(path, catalogue).entries
    assert share_equal(found, official) >= LEAST
    assert len(found) <= len(official)


def test_word_tables_keep_texts_byte_for_byte(
    made_up: list[Outcome], catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "keputusan.docx"
    odd = [
        Outcome(e.code, e.subject, e.phase, e.strand, f"{e.text}  Dua spasi,\u00a0spasi keras.")
        for e in made_up[:40]
    ]
    write_docx(path, odd)
    assert share_equal(read(path, catalogue).entries, odd) == 1


def test_merged_element_cells_keep_their_rows_together(
    made_up: list[Outcome], catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "gabung.docx"
    rows = [
        Outcome(e.code, e.subject, e.phase, e.strand, e.text + "\nBaris kedua dari elemen ini.")
        for e in made_up[:12]
    ]
    write_docx(path, rows, merged=True)
    assert share_equal(read(path, catalogue).entries, rows) == 1


def test_both_known_slips_of_the_official_text_are_noted_and_read_by_their_heading(
    made_up: list[Outcome], catalogue: Catalogue, tmp_path: Path
) -> None:
    chosen = [e for e in made_up if e.subject in ("Bahasa Inggris",) or e.code[:4] == "KKA-"]
    path = tmp_path / "keputusan.pdf"
    write_pdf(path, chosen, "kisi")
    found = read(path, catalogue)
    assert share_equal(found.entries, chosen) == 1
    assert any("Bahasa Inggris fase C" in note for note in found.notes)
    assert any("Kecerdasan Artifisial fase F" in note for note in found.notes)


def lines(*texts: str) -> list[Line]:
    return [Line(text=text) for text in texts]


def test_an_unknown_element_of_a_known_subject_is_reported_and_kept_as_text(
    catalogue: Catalogue,
) -> None:
    blocks = [
        *lines("CAPAIAN PEMBELAJARAN MATEMATIKA", "Fase C (Kelas V dan VI)"),
        Row(cells=("Elemen", "Capaian Pembelajaran")),
        Row(cells=("Bilangan", "Membandingkan pecahan dengan berbagai penyebut.")),
        Row(cells=("Ilmu Gaib", "Menerawang hasil ulangan tanpa belajar sama sekali.")),
    ]
    found = recognise(ReadDocument(kind="DOCX", blocks=blocks), catalogue)
    assert [entry.code for entry in found.entries] == ["MAT-C-BIL"]
    assert "Ilmu Gaib" in found.unrecognised[0]
    assert any(isinstance(block, Row) and "Menerawang" in block.cells[1] for block in found.rest)


def test_a_subject_outside_the_tables_is_recognised_with_its_own_elements(
    catalogue: Catalogue,
) -> None:
    blocks = [
        *lines("CAPAIAN PEMBELAJARAN BAHASA ARAB", "Fase E (Kelas X)"),
        Row(cells=("Elemen", "Capaian Pembelajaran")),
        Row(cells=("Keterampilan Bahasa", "Memahami teks lisan dan tulis yang sederhana.")),
    ]
    (entry,) = recognise(ReadDocument(kind="DOCX", blocks=blocks), catalogue).entries
    assert (entry.subject, entry.phase, entry.known) == ("Bahasa Arab", "E", False)


def test_a_table_with_a_column_for_each_phase_is_read_column_by_column(
    catalogue: Catalogue,
) -> None:
    blocks = [
        *lines("CAPAIAN PEMBELAJARAN MATEMATIKA"),
        Row(cells=("Elemen", "Fase A", "Fase B")),
        Row(cells=("Bilangan", "Membaca bilangan sampai seratus.", "Membaca sampai seribu lebih.")),
    ]
    found = recognise(ReadDocument(kind="DOCX", blocks=blocks), catalogue).entries
    assert [(e.code, e.text[-8:]) for e in found] == [
        ("MAT-A-BIL", "seratus."),
        ("MAT-B-BIL", "bu lebih."[-8:]),
    ]


def test_lines_of_contents_open_nothing(catalogue: Catalogue) -> None:
    blocks = lines(
        "II.1. CAPAIAN PEMBELAJARAN MATEMATIKA .............. 12",
        "Fase C ............ 14",
        "Bilangan ............ 15",
    )
    found = recognise(ReadDocument(kind="DOCX", blocks=blocks), catalogue)
    assert not found.entries and not found.unrecognised
