"""Copies and checks: byte for byte, and every kind of damage by name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kelas_ai.distribution.copying import ProgramSource, StickSource, copy_stick
from kelas_ai.distribution.layout import ENGINE, UNFINISHED, layer_path
from kelas_ai.distribution.verifying import verify_stick
from kelas_ai.errors import NoRoom, NotInstalled
from tests.unit.distribution.conftest import Laptop
from tests.unit.distribution.sticks import SECOND, flip, small_stick, tree


def test_an_installed_laptop_makes_the_same_stick_byte_for_byte(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    laptop.install(stick)
    original = tree(stick)
    shutil.rmtree(stick)
    report = copy_stick(ProgramSource(laptop.program), tmp_path / "baru")
    assert not report.unavailable
    assert tree(tmp_path / "baru") == original
    assert verify_stick(tmp_path / "baru").sound


def test_a_copy_of_a_copy_installs(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    copy_stick(StickSource(stick), tmp_path / "usb2")
    copy_stick(StickSource(tmp_path / "usb2"), tmp_path / "usb3")
    assert tree(tmp_path / "usb3") == tree(stick)
    laptop.install(tmp_path / "usb3")
    assert laptop.program.complete(laptop.program.versions().active)


def test_what_the_laptop_does_not_have_is_named_and_left_out(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    laptop.install(stick, tiers=[])
    report = copy_stick(ProgramSource(laptop.program), tmp_path / "baru")
    assert {path.rsplit(".", 1)[0] for path in report.unavailable} == {"kelas/models/kecil.gguf"}
    check = verify_stick(tmp_path / "baru")
    assert check.sound and check.left_out == ["model-hemat"]


def test_a_copy_repairs_exactly_what_is_wrong(stick: Path, tmp_path: Path) -> None:
    copy_stick(StickSource(stick), tmp_path / "usb2")
    flip(tmp_path / "usb2" / layer_path("linux-x64", ENGINE))
    (tmp_path / "usb2" / "pasang.sh").unlink()
    check = verify_stick(tmp_path / "usb2")
    assert check.damaged == [layer_path("linux-x64", ENGINE)]
    assert check.missing == ["pasang.sh"] and not check.sound
    report = copy_stick(StickSource(stick), tmp_path / "usb2")
    assert sorted(report.written) == [layer_path("linux-x64", ENGINE), "pasang.sh"]
    assert tree(tmp_path / "usb2") == tree(stick)


def test_a_damaged_source_spreads_nothing(stick: Path, tmp_path: Path) -> None:
    flip(stick / layer_path("linux-x64", ENGINE))
    report = copy_stick(StickSource(stick), tmp_path / "usb2")
    assert report.unavailable == [layer_path("linux-x64", ENGINE)]
    assert not (tmp_path / "usb2" / layer_path("linux-x64", ENGINE)).exists()


def test_a_changed_layer_on_the_laptop_is_not_copied(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    laptop.install(stick)
    flip(next(laptop.program.layers.glob("mesin-*/isi.bin")))
    report = copy_stick(ProgramSource(laptop.program), tmp_path / "baru")
    assert report.unavailable == [layer_path("linux-x64", ENGINE)]


def test_an_older_stick_becomes_the_newer_one_and_other_files_stay(
    stick: Path, tmp_path: Path
) -> None:
    small_stick(tmp_path / "b2", tmp_path / "usb2", release=SECOND, changed={ENGINE: b"x" * 999})
    (stick / "foto.jpg").write_bytes(b"milik guru")
    copy_stick(StickSource(tmp_path / "usb2"), stick)
    (stick / "foto.jpg").unlink()
    assert tree(stick) == tree(tmp_path / "usb2")


def test_extra_and_foreign_files_are_told_apart(stick: Path) -> None:
    (stick / "RPP lama.docx").write_bytes(b"x")
    (stick / "System Volume Information").mkdir()
    (stick / "System Volume Information" / "IndexerVolumeGuid").write_bytes(b"x")
    (stick / "foto.JPG.exe").write_bytes(b"MZ")
    (stick / "kelas" / "tambahan.txt").write_bytes(b"x")
    (stick / "kelas" / "autorun.inf").write_bytes(b"x")
    check = verify_stick(stick)
    assert check.foreign == ["RPP lama.docx", "foto.JPG.exe"]
    assert check.extra == ["kelas/autorun.inf", "kelas/tambahan.txt"]
    assert sorted(check.risky) == ["foto.JPG.exe", "kelas/autorun.inf"]
    assert not check.sound


def test_a_teacher_s_own_documents_do_not_make_a_stick_unsound(stick: Path) -> None:
    (stick / "RPP lama.docx").write_bytes(b"x")
    assert verify_stick(stick).sound


def test_a_link_on_the_stick_is_named_and_not_followed(stick: Path, tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "rahasia").write_bytes(b"x")
    os.symlink(tmp_path / "luar", stick / "kelas" / "tautan")
    assert verify_stick(stick).extra == ["kelas/tautan"]


def test_an_unfinished_copy_says_so(stick: Path) -> None:
    (stick / UNFINISHED).write_text("x")
    check = verify_stick(stick)
    assert check.unfinished and not check.sound


def test_a_too_small_target_is_refused_before_writing(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kelas_ai.distribution.files.free_bytes", lambda folder: 1000)
    with pytest.raises(NoRoom):
        copy_stick(StickSource(stick), tmp_path / "usb2")
    assert tree(tmp_path / "usb2") == {}


def test_a_laptop_without_an_installation_cannot_copy(laptop: Laptop) -> None:
    with pytest.raises(NotInstalled):
        ProgramSource(laptop.program)
