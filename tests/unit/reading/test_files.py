"""Bad files are named and refused before anything opens them."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelas_ai.errors import (
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileMissing,
    FileUnsafe,
    NotAFile,
    NothingToRead,
    ReadingError,
    WrongFileType,
)
from kelas_ai.reading.files import files_of, kind_of
from kelas_ai.reading.opening import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENT = """<?xml version="1.0"?><w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>"""


def archive(path: Path, parts: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_called_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kosong.pdf"
    path.write_bytes(content)
    with pytest.raises(FileEmpty):
        kind_of(path)


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("surat.pdf", b"bukan pdf", "teks"),
        ("surat.docx", b"%PDF-1.4 isi", "PDF"),
        ("surat.txt", b"%PDF-1.4 isi", "PDF"),
        ("surat.txt", b"abc\x00\x01\x02", "biner yang tidak dikenal"),
        ("surat.docx", OLE + b"x" * 600, "dokumen Office lama (.doc)"),
        ("surat.exe", b"teks saja", "teks"),
        ("surat", b"teks saja", "teks"),
    ],
)
def test_a_name_that_does_not_fit_the_content_is_refused(
    tmp_path: Path, name: str, content: bytes, found: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(WrongFileType) as raised:
        kind_of(path)
    assert raised.value.facts["found"] == found


def test_a_word_file_with_a_password_is_called_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "kunci.docx"
    path.write_bytes(OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(FileEncrypted):
        kind_of(path)


def test_a_zip_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongFileType):
        kind_of(archive(tmp_path / "x.docx", {"apa.txt": "saja"}))


def test_a_cut_word_document_is_called_damaged(tmp_path: Path) -> None:
    whole = archive(tmp_path / "utuh.docx", {"word/document.xml": CONTENT * 50}).read_bytes()
    path = tmp_path / "potong.docx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileDamaged):
        kind_of(path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "asli.txt"
    target.write_text("isi yang dapat dibaca", encoding="utf-8")
    link = tmp_path / "tautan.txt"
    link.symlink_to(target)
    with pytest.raises(NotAFile):
        kind_of(link)
    assert files_of(tmp_path) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "pipa.txt"
    os.mkfifo(path)
    with pytest.raises(NotAFile):
        kind_of(path)


def test_a_missing_file_and_an_impossible_name_are_called_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.pdf", Path("nol\0byte.pdf")):
        with pytest.raises(FileMissing):
            kind_of(path)


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "foto.jpg", ".tersembunyi.txt", "~$terbuka.docx"):
        (tmp_path / name).write_text("isi", encoding="utf-8")
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "c.pdf").write_bytes(b"%PDF")
    found = [path.name for path in files_of(tmp_path)]
    assert found == ["a.md", "b.txt", "c.pdf"]


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        files_of(tmp_path)


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": CONTENT, "../../keluar.xml": "x"},
        {"word/document.xml": CONTENT, "/etc/keluar.xml": "x"},
        {"word/document.xml": CONTENT, "C:\\keluar.xml": "x"},
        {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "cc">]>' + CONTENT},
        {"word/document.xml": CONTENT, "word/styles.xml": "<!ENTITY % x SYSTEM 'file:///a'>"},
        {"word/document.xml": ('<!DOCTYPE a [<!ENTITY b "c">]>' + CONTENT).encode("utf-16")},
        {"word/document.xml": CONTENT, "word/media/besar.bin": b"0" * 30_000_000},
    ],
)
def test_a_word_document_built_to_harm_is_refused(
    tmp_path: Path, parts: dict[str, bytes | str]
) -> None:
    with pytest.raises(FileUnsafe):
        read_document(archive(tmp_path / "jahat.docx", parts))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=600), st.sampled_from([".pdf", ".docx", ".jsonl", ".txt", ".md"]))
def test_any_bytes_are_read_or_refused_with_a_reason(
    tmp_path: Path, content: bytes, suffix: str
) -> None:
    heads = {".pdf": b"%PDF-1.7\n", ".docx": b"PK\x03\x04"}
    path = tmp_path / f"acak{suffix}"
    path.write_bytes(heads.get(suffix, b"") + content)
    try:
        document = read_document(path)
    except ReadingError:
        return
    assert document.blocks or document.records
