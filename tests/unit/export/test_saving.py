"""Saved documents are whole, new, and named after the topic."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import DriveFull, OutputNotWritable
from kelas_ai.export.saving import LONGEST_STEM, file_stem, safe_name, save_documents
from kelas_ai.strings.problems import explain
from kelas_ai.strings.saving import NAMELESS
from tests.unit.export.conftest import LONG_TOPIC, folder_of

FORBIDDEN = set('<>:"/\\|?*')


def failing(error: OSError) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_documents_are_written_as_given_in_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Rencana Bu Ayu" / "2026"
    paths = save_documents(folder, "Pecahan", {"md": "# Judul “ya”\n", "docx": b"PK\x00"})
    assert [path.name for path in paths] == ["Pecahan.md", "Pecahan.docx"]
    assert paths[0].read_bytes() == "# Judul “ya”\n".encode()
    assert paths[1].read_bytes() == b"PK\x00"
    assert folder_of(folder) == ["Pecahan.docx", "Pecahan.md"]


def test_an_existing_file_is_never_replaced_and_formats_keep_one_number(tmp_path: Path) -> None:
    (tmp_path / "Pecahan.docx").write_text("catatan guru")
    second = save_documents(tmp_path, "Pecahan", {"md": "a", "docx": b"b"})
    third = save_documents(tmp_path, "Pecahan", {"md": "c", "docx": b"d"})
    assert [path.name for path in second] == ["Pecahan (2).md", "Pecahan (2).docx"]
    assert [path.name for path in third] == ["Pecahan (3).md", "Pecahan (3).docx"]
    assert (tmp_path / "Pecahan.docx").read_text() == "catatan guru"


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege to make links")
def test_a_link_that_leads_nowhere_counts_as_taken(tmp_path: Path) -> None:
    (tmp_path / "Pecahan.md").symlink_to(tmp_path / "hilang")
    (saved,) = save_documents(tmp_path, "Pecahan", {"md": "isi"})
    assert saved.name == "Pecahan (2).md" and not (tmp_path / "hilang").exists()


def test_two_programs_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    saved: list[Path] = []

    def save(text: str) -> None:
        saved.extend(save_documents(tmp_path, "Pecahan", {"md": text}))

    threads = [threading.Thread(target=save, args=(f"isi {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(saved)) == 8
    assert {path.read_text() for path in saved} == {f"isi {n}" for n in range(8)}
    assert len(folder_of(tmp_path)) == 8


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_drive_is_named_with_the_space_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(os, step, failing(OSError(errno.ENOSPC, "No space left on device")))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_200_000))
    with pytest.raises(DriveFull) as caught:
        save_documents(tmp_path, "Pecahan", {"md": "x" * 5000})
    facts = caught.value.facts
    assert facts == {"path": str(tmp_path), "needed_bytes": 5000, "free_bytes": 1_200_000}
    assert "1 MB" in explain(caught.value)
    assert folder_of(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EROFS, "folder hanya dapat dibaca"),
        (errno.EACCES, "tidak ada izin menulis"),
        (errno.EIO, "media rusak atau tercabut"),
        (errno.EBUSY, "sistem menolak"),
    ],
)
def test_a_refusal_is_told_in_indonesian_with_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    monkeypatch.setattr(os, "replace", failing(OSError(number, "refused")))
    with pytest.raises(OutputNotWritable) as caught:
        save_documents(tmp_path, "Pecahan", {"md": "isi"})
    assert caught.value.facts == {"path": str(tmp_path), "detail": said}
    assert str(tmp_path) in explain(caught.value)
    assert folder_of(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(OutputNotWritable):
        save_documents(tmp_path / "berkas" / "dalam", "Pecahan", {"md": "isi"})


def test_a_stick_pulled_while_writing_tells_the_first_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(OSError(errno.EIO, "io")))
    monkeypatch.setattr(Path, "unlink", failing(OSError(errno.ENODEV, "gone")))
    with pytest.raises(OutputNotWritable) as caught:
        save_documents(tmp_path, "Pecahan", {"md": "isi"})
    assert caught.value.facts["detail"] == "media rusak atau tercabut"


def test_the_name_says_subject_class_and_topic(plan: LessonPlan) -> None:
    expected = "Matematika kelas 5 - Membandingkan pecahan berpenyebut berbeda"
    assert file_stem(plan) == expected
    long = replace(plan, identity=replace(plan.identity, topic=LONG_TOPIC))
    stem = file_stem(long)
    assert len(stem) <= LONGEST_STEM and stem.endswith("makanan")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sifat-sifat cahaya: pantul/bias?", "Sifat-sifat cahaya pantul bias"),
        ("../../etc/passwd", "etc passwd"),
        ("--tanpa-ai", "tanpa-ai"),
        ("con", "con _"),
        ("Bunyi.", "Bunyi"),
        ("القرآن", "القرآن"),
        ("…\x00\n", NAMELESS),
        ("", NAMELESS),
    ],
)
def test_names_are_readable_and_allowed_everywhere(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_text_gives_a_name_that_every_system_takes(text: str) -> None:
    name = safe_name(text)
    assert name and len(name) <= LONGEST_STEM + 2 and len(name.encode()) <= 162
    assert not FORBIDDEN & set(name) and name.isprintable()
    assert name == name.strip(" .") and not name.startswith("-")
    assert safe_name(name) == name or name.endswith(" _")
