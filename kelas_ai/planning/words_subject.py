"""Subject names and abbreviations, careful with those that are also ordinary words.

How far an ordinary word is believed follows a count over our topic layer: inside a topic
*tari* and *pancasila* point to their subject nine times in ten, *ekonomi*, *sejarah* and
*komputer* only every second time, *pengolahan* and *big* never.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.findings import Findings, SubjectMention
from kelas_ai.planning.phrases import PhraseBook
from kelas_ai.planning.reading import Reading

KIND = "mapel"
POLITE = "basa-basi"
CUES = {"mapel", "pelajaran", "matpel", "mapelnya", "pembelajaran"}
TELLING = {
    *{"pancasila", "tari", "musik", "teater", "kerajinan", "budi daya", "budidaya"},
    *{"kewarganegaraan", "kecerdasan artifisial", "katolik"},
}
SCIENCES = {
    *{"fisika", "kimia", "biologi", "antropologi", "sosiologi", "geografi"},
    *{"seni rupa", "seni musik", "seni tari", "seni teater"},
}
OPENING = {"sejarah", "ekonomi", "komputer", "olahraga", "olah raga", "koding", "coding"}
ENGLISH = {"inggris", "english"}
FAITHS = {
    *{"agama islam", "agama kristen", "agama katolik", "agama hindu", "agama buddha"},
    *{"agama budha", "agama khonghucu", "agama konghucu"},
}
EDGE = {"mat", "mate", "fis", "eko", "sej", "inf", "infor", "informatik", "sosio", "antro", "geo"}
START = {"bin", "bio", "tik"}
ALONE = {"rupa", "sains", "rekayasa", "pengolahan", "big", "pak", "pah", "pab", "pp"}
ALONE |= {"kim", "ant", "sos"}
NOT_TOPICS = EDGE | START | (ALONE - {"rupa", "sains", "rekayasa", "pengolahan"})
COLLOCATIONS = {
    *{"hijau", "unsur", "modern", "inti", "kuantum", "statis", "dasar", "organik", "anorganik"},
    *{"karbon", "analisis", "manusia", "politik", "budaya", "regional", "fisik", "laut"},
    *{"dan", "dalam", "di", "sebagai", "molekuler", "perkotaan", "pedesaan"},
    *{"daerah", "murni", "terapan", "tradisional", "kontemporer", "nusantara", "dua", "tiga"},
    *{"tradisi", "kreasi", "tunggal", "berpasangan", "kelompok"},
}
# *Sejarah nabi*, *ekonomi syariah*, *sejarah musik* belong to another subject.
OTHER_SUBJECTS_HISTORY = {
    *{"nabi", "rasul", "islam", "peradaban", "kebudayaan", "khalifah", "khulafaurrasyidin"},
    *{"gereja", "agama", "musik", "tari", "seni", "teater", "penemuan", "sains", "internet"},
    *{"bahasa", "sastra", "olahraga", "futsal", "atletik", "renang", "voli", "sepak", "konstitusi"},
    *{"perumusan", "lahirnya", "bilangan", "syariah", "syariat", "pancasila", "kerakyatan"},
    *{"kreatif", "inklusif", "hindu", "buddha"},
}
NOT_ENGLISH_SUBJECT = {"di", "dan", "menjajah", "masuk", "raya", "ke", "vs", "kepada", "membangun"}
NOT_FAITH_SUBJECT = {"dan", "di", "ke", "masuk", "pada", "buddha", "budha", "yang", "dalam"}
NOT_LANGUAGE_SUBJECT = {"sebagai"}
COMMON_SPELLINGS = {
    "Matematika": ("mathematics", "matematika wajib", "matematika umum", "mtk wajib"),
    "Pendidikan Pancasila": ("pend. pancasila", "p5kn"),
    "Pendidikan Agama Islam dan Budi Pekerti": ("pend agama islam", "agama islam dan bp"),
    "Pendidikan Agama Kristen dan Budi Pekerti": ("agama protestan", "agama kristen protestan"),
    "Bahasa Indonesia": ("basindo", "bhs. ind", "b ind", "bahasa ind"),
    "Bahasa Inggris": ("b.inggris", "bahasa ing", "b.eng"),
    "IPA": ("ipa terpadu",),
    "IPS": ("ips terpadu",),
    "PJOK": ("pjok", "penjasorkes"),
}
MADRASAH = (
    *("fikih", "fiqih", "fiqh", "akidah akhlak", "aqidah akhlak", "alquran hadis"),
    *("al quran hadis", "quran hadis", "qurdis", "ski", "sejarah kebudayaan islam"),
)
TRAILERS = (("dan", "budi", "pekerti"), ("dan", "bp"), ("bp",), ("terpadu",))


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name a subject. rule: how it is recognised; see `_RULES`."""

    subject: str
    rule: str


def alias_rule(alias: str) -> str:
    """The rule for an alias: firm unless it is also an ordinary word."""
    rules = {
        "telling": TELLING,
        "science": SCIENCES,
        "opening": OPENING,
        "english": ENGLISH,
        "faith": FAITHS,
        "edge": EDGE,
        "start": START,
        "alone": ALONE,
    }
    return next((rule for rule, members in rules.items() if alias in members), "firm")


def subject_aliases(frame: NationalFrame) -> dict[str, Alias]:
    """Official names, aliases of the tables and common spellings, by their plain words."""
    phrases: dict[str, Alias] = {}
    for subject in frame.subjects:
        extra = COMMON_SPELLINGS.get(subject.name, ())
        for alias in (subject.name, *subject.aliases, *extra):
            words = " ".join(split_words(alias))
            phrases.setdefault(words, Alias(subject.name, alias_rule(words)))
    return phrases


def madrasah_book(frame: NationalFrame) -> PhraseBook[Alias]:
    """Madrasah subjects, read as Pendidikan Agama Islam with the words kept as topic."""
    islam = next((s for s in frame.subjects if s.code == "PAI"), None)
    return PhraseBook({name: Alias(islam.name, "madrasah") for name in MADRASAH} if islam else {})


def read_firm_subjects(reading: Reading, findings: Findings, book: PhraseBook[Alias]) -> None:
    """Claim names that are nothing else than a subject: `mtk`, `bhs indo`, `PPKn`, `IPAS`."""
    for first, last, alias in book.found(reading):
        if alias.rule != "firm" or reading.word(last) in NOT_LANGUAGE_SUBJECT:
            continue
        _take(reading, findings, first, last, alias)


def read_loose_subjects(reading: Reading, findings: Findings, book: PhraseBook[Alias]) -> None:
    """Claim or merely note names that are also ordinary words, by where they stand."""
    for first, last, alias in book.found(reading):
        if alias.rule != "firm":
            weigh(reading, findings, first, last, alias)


def weigh(reading: Reading, findings: Findings, first: int, last: int, alias: Alias) -> None:
    """Decide about one mention: claim it, note its subject and leave the words, or ignore it."""
    if reading.word(first - 1) in CUES and reading.joined(first):
        _take(reading, findings, first, last, alias)
        reading.claim(first - 1, first, KIND)
        return
    if alias.rule != "firm" and reading.word(first) in {
        reading.word(last),
        reading.word(first - 1),
    }:
        return
    opens, closes = reading.opens(first), reading.closes(last)
    alone = reading.isolated(first, last)
    if reading.word(first) == "pak" and alone:
        _christian(reading, findings, first, alias)
        return
    following = reading.word(last) if reading.joined(last) else ""
    verdict = _RULES[alias.rule](_Position(opens, closes, alone, following))
    if verdict == "take":
        _take(reading, findings, first, last, alias)
    elif verdict == "note":
        words = reading.raw(first, last)
        findings.subjects.append(SubjectMention(alias.subject, words, firm=False))


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a name stands, and the word joined after it (empty when a piece ends there)."""

    opens: bool
    closes: bool
    alone: bool
    following: str


def _telling(at: _Position) -> str:
    return "take" if at.alone else "note"


def _science(at: _Position) -> str:
    leads = at.opens and at.following not in COLLOCATIONS
    return "take" if at.alone or leads else "note"


def _opening(at: _Position) -> str:
    if at.alone:
        return "take"
    leads = at.opens and at.following and at.following not in OTHER_SUBJECTS_HISTORY
    return "note" if leads else ""


def _english(at: _Position) -> str:
    leads = at.opens and at.following not in NOT_ENGLISH_SUBJECT
    return "take" if at.alone or (leads and at.following) else ""


def _faith(at: _Position) -> str:
    return "take" if at.opens and at.following not in NOT_FAITH_SUBJECT else ""


_RULES: dict[str, Callable[[_Position], str]] = {
    "firm": lambda at: "take",
    "telling": _telling,
    "science": _science,
    "opening": _opening,
    "english": _english,
    "faith": _faith,
    "edge": lambda at: "take" if at.opens or at.closes else "",
    "start": lambda at: "take" if at.opens else "",
    "alone": lambda at: "take" if at.alone else "",
    # Their names are elements of PAI and help to find the topic, so the words stay.
    "madrasah": lambda at: "note",
}


def _christian(reading: Reading, findings: Findings, index: int, alias: Alias) -> None:
    """`PAK kelas 5` is a subject; `tolong pak, ...` is a man, and so is `pak Budi`."""
    greeting = POLITE in {reading.kind(index - 1), reading.kind(index + 1)}
    capitals = reading.raw(index, index + 1) == "PAK"
    before_class = reading.kind(index + 1) == "kelas"
    subject = not greeting and (capitals or before_class)
    if subject:
        findings.subjects.append(SubjectMention(alias.subject, "PAK", firm=capitals))
    reading.claim(index, index + 1, KIND if subject else POLITE)


def _take(reading: Reading, findings: Findings, first: int, last: int, alias: Alias) -> None:
    for trailer in TRAILERS:
        if reading.joined(last) and reading.follows(last, trailer):
            last += len(trailer)
            break
    words = reading.raw(first, last)
    findings.subjects.append(SubjectMention(alias.subject, words, firm=True))
    if alias.rule != "firm" and " ".join(split_words(words)) not in NOT_TOPICS:
        findings.taken.append(words)
    reading.claim(first, last, KIND)
