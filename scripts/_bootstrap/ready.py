"""From a bare machine to an interpreter that can run kelas-ai, doing only what is missing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from _bootstrap.engine import engine_key, install_engine
from _bootstrap.environment import DONE, make_environment
from _bootstrap.messages import Progress, SetupCode, SetupError
from _bootstrap.model import install_model
from _bootstrap.places import CATALOG, PROJECT, Places, default_places, key, python_tag
from _bootstrap.stamps import read_stamp, write_stamp
from kelas_ai.engine.exclusive import exclusive

WITHOUT_MODEL = "tanpa"
WITHOUT_AI = "--tanpa-ai"
STANDARD = "standar"
MODEL_SUFFIX = ".gguf"


def wanted_model(arguments: Sequence[str]) -> str:
    """The tier to prepare: from the command's options, the environment, or the standard one."""
    if WITHOUT_AI in arguments or os.environ.get("KELAS_AI", "").lower() in ("tidak", "0"):
        return WITHOUT_MODEL
    return os.environ.get("KELAS_MODEL") or STANDARD


def prepare(
    lock: Path,
    models: Sequence[str],
    places: Places | None = None,
    progress: Progress | None = None,
) -> Path:
    """Everything that is needed, verified once; later calls only look at sizes and times.

    models: tiers to have; none at all (or only "tanpa") leaves out the engine too.
    Returns: the interpreter to start. Raises: SetupError.
    """
    places = places or default_places()
    tiers = [model for model in models if model != WITHOUT_MODEL]
    stamp = places.stamp(_digest(lock, tiers))
    python = read_stamp(stamp)
    if python is not None:
        return python
    return _prepare(lock, tiers, stamp, places, progress or Progress())


def _digest(lock: Path, tiers: Sequence[str]) -> str:
    home = os.environ.get("KELAS_HOME", ""), os.environ.get("KELAS_FOLDER", "")
    engine = engine_key() if tiers else ""
    catalog = CATALOG.read_bytes() if tiers else b""
    return key(lock.read_bytes(), python_tag(), str(PROJECT), engine, catalog, repr((tiers, home)))


def _prepare(
    lock: Path, tiers: Sequence[str], stamp: Path, places: Places, progress: Progress
) -> Path:
    _clear_log(places)
    with exclusive(places.lock, lambda: progress.say("Menunggu penyiapan lain selesai …")):
        folder = places.environment(lock)
        python = make_environment(folder, lock, places, progress)
        files = [folder / DONE]
        if tiers:
            files += sorted(install_engine(python, places, progress).glob("*llama*"))
        for tier in tiers:
            if not tier.endswith(MODEL_SUFFIX):
                files.append(install_model(python, tier, places, progress))
        write_stamp(stamp, python, files)
    return python


def _clear_log(places: Places) -> None:
    try:
        places.cache.mkdir(parents=True, exist_ok=True)
        if places.log.exists() and places.log.stat().st_size > 20_000_000:
            places.log.unlink()
    except OSError as error:
        raise SetupError(
            SetupCode.CACHE,
            f"folder {places.cache} tidak dapat ditulis ({error.strerror}).",
            "Periksa izin folder itu, lalu ulangi perintah yang sama.",
        ) from error


def guarded(action: Callable[[], int]) -> int:
    """Run a script's main part; problems become a few Indonesian lines and an exit code."""
    progress = Progress()
    try:
        return action()
    except SetupError as error:
        progress.fail(error, str(default_places().log))
        return error.code
    except KeyboardInterrupt:
        progress.say("\nDihentikan. Ulangi perintah yang sama untuk melanjutkan.")
        return SetupCode.INTERRUPTED


def run_environment() -> dict[str, str]:
    """The environment for kelas-ai itself: its code from this checkout, patient OpenMP threads.

    With spinning threads, one other busy core slows the model four times and more.
    """
    environment = dict(os.environ)
    environment["PYTHONPATH"] = str(PROJECT)
    environment.setdefault("OMP_WAIT_POLICY", "passive")
    environment.setdefault("GOMP_SPINCOUNT", "0")
    return environment
