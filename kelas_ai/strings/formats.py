"""Dates, numbers and lists the Indonesian way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def long_date(moment: date | datetime | str) -> str:
    """`24 November 2026`; ISO text is read, anything unreadable gives an empty string."""
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError:
            return ""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def school_year(today: date) -> str:
    """`2026/2027`; a school year starts in July."""
    start = today.year if today.month >= 7 else today.year - 1
    return f"{start}/{start + 1}"


def semester(today: date) -> str:
    """`ganjil` from July to December, else `genap`."""
    return "ganjil" if today.month >= 7 else "genap"


def decimal(value: float, digits: int = 1) -> str:
    """A number with a decimal comma and dots between thousands."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def listed(entries: Iterable[str]) -> str:
    """`a`, `a dan b`, `a, b, dan c`."""
    known = [entry for entry in entries if entry]
    if len(known) < 2:
        return "".join(known)
    if len(known) == 2:
        return " dan ".join(known)
    return f"{', '.join(known[:-1])}, dan {known[-1]}"


def roman(grade: int) -> str:
    """Class in Roman numerals, as schools write it."""
    return ROMAN[grade] if 0 < grade < len(ROMAN) else str(grade)


def sentence(text: str) -> str:
    """The text with its first letter capital."""
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    """The text with a full stop, unless it already ends a sentence."""
    plain = text.rstrip()
    return plain if plain.rstrip('”"’)').endswith((".", "?", "!", "…")) else f"{plain}."


def spans_of(numbers: Iterable[int]) -> str:
    """Rising numbers as short runs: `1`, `5–8`, `1, 3–4, dan 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listed(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def shortened(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut at a word where possible."""
    plain = " ".join(text.split())
    if len(plain) <= limit:
        return plain
    cut = plain[: limit - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"
