"""Mistakes in a command are explained in Indonesian, with the exit code of a usage error."""

from __future__ import annotations

import pytest

from .conftest import Command

ENGLISH = ("Usage", "Error", "Missing", "Invalid", "No such", "Got ", "Try ", "Options", "Show")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["telaah"], "BERKAS|ID belum ditulis"),
        (["impor"], "BERKAS belum ditulis"),
        (["ngawur"], "Perintah “ngawur” tidak ada"),
        (["plna", "mtk"], "Mungkin maksudnya: plan"),
        (["plan", "--kls", "5"], "Pilihan “--kls” tidak ada. Mungkin maksudnya: --kelas"),
        (["plan", "--kelas"], "Pilihan “--kelas” harus diikuti isinya"),
        (["plan", "--json=ya"], "Pilihan “--json” tidak memakai isi"),
        (["plan", "mtk", "--pertemuan", "dua"], "Isi --pertemuan harus angka bulat"),
        (["plan", "mtk", "--format", "exe"], "Format “exe” tidak dikenal"),
        (["buka", "satu", "dua"], "Ada isian yang berlebih: dua"),
    ],
)
def test_a_mistake_is_explained(command: Command, arguments: list[str], said: str) -> None:
    outcome = command(*arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert "--help" in outcome.err
    assert not [word for word in ENGLISH if word in outcome.err + outcome.out]


@pytest.mark.parametrize("group", [[], ["plan"], ["usb"], ["kurikulum"], ["impor"], ["model"]])
def test_help_has_no_english_headings(command: Command, group: list[str]) -> None:
    outcome = command(*group, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith("Pemakaian: kelas-ai")
    assert "Pilihan:" in outcome.out
    assert not [word for word in (*ENGLISH, "[default", "<str>") if word in outcome.out]


def test_a_group_without_a_command_shows_its_help(command: Command) -> None:
    outcome = command("model")
    assert outcome.code == 2
    assert "Perintah:" in outcome.err + outcome.out
