"""`bagikan`, `terima`, `rekap`, `hapus-data` as a teacher uses them."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

from kelas_ai.errors import ExitCode

from .conftest import Command


def practise(command: Command, monkeypatch: pytest.MonkeyPatch, answer: str = "\nt\n\n") -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert command("latihan", "mulai", "f1").code == ExitCode.OK


def test_evidence_is_shared_counted_once_and_carries_no_text(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    practise(command, monkeypatch, "1\nt\nkalimat refleksi rahasia\n")
    (tmp_path / "usb").mkdir()
    assert command("bagikan", str(tmp_path / "usb" / "a.kelas")).code == ExitCode.OK
    assert command("bagikan", str(tmp_path / "usb" / "b")).code == ExitCode.OK
    with zipfile.ZipFile(tmp_path / "usb" / "a.kelas") as archive:
        assert b"rahasia" not in b"".join(archive.read(name) for name in archive.namelist())
    done = command("rekap", str(tmp_path / "usb"), "--json", "--keluaran", str(tmp_path / "hasil"))
    counts = done.json["hitungan"]
    assert (counts["registered"], counts["started"], counts["finished"]) == (1, 1, 1)
    assert [one["flaw"] for one in done.json["masalah"]] == ["salinan"]
    assert "<svg" in (tmp_path / "hasil" / "rekap.html").read_text("utf-8")


def test_a_plan_travels_without_names_and_lands_beside_the_own_plans(
    command: Command, home: Path, tmp_path: Path
) -> None:
    (home / "kelas.toml").write_text('guru = "Sari Dewi"\nnip = "198001012005012001"\n', "utf-8")
    made = command("plan", "mtk kelas 5 membandingkan pecahan 2 jp", "--tanpa-ai")
    plan_id = re.search(r"\d{8}-[0-9a-f]{6}", made.err + made.out)
    assert plan_id
    target = str(tmp_path / "a.kelas")
    asked = command("bagikan", target, "--rencana", plan_id[0], "--pertanyaan", "Sudah sesuai?")
    assert asked.code == ExitCode.OK and "nama samaran" in asked.out
    with zipfile.ZipFile(target) as archive:
        body = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Sari Dewi" not in body and b"198001012005012001" not in body
    got = command("terima", target)
    assert got.code == ExitCode.OK and "Pertanyaan: Sudah sesuai?" in got.out
    listed = [one["id"] for one in command("daftar", "--json").json]
    assert plan_id[0] in listed and len(listed) == 2


def test_a_name_is_shared_only_when_the_teacher_says_so(
    command: Command, home: Path, tmp_path: Path
) -> None:
    (home / "kelas.toml").write_text('guru = "Sari Dewi"\n', "utf-8")
    target = str(tmp_path / "a.kelas")
    assert "Sari" not in command("bagikan", target, "--pertanyaan", "x").out
    named = str(tmp_path / "b.kelas")
    assert "Sari" in command("bagikan", named, "--pertanyaan", "x", "--nama").out
    assert "Sari Dewi (nama dari pengirim" in command("terima", named).out


def test_an_existing_file_is_never_replaced(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.kelas"
    target.write_text("milik lain")
    done = command("bagikan", str(target), "--pertanyaan", "x")
    assert done.code == ExitCode.EXPORT and target.read_text() == "milik lain"


def test_a_damaged_file_is_named(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.kelas").write_bytes(b"bukan zip")
    done = command("terima", str(tmp_path / "a.kelas"))
    assert done.code == ExitCode.READING and "a.kelas" in done.err


def test_sharing_nothing_is_said(command: Command, tmp_path: Path) -> None:
    done = command("bagikan", str(tmp_path / "a.kelas"))
    assert done.code == ExitCode.USAGE and not (tmp_path / "a.kelas").exists()


def test_erasing_removes_practice_from_the_file_its_backups_and_the_key(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practise(command, monkeypatch, "1\nt\nkalimat-yang-harus-hilang\n")
    copy = home / "kelas.cadangan-2026-01-01.db"
    copy.write_bytes((home / "kelas.db").read_bytes())
    assert b"kalimat-yang-harus-hilang" in copy.read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO("tidak\n"))
    assert "Tidak ada yang dihapus" in command("hapus-data").out
    assert command("hapus-data", "--ya").code == ExitCode.OK
    assert not (home / "bukti.kunci").exists()
    for path in [home / "kelas.db", *home.glob("kelas.cadangan-*.db")]:
        assert b"kalimat-yang-harus-hilang" not in path.read_bytes()
        with sqlite3.connect(path) as database:
            assert database.execute("SELECT COUNT(*) FROM practice_event").fetchone() == (0,)
        database.close()
    assert command("latihan", "peta", "--json").json["kesalahan"] == []
