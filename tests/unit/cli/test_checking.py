"""`kelas-ai periksa` as a whole."""

from __future__ import annotations

from pathlib import Path

from kelas_ai.errors import ExitCode
from tests.unit.cli.conftest import Command


def test_a_sound_laptop_is_told_so_and_ends_well(command: Command) -> None:
    done = command("periksa")
    assert done.code == ExitCode.OK
    assert "Tidak ada yang harus dilakukan" in done.out
    assert "Prosesor" in done.out and "Memori" in done.out


def test_something_to_do_changes_the_exit_code(command: Command, home: Path) -> None:
    (home / "kelas.db").write_bytes(b"rusak" * 2000)
    done = command("periksa", "--json", "--cepat")
    assert done.code == ExitCode.ATTENTION
    damaged = [one for one in done.json["butir"] if one["keadaan"] == "perlu tindakan"]
    assert [one["kode"] for one in damaged] == ["simpanan_rusak_tanpa_cadangan"]
    assert (home / "kelas.db").read_bytes() == b"rusak" * 2000


def test_the_report_holds_nothing_that_the_teacher_wrote(
    command: Command, home: Path, tmp_path: Path
) -> None:
    text = 'guru = "Bu Sari"\nsekolah = "SD Rahasia"\n'
    (home / "kelas.toml").write_text(text, encoding="utf-8")
    command("plan", "mtk kelas 5 pecahan topik-rahasia 2 jp", "--tanpa-ai")
    done = command("periksa", "--laporan", str(tmp_path / "laporan.json"))
    report = (tmp_path / "laporan.json").read_text("utf-8")
    assert done.code == ExitCode.OK
    assert '"plans": 1' in report
    for private in ("Sari", "Rahasia", "rahasia", "pecahan"):
        assert private not in report


def test_a_report_that_cannot_be_written_is_an_error_with_advice(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "berkas").write_text("x")
    done = command("periksa", "--cepat", "--laporan", str(tmp_path / "berkas" / "laporan.txt"))
    assert done.code == ExitCode.EXPORT
    assert "Tidak dapat menulis" in done.err
