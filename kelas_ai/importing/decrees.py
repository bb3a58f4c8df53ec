"""Which decree a document is: number, name and the day it came into force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.reading.base import Line, ReadDocument

TITLE_LINES = 160
MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
).split()
_ISSUER = re.compile(
    r"\b(?:KEPUTUSAN|PERATURAN)\s+(?:KEPALA\s+BADAN|MENTERI|DIREKTUR\s+JENDERAL|SEKRETARIS\s+JEN)",
    re.I,
)
_NUMBER = re.compile(r"NOMOR\s*:?\s*(\d{1,5}(?:/[A-Z0-9.-]+)*/\d{4}|\d{1,4}\s+TAHUN\s+\d{4})", re.I)
_ABOUT = re.compile(r"TENTANG\b.{0,400}?\bCAPAIAN\s+PEMBELAJARAN", re.I | re.S)
_DATED = re.compile(r"(?:pada\s+)?tanggal\s+(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})", re.I)
_CITED = re.compile(
    r"^(Kep\w*(?:\s+[A-Z][A-Za-z]*)*|Per[A-Za-z]+)\s+(\d{1,5}(?:/[A-Z0-9.]+)*/\d{4})"
)
_PAGES = re.compile(r"\bhlm\.?\s*(\d+(?:\s*[-–]\s*\d+)?)")


@dataclass(frozen=True, slots=True)
class DecreeName:
    """A decree as plans cite it, and since when it holds (ISO date, empty when unknown)."""

    name: str
    in_force: str


def decree_of(document: ReadDocument, frame: NationalFrame) -> DecreeName | None:
    """The decree that a document is, told from its title; None for any other document.

    A title names an issuer of national rules, a number, and capaian pembelajaran.
    """
    title: list[str] = []
    for block in document.blocks[:TITLE_LINES]:
        if isinstance(block, Line) and len(block.text) < 200:
            title.append(block.text)
    text = "\n".join(title)
    issuer = _ISSUER.search(text)
    if issuer is None or issuer.start() > 1500:
        return None
    number = _NUMBER.search(text, issuer.start())
    if number is None or number.start() - issuer.start() > 600:
        return None
    if _ABOUT.search(text, issuer.start()) is None:
        return None
    return named(number.group(1), frame, _signed(document.blocks))


def named(written: str, frame: NationalFrame, signed: str = "") -> DecreeName:
    """A decree from its number (or name) as written; names of the national tables win."""
    number = re.sub(r"\s+tahun\s+", "/", written.strip(), flags=re.I)
    bare = re.search(r"\d{1,5}(?:/[A-Za-z0-9.-]+)*/\d{4}", number)
    wanted = bare.group().upper() if bare else number.upper()
    for decree in frame.decrees:
        if decree.name.upper().split()[-1] == wanted:
            return DecreeName(decree.name, decree.in_force)
    year = re.search(r"(\d{4})$", wanted)
    in_force = signed or (f"{year.group(1)}-01-01" if year else "")
    has_name = bool(bare) and bare is not None and bare.start() > 0
    return DecreeName(number if has_name else f"Keputusan Nomor {wanted}", in_force)


def cited(source: str, frame: NationalFrame) -> tuple[DecreeName | None, str]:
    """Decree and page of a `sumber` such as *Kepka BSKAP 046/H/KR/2025 hlm. 7; …*."""
    found = _CITED.match(source)
    page = _PAGES.search(source)
    pages = page.group(1).replace(" ", "") if page else ""
    if found is None:
        return None, pages
    return named(f"{found.group(1)} {found.group(2)}", frame), pages


def _signed(blocks: Sequence[object]) -> str:
    for block in reversed(blocks):
        if not isinstance(block, Line):
            continue
        found = _DATED.search(block.text)
        if found and found.group(2).lower() in MONTHS:
            month = MONTHS.index(found.group(2).lower()) + 1
            return f"{found.group(3)}-{month:02d}-{int(found.group(1)):02d}"
    return ""
