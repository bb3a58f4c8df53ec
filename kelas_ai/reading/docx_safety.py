"""Refuse a DOCX that is built to harm, before anything parses it."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import IO

from kelas_ai.errors import FileDamaged, FileEncrypted, FileUnsafe

MAX_PARTS = 5_000
MAX_XML_BYTES = 120_000_000
MAX_TOTAL_BYTES = 600_000_000
MAX_RATIO, RATIO_FROM = 200, 20_000_000
_STEP = 1 << 20
_FORBIDDEN = (b"<!doctype", b"<!entity")


def check_docx(path: Path) -> None:
    """Look at the archive's table and scan its XML parts for declarations.

    Raises: FileUnsafe for bombs, entities and foreign paths; FileEncrypted; FileDamaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_table(entries, path)
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(entry) as part:
                        _scan(part, path)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise FileDamaged(path=str(path), detail="arsip DOCX tidak utuh") from error
    except Exception as error:
        if type(error).__name__ == "error":  # zlib.error: a broken stream
            raise FileDamaged(path=str(path), detail="arsip DOCX tidak utuh") from error
        raise


def _check_table(entries: list[zipfile.ZipInfo], path: Path) -> None:
    if len(entries) > MAX_PARTS:
        raise FileUnsafe(path=str(path), detail=f"{len(entries)} bagian di dalam arsip")
    total = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise FileEncrypted(path=str(path))
        _check_name(entry.filename, path)
        total += entry.file_size
        ratio = entry.file_size / max(entry.compress_size, 1)
        bomb = entry.file_size > RATIO_FROM and ratio > MAX_RATIO
        xml = entry.filename.lower().endswith((".xml", ".rels"))
        if bomb or total > MAX_TOTAL_BYTES or (xml and entry.file_size > MAX_XML_BYTES):
            raise FileUnsafe(path=str(path), detail="isinya mengembang terlalu besar")


def _check_name(name: str, path: Path) -> None:
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in name:
        raise FileUnsafe(path=str(path), detail="ada bagian dengan jalur ke luar arsip")


def _scan(part: IO[bytes], path: Path) -> None:
    tail = b""
    while step := part.read(_STEP):
        # UTF-16 puts a zero between the letters: without zeros both look alike.
        plain = (tail + step).replace(b"\x00", b"").lower()
        if any(mark in plain for mark in _FORBIDDEN):
            raise FileUnsafe(path=str(path), detail="deklarasi entitas XML")
        tail = step[-64:]
