"""The lines that give a decree its structure: subject, phase, element, section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kelas_ai.importing.catalogue import key_of

_NUMBERING = r"(?:(?:[IVXLC]+|\d+|[A-Za-z])[.)]\s*){0,4}"
_SUBJECT = re.compile(
    rf"^{_NUMBERING}(?:CAPAIAN\s+PEMBELAJARAN|CP)\b\s*[:.–-]?\s*(?:MATA\s+PELAJARAN\b\s*[:.]?\s*)?"
    r"(?P<rest>.*)$",
    re.I | re.S,
)
_SUBJECT_LABEL = re.compile(
    rf"^{_NUMBERING}(?:MATA\s+PELAJARAN|MAPEL)\b\s*:\s*(?P<rest>[^.;]{{3,90}})$", re.I
)
_PHASE = re.compile(rf"^{_NUMBERING}FASE\s+(?P<phase>[A-F])\b(?P<rest>.*)$", re.I | re.S)
_PHASE_AT_END = re.compile(r"[\s,(–-]*\bFASE\s+(?P<phase>[A-F])\b.*$", re.I | re.S)
_OPENING = re.compile(r"^Pada\s+(?:akhir\s+)?[Ff]ase\s+(?P<phase>[A-F])\b")
_CLASSES = re.compile(r"Kelas\s+((?:[IVX]+\b(?:,|\s|dan)*)+)", re.I)
_SECTION = re.compile(r"^(?:[A-Z]|[IVX]+)\.\s+\S")
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d*$|…{2,}\s*\d*$")
_ELEMENT_LABEL = re.compile(rf"^{_NUMBERING}(?:Elemen|Subelemen)\s*[:.]?\s+(?P<rest>.+)$", re.I)
_STRIPPED = re.compile(rf"^{_NUMBERING}")
ROMAN = {
    name: number
    for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), start=1)
}
LONGEST_HEADING = 180


@dataclass(frozen=True, slots=True)
class PhaseHeading:
    """A phase by its letter, and the classes written beside it (empty when none are)."""

    phase: str
    classes: tuple[int, ...]


def is_contents_line(text: str) -> bool:
    """A line of a table of contents: dots and a page number at its end."""
    return _CONTENTS.search(text) is not None


def subject_part(text: str, prominent: bool) -> tuple[str, str] | None:
    """Subject and phase (or empty) of a heading *CAPAIAN PEMBELAJARAN …*, else None.

    prominent: set larger, bold or as a heading; otherwise capitals are asked for.
    """
    if len(text) > LONGEST_HEADING or text.endswith((";", ",")):
        return None
    found = _SUBJECT.match(text) or _SUBJECT_LABEL.match(text)
    if found is None or not (prominent or _capitals(text) or _SUBJECT_LABEL.match(text)):
        return None
    rest, phase = _without_phase(found.group("rest"))
    if not rest or key_of(rest) in ("", "dan") or rest.endswith("."):
        return None
    return rest, phase


def _without_phase(text: str) -> tuple[str, str]:
    found = _PHASE_AT_END.search(text)
    if found is None:
        return text.strip(" :–-"), ""
    return text[: found.start()].strip(" :–-("), found.group("phase").upper()


def _capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def phase_heading(text: str, prominent: bool) -> PhaseHeading | None:
    """The phase that a heading *Fase A (umumnya untuk kelas I dan II …)* opens, else None."""
    if len(text) > LONGEST_HEADING:
        return None
    stripped = re.sub(
        rf"^{_NUMBERING}capaian\s+pembelajaran\s+(?:setiap\s+)?", "", text, flags=re.I
    )
    found = _PHASE.match(stripped)
    if found is None:
        return None
    rest = found.group("rest")
    telling = not rest.strip(" .:") or "(" in rest or "kelas" in rest.lower() or prominent
    if not telling:
        return None
    return PhaseHeading(found.group("phase").upper(), _class_numbers(rest))


def _class_numbers(text: str) -> tuple[int, ...]:
    found = _CLASSES.search(text)
    if found is None:
        return ()
    names = re.findall(r"[IVX]+", found.group(1).upper())
    return tuple(ROMAN[name] for name in names if name in ROMAN)


def opening_phase(text: str) -> str:
    """The phase of a sentence *Pada akhir Fase A, murid …*, else empty."""
    found = _OPENING.match(text)
    return found.group("phase") if found else ""


def is_section(text: str) -> bool:
    """A lettered section heading such as *B. Tujuan*."""
    return len(text) <= 90 and _SECTION.match(text) is not None and not text.endswith((".", ";"))


def element_label(text: str) -> str:
    """The name in *Elemen Bilangan* or *B. Elemen: Bilangan*, else empty."""
    found = _ELEMENT_LABEL.match(text)
    return found.group("rest").strip(" :.") if found else ""


def bare(text: str) -> str:
    """A heading without its numbering and end marks."""
    return _STRIPPED.sub("", text).strip(" :.")
