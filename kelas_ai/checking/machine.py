"""Memory, drives, console and clock."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import psutil

from kelas_ai.domain.observation import Observation, act, good, note

LEAST_MEMORY = 300_000_000
"""An instant draft and its document; below this even they swap."""
LEAST_DISK = 200_000_000
COMFORTABLE_DISK = 1_000_000_000
COLUMNS, ROWS = 80, 24
LAST_YEAR = 2100


def look_at_memory(needed_bytes: int, model: str) -> Observation:
    """Free memory against what the chosen model takes (0: no model is used)."""
    memory = psutil.virtual_memory()
    return judge_memory(memory.total, memory.available, needed_bytes, model)


def judge_memory(total: int, free: int, needed: int, model: str) -> Observation:
    """What free memory means. All amounts in bytes."""
    facts = {"total_bytes": total, "free_bytes": free, "needed_bytes": needed, "model": model}
    if free < LEAST_MEMORY:
        return act("memori_habis", **facts)
    if needed and free < needed:
        return act("memori_kurang", **facts)
    return good("memori", **facts)


def look_at_disk(folder: Path) -> Observation:
    """Room on the drive where plans are saved."""
    try:
        free = shutil.disk_usage(_existing(folder)).free
    except OSError as error:
        return act("disk_tidak_terbaca", path=folder, detail=error.strerror or "")
    return judge_disk(free, folder)


def judge_disk(free: int, folder: Path) -> Observation:
    """What free room (bytes) means."""
    if free < LEAST_DISK:
        return act("disk_penuh", path=folder, free_bytes=free)
    code = "disk" if free >= COMFORTABLE_DISK else "disk_sempit"
    return (good if code == "disk" else note)(code, path=folder, free_bytes=free)


def look_at_folder(folder: Path) -> Observation:
    """Whether the teacher's folder can be written."""
    probe = _existing(folder)
    if not os.access(probe, os.W_OK):
        return act("folder_terkunci", path=folder)
    return good("folder", path=folder)


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def look_at_console(environment: Mapping[str, str], encoding: str) -> Observation:
    """Size, colours and encoding of the terminal; encoding: before we set our own."""
    terminal = sys.stdout.isatty() or sys.stderr.isatty()
    if not terminal:
        return good("konsol_tidak_ada", encoding=encoding)
    size = shutil.get_terminal_size((0, 0))
    return judge_console(size.columns, size.lines, colours(environment), encoding)


def judge_console(columns: int, rows: int, shades: str, encoding: str) -> Observation:
    """What a terminal of this size, colour depth and encoding means for the app."""
    facts = {"columns": columns, "rows": rows, "colours": shades, "encoding": encoding}
    if columns and rows and (columns < COLUMNS or rows < ROWS):
        return note("konsol_kecil", **facts, least_columns=COLUMNS, least_rows=ROWS)
    if encoding.lower().replace("-", "") not in ("utf8", "cp65001"):
        return note("konsol_bukan_utf8", **facts)
    return good("konsol", **facts)


def colours(environment: Mapping[str, str]) -> str:
    """How many colours the terminal says it shows: 16 juta, 256, 16 or 0."""
    if "NO_COLOR" in environment or environment.get("TERM") == "dumb":
        return "0"
    if environment.get("COLORTERM") in ("truecolor", "24bit") or "WT_SESSION" in environment:
        return "16 juta"
    return "256" if "256" in environment.get("TERM", "") else "16"


def look_at_clock(now: datetime, known: Iterable[datetime]) -> Observation:
    """Whether the clock can be right: after everything that surely happened already.

    known: times of the program's files and of saved plans, naive and local like `now`.
    """
    latest = max(known, default=datetime.min)
    if now.year >= LAST_YEAR:
        return act("jam_terlalu_maju", now=now)
    if latest is not datetime.min and now < latest - timedelta(days=1):
        return act("jam_mundur", now=now, latest=latest)
    return good("jam", now=now)
