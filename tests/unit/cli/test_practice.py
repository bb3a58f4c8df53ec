"""`kelas-ai latihan` works as a dialogue and piped, and keeps what was answered."""

from __future__ import annotations

import io
import re

import pytest

from kelas_ai.errors import ExitCode

from .conftest import Command


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_list_names_all_strands(command: Command) -> None:
    done = command("latihan")
    assert done.code == ExitCode.OK
    assert [line[:2] for line in done.out.splitlines() if re.match(r"[a-f]\. ", line)] == [
        "a.", "b.", "c.", "d.", "e.", "f.",
    ]  # fmt: skip


def test_a_piped_practice_is_scored_and_kept(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "1-99\n1\nt\nperlu teliti\n")
    done = command("latihan", "mulai", "b2", "--mapel", "matematika", "--kelas", "5")
    assert done.code == ExitCode.OK
    assert "Tidak terbaca: 1-99" in done.out
    assert "Matematika kelas" in done.out
    found = re.search(r"Ditemukan 0 dari (\d) kesalahan; 1 tanda keliru", done.out)
    assert found and done.out.count("Terlewat — baris") == int(found[1])
    listed = command("latihan", "daftar", "--json").json
    assert next(one for one in listed if one["id"] == "b2")["keadaan"] == "selesai"
    skills = command("latihan", "peta", "--json").json["kesalahan"]
    assert sum(one["dihadapi"] for one in skills) == int(found[1])


def test_closing_the_input_keeps_what_was_answered(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "")
    done = command("latihan", "mulai", "b1", "--kelas", "5")
    assert done.code == ExitCode.OK
    assert "tersimpan" in done.out
    listed = command("latihan", "daftar", "--json").json
    assert next(one for one in listed if one["id"] == "b1")["keadaan"] == "dimulai"


def test_a_unit_that_does_not_exist_is_named(command: Command) -> None:
    done = command("latihan", "mulai", "z9")
    assert done.code == ExitCode.PLANNING
    assert "“z9” tidak ada" in done.err


def test_help_has_an_example(command: Command) -> None:
    for name in ("daftar", "mulai", "lanjut", "peta"):
        assert "Contoh: kelas-ai latihan" in command("latihan", name, "--help").out
