"""`kelas-ai impor` as a teacher uses it: reports, messages, exit codes, and what follows."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from kelas_ai.curriculum.tables import read_frame
from kelas_ai.errors import ExitCode
from pembuat.isi import Outcome, made_up_outcomes
from pembuat.keputusan import write_docx, write_jsonl, write_pdf

from .conftest import Command

TABLES = Path(__file__).resolve().parents[3] / "curricula" / "nasional" / "tabel"
D046 = "Kepka BSKAP 046/H/KR/2025"
FRACTIONS = "mtk kelas 5 membandingkan pecahan beda penyebut"


@pytest.fixture(scope="module")
def mathematics() -> list[Outcome]:
    return [o for o in made_up_outcomes(read_frame(TABLES)) if o.code.startswith("MAT-")]


def plan_outcome(command: Command) -> dict[str, str]:
    told = command("plan", FRACTIONS, "--tanpa-ai", "--format", "json")
    blocks = json.dumps(told.json, ensure_ascii=False)
    return {"text": blocks, "code": str(told.code)}


def test_the_plan_quotes_an_imported_decree_and_forgets_it_when_removed(
    command: Command, mathematics: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "CP 046.pdf"
    write_pdf(path, mathematics, "kisi")
    wanted = next(outcome for outcome in mathematics if outcome.code == "MAT-C-BIL").text
    assert wanted not in plan_outcome(command)["text"]
    imported = command("impor", str(path))
    assert imported.code == ExitCode.OK
    assert f"{len(mathematics)} CP dikenali" in imported.out
    quoted = plan_outcome(command)["text"]
    assert wanted in quoted and f"{D046}, hlm." in quoted and '"resmi"' in quoted
    listed = command("kurikulum", "impor", "--json").json
    assert [(entry["id"], entry["cp"]) for entry in listed] == [("cp-046", len(mathematics))]
    assert command("kurikulum", "hapus", "cp-046").code == ExitCode.OK
    assert wanted not in plan_outcome(command)["text"]
    assert command("kurikulum", "hapus", "cp-046").code == ExitCode.STORAGE


def test_the_report_as_json_has_counts_missing_elements_and_reasons(
    command: Command, mathematics: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "cp.docx"
    write_docx(path, [outcome for outcome in mathematics if outcome.code != "MAT-C-GEOM"])
    (report,) = command("impor", str(path), "--json").json
    assert report["keputusan"] == D046 and report["berlaku"] == "2025-07-16"
    (line,) = [entry for entry in report["cakupan"] if entry["fase"] == "C"]
    assert line == {
        "mapel": "Matematika",
        "fase": "C",
        "ada": 4,
        "seharusnya": 5,
        "belum_ada": ["Geometri"],
    }
    assert "Fisika" in report["mapel_tanpa_cp"]


def test_a_bad_file_is_named_and_the_good_ones_are_still_imported(
    command: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "dokumen"
    folder.mkdir()
    (folder / "baik.txt").write_text("Murid menanam cabai di pot bekas.", encoding="utf-8")
    (folder / "kosong.pdf").write_bytes(b"")
    told = command("impor", str(folder), str(tmp_path / "tidak-ada.pdf"))
    assert told.code == ExitCode.READING
    assert "baik.txt" in told.out
    assert "kosong" in told.err and "tidak ditemukan" in told.err
    assert [entry["berkas"] for entry in command("kurikulum", "impor", "--json").json] == [
        "baik.txt"
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("salah.pdf", b"ini teks", "isinya teks"),
        ("rusak.pdf", b"%PDF-1.7 rusak", "rusak atau terpotong"),
        ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "tidak dapat dibaca"),
        ("bukan.jsonl", b"{rusak\n{rusak", "rusak atau terpotong"),
        ("kosong.md", b"", "kosong"),
    ],
)
def test_every_bad_file_has_a_message_and_the_same_exit_code(
    name: str, content: bytes, says: str, command: Command, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    told = command("impor", str(tmp_path / name))
    assert told.code == ExitCode.READING
    assert says in told.err and "Traceback" not in told.err


def test_entities_in_a_word_file_are_refused(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("word/document.xml", laughs)
    told = command("impor", str(path))
    assert told.code == ExitCode.READING and "berbahaya" in told.err


def test_imported_documents_are_found_by_cari_with_file_heading_and_page(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "buku.md"
    path.write_text("# Bab 2 Kincir\n\nMurid merakit kincir dari botol plastik bekas.\n", "utf-8")
    command("impor", str(path))
    found = command("cari", "merakit kincir botol plastik bekas", "--json").json
    hit = next(entry for entry in found if entry["jenis"] == "dokumen")
    assert (hit["berkas"], hit["subjudul"]) == ("buku.md", "Bab 2 Kincir")
    assert "kincir" in hit["teks"]
    assert "buku.md" in command("cari", "merakit kincir botol plastik bekas").out


def test_imported_outcomes_are_marked_official_in_search(
    command: Command, mathematics: list[Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "cp.jsonl"
    write_jsonl(path, mathematics, f"{D046} hlm. 7-8; teks dari sekolah")
    command("impor", str(path), "--tanpa-makna")
    wanted = next(outcome for outcome in mathematics if outcome.code == "MAT-C-BIL").text
    asked = f"matematika kelas 5 {wanted.split(';')[0]}"
    found = command("cari", asked, "--json", "--jumlah", "20").json
    entries = [*found, *(other for hit in found for other in hit["lainnya"])]
    official = [entry for entry in entries if entry.get("resmi")]
    assert official and official[0]["keputusan"] == D046 and official[0]["halaman"] == "7-8"


def test_what_the_curriculum_lacks_may_stand_in_a_school_document(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "mulok.txt"
    path.write_text("Muatan lokal bahasa Sunda: murid menyanyikan pupuh kinanti.", "utf-8")
    nothing = command("cari", "bahasa sunda pupuh kinanti")
    assert nothing.code == ExitCode.RETRIEVAL
    command("impor", str(path))
    found = command("cari", "bahasa sunda pupuh kinanti")
    assert found.code == ExitCode.OK and "mulok.txt" in found.out and "CP" in found.err


def test_help_shows_an_example(command: Command) -> None:
    assert "Contoh: kelas-ai impor" in command("impor", "--help").out


def test_an_empty_name_is_not_the_folder_one_is_in(command: Command) -> None:
    for name in ("impor", "telaah"):
        outcome = command(name, "")
        assert outcome.code == 12
        assert "“” tidak ditemukan" in outcome.err
        assert not outcome.out
