"""Folders and sticks that a teacher may want to write to or read from."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

STICK_ROOTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


def sticks() -> list[Path]:
    """Mounted sticks and memory cards."""
    import psutil

    found = []
    for part in psutil.disk_partitions(all=False):
        removable = "removable" in part.opts if sys.platform == "win32" else False
        if removable or part.mountpoint.startswith(STICK_ROOTS):
            found.append(Path(part.mountpoint))
    return found


def places_to_write(*first: Path) -> list[Path]:
    """The given folders, then sticks, the documents folder, the home and the temporary folder.

    Only those that exist (or can be made) and may be written; each drive's folder once.
    """
    home = Path.home()
    documents = [home / name for name in ("Dokumen", "Documents")]
    listed = [*first, *sticks(), *documents, home, Path(tempfile.gettempdir())]
    unique = dict.fromkeys(path.absolute() for path in listed)
    return [path for path in unique if _writable(path)]


def _writable(path: Path) -> bool:
    nearest = path
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    return nearest.is_dir() and os.access(nearest, os.W_OK)


def free_bytes(path: Path) -> int:
    """Room on the drive of this folder; 0 when it cannot be told."""
    while not path.exists() and path != path.parent:
        path = path.parent
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return 0
