"""Look at a file before anything opens it: is it plain, not empty, not too large, what it says."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

from kelas_ai.errors import (
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileMissing,
    FileTooLarge,
    NotAFile,
    NothingToRead,
    WrongFileType,
)
from kelas_ai.reading.base import MAX_FILE_BYTES

KINDS = {
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines",
    ".json": "JSON Lines",
    ".txt": "TXT",
    ".md": "MD",
    ".markdown": "MD",
}
MAX_FILES = 500
MAX_DEPTH = 6
_HEAD_BYTES = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def files_of(path: Path) -> list[Path]:
    """The file itself, or the readable files of a folder and its subfolders, in name order.

    Links are never followed. At most `MAX_FILES` files and `MAX_DEPTH` levels.
    Raises: FileMissing, NotAFile, NothingToRead, FileTooLarge.
    """
    mode = _mode(path)
    if not stat.S_ISDIR(mode):
        return [path]
    found: list[Path] = []
    _walk(path, 0, found)
    if not found:
        raise NothingToRead(path=str(path))
    if len(found) > MAX_FILES:
        raise FileTooLarge(path=str(path), what="banyak berkas", found=len(found), limit=MAX_FILES)
    return sorted(found)


def _walk(folder: Path, depth: int, found: list[Path]) -> None:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return  # a forbidden subfolder hides nothing that was named
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.is_symlink():
            continue
        if entry.is_dir() and depth < MAX_DEPTH:
            _walk(entry, depth + 1, found)
        elif entry.is_file() and entry.suffix.lower() in KINDS:
            found.append(entry)


def _mode(path: Path) -> int:
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError) as error:
        raise FileMissing(path=str(path), detail=str(error)) from error
    if stat.S_ISLNK(mode):
        raise NotAFile(path=str(path))
    return mode


def kind_of(path: Path) -> str:
    """What to read the file as: a value of `KINDS`. Its name and its content must agree.

    Raises: FileMissing, NotAFile, FileEmpty, FileTooLarge, WrongFileType, FileEncrypted.
    """
    if not stat.S_ISREG(_mode(path)):
        raise NotAFile(path=str(path))
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            head = opened.read(_HEAD_BYTES)
    except OSError as error:
        raise FileMissing(path=str(path), detail=error.strerror or str(error)) from error
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise FileEmpty(path=str(path))
    if size > MAX_FILE_BYTES:
        found, limit = f"{size // 1_000_000} MB", f"{MAX_FILE_BYTES // 1_000_000} MB"
        raise FileTooLarge(path=str(path), what="ukuran", found=found, limit=limit)
    expected = KINDS.get(path.suffix.lower())
    found = _content(path, head)
    if expected is None:
        suffix = f"berkas {path.suffix or 'tanpa akhiran'}"
        raise WrongFileType(path=str(path), expected=suffix, found=found)
    agrees = found == expected or (found == "teks" and expected in ("TXT", "MD", "JSON Lines"))
    if not agrees:
        raise WrongFileType(path=str(path), expected=expected, found=found)
    return expected


def _content(path: Path, head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith(b"PK\x03\x04"):
        return _zip_content(path)
    if head.startswith(_OLE):
        if _holds(path, _OLE_ENCRYPTED):
            raise FileEncrypted(path=str(path))
        return "dokumen Office lama (.doc)"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "teks"
    return "biner yang tidak dikenal" if b"\x00" in head else "teks"


def _zip_content(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if path.suffix.lower() == ".docx":
            raise FileDamaged(path=str(path), detail="arsip DOCX tidak utuh") from error
        return "arsip ZIP yang rusak"
    return "DOCX" if "word/document.xml" in names else "arsip ZIP"


def _holds(path: Path, mark: bytes) -> bool:
    with path.open("rb") as opened:
        return mark in opened.read(2_000_000)
