"""Names that stand for several subjects, and subjects that the pack does not have."""

from __future__ import annotations

from dataclasses import dataclass

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.request import Problem
from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.findings import Findings
from kelas_ai.planning.phrases import PhraseBook, book
from kelas_ai.planning.reading import Reading
from kelas_ai.strings import understanding as words

KIND = "mapel"
FAMILIES = book(
    {
        "seni": "seni budaya; seni budaya dan prakarya; sbdp; sbd; seni budaya dan keterampilan; "
        "sbk; senbud; seni budaya keterampilan",
        "prakarya": "prakarya",
    }
)
NOT_FAMILY = {"daerah", "nusantara", "lokal", "tradisional", "bangsa", "suku"}
BRANCH_WORDS: dict[str, dict[str, str]] = {
    "seni": {
        "Seni Rupa": "gambar menggambar lukis melukis lukisan patung kolase mozaik montase batik "
        "poster kriya cetak ilustrasi dekoratif perspektif anyam anyaman mewarnai sketsa mural "
        "rupa warna tekstur plastisin origami",
        "Seni Musik": "lagu nyanyi bernyanyi menyanyi irama nada melodi angklung gamelan rekorder "
        "recorder pianika vokal tempo ritmis gitar musik kolintang sasando paduan birama ansambel",
        "Seni Tari": "tari menari koreografi penari tarian",
        "Seni Teater": "drama teater pantomim monolog lakon pementasan wayang aktor",
    },
    "prakarya": {
        "Prakarya Budi Daya": "budidaya lele ikan ternak tanaman sayur sayuran hidroponik ayam "
        "bibit pupuk menanam jamur unggas kolam",
        "Prakarya Kerajinan": "kerajinan anyaman tekstil kriya batik tenun manik rajut souvenir "
        "makrame lilin sabun",
        "Prakarya Pengolahan": "makanan minuman pangan olahan pengawetan mengolah masakan keripik "
        "kue resep kemasan",
        "Prakarya Rekayasa": "rekayasa jembatan elektronika robot listrik lampu mainan alat "
        "kincir sensor rangkaian",
    },
}
OUTSIDE = book(
    {
        "Bahasa Arab": "bahasa arab; b arab; bhs arab",
        "Bahasa Jepang": "bahasa jepang; b jepang",
        "Bahasa Jerman": "bahasa jerman; b jerman",
        "Bahasa Korea": "bahasa korea",
        "Bahasa Mandarin": "bahasa mandarin; b mandarin",
        "Bahasa Prancis": "bahasa prancis; bahasa perancis",
        "Prakarya dan Kewirausahaan": "prakarya dan kewirausahaan; pkwu; pkw",
        "Sejarah Tingkat Lanjut": "sejarah tingkat lanjut; sejarah tl",
        "Bahasa Indonesia Tingkat Lanjut": "bahasa indonesia tingkat lanjut; bindo tl",
        "Bahasa Inggris Tingkat Lanjut": "bahasa inggris tingkat lanjut; bing tl",
        "Projek IPAS": "projek ipas; proyek ipas",
        "PAUD": "paud; tk a; tk b; fase fondasi; kelompok bermain; raudhatul athfal",
    }
)
NEED_ROOM = {"bahasa daerah", "bk", "konseling", "aksara jawa", "bahasa bali", "bengkel motor"}


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Something without national CP: its reason, and the words that gave it away."""

    reason: str
    words: str


def uncovered_book(frame: NationalFrame) -> PhraseBook[Uncovered]:
    """Words of what is taught in schools without a national CP."""
    return PhraseBook(
        {
            phrase: Uncovered(entry.reason, " ".join(split_words(phrase)))
            for entry in frame.without_outcome
            for phrase in entry.words
        }
    )


def read_uncovered(reading: Reading, findings: Findings, uncovered: PhraseBook[Uncovered]) -> None:
    """Note words of local content, tahfidz, counselling, vocational work; claim nothing."""
    for first, _, entry in uncovered.found(reading):
        if entry.words not in NEED_ROOM or reading.opens(first):
            findings.outside.append(
                Problem(
                    code="tanpa_cp", reason=entry.reason, suggestion=words.SUGGEST_OTHER_SUBJECT
                )
            )


def note_programs(findings: Findings, uncovered: PhraseBook[Uncovered]) -> None:
    """A vocational programme in the class name (`XI TKJ`) counts like its word in the text."""
    for program in dict.fromkeys(findings.programs):
        read_uncovered(Reading(program), findings, uncovered)


def read_outside_subjects(reading: Reading, findings: Findings) -> None:
    """Claim subjects that exist in schools but not in this pack."""
    for first, last, name in OUTSIDE.found(reading):
        reason = words.NOT_IN_PACK.format(subject=name)
        suggestion = words.SUGGEST_OTHER_SUBJECT
        findings.outside.append(
            Problem(code="di_luar_pustaka", reason=reason, suggestion=suggestion)
        )
        reading.claim(first, last, "luar")


def read_families(reading: Reading, findings: Findings) -> None:
    """Claim *seni budaya* and *prakarya*; the topic decides the branch."""
    for first, last, family in FAMILIES.found(reading):
        if reading.word(last) not in NOT_FAMILY:
            findings.families.append(family)
            reading.claim(first, last, KIND)


def branch_of(family: str, topic: str) -> str:
    """The subject of this family that the topic words point to, or empty."""
    said = set(split_words(topic))
    counts = {
        subject: len(said & set(hints.split())) for subject, hints in BRANCH_WORDS[family].items()
    }
    best = max(counts.values())
    leaders = [subject for subject, count in counts.items() if count == best]
    return leaders[0] if best and len(leaders) == 1 else ""
