"""Read the national tables of a pack into a NationalFrame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kelas_ai.curriculum.cards import read_yaml
from kelas_ai.domain.curriculum import (
    Decree,
    NationalFrame,
    NegativeRule,
    Phase,
    Strand,
    Subject,
    WithoutOutcome,
)
from kelas_ai.errors import PackInvalid


def read_frame(folder: Path) -> NationalFrame:
    """Read `nasional.yaml` and `mapel.yaml` from the pack's table folder.

    Raises: PackInvalid when a table is missing or misses a key.
    """
    tables = read_yaml(folder / "nasional.yaml")
    subjects = read_yaml(folder / "mapel.yaml")
    try:
        return NationalFrame(
            subjects=tuple(_subject(entry) for entry in subjects["mapel"]),
            phases=tuple(_phase(entry) for entry in tables["fase"]),
            level_words=_level_words(tables["jenjang"]),
            dimensions=tuple(tables["dimensi"]),
            decrees=tuple(_decree(entry) for entry in tables["keputusan"]),
            negatives=tuple(_negative(entry) for entry in tables["negatif"]),
            without_outcome=tuple(_without(entry) for entry in tables["tanpa_cp"]),
            outcome_decree=tables["cp_mapel"]["bawaan"],
            religion_decree=tables["cp_mapel"]["agama"],
            religion_codes=tuple(tables["mapel_agama"]),
        )
    except (KeyError, TypeError) as error:
        raise PackInvalid(path=str(folder), problem=f"tabel tidak lengkap: {error}") from error


def _subject(entry: dict[str, Any]) -> Subject:
    return Subject(
        code=entry["kode"],
        name=entry["nama"],
        aliases=tuple(str(alias).lower() for alias in entry["alias"]),
        pattern=entry["pola"],
        weekly_hours={int(grade): int(jp) for grade, jp in entry["jp_per_minggu"].items()},
        strands={
            phase: tuple(Strand(id=strand["id"], name=strand["nama"]) for strand in strands)
            for phase, strands in entry["fase"].items()
        },
    )


def _phase(entry: dict[str, Any]) -> Phase:
    return Phase(
        name=entry["fase"],
        grades=tuple(entry["kelas"]),
        level=entry["jenjang"],
        minutes_per_hour=entry["menit_per_jp"],
    )


def _level_words(levels: dict[str, Any]) -> dict[str, str]:
    return {word: level for level, entry in levels.items() for word in entry["sebutan"]}


def _decree(entry: dict[str, Any]) -> Decree:
    return Decree(
        code=entry["kode"],
        name=entry["nama"],
        about=entry["tentang"],
        in_force=entry["berlaku"],
        mark=entry["tanda"],
    )


def _negative(entry: dict[str, Any]) -> NegativeRule:
    subjects = entry["mapel"]
    return NegativeRule(
        subjects=tuple(subjects) if isinstance(subjects, list) else (subjects,),
        phases=tuple(entry["fase"]),
        reason=entry["alasan"],
        suggestion=entry["saran"],
        replacement=dict(entry.get("ganti", {})),
        source=entry["sumber"],
    )


def _without(entry: dict[str, Any]) -> WithoutOutcome:
    return WithoutOutcome(name=entry["nama"], words=tuple(entry["kata"]), reason=entry["alasan"])
