"""What a teacher asks for, after understanding."""

from __future__ import annotations

from dataclasses import dataclass

PLACES = (
    "pesisir",
    "pulau",
    "sungai",
    "sawah",
    "kebun",
    "hutan",
    "gunung",
    "pasar",
    "kota",
)
CONDITIONS = (
    "tanpa_listrik",
    "kelas_rangkap",
    "kelas_besar",
    "kelas_sempit",
    "halaman_luas",
    "tanpa_meja",
    "sedikit_bahan",
    "sedikit_buku",
    "hujan",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the teacher should know: what was assumed, corrected or not found.

    `code` is stable for programs; `text` is the Indonesian sentence.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why this request cannot become a plan, found while reading it.

    `code` is stable for programs; `reason` and `suggestion` are Indonesian sentences. Searching
    ignores problems; planning refuses with the first one.
    """

    code: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """One lesson, as asked for.

    subject: official name, or empty when the topic must decide. phase: A to F or empty.
    grade: 1 to 12 or None. lesson_hours: JP of the meeting, or None (weekly habit decides).
    level: SD, SMP or SMA, or empty. semester: ganjil, genap or empty.
    tools: what the class has, in the teacher's words; missing_tools: what it has not, by its
    usual name (infokus becomes proyektor).
    place: one of PLACES or empty. context: the teacher's own words about the place.
    conditions: subset of CONDITIONS. meetings: how many were asked for.
    problems: contradictions found while reading.
    """

    text: str = ""
    topic: str = ""
    subject: str = ""
    phase: str = ""
    grade: int | None = None
    lesson_hours: int | None = None
    students: int | None = None
    semester: str = ""
    tools: tuple[str, ...] = ()
    missing_tools: tuple[str, ...] = ()
    place: str = ""
    context: str = ""
    conditions: tuple[str, ...] = ()
    meetings: int = 1
    learning_model: str = ""
    notices: tuple[Notice, ...] = ()
    level: str = ""
    problems: tuple[Problem, ...] = ()
