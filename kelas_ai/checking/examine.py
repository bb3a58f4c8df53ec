"""The whole look at this laptop, in the order a helper would ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kelas_ai.checking.content import (
    look_at_chosen_model,
    look_at_curriculum,
    look_at_embedder,
    look_at_indexes,
    look_at_models,
)
from kelas_ai.checking.machine import (
    look_at_clock,
    look_at_console,
    look_at_disk,
    look_at_folder,
    look_at_memory,
)
from kelas_ai.checking.processor import look_at_processor
from kelas_ai.checking.work import look_at_saved_work, look_at_speed
from kelas_ai.config import Settings
from kelas_ai.domain.observation import Observation, act
from kelas_ai.engine.catalog import Catalog, find_installed, read_catalog
from kelas_ai.engine.guards import needed_memory
from kelas_ai.errors import ConfigError, KelasError
from kelas_ai.locations import PACKAGE, Locations

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the caller knows and this layer does not read by itself.

    environment: os.environ. encoding: of the console, before kelas-ai set its own.
    now: local, naive. pack: name of the curriculum pack. embedder: folder of the sentence model.
    expected_curriculum: recorded digest of the installed pack, "" where none is recorded.
    quick: sizes and beginnings of models only, not their whole SHA-256. installation: what the
    installed version says of itself, None when kelas-ai was not installed from a stick.
    """

    environment: Mapping[str, str]
    encoding: str
    now: datetime
    pack: str
    embedder: Path
    expected_curriculum: str = ""
    quick: bool = False
    installation: Observation | None = None


def examine(
    settings: Settings, around: Surroundings, progress: Progress = lambda _: None
) -> list[Observation]:
    """Look at everything; a part that cannot be looked at is reported, never raised."""
    places = settings.locations
    seen = [around.installation] if around.installation else []
    seen += look_at_processor()
    catalog, problem = _catalog(places)
    seen += [look_at_memory(*_needed(settings, catalog)), look_at_disk(places.home)]
    seen += [look_at_folder(places.home), look_at_console(around.environment, around.encoding)]
    work = look_at_saved_work(places.database)
    seen.append(look_at_clock(around.now, _known_times(work.latest)))
    seen += [problem] if problem else []
    if catalog is not None:
        if settings.uses_model:
            seen += look_at_chosen_model(settings.model, catalog, places)
        seen += look_at_models(catalog, places, around.quick, progress)
    seen.append(look_at_embedder(around.embedder))
    pack = places.curricula / around.pack
    seen.append(look_at_curriculum(pack, around.expected_curriculum))
    seen += look_at_indexes(pack, _shelves(places), settings.meaning)
    return [*seen, work.observation, look_at_speed(work)]


def must_act(seen: list[Observation]) -> bool:
    """Whether anything asks for something to be done."""
    return any(one.level == "perlu tindakan" for one in seen)


def _catalog(places: Locations) -> tuple[Catalog | None, Observation | None]:
    try:
        return read_catalog(places.catalog), None
    except ConfigError as error:
        return None, act("katalog_rusak", path=places.catalog, detail=str(error.facts["value"]))


def _needed(settings: Settings, catalog: Catalog | None) -> tuple[int, str]:
    """Memory that the chosen model takes, and its name; 0 where none would be loaded."""
    if catalog is None or not settings.uses_model:
        return 0, ""
    try:
        found = find_installed(settings.model, catalog, settings.locations)
        return needed_memory(found), found.name
    except (KelasError, OSError):
        return 0, ""


def _shelves(places: Locations) -> tuple[Path, ...]:
    ready = places.compiled_curriculum.parent / "pustaka"
    return (ready, *(folder / "pustaka" for folder in places.read_only))


def _known_times(saved: datetime | None) -> list[datetime]:
    """The program was not written in the future, nor were plans saved there."""
    times = [path.stat().st_mtime for path in PACKAGE.glob("*.py")]
    known = [datetime.fromtimestamp(max(times))] if times else []
    return known + ([saved] if saved else [])
