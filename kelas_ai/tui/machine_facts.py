"""What this laptop is and has, and installing a model; used by the screen and the plain mode."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kelas_ai.config import Settings
from kelas_ai.errors import KelasError
from kelas_ai.locations import MODEL_SUFFIX
from kelas_ai.strings import app_machine as words
from kelas_ai.strings.problems import explain, size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kelas_ai.domain.observation import Observation
    from kelas_ai.engine.catalog import Catalog

STICK_DEPTH = 3


def examined(
    settings: Settings, progress: Callable[[str], None]
) -> tuple[Sequence[Observation], list[str]]:
    """What `periksa` finds (sizes only, no long hashing), and the models as lines."""
    from kelas_ai.checking.examine import Surroundings, examine
    from kelas_ai.engine.catalog import read_catalog
    from kelas_ai.services import EMBEDDER, PACK

    places = settings.locations
    around = Surroundings(
        environment=os.environ,
        encoding=getattr(sys.__stdout__, "encoding", "") or "",
        now=datetime.now(),
        pack=PACK,
        embedder=places.catalog.parent / EMBEDDER,
        quick=True,
    )
    seen = examine(settings, around, progress)
    try:
        return seen, _model_lines(read_catalog(places.catalog), settings)
    except KelasError as error:
        return seen, [explain(error)]


def _model_lines(catalog: Catalog, settings: Settings) -> list[str]:
    from kelas_ai.engine.catalog import installed_models

    here = {model.path.name for model in installed_models(catalog, settings.locations)}
    lines = ["", words.MODELS]
    for entry in catalog.models:
        wanted = settings.model.lower() in (entry.tingkat, entry.id.lower())
        line = words.MODEL_LINE.format(
            name=f"{entry.nama} ({entry.tingkat})" if entry.tingkat else entry.nama,
            state=words.INSTALLED if entry.berkas in here else words.NOT_INSTALLED,
            file=size(entry.ukuran),
            memory=size(entry.memori),
            licence=entry.lisensi,
        )
        lines.append(f"{words.CHOSEN if wanted else '  '}{line}")
    return lines


def model_files(places: Sequence[Path]) -> list[Path]:
    """Model files on these drives, a few folders deep."""
    found: list[Path] = []
    for place in places:
        for depth in range(STICK_DEPTH):
            pattern = "/".join(["*"] * depth + [f"*{MODEL_SUFFIX}"])
            try:
                found += sorted(place.glob(pattern))
            except OSError:
                break
    return found


def installed(settings: Settings, source: Path, progress: Callable[[str], None]) -> str:
    """Copy and check a model file; returns what to tell. Raises: EngineError, DriveFull …"""
    from kelas_ai.engine.catalog import read_catalog
    from kelas_ai.engine.install import install_from_file

    entry = read_catalog(settings.locations.catalog).of_file(source)
    if entry is None or not entry.sha256:
        return words.UNKNOWN_MODEL.format(name=source.name)
    settings.locations.prepare()
    started = told = time.monotonic()
    for step in install_from_file(source, entry, settings.locations.models):
        now = time.monotonic()
        if now - told >= 0.3:
            told = now
            share = step.done_bytes / max(step.total_bytes, 1)
            seconds = round((now - started) / max(share, 0.001) * (1 - share))
            left = words.INSTALL_LEFT.format(seconds=seconds)
            progress(
                words.INSTALLING.format(name=entry.nama, percent=round(100 * share), left=left)
            )
    return words.INSTALL_DONE.format(name=entry.nama)
