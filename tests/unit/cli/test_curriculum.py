"""`kelas-ai kurikulum` shows what is installed, opens cards, and says what does not exist."""

from __future__ import annotations

from pathlib import Path

from kelas_ai.curriculum.sums import compare_sums, write_sums
from kelas_ai.curriculum.tables import read_frame
from kelas_ai.errors import ExitCode
from pembuat.isi import made_up_outcomes
from pembuat.keputusan import write_jsonl

from .conftest import Command

TABLES = Path(__file__).resolve().parents[3] / "curricula" / "nasional" / "tabel"
CARD = "mat-c-membandingkan-pecahan-beda-penyebut"


def test_coverage_counts_cards_topics_and_imported_outcomes(
    command: Command, tmp_path: Path
) -> None:
    before = command("kurikulum", "lihat", "--mapel", "mtk", "--fase", "c", "--json").json
    (line,) = before["cakupan"]
    assert line["kartu"] >= 1 and line["topik"] >= 10
    assert (line["cp_resmi"], line["elemen"], before["impor"]) == (0, 5, [])
    path = tmp_path / "cp.jsonl"
    chosen = [o for o in made_up_outcomes(read_frame(TABLES)) if o.code.startswith("MAT-C-B")]
    write_jsonl(path, chosen, "Kepka BSKAP 046/H/KR/2025")
    command("impor", str(path))
    after = command("kurikulum", "lihat", "--mapel", "mtk", "--fase", "c", "--json").json
    assert after["cakupan"][0]["cp_resmi"] == 1
    assert [entry["id"] for entry in after["impor"]] == ["cp"]
    shown = command("kurikulum", "lihat").out
    assert "kartu topik" in shown and "cp.jsonl" in shown and "CP 1/5" in shown


def test_cards_are_listed_by_subject_and_opened_by_id(command: Command) -> None:
    listed = command("kurikulum", "kartu", "--mapel", "mtk", "--fase", "C", "--json").json
    assert CARD in [entry["id"] for entry in listed]
    assert {entry["fase"] for entry in listed} == {"C"}
    shown = command("kurikulum", "kartu", CARD).out
    assert "Membandingkan pecahan berpenyebut berbeda" in shown and "Miskonsepsi" in shown
    assert command("kurikulum", "kartu", CARD, "--json").json["id"] == CARD


def test_an_unknown_card_and_an_unknown_subject_are_named(command: Command) -> None:
    missing = command("kurikulum", "kartu", "tidak-ada")
    assert missing.code == ExitCode.CURRICULUM and "tidak-ada" in missing.err
    unknown = command("kurikulum", "lihat", "--mapel", "sihir")
    assert unknown.code == ExitCode.USAGE and "sihir" in unknown.err


def test_what_does_not_exist_is_listed_with_its_reason(command: Command) -> None:
    told = command("kurikulum", "batas", "--json").json
    assert any("Informatika" in rule["mapel"] and "A" in rule["fase"] for rule in told["tidak_ada"])
    assert any("muatan lokal" in entry["nama"] for entry in told["tanpa_cp"])
    assert "Tanpa CP nasional" in command("kurikulum", "batas").out


def test_a_sealed_pack_names_every_file_that_differs(tmp_path: Path) -> None:
    for name in ("a.yaml", "kartu/b.yaml", "kartu/c.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"id: {name}\n", encoding="utf-8")
    assert compare_sums(tmp_path) is None
    assert write_sums(tmp_path) == 3
    found = compare_sums(tmp_path)
    assert found is not None and found.none and found.same == 3
    (tmp_path / "a.yaml").write_text("id: lain\n", encoding="utf-8")
    (tmp_path / "kartu" / "b.yaml").unlink()
    (tmp_path / "kartu" / "d.yaml").write_text("id: d\n", encoding="utf-8")
    found = compare_sums(tmp_path)
    assert found is not None and not found.none
    assert (found.changed, found.missing, found.added) == (
        ("a.yaml",),
        ("kartu/b.yaml",),
        ("kartu/d.yaml",),
    )
