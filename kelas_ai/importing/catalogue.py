"""Names of subjects and elements as decrees print them, joined to the national tables."""

from __future__ import annotations

import re
import unicodedata

from kelas_ai.domain.curriculum import NationalFrame, Strand, Subject

LONG_NAMES = {
    "IPAS": ("ilmu pengetahuan alam dan sosial",),
    "IPA": ("ilmu pengetahuan alam",),
    "IPS": ("ilmu pengetahuan sosial",),
    "PJOK": ("pendidikan jasmani olahraga dan kesehatan",),
}
"""Official long forms, from the headings of Kepka BSKAP 046/H/KR/2025 Lampiran II."""
SHORT_FORMS = (("ka", "kecerdasan artifisial"), ("uud", "undang undang dasar"))
_WORDS = re.compile(r"[^\W_]+")
_PARENTHESES = re.compile(r"\([^)]*\)")
_DROPPED = re.compile(r"^(?:(?:capaian pembelajaran|mata pelajaran|mapel|muatan) )+")


def key_of(text: str) -> str:
    """Letters and digits only, lower case, without accents: what names are compared by."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = re.sub(r"['’‘`ʼ]", "", plain.lower())
    return " ".join(_WORDS.findall(plain))


def keys_of(text: str) -> tuple[str, ...]:
    """The keys under which a name may be met: whole, and without what stands in brackets."""
    without = key_of(_PARENTHESES.sub(" ", text))
    return tuple(dict.fromkeys(key for key in (key_of(text), without) if key))


def slug(text: str) -> str:
    """A name as part of an id."""
    return "-".join(key_of(text).upper().split())[:60]


class Catalogue:
    """Looks names up in the national tables."""

    def __init__(self, frame: NationalFrame) -> None:
        self.frame = frame
        self._subjects: dict[str, Subject] = {}
        self._strands: dict[tuple[str, str], dict[str, Strand]] = {}
        for subject in frame.subjects:
            for name in (subject.name, *LONG_NAMES.get(subject.code, ())):
                self._subjects.setdefault(key_of(name), subject)
            for phase, strands in subject.strands.items():
                shelf = self._strands.setdefault((subject.name, phase), {})
                for strand in strands:
                    for key in keys_of(strand.name):
                        shelf.setdefault(key, strand)

    def subject(self, heading: str) -> Subject | None:
        """The subject that a heading names, or None."""
        for key in keys_of(heading):
            bare = _DROPPED.sub("", key)
            for tried in (bare, re.sub(r" \w+$", "", bare) if "(" in heading else bare):
                if tried in self._subjects:
                    return self._subjects[tried]
        return None

    def strand(self, subject: str, phase: str, name: str) -> Strand | None:
        """The element of a subject and phase that this name means, or None."""
        shelf = self._strands.get((subject, phase))
        if shelf is None:
            return None
        for key in keys_of(name):
            for tried in (key, _spelled_out(key)):
                if tried in shelf:
                    return shelf[tried]
        return None

    def begins_strand(self, subject: str, phase: str, name: str) -> bool:
        """Whether some element's name begins with these words and goes on."""
        key = key_of(name)
        shelf = self._strands.get((subject, phase), {})
        return bool(key) and any(known.startswith(f"{key} ") for known in shelf)

    def knows(self, subject: str) -> bool:
        """Whether the national tables have this subject."""
        return self.frame.subject(subject) is not None

    def strands(self, subject: str, phase: str) -> tuple[Strand, ...]:
        """All elements of a subject in a phase, empty when there is none."""
        found = self.frame.subject(subject)
        return found.strands.get(phase, ()) if found else ()


def _spelled_out(key: str) -> str:
    for short, long in SHORT_FORMS:
        key = re.sub(rf"\b{short}\b", long, key)
    return key
