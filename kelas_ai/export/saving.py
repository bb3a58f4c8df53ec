"""Write documents so that nothing is lost: whole files only, never over an existing one."""

from __future__ import annotations

import errno
import os
import re
import shutil
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import DriveFull, ExportError, OutputNotWritable
from kelas_ai.strings import formats
from kelas_ai.strings import saving as words

LONGEST_STEM = 80  # characters; leaves room for the folder in Windows' 260
LONGEST_STEM_BYTES = 160
MOST_COPIES = 999
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.I)


def file_stem(plan: LessonPlan, part: str = "lengkap") -> str:
    """A file name without suffix: `Matematika kelas 5 - Pecahan senilai`, the part before it."""
    who = plan.identity
    name = words.FILE_NAME.format(subject=who.subject, grade=who.grade, topic=who.topic)
    place = words.MEETING.format(number=plan.meeting.number) if plan.meeting else ""
    return safe_name(f"{words.PART_NAMES[part]}{place}{name}")


def sequence_stem(plan: LessonPlan) -> str:
    """A file name for the overview of the sequence that a plan belongs to."""
    unit = plan.meeting.unit if plan.meeting else plan.identity.topic
    who = plan.identity
    return safe_name(words.SEQUENCE_NAME.format(subject=who.subject, grade=who.grade, topic=unit))


def safe_name(text: str) -> str:
    """Text as a file name that Windows, Linux and FAT sticks accept; never empty."""
    normal = unicodedata.normalize("NFC", text)
    kept = "".join(char if _allowed(char) else " " for char in normal)
    # Hidden files, option-like names and names that end in a dot make trouble.
    joined = " ".join(kept.split()).strip(" .-")
    while len(joined) > LONGEST_STEM or len(joined.encode()) > LONGEST_STEM_BYTES:
        joined = formats.shortened(joined, min(len(joined) - 1, LONGEST_STEM)).rstrip("… .,-")
    if not any(char.isalnum() for char in joined):
        return words.NAMELESS
    return f"{joined} _" if _RESERVED.match(joined) else joined


def _allowed(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"} or char in " -_,.()+&"


def save_documents(
    folder: Path, stem: str, documents: Mapping[str, bytes | str]
) -> tuple[Path, ...]:
    """Write one plan in several formats under one name; returns the paths in the same order.

    documents: content by suffix (`md`, `docx`); text becomes UTF-8. When any of the names is
    taken, all get ` (2)`, ` (3)`, … A file appears whole or not at all.
    Raises: OutputNotWritable, DriveFull.
    """
    contents = {
        suffix: content.encode() if isinstance(content, str) else content
        for suffix, content in documents.items()
    }
    needed = sum(map(len, contents.values()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = _free_number(folder, stem, tuple(contents))
        saved = []
        for suffix, content in contents.items():
            saved.append(_save_new(folder, stem, suffix, content, number))
        return tuple(saved)
    except OSError as error:
        raise _translated(error, folder, needed) from error


def _numbered(folder: Path, stem: str, suffix: str, number: int) -> Path:
    copy = f" ({number})" if number > 1 else ""
    return folder / f"{stem}{copy}.{suffix}"


def _free_number(folder: Path, stem: str, suffixes: tuple[str, ...]) -> int:
    for number in range(1, MOST_COPIES + 1):
        names = (_numbered(folder, stem, suffix, number) for suffix in suffixes)
        if not any(os.path.lexists(name) for name in names):
            return number
    raise OutputNotWritable(path=str(folder), detail=words.TOO_MANY_COPIES)


def _save_new(folder: Path, stem: str, suffix: str, content: bytes, number: int) -> Path:
    """Write beside the target, force it to the disk, then give it its name."""
    building = folder / f".kelas-{token_hex(8)}.part"
    try:
        with open(building, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        for attempt in range(number, MOST_COPIES + 1):
            target = _numbered(folder, stem, suffix, attempt)
            if _claim(building, target):
                _sync_folder(folder)
                return target
        raise OutputNotWritable(path=str(folder), detail=words.TOO_MANY_COPIES)
    finally:
        with suppress(OSError):  # a pulled stick: the first error is the one to tell
            building.unlink(missing_ok=True)


def _claim(building: Path, target: Path) -> bool:
    """Rename to a name that nobody has; False when someone was faster."""
    try:
        # Reserving the name first is the way that also works on FAT, which has no hard links.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    except FileExistsError:
        return False
    try:
        os.replace(building, target)
    except OSError:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a pulled stick, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems cannot; the file itself is already safe
            os.fsync(handle)
    finally:
        os.close(handle)


def _translated(error: OSError, folder: Path, needed_bytes: int) -> ExportError:
    if error.errno in FULL:
        return DriveFull(
            path=str(folder), needed_bytes=needed_bytes, free_bytes=_free_bytes(folder)
        )
    return OutputNotWritable(path=str(folder), detail=words.reason(error))


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
