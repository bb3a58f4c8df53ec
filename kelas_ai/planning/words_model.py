"""Learning models by name or abbreviation."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings
from kelas_ai.planning.phrases import book
from kelas_ai.planning.reading import Reading

KIND = "model"
CUES = {"model", "metode", "pendekatan"}
LINKS = {"dengan", "pakai", "pake", "memakai", "menggunakan", "lewat", "melalui", "dg", "dgn", "pk"}
MODELS = book(
    {
        "pembelajaran berbasis masalah": "pbl; problem based learning; problem based; "
        "pembelajaran berbasis masalah; berbasis masalah",
        "pembelajaran berbasis projek": "pjbl; project based learning; project based; "
        "pembelajaran berbasis projek; pembelajaran berbasis proyek; berbasis projek; "
        "berbasis proyek",
        "discovery learning": "discovery learning; discovery; pembelajaran penemuan; "
        "penemuan terbimbing",
        "inkuiri terbimbing": "inkuiri terbimbing; inquiry terbimbing; guided inquiry",
        "inkuiri": "inquiry learning; inquiry based learning; inquiry; pembelajaran inkuiri",
        "jigsaw": "jigsaw; kooperatif jigsaw; kooperatif tipe jigsaw",
        "STAD": "stad; kooperatif stad; kooperatif tipe stad",
        "TGT": "tgt; teams games tournament; team games tournament",
        "NHT": "nht; numbered heads together; numbered head together",
        "think pair share": "think pair share; kooperatif think pair share",
        "kooperatif": "pembelajaran kooperatif; cooperative learning; kooperatif learning",
        "kontekstual": "ctl; contextual teaching and learning; pembelajaran kontekstual",
        "two stay two stray": "two stay two stray; tsts",
        "make a match": "make a match",
        "gallery walk": "gallery walk; kunjung karya",
        "snowball throwing": "snowball throwing",
        "talking stick": "talking stick",
        "bermain peran": "role playing; role play",
        "problem posing": "problem posing",
        "pembelajaran terdiferensiasi": "pembelajaran berdiferensiasi; berdiferensiasi; "
        "pembelajaran terdiferensiasi",
        "flipped classroom": "flipped classroom",
        "STEAM": "pendekatan steam; pendekatan stem; pembelajaran steam; pembelajaran stem",
        "stasiun belajar": "stasiun belajar; station rotation",
    }
)
AFTER_CUE = book(
    {
        "inkuiri": "inkuiri",
        "kooperatif": "kooperatif",
        "kontekstual": "kontekstual",
        "think pair share": "tps",
        "bermain peran": "bermain peran",
        "demonstrasi": "demonstrasi",
        "eksperimen": "eksperimen; percobaan",
        "diskusi": "diskusi; diskusi kelompok",
        "ceramah": "ceramah",
        "permainan": "permainan; game; bermain",
        "kuis": "kuis",
        "proyek": "proyek; projek",
        "saintifik": "saintifik; scientific",
        "tanya jawab": "tanya jawab",
        "debat": "debat",
    }
)
ALONE = {"inkuiri", "kooperatif", "kontekstual"}


def read_models(reading: Reading, findings: Findings) -> None:
    """Claim models: abbreviations anywhere, ordinary words only after *model*, *metode*."""
    for first, last, model in MODELS.found(reading):
        _keep(reading, findings, first, last, model)
    for first, last, model in AFTER_CUE.found(reading):
        cued = reading.word(first - 1) in CUES and reading.joined(first)
        alone = model in ALONE and reading.isolated(first, last)
        if cued or alone:
            _keep(reading, findings, first, last, model)


def _keep(reading: Reading, findings: Findings, first: int, last: int, model: str) -> None:
    for cues in (CUES | {"pembelajaran"}, LINKS):
        while reading.word(first - 1) in cues and reading.joined(first):
            first -= 1
    findings.models.append(model)
    reading.claim(first, last, KIND)


def known_model(written: str) -> str:
    """The usual name of a model typed as an option; as typed when it is not known."""
    reading = Reading(f"model {written}")
    findings = Findings()
    read_models(reading, findings)
    return findings.models[0] if findings.models else written
