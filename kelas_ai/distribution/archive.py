"""Layers as gzipped tar archives: the same content gives the same bytes, and unpacking is whole
or not at all.

gzip, because every Linux's tar and Windows 10's read it, and it unpacks fast on a Celeron. Times,
owners and modes are fixed, so an installed laptop can pack a layer again, bit for bit, when it
makes a new stick.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

from kelas_ai.errors import LayerDamaged

LEVEL = 6
MOMENT = 1_600_000_000
"""Change time of every packed file, in whole seconds: the curriculum's fingerprint uses it."""
WIDEST_PATH = 150
"""Characters inside an archive, so that Windows' 260 are never reached."""
BLOCK = 1 << 20

Tell = Callable[[int], None]


def pack(files: Mapping[str, Path], target: Path) -> int:
    """Write an archive. files: name inside the archive -> file.

    Returns: bytes after unpacking. Raises: OSError; ValueError for a name that Windows could
    not hold.
    """
    names = sorted(files)
    folded = {name.lower() for name in names}
    too_long = [name for name in names if len(name) > WIDEST_PATH]
    if len(folded) != len(names) or too_long:
        raise ValueError(too_long[0] if too_long else "case clash")
    total = 0
    with target.open("wb") as raw, _gzip(raw) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for name in names:
                total += _add(archive, name, files[name])
        packed.flush()
    _sync(target)
    return total


def _gzip(raw: IO[bytes]) -> gzip.GzipFile:
    return gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=raw, mtime=0)


def _add(archive: tarfile.TarFile, name: str, source: Path) -> int:
    entry = tarfile.TarInfo(name)
    entry.mtime, entry.mode = MOMENT, 0o755 if _runs(name) else 0o644
    with source.open("rb") as opened:
        entry.size = os.fstat(opened.fileno()).st_size
        archive.addfile(entry, opened)
    return entry.size


def _runs(name: str) -> bool:
    """Programs of the Python layer: the interpreter and the dynamic loader that starts it."""
    return name.startswith(("bin/", "lib/ld-"))


def files_below(folder: Path) -> dict[str, Path]:
    """Every file of an unpacked layer by its name inside the archive."""
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def unpack(
    source: Path,
    target: Path,
    sha256: str,
    unpacked: int,
    tell: Tell = lambda done: None,
) -> None:
    """Unpack an archive into a folder that does not exist yet.

    The folder gets its name only when the archive's SHA-256 is the expected one and everything
    has reached the drive.
    unpacked: bytes that come out; one that gives more is no layer of ours. tell: gets the bytes
    unpacked so far.
    Raises: LayerDamaged, OSError (also a full drive).
    """
    building = target.with_name(f"{target.name}.part")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    done = 0
    try:
        with source.open("rb") as raw:
            hashed = _Hashed(raw)
            for entry, content in _entries(hashed):
                _write(building / entry.name, entry, content)
                done += entry.size
                if done > unpacked:
                    raise ValueError(f"more than {unpacked} bytes")
                tell(done)
            hashed.require(sha256)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError) as error:
        shutil.rmtree(building, ignore_errors=True)
        raise LayerDamaged(path=source, detail=str(error)) from error
    except OSError:
        shutil.rmtree(building, ignore_errors=True)
        raise
    sync_all(building)
    building.replace(target)
    sync_folder(target.parent)


def same(source: Path, folder: Path, sha256: str) -> bool:
    """Whether a folder holds exactly what an archive with this sum does.

    Raises: LayerDamaged when the archive is another, OSError.
    """
    names = set(files_below(folder))
    equal = True
    try:
        with source.open("rb") as raw:
            hashed = _Hashed(raw)
            for entry, content in _entries(hashed):
                equal = equal and _equal(folder / entry.name, content)
                names.discard(entry.name)
            hashed.require(sha256)
    except (tarfile.TarError, EOFError, zlib.error, ValueError) as error:
        raise LayerDamaged(path=source, detail=str(error)) from error
    return equal and not names


def _equal(path: Path, content: IO[bytes]) -> bool:
    try:
        with path.open("rb") as opened:
            while block := content.read(BLOCK):
                if opened.read(len(block)) != block:
                    return False
            return not opened.read(1)
    except FileNotFoundError:
        return False


class _Hashed:
    """A file that is hashed while it is read, front to back."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._raw.read(size)
        self._digest.update(block)
        return block

    def require(self, expected: str) -> None:
        """Read what is left. Raises: ValueError when the sum is another."""
        while self.read(BLOCK):
            pass
        if self._digest.hexdigest() != expected:
            raise ValueError("SHA-256")


def _entries(source: _Hashed) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    with tarfile.open(fileobj=cast(IO[bytes], source), mode="r|gz") as archive:
        for entry in archive:
            parts = entry.name.split("/")
            if not entry.isreg() or any(part in ("", ".", "..") for part in parts):
                raise ValueError(f"not a plain file: {entry.name}")
            if any(letter in entry.name for letter in '\\:*?"<>|\0'):
                raise ValueError(f"bad name: {entry.name}")
            content = archive.extractfile(entry)
            if content is not None:
                yield entry, content


def _write(path: Path, entry: tarfile.TarInfo, content: IO[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as opened:
        shutil.copyfileobj(content, opened, BLOCK)
    if entry.mode & 0o100:
        path.chmod(0o755)
    if path.stat().st_size != entry.size:
        raise EOFError(entry.name)
    os.utime(path, (entry.mtime, entry.mtime))


def sync_all(folder: Path) -> None:
    """Bring a folder's files to the drive, all at once where the system can."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in folder.rglob("*"):  # pragma: no cover - Windows
        if path.is_file():
            _sync(path)


def sync_folder(folder: Path) -> None:
    """Bring names to the drive; Windows does that itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync(path: Path) -> None:
    with path.open("r+b") as opened:
        os.fsync(opened.fileno())
