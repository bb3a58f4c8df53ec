"""What makes a card teachable: rules a format cannot express, each with its own message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from kelas_ai.curriculum.calc import agrees
from kelas_ai.domain.card import Activities, Step, TopicCard

DIMENSIONS = (
    "keimanan dan ketakwaan terhadap Tuhan Yang Maha Esa",
    "kewargaan",
    "penalaran kritis",
    "kreativitas",
    "kolaborasi",
    "kemandirian",
    "kesehatan",
    "komunikasi",
)
PHASE_GRADES = {
    "A": (1, 2),
    "B": (3, 4),
    "C": (5, 6),
    "D": (7, 8, 9),
    "E": (10,),
    "F": (11, 12),
}
CORE_PLACES = {"pesisir", "sawah", "kota", "gunung", "pasar"}
UNMEASURABLE = {"memahami", "mengetahui", "mengenal", "menyadari", "mempelajari", "mengerti"}
OLD_TERMS = re.compile(
    r"\b(siswa|siswi|peserta didik|profil pelajar pancasila|kompetensi dasar|KI/KD|RPP)\b", re.I
)


def steps_of(activities: Activities) -> tuple[Step, ...]:
    """All regular steps in lesson order, extensions left out."""
    return (
        *activities.opening,
        *activities.understand,
        *activities.apply,
        *activities.reflect,
        *activities.closing,
    )


def card_problems(card: TopicCard) -> list[str]:
    """Every broken rule as one Indonesian line; an empty list means the card is whole."""
    return [
        *_identity(card),
        *_completeness(card),
        *_alignment(card),
        *_time(card),
        *_keys(card),
        *_language(card),
    ]


def _identity(card: TopicCard) -> Iterator[str]:
    if card.grade not in PHASE_GRADES.get(card.phase, ()):
        yield f"kelas {card.grade} tidak termasuk fase {card.phase}"
    if not re.fullmatch(r"[a-z0-9-]{6,70}", card.id):
        yield f"id tidak baku: {card.id}"
    for dimension in card.dimensions:
        if dimension.name not in DIMENSIONS:
            yield f"dimensi bukan nama resmi: {dimension.name}"


def _completeness(card: TopicCard) -> Iterator[str]:
    minimum = {
        "sinonim": (len(card.synonyms), 5),
        "prasyarat": (len(card.prerequisites), 2),
        "tujuan": (len(card.objectives), 1),
        "dimensi": (len(card.dimensions), 2),
        "fakta": (len(card.facts), 3),
        "miskonsepsi": (len(card.misconceptions), 2),
        "pemantik": (len(card.triggers), 4),
        "soal": (len(card.items), 7),
        "soal akhir": (sum(item.use == "akhir" for item in card.items), 3),
        "soal latihan": (sum(item.use == "latihan" for item in card.items), 3),
        "langkah bervarian": (sum(bool(s.variants) for s in steps_of(card.activities)), 2),
        "perluasan": (len(card.activities.extensions), 2),
        "langkah LKPD": (len(card.worksheet.steps), 3),
        "glosarium": (len(card.glossary), 3),
    }
    for name, (found, needed) in minimum.items():
        if found < needed:
            yield f"{name}: {found}, sedikitnya {needed}"
    missing = CORE_PLACES - {context.place for context in card.contexts}
    if missing:
        yield f"konteks tanpa tempat: {', '.join(sorted(missing))}"
    if not any("umum" in trigger.fits for trigger in card.triggers):
        yield "pemantik tanpa pilihan umum"
    yield from (f"kosong: {path}" for path in _empty_texts(card))


OPTIONAL = {
    "calculation",
    "result",
    "without_power",
    "multigrade",
    "choices",
    "materials",
    "objectives",
    "variants",
    "columns",
    "rows",
    "reading",
    "sources",
}


def _empty_texts(value: Any, path: str = "") -> Iterator[str]:
    if is_dataclass(value):
        for entry in fields(value):
            inner = getattr(value, entry.name)
            if entry.name in OPTIONAL and not inner:
                continue
            if entry.name != "reading":
                yield from _empty_texts(inner, f"{path}.{entry.name}".lstrip("."))
    elif isinstance(value, tuple):
        if not value:
            yield path
        for index, inner in enumerate(value):
            yield from _empty_texts(inner, f"{path}[{index}]")
    elif isinstance(value, str) and not value.strip():
        yield path


def _alignment(card: TopicCard) -> Iterator[str]:
    known = {objective.id for objective in card.objectives}
    used = {tp for step in steps_of(card.activities) for tp in step.objectives}
    tested = {item.objective for item in card.items if item.use == "akhir"}
    judged = {criterion.objective for criterion in card.criteria}
    for name, found in (("langkah", used), ("soal akhir", tested), ("KKTP", judged)):
        for tp in sorted(known - found):
            yield f"{tp} tanpa {name}"
        for tp in sorted(found - known):
            yield f"{name} memakai {tp} yang tidak ada"
    for objective in card.objectives:
        first = objective.text.split()[0].lower() if objective.text.split() else ""
        if first in UNMEASURABLE or objective.competence.lower() in UNMEASURABLE:
            yield f"{objective.id}: kata kerja tidak terukur"
        if re.search(r"\b(melalui|dengan cara)\b", objective.text, re.I):
            yield f"{objective.id}: memuat kegiatan atau media"


def _time(card: TopicCard) -> Iterator[str]:
    steps = steps_of(card.activities)
    total = sum(step.weight for step in steps)
    if total != 100:
        yield f"jumlah bagian {total}, seharusnya 100"
    if not any(step.skip_if_short for step in steps):
        yield "tidak ada langkah yang boleh dilewati jika waktu singkat"
    kept = [step for step in steps if not step.skip_if_short]
    for principle in ("berkesadaran", "bermakna", "menggembirakan"):
        if not any(step.principle == principle for step in kept):
            yield f"prinsip {principle} tidak tampak pada langkah yang selalu dijalankan"
    trained = {tp for step in kept for tp in step.objectives}
    for objective in card.objectives:
        if objective.id not in trained:
            yield f"{objective.id} hanya dilatih pada langkah yang boleh dilewati"


def _keys(card: TopicCard) -> Iterator[str]:
    for number, item in enumerate(card.items, 1):
        if item.form == "pilihan" and len(item.choices) < 3:
            yield f"soal {number}: pilihan kurang dari tiga"
        if item.form == "pilihan" and not re.match(r"[A-E]\. ", item.key):
            yield f"soal {number}: kunci pilihan harus seperti 'C. isi pilihan'"
        elif item.form == "pilihan":
            position = ord(item.key[0]) - ord("A")
            if position >= len(item.choices) or item.choices[position] != item.key[3:].strip():
                yield f"soal {number}: kunci tidak sama dengan bunyi pilihannya"
        yield from _calculation(f"soal {number}", item.calculation, item.result)
    for context in card.contexts:
        yield from _calculation(f"konteks {context.place}", context.calculation, context.result)


def _calculation(name: str, calculation: str, result: str) -> Iterator[str]:
    if bool(calculation) != bool(result):
        yield f"{name}: hitung dan hasil harus berpasangan"
    elif calculation:
        try:
            if not agrees(calculation, result):
                yield f"{name}: hasil {result} tidak sama dengan {calculation}"
        except ValueError as error:
            yield f"{name}: {error}"


def _language(card: TopicCard) -> Iterator[str]:
    for path, text in texts_of(card):
        found = OLD_TERMS.search(text)
        if found and not path.startswith("synonyms"):
            yield f"{path}: istilah lama '{found.group(0)}'"


def texts_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a card with its path, for language checks."""
    if is_dataclass(value):
        for entry in fields(value):
            yield from texts_of(getattr(value, entry.name), f"{path}.{entry.name}".lstrip("."))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts_of(inner, f"{path}[{index}]")
    elif isinstance(value, str):
        yield path, value
