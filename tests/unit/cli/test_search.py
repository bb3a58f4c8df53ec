"""`kelas-ai cari` and `kurikulum`: found things carry what the contract names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kelas_ai.errors import ExitCode
from tests.unit.cli.conftest import Command

SHARED = Path(__file__).resolve().parents[4] / "shared" / "curriculum"


def test_hits_carry_the_contracts_fields(command: Command) -> None:
    hits = command("cari", "pecahan beda penyebut kelas 5", "--json").json
    assert hits[0]["kode"] == "MAT-C-BIL"
    for name in ("mapel", "fase", "elemen", "id", "skor", "jenis", "sumber"):
        assert hits[0][name]


def test_people_read_title_place_and_matched_words(command: Command) -> None:
    told = command("cari", "metamorfosis kupu-kupu").out
    assert "IPAS fase B" in told and "kupu-kupu" in told


def test_a_file_of_questions_is_answered_line_by_line(command: Command, tmp_path: Path) -> None:
    asked = tmp_path / "kueri.txt"
    asked.write_text("perang Padri\n\npecahan senilai kelas 4\n🙂\n", encoding="utf-8")
    done = command("cari", "--dari", str(asked), "--json")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["kueri"] for answer in answers] == [
        "perang Padri",
        "pecahan senilai kelas 4",
        "🙂",
    ]
    assert answers[0]["hasil"][0]["kode"] == "SEJ-F-KONSEP"
    assert answers[2]["hasil"] == []


def test_nothing_found_is_said(command: Command) -> None:
    done = command("cari", "zzqx wvvk")
    assert done.code == ExitCode.RETRIEVAL
    assert "Tidak ada yang cocok" in done.err


def test_the_pack_can_be_shown_and_checked(command: Command) -> None:
    assert "kartu topik" in command("kurikulum", "lihat").out
    checked = command("kurikulum", "cek")
    assert checked.code == ExitCode.OK
    assert "memenuhi aturan" in checked.out


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared example queries")
def test_example_queries_find_their_element_among_the_first_five(command: Command) -> None:
    rows = [
        json.loads(line)
        for line in (SHARED / "kueri_contoh.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    answered = [row for row in rows if row["relevan"]]
    found = 0
    for row in answered:
        hits = command("cari", row["q"], "--jumlah", "40", "--json").json
        strands = list(dict.fromkeys(hit["kode"] for hit in hits))[:5]
        found += bool(set(strands) & set(row["relevan"]))
    assert found >= 0.9 * len(answered)
