"""Which of the engine's processor variants this machine would run.

llama.cpp built with run-time dispatch brings one library a processor family; each exports a
score for the processor it runs on (0: cannot run here), and the highest is taken. The scores are
asked of the libraries themselves, without importing llama_cpp.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PREFIX = "ggml-cpu-"
PLAIN = "tunggal"
"""The name for a build with a single variant, made for the builder's own processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One processor variant. score: 0 when it cannot run here."""

    name: str
    score: int


def engine_folder() -> Path | None:
    """The folder of the engine's native libraries; None when no engine is installed."""
    try:
        found = importlib.util.find_spec("llama_cpp")
    except (ImportError, ValueError):
        return None
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "lib"
    return folder if folder.is_dir() else None


def variants(folder: Path) -> list[Variant]:
    """All variants in a folder, the one that would be taken first."""
    found = [
        Variant(name=path.stem.partition(PREFIX)[2], score=score)
        for path in sorted(folder.glob(f"*{PREFIX}*"))
        if path.suffix in (".so", ".dll", ".dylib")
        for score in (_score(path),)
    ]
    return sorted(found, key=lambda variant: -variant.score)


def chosen_variant(folder: Path) -> str:
    """The variant that would run, `tunggal` for a build without variants, "" when none can."""
    listed = variants(folder)
    if not listed:
        return PLAIN
    return listed[0].name if listed[0].score else ""


def _score(path: Path) -> int:
    """What the library says about this processor; 0 also when it cannot be loaded."""
    with suppress(OSError, AttributeError):
        _load_base(path.parent)
        asked = ctypes.CDLL(str(path)).ggml_backend_score
        asked.restype = ctypes.c_int
        return int(asked())
    return 0


def _load_base(folder: Path) -> None:
    """Variants name the base library without a folder; a loaded one is found by its name."""
    names = ("ggml-base.dll",) if sys.platform == "win32" else ("libggml-base.so.0",)
    for name in (*names, "libggml-base.dylib"):
        if (folder / name).exists():
            ctypes.CDLL(str(folder / name))
            return
