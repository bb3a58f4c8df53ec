"""`.kelas` files come back as they were sent; everything else is named and refused."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelas_ai.errors import (
    FileDamaged,
    FileMissing,
    FileTooLarge,
    FileUnsafe,
    NotAFile,
    PackageEdited,
    PackageNewer,
    ReadingError,
)
from kelas_ai.exchange import package
from kelas_ai.exchange.package import EVIDENCE, MANIFEST, QUESTION, packed, read_package
from tests.unit.evidence.chains import key_of

CONTENT = {QUESTION: "Sudah sesuai?".encode(), EVIDENCE: b"{}\tab"}


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "a.kelas"
    path.write_bytes(packed(CONTENT, key_of(1), "2026-11-25T09:00:00"))
    return path


def repacked(path: Path, change: dict[str, bytes]) -> Path:
    """The same file with entries added or replaced."""
    with zipfile.ZipFile(path) as archive:
        bodies = {name: archive.read(name) for name in archive.namelist()}
    bodies |= change
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in bodies.items():
            archive.writestr(name, body)
    path.write_bytes(out.getvalue())
    return path


def test_what_was_sent_comes_back(sent: Path) -> None:
    opened = read_package(sent)
    assert opened.entries == CONTENT and opened.question == "Sudah sesuai?"
    assert opened.manifest.nama == ""


def test_a_changed_entry_is_refused(sent: Path) -> None:
    with pytest.raises(PackageEdited) as caught:
        read_package(repacked(sent, {QUESTION: b"Lain"}))
    assert caught.value.facts["what"] == QUESTION


def test_a_changed_manifest_is_refused(sent: Path) -> None:
    with zipfile.ZipFile(sent) as archive:
        manifest = archive.read(MANIFEST)
    with pytest.raises(PackageEdited):
        read_package(repacked(sent, {MANIFEST: manifest.replace(b'"nama":""', b'"nama":"Sari"')}))


def test_a_newer_version_is_named(sent: Path) -> None:
    with zipfile.ZipFile(sent) as archive:
        manifest = archive.read(MANIFEST)
    with pytest.raises(PackageNewer) as caught:
        read_package(repacked(sent, {MANIFEST: manifest.replace(b'"versi":1', b'"versi":7')}))
    assert caught.value.facts["found"] == 7


@pytest.mark.parametrize("name", ["../../x.txt", "/etc/x", "C:\\x", "lain.txt"])
def test_path_tricks_and_foreign_entries_are_refused(sent: Path, name: str) -> None:
    with pytest.raises(FileUnsafe):
        read_package(repacked(sent, {name: b"x"}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(sent: Path) -> None:
    with pytest.raises(FileUnsafe):
        read_package(repacked(sent, {QUESTION: b"0" * 5_000_000}))


def test_an_enormous_file_is_refused(sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_FILE", 100)
    with pytest.raises(FileTooLarge):
        read_package(sent)


def test_missing_empty_linked_and_cut_files_are_told_apart(sent: Path, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_package(tmp_path / "tidak-ada.kelas")
    link = tmp_path / "tautan.kelas"
    os.symlink(sent, link)
    with pytest.raises(NotAFile):
        read_package(link)
    sent.write_bytes(sent.read_bytes()[:-30])
    with pytest.raises(FileDamaged):
        read_package(sent)
    sent.write_bytes(b"")
    with pytest.raises(FileDamaged):
        read_package(sent)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(at=st.integers(0, 10_000), change=st.integers(1, 255))
def test_a_changed_byte_gives_the_same_content_or_a_named_refusal(
    tmp_path: Path, at: int, change: int
) -> None:
    body = bytearray(packed(CONTENT, key_of(1), "2026-11-25T09:00:00"))
    body[at % len(body)] ^= change
    path = tmp_path / "b.kelas"
    path.write_bytes(bytes(body))
    try:
        assert read_package(path).entries == CONTENT
    except ReadingError:
        pass
