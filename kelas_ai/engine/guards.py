"""Checks before a model is loaded, so that a bad file or a full memory is named, not crashed on."""

from __future__ import annotations

import hashlib
import os

import psutil

from kelas_ai.engine.catalog import InstalledModel
from kelas_ai.engine.gguf import MAGIC, read_header
from kelas_ai.errors import ModelMissing, ModelUnreadable, NotEnoughMemory

OVERHEAD_BYTES = 350_000_000
"""Beside the weights: caches, buffers, Python, libraries."""


def check_file(model: InstalledModel) -> None:
    """Look at name, size and beginning of the file.

    The beginning holds the header; llama.cpp may end the whole process on a damaged one. Of a
    catalogue model its first piece is hashed (about 50 MB, 0.1 s), which covers the header; of
    any other file the header is read.
    Raises: ModelMissing, ModelUnreadable with what is wrong.
    """
    path, entry = model.path, model.entry
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            magic = opened.read(len(MAGIC))
            opened.seek(0)
            first = entry.bagian[0] if entry is not None and entry.bagian else None
            head = hashlib.sha256(opened.read(first.ukuran)).hexdigest() if first else ""
    except FileNotFoundError as error:
        raise ModelMissing(path=path, model=model.name) from error
    except OSError as error:
        raise ModelUnreadable(path=path, reason="baca", detail=error.strerror) from error
    if magic != MAGIC:
        reason = "bukan_gguf" if size else "kosong"
        raise ModelUnreadable(path=path, reason=reason, detail="not a GGUF file")
    if entry is not None and entry.ukuran and size != entry.ukuran:
        reason = "terpotong" if size < entry.ukuran else "berubah"
        raise ModelUnreadable(path=path, reason=reason, detail=f"{size} of {entry.ukuran} bytes")
    if first and head != first.sha256:
        detail = "header differs from the recorded one"
        raise ModelUnreadable(path=path, reason="berubah", detail=detail)
    if not first:
        read_header(path)


def is_known(model: InstalledModel) -> bool:
    """Whether the hash check of `check_file` covers this model's header."""
    return model.entry is not None and bool(model.entry.bagian)


def check_memory(model: InstalledModel) -> None:
    """Raises: NotEnoughMemory when loading would make this machine swap."""
    needed = needed_memory(model)
    free = psutil.virtual_memory().available
    if free < needed:
        raise NotEnoughMemory(needed_bytes=needed, free_bytes=free, model=model.name)


def needed_memory(model: InstalledModel) -> int:
    """Bytes that the process will take: measured for catalogue models, else estimated."""
    if model.entry is not None:
        return model.entry.memori
    return int(1.15 * model.path.stat().st_size) + OVERHEAD_BYTES


def cores() -> tuple[int, int]:
    """Usable and real cores. Both of two that share one core count as real."""
    usable = _usable_cpus()
    physical = psutil.cpu_count(logical=False) or usable
    return usable, max(1, min(usable, max(physical, 2)))


def _usable_cpus() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1
