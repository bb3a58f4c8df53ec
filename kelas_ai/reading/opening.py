"""Read any document that a school has."""

from __future__ import annotations

from pathlib import Path

from kelas_ai.errors import NothingToRead
from kelas_ai.reading.base import Progress, ReadDocument
from kelas_ai.reading.files import kind_of


def read_document(path: Path, progress: Progress = lambda done, total: None) -> ReadDocument:
    """The document as lines and rows (or records of JSON Lines).

    progress: pages done and in all, for PDF.
    Raises: ReadingError subclasses that say why a file cannot be read.
    """
    kind = kind_of(path)
    if kind == "PDF":
        from kelas_ai.reading.pdf import read_pdf

        return read_pdf(path, progress)
    if kind == "DOCX":
        from kelas_ai.reading.docx import read_docx

        return read_docx(path)
    if kind == "JSON Lines":
        from kelas_ai.reading.records import read_records

        return read_records(path)
    from kelas_ai.reading.plain import read_plain

    document = read_plain(path, markdown=kind == "MD")
    if not document.blocks:
        raise NothingToRead(path=str(path))
    return document
