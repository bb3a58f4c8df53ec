"""A plan as a file of its own, for when the usual place cannot be written."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import DatabaseDamaged
from kelas_ai.export.saving import file_stem, save_documents
from kelas_ai.storage.plans import decode_plan

SUFFIX = "kelas-rencana.json"
LARGEST_BYTES = 5_000_000


def write_copy(plan: LessonPlan, folder: Path) -> Path:
    """Write the whole plan into a folder, never over an existing file.

    Raises: ExportError subclasses.
    """
    (path,) = save_documents(folder, file_stem(plan), {SUFFIX: msgspec.json.encode(plan)})
    return path


def read_copy(path: Path) -> LessonPlan:
    """Read such a file.

    Raises: DatabaseDamaged when it is not a plan.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise DatabaseDamaged(path=str(path), detail="terlalu besar")
        return decode_plan(path.read_bytes(), path)
    except OSError as error:
        raise DatabaseDamaged(path=str(path), detail=error.strerror or "") from error
