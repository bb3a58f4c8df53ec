"""The `usb` commands from end to end on a small stick."""

from __future__ import annotations

from pathlib import Path

import pytest

from kelas_ai.distribution.layout import ENGINE, layer_path
from kelas_ai.errors import ExitCode
from kelas_ai.storage.database import MIGRATIONS
from tests.unit.cli.conftest import Command
from tests.unit.distribution.sticks import SECOND, flip, small_stick, tree


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    small_stick(tmp_path / "bangun", tmp_path / "usb", schema=len(MIGRATIONS))
    return tmp_path / "usb"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program folder of our own, and a person's home for the shortcuts."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "orang")
    return tmp_path / "program"


def test_install_update_undo_confirm_and_remove(
    command: Command, usb: Path, program: Path, tmp_path: Path, home: Path
) -> None:
    where = ("--program", str(program))
    first = command("usb", "pasang", str(usb), *where)
    assert first.code == ExitCode.OK, first.err
    assert "mempercayai pembuat" in first.out and "terpasang" in first.out
    assert 'model = "hemat"' in (home / "kelas.toml").read_text()
    assert (tmp_path / "orang" / ".local" / "bin" / "kelas-ai").is_file()
    command("plan", "mtk kelas 5 pecahan 2 jp", "--tanpa-ai")
    newer = {"release": SECOND, "schema": len(MIGRATIONS), "changed": {ENGINE: b"x" * 99}}
    small_stick(tmp_path / "b2", tmp_path / "usb2", **newer)
    second = command("usb", "pasang", str(tmp_path / "usb2"), *where)
    assert "mesin AI" in second.out and "usb batalkan" in second.out
    assert list(home.glob("kelas.sebelum-*.db"))
    assert command("usb", "batalkan", *where).code == ExitCode.OK
    assert command("usb", "lihat", "--json", *where).json["aktif"].startswith("20261125")
    assert command("usb", "batalkan", *where).code == ExitCode.OK
    assert command("usb", "setujui", *where).code == ExitCode.OK
    assert command("usb", "batalkan", *where).code == ExitCode.DISTRIBUTION
    assert command("usb", "copot", *where).code == ExitCode.OK
    assert not program.exists()
    assert not (tmp_path / "orang" / ".local" / "bin" / "kelas-ai").exists()
    assert "pecahan" in command("daftar").out.lower()


def test_a_teacher_s_own_choice_of_model_stays(
    command: Command, usb: Path, program: Path, home: Path
) -> None:
    (home / "kelas.toml").write_text('model = "tanpa"\n', encoding="utf-8")
    command("usb", "pasang", str(usb), "--program", str(program))
    assert (home / "kelas.toml").read_text(encoding="utf-8") == 'model = "tanpa"\n'


def test_checking_a_stick_names_what_is_wrong_and_ends_with_attention(
    command: Command, usb: Path
) -> None:
    assert command("usb", "cek", str(usb)).code == ExitCode.OK
    flip(usb / layer_path("linux-x64", ENGINE))
    (usb / "pasang.sh").unlink()
    (usb / "foto.exe").write_bytes(b"MZ")
    told = command("usb", "cek", str(usb))
    assert told.code == ExitCode.ATTENTION
    for words in ("rusak:       kelas/linux-x64/mesin.tgz", "hilang:      pasang.sh", "foto.exe"):
        assert words in told.out
    found = command("usb", "cek", str(usb), "--json").json
    assert found["rusak"] == ["kelas/linux-x64/mesin.tgz"] and found["berbahaya"] == ["foto.exe"]


def test_a_folder_that_is_no_stick_is_an_error_with_advice(
    command: Command, tmp_path: Path
) -> None:
    told = command("usb", "cek", str(tmp_path))
    assert told.code == ExitCode.DISTRIBUTION and "bukan USB Kelas" in told.err


def test_copying_from_the_laptop_and_from_a_stick(
    command: Command, usb: Path, program: Path, tmp_path: Path
) -> None:
    where = ("--program", str(program))
    assert command("usb", "salin", str(tmp_path / "baru"), *where).code == ExitCode.DISTRIBUTION
    command("usb", "pasang", str(usb), *where)
    assert command("usb", "salin", str(tmp_path / "baru"), *where).code == ExitCode.OK
    flip(tmp_path / "baru" / layer_path("linux-x64", ENGINE))
    command("usb", "salin", str(tmp_path / "baru"), "--dari", str(usb))
    assert tree(tmp_path / "baru") == tree(usb)


def test_a_damaged_stick_installs_what_is_whole_and_says_what_is_missing(
    command: Command, usb: Path, program: Path
) -> None:
    flip(usb / layer_path("linux-x64", ENGINE))
    told = command("usb", "pasang", str(usb), "--program", str(program))
    assert told.code == ExitCode.ATTENTION
    assert "mesin.tgz" in told.err and "usb salin" in told.err
    assert "terpasang" in told.out


@pytest.mark.parametrize("name", ["buat", "cek", "pasang", "salin", "batalkan", "setujui", "copot"])
def test_every_command_teaches_with_an_example(command: Command, name: str) -> None:
    assert f"Contoh: kelas-ai usb {name}" in command("usb", name, "--help").out


def test_periksa_of_an_installed_version_names_it_and_compares_the_curriculum(
    command: Command, usb: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("usb", "pasang", str(usb), "--program", str(program))
    code = next(program.glob("lapisan/aplikasi-*[0-9a-f]")) / "kelas_ai"
    monkeypatch.setattr("kelas_ai.locations.PACKAGE", code)
    told = command("periksa", "--json", "--cepat")
    codes = [one["kode"] for one in told.json["butir"]]
    assert codes[0] == "pemasangan"
    # The small stick records another pack than the one this test runs with.
    assert "kurikulum_berubah" in codes and told.code == ExitCode.ATTENTION
