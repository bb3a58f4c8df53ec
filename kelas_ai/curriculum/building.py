"""Open the compiled pack, compiling it first when its files have changed."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kelas_ai.curriculum.compiled import CompiledPack, write_compiled
from kelas_ai.curriculum.fingerprint import quick_fingerprint
from kelas_ai.errors import DriveFull, IndexMissing, IndexStale, PackInvalid

if TYPE_CHECKING:
    from kelas_ai.curriculum.pack import Pack

Progress = Callable[[str], None]


def open_pack(
    folder: Path, compiled_at: Callable[[str], Path], progress: Progress = lambda _: None
) -> tuple[CompiledPack, str]:
    """The compiled pack of a folder and its fingerprint.

    compiled_at: where the compiled form with a given fingerprint belongs.
    Raises: PackInvalid when the pack is missing or broken.
    """
    if not folder.is_dir():
        raise PackInvalid(path=str(folder), problem="folder pustaka tidak ada")
    fingerprint = quick_fingerprint(folder)
    target = compiled_at(fingerprint)
    try:
        return CompiledPack(target, fingerprint), fingerprint
    except (IndexMissing, IndexStale):
        # Reading YAML needs pydantic (0.15 s); a compiled pack does not.
        from kelas_ai.curriculum.pack import read_pack

        progress("Menyiapkan pustaka kurikulum")
        # One damaged card must not take a teacher's other lessons away.
        pack = read_pack(folder, progress, lambda error: progress(_skipped(error)))
        try:
            write_compiled(pack, fingerprint, target)
        except (OSError, sqlite3.OperationalError):
            progress("Simpanan tidak dapat ditulis; pustaka disiapkan untuk kali ini saja")
            return _for_this_run(pack, fingerprint, target), fingerprint
        _forget_older(target)
        return CompiledPack(target, fingerprint), fingerprint


def _for_this_run(pack: Pack, fingerprint: str, target: Path) -> CompiledPack:
    """Compile into a temporary folder when the cache is full or forbidden."""
    try:
        scratch = tempfile.TemporaryDirectory(prefix="kelas-ai-", ignore_cleanup_errors=True)
        place = Path(scratch.name) / target.name
        write_compiled(pack, fingerprint, place)
    except (OSError, sqlite3.OperationalError) as error:
        raise DriveFull(path=str(target.parent), needed_bytes=0, free_bytes=0) from error
    compiled = CompiledPack(place, fingerprint)
    compiled.scratch = scratch
    return compiled


def _skipped(error: PackInvalid) -> str:
    return f"Kartu dilewati: {Path(str(error.facts['path'])).name} ({error.facts['problem']})"


def _forget_older(target: Path) -> None:
    for old in target.parent.glob("nasional-*.db"):
        if old != target:
            old.unlink(missing_ok=True)
