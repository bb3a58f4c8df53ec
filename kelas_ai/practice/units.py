"""Read practice units from YAML: `curricula/nasional/latihan/<strand><number>-<name>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from kelas_ai.curriculum.cards import read_yaml
from kelas_ai.domain.practice import FaultKind, PracticeUnit, Statement, TaskKind
from kelas_ai.errors import PackInvalid
from kelas_ai.practice.written import CHECKERS
from kelas_ai.strings.practice import STRANDS

_KEYS = {"id", "untai", "judul", "tujuan", "penjelasan", "contoh", "tugas", "refleksi"}
_TASK_KEYS = {"jenis", "petunjuk", "kesalahan", "pernyataan", "pemeriksa"}
FEWEST_STATEMENTS = 5
PLACES = {"mapel", "kelas", "elemen", "topik", "keyakinan", "langkah"}


def read_units(folder: Path) -> tuple[PracticeUnit, ...]:
    """All units in the order of their ids.

    Raises: PackInvalid naming the first broken file.
    """
    units = [read_unit(path) for path in sorted(folder.glob("*.yaml"))]
    if not units:
        raise PackInvalid(path=str(folder), problem="tidak ada satuan latihan")
    return tuple(units)


def read_unit(path: Path) -> PracticeUnit:
    """One unit. Raises: PackInvalid."""
    raw = read_yaml(path)
    try:
        unit = _unit(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackInvalid(path=str(path), problem=f"satuan latihan: {error}") from error
    problem = _problem(raw, unit, path)
    if problem:
        raise PackInvalid(path=str(path), problem=problem)
    return unit


def _unit(raw: Mapping[str, Any]) -> PracticeUnit:
    task = raw["tugas"]
    return PracticeUnit(
        id=raw["id"],
        strand=raw["untai"],
        title=_text(raw["judul"]),
        goal=_text(raw["tujuan"]),
        explanation=tuple(_text(part) for part in raw["penjelasan"]),
        example=_text(raw["contoh"]["teks"]),
        example_talk=_text(raw["contoh"]["bahasan"]),
        task=TaskKind(task["jenis"]),
        instruction=_text(task["petunjuk"]),
        reflection=_text(raw["refleksi"]),
        kinds=tuple(FaultKind(kind) for kind in task.get("kesalahan", ())),
        statements=tuple(_statement(entry) for entry in task.get("pernyataan", ())),
        checker=task.get("pemeriksa", ""),
    )


def _statement(entry: Mapping[str, Any]) -> Statement:
    (kind,) = {"keliru", "tepat"} & set(entry)
    return Statement(
        text=_text(entry[kind]), wrong=kind == "keliru", explanation=_text(entry["karena"])
    )


def _text(value: Any) -> str:
    text = " ".join(str(value).split())
    if not text:
        raise ValueError("teks kosong")
    return text


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _problem(raw: Mapping[str, Any], unit: PracticeUnit, path: Path) -> str:
    unknown = (set(raw) - _KEYS) | (set(raw["tugas"]) - _TASK_KEYS)
    wrong = sum(one.wrong for one in unit.statements)
    sound = len(unit.statements) - wrong
    rules = (
        (bool(unknown), f"kunci tidak dikenal: {', '.join(sorted(map(str, unknown)))}"),
        (unit.strand not in STRANDS, "untai tidak dikenal"),
        (not path.stem.startswith(f"{unit.id}-"), "id tidak sama dengan awal nama berkas"),
        (not unit.id.startswith(unit.strand), "id tidak diawali untainya"),
        (unit.task is TaskKind.FIND and not unit.kinds, "kesalahan belum disebut"),
        (unit.task is TaskKind.WRITE and unit.checker not in CHECKERS, "pemeriksa tidak dikenal"),
        (
            unit.task is TaskKind.WRITE and not _places(unit.instruction) <= PLACES,
            f"tempat dalam petunjuk hanya: {', '.join(sorted(PLACES))}",
        ),
        (
            unit.task is TaskKind.MARK and min(wrong, sound) < FEWEST_STATEMENTS,
            f"perlu {FEWEST_STATEMENTS} pernyataan keliru dan {FEWEST_STATEMENTS} yang tepat",
        ),
    )
    return next((text for broken, text in rules if broken), "")
