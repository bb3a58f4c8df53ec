"""Copying files so that a pulled stick, a full drive or a dead battery leaves nothing half-done."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kelas_ai.distribution.archive import sync_folder
from kelas_ai.errors import DistributionError, DriveLost, LayerDamaged, NoRoom

BLOCK = 1 << 20
SPARE_BYTES = 20_000_000
"""Kept free beside what is written, for the file system and the teacher."""

Tell = Callable[[int], None]


@contextmanager
def drive_errors(path: Path) -> Iterator[None]:
    """Turn the system's errors into ours.

    Raises: NoRoom for a full drive, DriveLost for everything else.
    """
    try:
        yield
    except DistributionError:
        raise
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else path
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NoRoom(path=path, needed_bytes=0, free_bytes=free_bytes(path)) from error
        raise DriveLost(path=place, detail=error.strerror or str(error)) from error


def free_bytes(folder: Path) -> int:
    """Room on the drive of a folder that may not exist yet; 0 when it cannot be asked."""
    for place in (folder, *folder.parents):
        with suppress(OSError):
            return shutil.disk_usage(place).free
    return 0


def require_room(folder: Path, needed: int) -> None:
    """Raises: NoRoom before anything is written."""
    free = free_bytes(folder)
    if needed and free < needed + SPARE_BYTES:
        raise NoRoom(path=folder, needed_bytes=needed + SPARE_BYTES, free_bytes=free)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that a reader sees the old content or the new, never a part.

    Raises: OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_name(f"{path.name}.part")
    with written.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    written.replace(path)
    sync_folder(path.parent)


def join_pieces(
    pieces: Sequence[Path], target: Path, sha256: str, tell: Tell = lambda done: None
) -> None:
    """Copy pieces one after the other into one file, checked before it gets its name.

    A `.part` file left by an interrupted copy is continued.
    Raises: LayerDamaged when the sum is another, OSError.
    """
    building = target.with_name(f"{target.name}.part")
    building.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with building.open("r+b" if building.exists() else "w+b") as joined:
        kept = _hash_kept(joined, sum(piece.stat().st_size for piece in pieces), digest)
        done = kept
        for block in _blocks(pieces, kept):
            joined.write(block)
            digest.update(block)
            done += len(block)
            tell(done)
        joined.flush()
        os.fsync(joined.fileno())
    if digest.hexdigest() != sha256:
        building.unlink()
        raise LayerDamaged(path=pieces[0] if pieces else target, detail="SHA-256")
    building.replace(target)
    sync_folder(target.parent)


def _hash_kept(joined: IO[bytes], limit: int, digest: hashlib._Hash) -> int:
    """Hash what an earlier run wrote, in whole blocks, and stand behind it.

    The last block is written again: it may have been half on the drive.
    """
    size = min(os.fstat(joined.fileno()).st_size, limit)
    kept = max(0, size // BLOCK - 1) * BLOCK
    done = 0
    while done < kept:
        block = joined.read(min(BLOCK, kept - done))
        if not block:
            break
        digest.update(block)
        done += len(block)
    joined.truncate(done)
    joined.seek(done)
    return done


def _blocks(pieces: Iterable[Path], skip: int) -> Iterator[bytes]:
    for piece in pieces:
        size = piece.stat().st_size
        if skip >= size:
            skip -= size
            continue
        with piece.open("rb") as opened:
            opened.seek(skip)
            skip = 0
            while block := opened.read(BLOCK):
                yield block


def copy_slice(source: Path, start: int, length: int, target: Path) -> str:
    """Copy part of a file. Returns: its SHA-256. Raises: OSError."""
    digest = hashlib.sha256()
    with source.open("rb") as opened, target.open("wb") as written:
        opened.seek(start)
        while length and (block := opened.read(min(BLOCK, length))):
            written.write(block)
            digest.update(block)
            length -= len(block)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def read_back(path: Path) -> str:
    """SHA-256 of what the drive itself holds, not of what memory still remembers of it."""
    with path.open("rb") as opened:
        if hasattr(os, "posix_fadvise"):
            os.fsync(opened.fileno())
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(opened, "sha256").hexdigest()
