"""Installing, updating, undoing and removing; the teacher's folder is never touched."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from kelas_ai.distribution.files import SPARE_BYTES
from kelas_ai.distribution.installing import uninstall
from kelas_ai.distribution.layout import BOOT, CURRICULUM, ENGINE, PACKAGES, layer_path
from kelas_ai.distribution.saved_work import copy_before_update, undo
from kelas_ai.distribution.shortcuts import add_shortcuts, remove_shortcuts, shortcut_files
from kelas_ai.distribution.signing import read_signed
from kelas_ai.distribution.verifying import verify_stick
from kelas_ai.errors import (
    DataNewer,
    DriveLost,
    NoRoom,
    NothingToUndo,
    NotInstalled,
    StickIncomplete,
    StickOlder,
    StickUnreadable,
)
from tests.unit.distribution.conftest import Laptop
from tests.unit.distribution.sticks import FIRST, SECOND, WEIGHTS, flip, small_stick, tree

NOW = datetime(2026, 12, 26, 9, 0)


def content_of(laptop: Laptop, layer: str) -> bytes:
    """What the active version reads from a layer."""
    manifest = laptop.program.active_release().manifest
    place = next(laptop.program.layer_place(one) for one in manifest.layers if one.name == layer)
    return (place / "isi.bin").read_bytes()


def test_a_first_installation_is_complete(laptop: Laptop, stick: Path) -> None:
    report = laptop.install(stick)
    assert report.before == "" and not report.damaged
    assert content_of(laptop, ENGINE) == b"mesin" * 9000
    assert (laptop.program.models / "kecil.gguf").read_bytes() == WEIGHTS
    assert laptop.program.complete(laptop.program.versions().active)
    assert (laptop.home / "kelas.db").read_bytes() == b"rencana guru"
    assert not list(laptop.program.folder.rglob("*.part"))


def test_an_update_copies_only_what_changed_and_can_be_undone(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    laptop.install(stick)
    home = tree(laptop.home)
    changed = {CURRICULUM: b"kurikulum baru" * 500}
    small_stick(tmp_path / "b2", tmp_path / "usb2", release=SECOND, changed=changed)
    report = laptop.install(tmp_path / "usb2")
    assert report.changed == [CURRICULUM]
    assert content_of(laptop, CURRICULUM) == changed[CURRICULUM]
    assert tree(laptop.home) == home
    laptop.program.undo()
    assert content_of(laptop, CURRICULUM) == b"kurikulum" * 9000
    laptop.program.undo()
    assert content_of(laptop, CURRICULUM) == changed[CURRICULUM]
    laptop.program.confirm()
    with pytest.raises(NothingToUndo):
        laptop.program.undo()
    assert len(list(laptop.program.layers.glob("kurikulum-*[0-9a-f]"))) == 1


def test_installing_the_same_stick_again_changes_nothing(laptop: Laptop, stick: Path) -> None:
    laptop.install(stick)
    before = tree(laptop.program.folder)
    assert laptop.install(stick).changed == []
    assert tree(laptop.program.folder) == before


def test_an_older_stick_needs_a_clear_word(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    small_stick(tmp_path / "b2", tmp_path / "usb2", release=SECOND)
    laptop.install(tmp_path / "usb2")
    with pytest.raises(StickOlder):
        laptop.install(stick)
    laptop.install(stick, older=True)
    assert laptop.program.active_release().manifest.release == FIRST


def test_a_damaged_optional_part_leaves_the_rest_usable(laptop: Laptop, stick: Path) -> None:
    flip(stick / layer_path("linux-x64", ENGINE))
    (stick / "kelas/models/kecil.gguf.001").unlink()
    report = laptop.install(stick)
    assert report.damaged == [layer_path("linux-x64", ENGINE), "kelas/models/kecil.gguf.000"]
    arranged = laptop.program.folder / "terbitan" / laptop.program.versions().active
    assert "mesin" not in (arranged / "susunan.sh").read_text()
    assert laptop.program.complete(laptop.program.versions().active)


def test_a_repaired_stick_brings_the_missing_part_later(laptop: Laptop, stick: Path) -> None:
    path = stick / layer_path("linux-x64", ENGINE)
    whole = path.read_bytes()
    flip(path)
    laptop.install(stick)
    path.write_bytes(whole)
    assert laptop.install(stick).changed == [ENGINE]
    assert content_of(laptop, ENGINE) == b"mesin" * 9000


def test_a_damaged_needed_part_installs_nothing_and_names_it(laptop: Laptop, stick: Path) -> None:
    flip(stick / layer_path("linux-x64", PACKAGES))
    with pytest.raises(StickIncomplete) as stopped:
        laptop.install(stick)
    assert stopped.value.facts["parts"] == PACKAGES
    assert not laptop.program.versions().active


def test_a_damaged_stick_still_updates_what_the_laptop_has_already(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    laptop.install(stick)
    changed = {CURRICULUM: b"baru" * 999}
    small_stick(tmp_path / "b2", tmp_path / "usb2", release=SECOND, changed=changed)
    flip(tmp_path / "usb2" / layer_path("linux-x64", PACKAGES))
    report = laptop.install(tmp_path / "usb2")
    assert report.changed == [CURRICULUM] and not report.damaged


def test_a_pulled_stick_is_told_from_a_damaged_one(laptop: Laptop, stick: Path) -> None:
    def pull(name: str, done: int, total: int) -> None:
        if name == PACKAGES and stick.exists():
            shutil.move(stick, stick.with_name("tercabut"))

    from kelas_ai.distribution.installing import InstallWish, install

    with pytest.raises(DriveLost):
        install(stick, laptop.program, laptop.home, InstallWish(tiers=["hemat"]), pull)
    assert not laptop.program.versions().active
    shutil.move(stick.with_name("tercabut"), stick)
    laptop.install(stick)
    assert laptop.program.complete(laptop.program.versions().active)


def test_no_stick_at_all_is_told(laptop: Laptop, tmp_path: Path) -> None:
    with pytest.raises(StickUnreadable):
        laptop.install(tmp_path)


def test_room_is_asked_for_before_anything_is_written(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kelas_ai.distribution.files.free_bytes", lambda folder: SPARE_BYTES + 1000)
    with pytest.raises(NoRoom) as told:
        laptop.install(stick)
    assert told.value.facts["needed_bytes"] > SPARE_BYTES + len(WEIGHTS)
    assert not laptop.program.layers.exists()


def test_room_that_the_shell_script_has_taken_is_not_asked_for_again(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = SPARE_BYTES + len(WEIGHTS) + 150_000
    monkeypatch.setattr("kelas_ai.distribution.files.free_bytes", lambda folder: free)
    with pytest.raises(NoRoom):
        laptop.install(stick)
    manifest = read_signed(stick).manifest
    for layer in manifest.layers:
        if layer.name in BOOT and layer.platform != "windows-x64":
            laptop.program.layer_place(layer).mkdir(parents=True)
    laptop.install(stick)
    assert laptop.program.complete(laptop.program.versions().active)


def test_other_platforms_are_carried_only_with_plenty_of_room(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kelas_ai.distribution.installing.SMALL", 100)
    monkeypatch.setattr("kelas_ai.distribution.installing.free_bytes", lambda folder: 10**9)
    laptop.install(stick)
    carried = tree(laptop.program.carried)
    assert "pasang.sh" in carried and layer_path("windows-x64", "aplikasi") not in carried
    assert not laptop.install(stick, carry=False).carried


def test_a_platform_that_lacks_a_piece_is_not_carried(laptop: Laptop, tmp_path: Path) -> None:
    small_stick(tmp_path / "b2", tmp_path / "usb2", with_windows=False)
    laptop.install(tmp_path / "usb2")
    assert set(tree(laptop.program.carried)) == {"BACA-SAYA.txt", "pasang.sh"}


def test_removing_the_program_leaves_the_teacher_s_folder(laptop: Laptop, stick: Path) -> None:
    laptop.install(stick)
    home = tree(laptop.home)
    uninstall(laptop.program)
    assert not laptop.program.folder.exists()
    assert tree(laptop.home) == home
    with pytest.raises(NotInstalled):
        uninstall(laptop.program)


def test_a_folder_that_is_no_program_is_never_removed(laptop: Laptop, tmp_path: Path) -> None:
    from kelas_ai.distribution.program import Program

    (tmp_path / "dokumen").mkdir()
    (tmp_path / "dokumen" / "rapor.docx").write_bytes(b"x")
    with pytest.raises(NotInstalled):
        uninstall(Program(tmp_path / "dokumen"))
    assert (tmp_path / "dokumen" / "rapor.docx").exists()


def database(path: Path, schema: int, content: str) -> None:
    with sqlite3.connect(path) as opened:
        opened.execute("CREATE TABLE IF NOT EXISTS isi (kata TEXT)")
        opened.execute("INSERT INTO isi VALUES (?)", (content,))
        opened.execute(f"PRAGMA user_version = {schema}")
    opened.close()


def words_in(path: Path) -> list[str]:
    opened = sqlite3.connect(path)
    try:
        return [row[0] for row in opened.execute("SELECT kata FROM isi")]
    finally:
        opened.close()


def test_an_undo_never_takes_newer_plans_away(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    plans = laptop.home / "kelas.db"
    plans.unlink()
    database(plans, 1, "lama")
    laptop.install(stick)
    copy = copy_before_update(plans, laptop.program.versions().active)
    small_stick(tmp_path / "b2", tmp_path / "usb2", release=SECOND, schema=2)
    laptop.install(tmp_path / "usb2")
    database(plans, 2, "baru")
    with pytest.raises(DataNewer) as told:
        undo(laptop.program, plans, False, NOW)
    assert copy is not None and told.value.facts["backup"] == copy.name
    assert words_in(plans) == ["lama", "baru"]
    undo(laptop.program, plans, True, NOW)
    assert words_in(plans) == ["lama"]
    assert words_in(laptop.home / "kelas.versi-baru-20261226-090000.db") == ["lama", "baru"]
    assert laptop.program.active_release().manifest.release == FIRST


def test_an_undo_with_readable_plans_keeps_them_as_they_are(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    plans = laptop.home / "kelas.db"
    plans.unlink()
    database(plans, 1, "lama")
    laptop.install(stick)
    small_stick(tmp_path / "b2", tmp_path / "usb2", release=SECOND)
    laptop.install(tmp_path / "usb2")
    database(plans, 1, "baru")
    undo(laptop.program, plans, False, NOW)
    assert words_in(plans) == ["lama", "baru"]


def test_shortcuts_start_this_program_and_nobody_else_s_file_is_touched(
    laptop: Laptop, tmp_path: Path
) -> None:
    person = tmp_path / "orang"
    command = person / ".local" / "bin" / "kelas-ai"
    command.parent.mkdir(parents=True)
    command.write_text("#!/bin/sh\necho milik orang lain\n")
    written = add_shortcuts(laptop.program, person)
    assert command not in written and "orang lain" in command.read_text()
    assert [path.suffix for path in written] == [".desktop"]
    command.unlink()
    assert command in add_shortcuts(laptop.program, person)
    assert command.stat().st_mode & 0o111
    remove_shortcuts(laptop.program, person)
    assert not any(path.exists() for path in shortcut_files(laptop.program, person))


def test_a_sound_stick_stays_sound_after_installing(laptop: Laptop, stick: Path) -> None:
    before = tree(stick)
    laptop.install(stick)
    assert tree(stick) == before
    assert verify_stick(stick).sound
