"""JSON Lines with one Capaian Pembelajaran a line, texts kept byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kelas_ai.errors import FileDamaged
from kelas_ai.reading.base import ReadDocument, Record
from kelas_ai.reading.plain import read_text

MAX_TEXT = 20_000


class _Entry(BaseModel):
    """A line of the file; other keys are ignored."""

    model_config = ConfigDict(extra="ignore", str_max_length=MAX_TEXT)

    mapel: str
    fase: str
    elemen: str
    teks: str
    sumber: str = ""
    id: str = ""
    status: str = ""


def read_records(path: Path) -> ReadDocument:
    """Entries with `mapel`, `fase`, `elemen`, `teks`, and `sumber` naming the decree.

    A JSON list of such entries is read too. Lines that are not entries are named in `problems`.
    Raises: FileDamaged when no line is an entry; as `read_text`.
    """
    text = read_text(path)
    records: list[Record] = []
    problems: list[str] = []
    for number, raw in _entries(text):
        try:
            entry = _Entry.model_validate(json.loads(raw) if isinstance(raw, str) else raw)
        except (ValueError, RecursionError) as error:
            problems.append(f"baris {number}: {_reason(error)}")
            continue
        records.append(_record(entry, number))
    if not records:
        detail = problems[0] if problems else "tidak ada baris berisi CP"
        raise FileDamaged(path=str(path), detail=detail)
    return ReadDocument(kind="JSON Lines", records=records, problems=tuple(problems))


def _entries(text: str) -> list[tuple[int, object]]:
    if text.lstrip().startswith("["):
        try:
            listed = json.loads(text)
        except (ValueError, RecursionError):
            listed = None
        if isinstance(listed, list):
            return list(enumerate(listed, 1))
    lines = text.split("\n")  # not splitlines: a text may hold U+2028
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _record(entry: _Entry, number: int) -> Record:
    return Record(
        subject=entry.mapel.strip(),
        phase=entry.fase.strip(),
        strand=entry.elemen.strip(),
        text=entry.teks,
        source=entry.sumber.strip(),
        code=entry.id.strip(),
        status=entry.status.strip(),
        line=number,
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        names = {".".join(str(part) for part in found["loc"]) for found in error.errors()}
        missing = ", ".join(sorted(name for name in names if name))
        return f"tidak memuat {missing}" if missing else "bukan satu CP"
    return "bukan JSON yang utuh"
