"""Open the compiled pack, compiling it first when its files have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kelas_ai.curriculum.compiled import CompiledPack, write_compiled
from kelas_ai.curriculum.fingerprint import quick_fingerprint
from kelas_ai.errors import IndexMissing, IndexStale, PackInvalid

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
        write_compiled(pack, fingerprint, target)
        _forget_older(target)
        return CompiledPack(target, fingerprint), fingerprint


def _skipped(error: PackInvalid) -> str:
    return f"Kartu dilewati: {Path(str(error.facts['path'])).name} ({error.facts['problem']})"


def _forget_older(target: Path) -> None:
    for old in target.parent.glob("nasional-*.db"):
        if old != target:
            old.unlink(missing_ok=True)
