"""What the made decrees contain: outcomes of the shared set when it is there, else made-up ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kelas_ai.domain.curriculum import NationalFrame

PROJECT = Path(__file__).resolve().parent.parent.parent
SHARED = PROJECT.parent / "shared" / "curriculum" / "cp_resmi.jsonl"
PLACES = "SMP/MTs/Program Paket B"
CLASSES = {
    "A": "I dan II SD/MI/Program Paket A",
    "B": "III dan IV SD/MI/Program Paket A",
    "C": "V dan VI SD/MI/Program Paket A",
    "D": "VII, VIII, dan IX SMP/MTs/Program Paket B",
    "E": "X SMA/MA/SMK/MAK/Program Paket C",
    "F": "XI dan XII SMA/MA/SMK/MAK/Program Paket C",
}
_VERBS = (
    "menjelaskan menguraikan membandingkan menyusun memeriksa merancang menilai memakai".split()
)
_THINGS = (
    "pola hasil pengamatan|hubungan antarbagian|bukti dari lingkungan sekitar|gagasan pokok teks|"
    "langkah penyelidikan|data sederhana|perubahan sehari-hari|alat dan bahan setempat|"
    "anak-anak di sekitarnya|kebiasaan tolong-menolong|benda-benda di sekolah|cara kerja kelompok|"
    "pertanggungjawaban bersama|keanekaragaman hayati|penyelesaian masalah|pengelompokan benda"
).split("|")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome as it is printed."""

    code: str
    subject: str
    phase: str
    strand: str
    text: str


def shared_outcomes() -> list[Outcome]:
    """The shared set, what a western font can print; empty when it is not there."""
    if not SHARED.exists():
        return []
    found = []
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = " ".join(row["teks"].split())
        if printable(text) and printable(row["elemen"]):
            found.append(Outcome(row["id"], row["mapel"], row["fase"], row["elemen"], text))
    return found


def made_up_outcomes(frame: NationalFrame, seed: int = 1) -> list[Outcome]:
    """A made-up outcome for every element of the national tables."""
    chance = random.Random(seed)
    found = []
    for subject in frame.subjects:
        for phase, strands in subject.strands.items():
            for strand in strands:
                if printable(strand.name):
                    text = sentence(chance, chance.randint(2, 14))
                    found.append(Outcome(strand.id, subject.name, phase, strand.name, text))
    return found


def foreign_outcomes(count: int, seed: int = 2) -> list[Outcome]:
    """Outcomes of vocational subjects that the national tables do not know."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        subject = f"Teknik Rekaan {number // 8 + 1}"
        phase = "EF"[number // 4 % 2]
        strand = f"Bagian {'Satu Dua Tiga Empat'.split()[number % 4]}"
        found.append(Outcome("", subject, phase, strand, sentence(chance, chance.randint(4, 16))))
    return found


def sentence(chance: random.Random, clauses: int) -> str:
    """Made-up competences, parted by semicolons."""
    parts = [
        f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} dan {chance.choice(_THINGS)} "
        f"melalui {chance.choice(_THINGS)}"
        for _ in range(clauses)
    ]
    text = "; ".join(parts)
    return text[0].upper() + text[1:] + "."


def printable(text: str) -> bool:
    """Whether the standard fonts of a PDF have all its letters."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def by_subject(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, dict[str, list[Outcome]]]]:
    """Outcomes grouped by subject and phase, in order."""
    grouped: dict[str, dict[str, list[Outcome]]] = {}
    for outcome in outcomes:
        phases = grouped.setdefault(outcome.subject, {})
        phases.setdefault(outcome.phase, []).append(outcome)
    yield from grouped.items()


def classes_of(subject: str, phase: str) -> str:
    """What stands beside a phase; one heading has the known slip of the official text."""
    slip = subject == "Bahasa Inggris" and phase == "C"
    return CLASSES["B" if slip else phase]


def opening_of(subject: str, phase: str) -> str:
    """The sentence under a phase heading; one has the known slip of the official text."""
    slip = subject.startswith("Koding") and phase == "F"
    return f"Pada akhir Fase {'E' if slip else phase}, murid memiliki kemampuan sebagai berikut."


def filler(chance: random.Random, sentences: int) -> str:
    """Text that is no outcome."""
    return " ".join(sentence(chance, 2).replace(";", ",") for _ in range(sentences))
