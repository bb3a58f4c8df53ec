"""`kelas-ai ukur`: what this laptop takes for a draft, a search and the model."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.errors import EngineError
from kelas_ai.strings import measuring as words
from kelas_ai.strings.formats import decimal
from kelas_ai.strings.problems import explain, size

if TYPE_CHECKING:
    from kelas_ai.services import Services

REQUEST = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid tanpa proyektor"
QUERY = "pecahan beda penyebut kelas 5"
REPETITIONS = 3
DIGITS = 3


def measure(
    model: Annotated[str | None, typer.Option(help=words.MODEL_OPTION_HELP)] = None,
    tanpa_ai: Annotated[bool, typer.Option("--tanpa-ai", help=words.WITHOUT_AI_HELP)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=words.JSON_HELP)] = False,
) -> None:
    """Measure; a model that cannot be used is told, and the rest is still measured."""
    problem: EngineError | None = None
    flags = {"model": model, "ai": False if tanpa_ai else None, "meaning": False}
    with services(**flags) as built:
        found = _without_model(built)
        if built.settings.uses_model:
            try:
                found |= _model(built)
            except EngineError as error:
                problem = error
                tell(words.WITHOUT_MODEL.format(problem=explain(error)))
    if as_json:
        result_json(found)
    else:
        _show(found)
    if problem is not None:
        raise typer.Exit(int(problem.exit_code))


def _without_model(built: Services) -> dict[str, Any]:
    tell(words.MEASURING.format(what=words.DRAFT))
    draft = _best(lambda: built.plan_for(REQUEST))
    tell(words.MEASURING.format(what=words.SEARCH))
    return {"draf_detik": draft, "cari_detik": _best(lambda: built.search(QUERY, 5))}


def _best(work: Callable[[], object]) -> float:
    """Seconds of the quickest of a few runs; the first one also opens files."""
    times = []
    for _ in range(REPETITIONS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return round(min(times), DIGITS)


def _model(built: Services) -> dict[str, Any]:
    """Names and speeds of the configured model. Raises: EngineError subclasses."""
    from kelas_ai.engine.measuring import measure as measure_engine
    from kelas_ai.engine.variants import chosen_variant, engine_folder

    engine = built.local_engine()
    tell(words.MEASURING.format(what=words.MODEL.format(name=engine.name)))
    speed = measure_engine(engine)
    folder = engine_folder()
    return {
        "model": engine.name,
        "utas": speed.threads,
        "mesin": chosen_variant(folder) if folder else "",
        "muat_detik": round(speed.load, DIGITS),
        "pilihan_pertama_detik": round(speed.first_cold, DIGITS),
        "pilihan_berikut_detik": round(speed.first_warm, DIGITS),
        "baca_token_per_detik": round(speed.prefill, 1),
        "tulis_token_per_detik": round(speed.decode, 1),
        "memori_puncak_bita": speed.peak_bytes,
    }


def _show(found: dict[str, Any]) -> None:
    if "model" in found:
        variant = found["mesin"]
        result(words.ON.format(name=found["model"], threads=found["utas"], variant=variant))
    for key, label, unit in words.ROWS:
        if key in found:
            digits = 1 if "token" in key else 2
            result(f"{label}: {unit.format(decimal(found[key], digits))}")
    if "memori_puncak_bita" in found:
        result(words.PEAK.format(size=size(found["memori_puncak_bita"])))
