"""The processor: its instruction sets, as far as the engine cares."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from kelas_ai.domain.observation import Observation, act, good, note
from kelas_ai.engine.variants import PLAIN, chosen_variant, engine_folder

WANTED = ("sse4_2", "avx", "avx2", "fma", "f16c", "avx512f", "avx_vnni", "amx_int8")
CPU_FACTS = Path("/proc/cpuinfo")
WINDOWS_FEATURES = {38: "sse4_2", 39: "avx", 40: "avx2", 41: "avx512f"}
"""Numbers of IsProcessorFeaturePresent (winnt.h, PF_…_INSTRUCTIONS_AVAILABLE)."""


def look_at_processor() -> list[Observation]:
    """Name, cores and instruction sets, and the engine variant that would be chosen."""
    name, features = _windows() if sys.platform == "win32" else read_cpu_facts(CPU_FACTS)
    known = [feature for feature in WANTED if feature in features]
    cores = os.cpu_count() or 1
    facts = {
        "name": name or platform.processor() or platform.machine(),
        "cores": cores,
        "features": known,
    }
    return [good("prosesor", **facts), look_at_engine(engine_folder())]


def look_at_engine(folder: Path | None) -> Observation:
    """The engine in a folder of native libraries."""
    if folder is None:
        return note("mesin_tidak_ada")
    variant = chosen_variant(folder)
    if not variant:
        return act("mesin_tidak_cocok", folder=folder)
    code = "mesin_tunggal" if variant == PLAIN else "mesin"
    return good(code, variant=variant)


def read_cpu_facts(path: Path) -> tuple[str, frozenset[str]]:
    """Model name and flags from a file in the format of Linux's /proc/cpuinfo."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return "", frozenset()
    values: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        values.setdefault(key.strip(), value.strip())
    return values.get("model name", ""), frozenset(values.get("flags", "").split())


def _windows() -> tuple[str, frozenset[str]]:
    import ctypes

    present = getattr(ctypes, "windll").kernel32.IsProcessorFeaturePresent  # noqa: B009
    found = {name for number, name in WINDOWS_FEATURES.items() if present(number)}
    return platform.processor(), frozenset(found)
