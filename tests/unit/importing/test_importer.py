"""Imports replace, amend, and never promote what is not official."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.errors import (
    FileDamaged,
    FileEncrypted,
    FileScanned,
    FileTooLarge,
    NothingToRead,
    SourceNotFound,
)
from kelas_ai.importing.importer import Importer, ImportOptions
from kelas_ai.importing.library import ImportedLibrary
from kelas_ai.importing.versions import current
from kelas_ai.reading import pdf_pages
from kelas_ai.storage.imported import ImportStore
from pembuat.isi import Outcome
from pembuat.keputusan import write_docx, write_jsonl, write_pdf

D046 = "Kepka BSKAP 046/H/KR/2025"
D020 = "Kepka BKPDM 020/2026"


def some(outcomes: Sequence[Outcome], code: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.code.startswith(code)]


def official(store: ImportStore, frame: NationalFrame, code: str) -> tuple[str, str] | None:
    chosen = current(store.outcomes(code), frame)
    return (chosen.outcome.decree, chosen.outcome.text) if chosen else None


def test_a_decree_becomes_official_outcomes_with_decree_and_page(
    importer: Importer, store: ImportStore, made_up: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "CP 046.pdf"
    wanted = some(made_up, "MAT-C")
    write_pdf(path, wanted, "kisi")
    report = importer.run(path)
    assert (report.source.kind, report.source.decree, report.quoted) == ("cp", D046, len(wanted))
    assert report.source.id == "cp-046"
    (stored,) = store.outcomes("MAT-C-BIL")
    assert stored.outcome.text == wanted[0].text
    assert stored.outcome.page == "2"


def test_missing_elements_are_named_against_the_tables(
    importer: Importer, made_up: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "kurang.docx"
    write_docx(path, [o for o in some(made_up, "MAT-C") if o.code != "MAT-C-GEOM"])
    report = importer.run(path)
    (line,) = [entry for entry in report.coverage if entry.phase == "C"]
    assert (line.found, line.expected, line.missing) == (4, 5, ("Geometri",))
    assert "Bahasa Indonesia" in report.absent_subjects


def test_importing_again_replaces_and_says_whether_it_changed(
    importer: Importer, store: ImportStore, made_up: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "cp.jsonl"
    wanted = some(made_up, "MAT-C")
    write_jsonl(path, wanted, D046)
    importer.run(path)
    assert importer.run(path).unchanged
    corrected = [replace(outcome, text=outcome.text + " Diperbaiki.") for outcome in wanted[:3]]
    write_jsonl(path, corrected, D046)
    report = importer.run(path)
    assert report.replaced == ("cp",) and not report.unchanged
    assert [entry.outcome.text for entry in store.outcomes()] == [o.text for o in corrected]
    assert len(store.sources()) == 1


def test_a_newer_decree_wins_entry_by_entry_and_the_older_stays(
    importer: Importer,
    store: ImportStore,
    frame: NationalFrame,
    made_up: list[Outcome],
    tmp_path: Path,
) -> None:
    old, new = tmp_path / "lama.jsonl", tmp_path / "baru.jsonl"
    wanted = some(made_up, "MAT-C")
    write_jsonl(old, wanted, D046)
    amended = [replace(wanted[0], text="Bunyi baru dari keputusan yang mengubah sebagian.")]
    write_jsonl(new, amended, "Kepka BKPDM 099/2027")
    importer.run(new)
    importer.run(old)  # the order of importing does not matter
    assert official(store, frame, "MAT-C-BIL") == ("Kepka BKPDM 099/2027", amended[0].text)
    assert official(store, frame, "MAT-C-GEOM") is not None
    assert len(store.outcomes("MAT-C-BIL")) == 2
    store.remove("baru")
    assert official(store, frame, "MAT-C-BIL") == (D046, wanted[0].text)


def test_outcomes_that_another_decree_replaced_are_kept_but_not_quoted(
    importer: Importer,
    store: ImportStore,
    frame: NationalFrame,
    made_up: list[Outcome],
    tmp_path: Path,
) -> None:
    path = tmp_path / "agama.jsonl"
    write_jsonl(path, some(made_up, "PAI-C"), D046)
    report = importer.run(path)
    assert report.quoted == 0 and "020/2026" in report.held_back[0]
    assert official(store, frame, "PAI-C-AKIDAH") is None
    write_jsonl(tmp_path / "agama-baru.jsonl", some(made_up, "PAI-C"), D020)
    importer.run(tmp_path / "agama-baru.jsonl")
    assert official(store, frame, "PAI-C-AKIDAH") is not None


@pytest.mark.parametrize("source", ["", "diduga versi SMK (046 Lamp. III, belum diverifikasi)"])
def test_a_text_of_uncertain_source_is_never_shown_as_official(
    source: str,
    importer: Importer,
    store: ImportStore,
    frame: NationalFrame,
    made_up: list[Outcome],
    tmp_path: Path,
) -> None:
    path = tmp_path / "ragu.jsonl"
    write_jsonl(path, some(made_up, "MAT-C"), source)
    assert importer.run(path).quoted == 0
    assert official(store, frame, "MAT-C-BIL") is None


def test_a_school_document_with_a_table_of_outcomes_stays_a_document(
    importer: Importer, store: ImportStore, made_up: list[Outcome], tmp_path: Path
) -> None:
    import docx

    path = tmp_path / "ATP.docx"
    write_docx(path, some(made_up, "MAT-C"))
    opened = docx.Document(str(path))
    for paragraph in opened.paragraphs[:3]:
        paragraph.text = "Alur tujuan pembelajaran, mengacu pada Nomor 046/H/KR/2025"
    opened.save(str(path))
    report = importer.run(path)
    assert report.source.kind == "dokumen" and report.source.outcomes == 0
    assert "mirip CP" in report.notes[0]
    told = importer.run(path, ImportOptions(decree="046/H/KR/2025"))
    assert told.source.decree == D046 and told.source.outcomes == 5


def test_a_file_of_the_same_name_from_another_folder_is_kept_beside(
    importer: Importer, store: ImportStore, tmp_path: Path
) -> None:
    for number, folder in enumerate(("kelas4", "kelas5")):
        (tmp_path / folder).mkdir()
        text = f"# Bab {number}\n\nMurid membandingkan pecahan dengan pita kertas.\n"
        (tmp_path / folder / "modul.md").write_text(text, encoding="utf-8")
    importer.run(tmp_path / "kelas4" / "modul.md")
    report = importer.run(tmp_path / "kelas5" / "modul.md")
    assert [source.id for source in store.sources()] == ["modul", "modul-2"]
    assert "bernama sama" in report.notes[0]


def test_a_copy_with_another_name_is_not_kept_twice(
    importer: Importer, store: ImportStore, tmp_path: Path
) -> None:
    path = tmp_path / "buku.txt"
    path.write_text("Bab 1\n\nMurid mengamati daun di halaman sekolah.\n", encoding="utf-8")
    importer.run(path)
    shutil.copy(path, tmp_path / "salinan.txt")
    importer.run(tmp_path / "salinan.txt")
    assert [source.name for source in store.sources()] == ["salinan.txt"]


def test_passages_carry_page_and_heading(
    importer: Importer, store: ImportStore, made_up: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "buku.pdf"
    write_pdf(path, some(made_up, "MAT-C"), "alir")
    importer.run(path, ImportOptions(as_document=True))
    passages = [passage for _, _, _, passage in store.passages()]
    assert all(passage.page for passage in passages)
    assert any("Elemen Bilangan" in passage.heading for passage in passages)
    assert max(len(passage.text.split()) for passage in passages) <= 110


def test_an_encrypted_a_scanned_and_a_damaged_pdf_are_told_apart(
    importer: Importer, store: ImportStore, tmp_path: Path
) -> None:
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    locked = Canvas(str(tmp_path / "kunci.pdf"), encrypt="rahasia")
    locked.drawString(72, 700, "Isi rahasia")
    locked.save()
    Image.new("L", (60, 60), 128).save(tmp_path / "pindai.png")
    scanned = Canvas(str(tmp_path / "pindai.pdf"))
    for _ in range(2):
        scanned.drawImage(str(tmp_path / "pindai.png"), 0, 0, 500, 700)
        scanned.showPage()
    scanned.save()
    empty = Canvas(str(tmp_path / "kosong.pdf"))
    empty.showPage()
    empty.save()
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 3000)
    for name, kind in (
        ("kunci.pdf", FileEncrypted),
        ("pindai.pdf", FileScanned),
        ("rusak.pdf", FileDamaged),
        ("kosong.pdf", NothingToRead),
    ):
        with pytest.raises(kind):
            importer.run(tmp_path / name)
    assert store.sources() == []


def test_scanned_pages_between_readable_ones_are_listed(importer: Importer, tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    Image.new("L", (60, 60), 128).save(tmp_path / "foto.png")
    made = Canvas(str(tmp_path / "campur.pdf"))
    made.drawString(72, 500, "Murid mengamati tumbuhan di kebun sekolah.")
    made.showPage()
    made.drawImage(str(tmp_path / "foto.png"), 0, 0, 500, 700)
    made.showPage()
    made.save()
    assert importer.run(tmp_path / "campur.pdf").unreadable == (2,)


def test_a_pdf_with_too_many_pages_names_the_limit(
    importer: Importer, made_up: list[Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pages, "MAX_PAGES", 1)
    path = tmp_path / "besar.pdf"
    write_pdf(path, some(made_up, "MAT-C"), "kisi")
    with pytest.raises(FileTooLarge) as raised:
        importer.run(path)
    assert raised.value.facts["limit"] == 1


def test_removing_leaves_nothing_behind(
    importer: Importer, store: ImportStore, made_up: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "cp.jsonl"
    write_jsonl(path, some(made_up, "MAT-C"), D046)
    importer.run(path)
    store.remove("cp")
    assert (store.sources(), store.outcomes(), list(store.passages())) == ([], [], [])
    with pytest.raises(SourceNotFound):
        store.remove("cp")


def test_a_damaged_store_is_set_aside_and_importing_works_again(
    frame: NationalFrame, made_up: list[Outcome], tmp_path: Path
) -> None:
    database = tmp_path / "impor" / "impor.db"
    database.parent.mkdir()
    database.write_bytes(b"SQLite format 3\x00" + b"rusak" * 2000)
    told: list[str] = []
    library = ImportedLibrary(database, frame, tell=told.append)
    assert library.official("MAT-C-BIL") is None
    assert library.official("MAT-C-BIL") is None
    assert len(told) == 1 and "rusak" in told[0]
    path = tmp_path / "cp.jsonl"
    write_jsonl(path, some(made_up, "MAT-C"), D046)
    library.add(path, ImportOptions())
    assert library.official("MAT-C-BIL") is not None
    assert len(list(database.parent.glob("impor.rusak-*.db"))) == 1 and len(told) == 2
    library.close()


def test_the_library_answers_from_any_thread(
    frame: NationalFrame, made_up: list[Outcome], tmp_path: Path
) -> None:
    library = ImportedLibrary(tmp_path / "impor" / "impor.db", frame)
    path = tmp_path / "cp.jsonl"
    write_jsonl(path, some(made_up, "MAT-C"), D046)
    library.add(path, ImportOptions())
    with ThreadPoolExecutor(4) as threads:
        quoted = list(threads.map(library.official, ["MAT-C-BIL"] * 20))
        opened = list(threads.map(lambda _: library.search(), range(8)))
    assert all(entry is not None for entry in quoted) and len(set(map(id, opened))) == 1
    library.close()
