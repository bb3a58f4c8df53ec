"""Misspelt subject names: `matematka`, `bhs indonesa`, `informatka`."""

from __future__ import annotations

from dataclasses import dataclass

from kelas_ai.domain.request import Notice
from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.findings import Findings
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_subject import Alias, weigh
from kelas_ai.strings import understanding as words

LONGEST_CHANGE = 2
LONG_NAME = 9
ENOUGH, ENOUGH_FOR_LONG = 88.0, 84.0
SPELLED_OUT = (
    *("matematika", "informatika", "pancasila", "pendidikan pancasila", "olahraga", "biologi"),
    *("geografi", "sosiologi", "ekonomi", "sejarah", "antropologi", "fisika", "penjasorkes"),
    *("penjaskes", "pendidikan jasmani", "bahasa indonesia", "bhs indonesia", "bahasa inggris"),
    *("bhs inggris", "seni musik", "seni teater", "agama islam", "pendidikan agama islam"),
    *("kecerdasan artifisial", "kewarganegaraan"),
)
OTHER_WORDS = {
    *{"matematis", "matematikawan", "informatif", "informasi", "geografis", "ekonomis", "ekonom"},
    *{"biologis", "sosiologis", "antropologis", "fisik", "fisis", "ekologi", "geologi", "biografi"},
    *{"biologiwan", "sejarawan", "ekosistem", "kewarganegaraannya", "fisikawan", "geometri"},
    *{"mematikan", "dimatikan", "matematikanya"},
}


@dataclass(frozen=True, slots=True)
class SpellingList:
    """Names that may be misspelt, by number of words and first letter."""

    names: dict[tuple[int, str], tuple[tuple[str, Alias], ...]]


def spelling_list(aliases: dict[str, Alias]) -> SpellingList:
    """The long names among these aliases. aliases: plain words -> alias."""
    names: dict[tuple[int, str], tuple[tuple[str, Alias], ...]] = {}
    for name in SPELLED_OUT:
        if name in aliases:
            key = (len(name.split()), name[0])
            names[key] = (*names.get(key, ()), (name, aliases[name]))
    return SpellingList(names)


def misspelt_at(
    reading: Reading, index: int, spelling: SpellingList
) -> tuple[int, str, Alias] | None:
    """A misspelt name at this token: (tokens, the right spelling, alias), the closest first."""
    best: tuple[float, int, str, Alias] | None = None
    for count in (3, 2, 1):
        typed = _window(reading, index, count)
        if not typed:
            continue
        for name, alias in spelling.names.get((count, typed[0]), ()):
            score = _likeness(typed, name)
            if score and (best is None or score > best[0]):
                best = (score, count, name, alias)
    return best[1:] if best else None


def _window(reading: Reading, index: int, count: int) -> str:
    if not all(reading.word(index + offset) for offset in range(count)):
        return ""
    if not all(reading.joined(index + offset) for offset in range(1, count)):
        return ""
    return " ".join(reading.word(index + offset) for offset in range(count))


def _likeness(typed: str, name: str) -> float:
    """0 to 100, or 0 when the two are not close enough to be the same name."""
    if typed == name or abs(len(typed) - len(name)) > LONGEST_CHANGE:
        return 0.0
    if any(word in OTHER_WORDS for word in typed.split()):
        return 0.0
    from rapidfuzz import fuzz  # 7 ms to import; most texts have no candidate

    enough = ENOUGH_FOR_LONG if len(name) >= LONG_NAME else ENOUGH
    pairs = list(zip(typed.split(), name.split(), strict=True))
    return fuzz.ratio(typed, name) if all(_close(a, b, enough) for a, b in pairs) else 0.0


def _close(word: str, part: str, enough: float) -> bool:
    from rapidfuzz import fuzz

    return word == part or (len(part) > 4 and fuzz.ratio(word, part) >= enough)


def read_misspelt_subjects(
    reading: Reading, findings: Findings, spelling: SpellingList, firm: bool
) -> None:
    """Treat a misspelt subject name as the right one, and say so.

    firm: only names that are nothing but a subject, or only those that are also words.
    """
    for index in range(len(reading)):
        match = misspelt_at(reading, index, spelling) if len(reading.word(index)) > 2 else None
        if not match or (match[2].rule == "firm") != firm:
            continue
        written = reading.raw(index, index + match[0])
        before = len(findings.subjects)
        weigh(reading, findings, index, index + match[0], match[2])
        if len(findings.subjects) > before:
            text = words.SPELLING.format(written=written, subject=match[2].subject)
            findings.notices.append(Notice(code="ejaan_mapel", text=text))


def nearest_name(
    typed: str, aliases: dict[str, Alias], at_least: float
) -> tuple[str, Alias] | None:
    """The known name closest to what was typed for a subject, or None below this likeness."""
    from rapidfuzz import fuzz, process

    plain_words = " ".join(split_words(typed))
    match = process.extractOne(plain_words, list(aliases), scorer=fuzz.ratio, score_cutoff=at_least)
    return (match[0], aliases[match[0]]) if match else None
