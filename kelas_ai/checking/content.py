"""Models, embedder and curriculum: are they here, and are they the real ones?"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kelas_ai.curriculum.compiled import CompiledPack
from kelas_ai.curriculum.fingerprint import content_digest, pack_files, quick_fingerprint
from kelas_ai.domain.observation import Observation, act, good, note
from kelas_ai.engine.catalog import (
    Catalog,
    InstalledModel,
    find_installed,
    installed_models,
    verify_file,
)
from kelas_ai.engine.guards import check_file
from kelas_ai.errors import (
    EmbedderMissing,
    EngineError,
    KelasError,
    ModelMismatch,
    ModelMissing,
    ModelUnreadable,
    RetrievalError,
)
from kelas_ai.locations import Locations
from kelas_ai.retrieval.bm25 import Bm25Index
from kelas_ai.retrieval.embedder import check_files

Progress = Callable[[str], None]


def look_at_chosen_model(wanted: str, catalog: Catalog, places: Locations) -> list[Observation]:
    """Nothing when the chosen model is here; else what to do about it."""
    try:
        find_installed(wanted, catalog, places)
    except ModelMissing as error:
        return [note("model_belum_ada", model=error.facts["model"], wanted=wanted)]
    except KelasError as error:
        return [act("model_tidak_dikenal", wanted=error.facts.get("value", wanted))]
    return []


def look_at_models(
    catalog: Catalog, places: Locations, quick: bool, progress: Progress
) -> list[Observation]:
    """Every model file here. quick: size and beginning only, not the whole SHA-256."""
    return [_model(found, quick, progress) for found in installed_models(catalog, places)]


def _model(found: InstalledModel, quick: bool, progress: Progress) -> Observation:
    facts = {"path": found.path, "model": found.name}
    try:
        check_file(found)
        if found.entry is None or not found.entry.sha256:
            return note("model_asing", **facts)
        if quick:
            return good("model_utuh_sekilas", **facts)
        progress(found.name)
        verify_file(found.path, found.entry.sha256)
    except (ModelMismatch, ModelUnreadable) as error:
        return act("model_rusak", **facts, detail=str(error))
    except (EngineError, OSError) as error:
        return act("model_tidak_terbaca", **facts, detail=str(error))
    return good("model_asli", **facts, digest=found.entry.sha256)


def look_at_embedder(folder: Path) -> Observation:
    """The files of the small sentence model."""
    try:
        check_files(folder, None)
    except EmbedderMissing:
        return note("penyemat_tidak_ada", path=folder)
    except RetrievalError:
        return act("penyemat_rusak", path=folder)
    return good("penyemat", path=folder)


def look_at_curriculum(folder: Path, expected: str = "") -> Observation:
    """The pack's files. expected: their recorded digest, where one was installed with them."""
    try:
        count = sum(1 for _ in pack_files(folder)) if folder.is_dir() else 0
        if not count:
            return act("kurikulum_tidak_ada", path=folder)
        digest = content_digest(folder)
    except OSError as error:
        return act("kurikulum_tidak_terbaca", path=folder, detail=error.strerror or "")
    if expected and digest != expected:
        return act("kurikulum_berubah", path=folder, digest=digest, expected=expected)
    code = "kurikulum_asli" if expected else "kurikulum"
    return good(code, files=count, digest=digest)


def look_at_indexes(pack: Path, ready: tuple[Path, ...], meaning: bool) -> list[Observation]:
    """Compiled pack, word index and vectors, without building any of them.

    ready: folders where they may lie. meaning: whether searching by meaning is on.
    """
    if not pack.is_dir():
        return []
    try:
        fingerprint = quick_fingerprint(pack)
    except OSError:
        return []
    stem = f"{pack.name}-{fingerprint}"
    shelves = [folder for folder in ready if (folder / f"{stem}.db").is_file()]
    if not shelves:
        return [note("indeks_belum_ada")]
    found = [_compiled(shelves[0] / f"{stem}.db", fingerprint)]
    found.append(_words(shelves[0] / f"{stem}.bm25", fingerprint))
    if meaning:
        names = (f"{stem}.vektor", f"{pack.name}.vektor")
        places = [folder / name for name in names for folder in ready]
        found.append(_vectors(next((place for place in places if place.is_dir()), None)))
    return found


def _compiled(path: Path, fingerprint: str) -> Observation:
    try:
        with closing(CompiledPack(path, fingerprint)) as pack:
            version = pack.meta["version"]
    except (RetrievalError, OSError):
        return act("indeks_rusak", path=path)
    return good("pustaka_siap", version=version)


def _words(folder: Path, fingerprint: str) -> Observation:
    try:
        index = Bm25Index.load(folder, fingerprint)
    except RetrievalError:
        return note("indeks_kata_belum_ada")
    return good("indeks_kata", documents=len(index.documents))


def _vectors(folder: Path | None) -> Observation:
    """Chroma keeps one SQLite file beside its graph; opening it with Chroma would write."""
    if folder is None:
        return note("vektor_belum_ada")
    database = folder / "chroma.sqlite3"
    try:
        uri = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as opened:
            sound = opened.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            count = int(opened.execute("SELECT count(*) FROM embeddings").fetchone()[0])
    except (sqlite3.DatabaseError, OSError):
        return act("vektor_rusak", path=folder)
    return good("vektor", documents=count) if sound else act("vektor_rusak", path=folder)
