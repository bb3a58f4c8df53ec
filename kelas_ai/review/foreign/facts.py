"""What a foreign plan says of itself: subject, class, phase, JP, minutes, objectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.review.foreign.paper import Paper, Passage, entries, section_named
from kelas_ai.strings.foreign import STEPS

ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12,
}  # fmt: skip
_GRADE = re.compile(r"\b[Kk]elas\s*:?\s*(XI{0,2}|IX|IV|VI{0,3}|V|I{1,3}|1[0-2]|[1-9])\b(?![.,]?\d)")
_FIELD_GRADE = re.compile(r"\b(XI{0,2}|IX|IV|VI{0,3}|V|I{1,3}|1[0-2]|[1-9])\b")
_PHASE = re.compile(r"\b[Ff]ase\s*:?\s*([A-F])\b")
_FIELD_PHASE = re.compile(r"\b([A-F])\b")
_TIMES = re.compile(r"(\d{1,2})\s*(?:JP\s*)?[(]?\s*[x×@]\s*(\d{2,3})\s*(?:menit|['’′])?", re.I)
_HOURS = re.compile(r"\b(\d{1,2})\s*JP\b", re.I)
_MINUTES = re.compile(r"(\d{1,3})\s*(?:menit\b|['’′](?!\w))", re.I)
_MEETINGS = re.compile(r"(\d{1,2})\s*(?:x\s*)?pertemuan\b", re.I)
_MEETING_HEAD = re.compile(r"^(?:#+\s*)?pertemuan\s*(?:ke[- ]?)?(\d{1,2})\b", re.I)
IDENTITY_LINES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value with the place where it was read."""

    value: str
    place: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMinutes:
    """One stage: minutes in its name and the minutes of its steps; 0 when not written."""

    name: str
    place: Passage
    announced: int
    steps: tuple[int, ...]

    @property
    def minutes(self) -> int:
        """What this stage counts for."""
        return self.announced or sum(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the checks compare. Empty tuples mean: not written."""

    subjects: tuple[Said, ...]
    grades: tuple[Said, ...]
    phases: tuple[Said, ...]
    topic: Said | None
    hours: int | None
    minutes_per_hour: int | None
    total_minutes: int | None
    time_place: Passage | None
    meetings: int
    stages: tuple[StageMinutes, ...]
    objectives: tuple[Said, ...]

    @property
    def subject(self) -> str:
        """Official name of the subject, or empty."""
        return self.subjects[0].value if self.subjects else ""

    @property
    def grade(self) -> int | None:
        """The class named in the identity."""
        return int(self.grades[0].value) if self.grades else None

    @property
    def phase(self) -> str:
        """The phase named, or empty."""
        return self.phases[0].value if self.phases else ""


def read_facts(paper: Paper, frame: NationalFrame) -> Facts:
    """Collect what the document says; a value that is not written stays empty."""
    head = [p for p in paper.passages if p.text][:IDENTITY_LINES]
    hours, minutes, total, place = _time(head)
    return Facts(
        subjects=tuple(_subjects(head, frame)),
        grades=tuple(_grades(paper)),
        phases=tuple(_phases(paper)),
        topic=_labelled(head, r"(?:topik|materi(?: pokok)?|judul|tema|bab)\b"),
        hours=hours,
        minutes_per_hour=minutes,
        total_minutes=total,
        time_place=place,
        meetings=_meetings(paper, head),
        stages=tuple(_stages(paper)),
        objectives=tuple(_objectives(paper)),
    )


def _labelled(passages: list[Passage], pattern: str) -> Said | None:
    for passage in passages:
        if passage.label and re.match(pattern, passage.label.lower()):
            return Said(value=passage.text.strip(), place=passage)
    return None


def _subjects(head: list[Passage], frame: NationalFrame) -> Iterator[Said]:
    for passage in head:
        if re.match(r"(?:mata pelajaran|mapel|muatan pelajaran)\b", passage.label.lower()):
            if name := subject_named(passage.text, frame):
                yield Said(value=name, place=passage)


def subject_named(text: str, frame: NationalFrame) -> str:
    """The official subject that a text names, the longest name first; empty when none."""
    plain = f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "
    names = [
        (name, subject.name)
        for subject in frame.subjects
        for name in (subject.name, subject.code, *subject.aliases)
    ]
    for name, official in sorted(names, key=lambda entry: -len(entry[0])):
        words = " ".join(re.findall(r"[a-z0-9]+", name.lower()))
        if words and f" {words} " in plain:
            return official
    return ""


def number_of(written: str) -> int:
    """A class written in Roman or Arabic figures."""
    return ROMAN.get(written.upper()) or int(written)


def _grades(paper: Paper) -> Iterator[Said]:
    for passage in paper.passages:
        own = re.match(r"(?:kelas|fase\s*/?\s*kelas|kelas\s*/)", passage.label.lower())
        if own and passage.text:
            field = re.sub(r"\bfase\s*:?\s*[A-F]\b|^[A-F]\s*/", "", passage.text)
            if found := _FIELD_GRADE.search(field):
                yield Said(value=str(number_of(found.group(1))), place=passage)
                continue
        for found in _GRADE.finditer(passage.text):
            yield Said(value=str(number_of(found.group(1))), place=passage)


def _phases(paper: Paper) -> Iterator[Said]:
    for passage in paper.passages:
        if re.match(r"fase\b|kelas\s*/\s*fase", passage.label.lower()):
            if found := _FIELD_PHASE.search(passage.text):
                yield Said(value=found.group(1), place=passage)
                continue
        for found in _PHASE.finditer(passage.text):
            yield Said(value=found.group(1), place=passage)


def _time(head: list[Passage]) -> tuple[int | None, int | None, int | None, Passage | None]:
    """JP, minutes of one JP, minutes in all, and where that stands."""
    for passage in head:
        named = re.match(r"(?:alokasi )?waktu\b|alokasi|durasi|jp\b", passage.label.lower())
        if not named and "alokasi waktu" not in passage.text.lower():
            continue
        times = _TIMES.search(passage.text)
        hours = _HOURS.search(passage.text)
        if not times and not hours and not _MINUTES.search(passage.text):
            continue
        count = int(times.group(1)) if times else int(hours.group(1)) if hours else None
        each = int(times.group(2)) if times else None
        rest = (
            passage.text[: times.start()] + passage.text[times.end() :] if times else passage.text
        )
        totals = [int(value) for value in _MINUTES.findall(rest)]
        total = totals[-1] if totals else count * each if count and each else None
        if each is None and count and total and total % count == 0:
            each = total // count
        return count, each, total, passage
    return None, None, None, None


def _meetings(paper: Paper, head: list[Passage]) -> int:
    heads = {found.group(1) for p in paper.passages if (found := _MEETING_HEAD.match(p.text))}
    said = [int(value) for p in head for value in _MEETINGS.findall(p.text)]
    return max([len(heads), *said, 1])


def _stages(paper: Paper) -> Iterator[StageMinutes]:
    """Stages in order, each with the minutes that stand in it."""
    name, place, announced, row = "", None, 0, -1
    steps: list[int] = []
    for passage in paper.passages:
        if passage.section not in STEPS:
            if place is not None:
                yield StageMinutes(name=name, place=place, announced=announced, steps=tuple(steps))
            name, place, announced, steps = "", None, 0, []
            continue
        named = _stage_label(passage)
        opens = passage.heading or named
        head = passage.label if named else passage.text
        told = [int(value) for value in _MINUTES.findall(head)]
        if opens and not _total(head):
            if place is not None:
                yield StageMinutes(name=name, place=place, announced=announced, steps=tuple(steps))
            name, place = head, passage
            announced = told[0] if told else 0
            steps = _lines_minutes(passage) if named else []
        elif place is not None and not _total(passage.label or passage.text):
            minutes = _step_minutes(passage)
            # A row counts once, whichever of its cells says how long it takes.
            if minutes and (passage.row < 0 or passage.row != row):
                steps.append(minutes)
                row = passage.row
    if place is not None:
        yield StageMinutes(name=name, place=place, announced=announced, steps=tuple(steps))


def _step_minutes(passage: Passage) -> int:
    """Minutes of one step: `10 menit`, `7′ Murid …`, `… (10 menit)`, a number in its own cell.

    Minutes inside a sentence (`hitung denyut selama 1 menit`) are content.
    """
    text = passage.text.strip()
    alone = re.fullmatch(r"(\d{1,3})(?:\s*(?:menit|['’′]))?", text) if passage.row >= 0 else None
    found = (
        alone
        or re.match(r"\W*(?:\d{1,2}[.)]\s*)?(\d{1,3})\s*(?:menit\b|['’′])", text, re.I)
        or re.search(r"\(\s*(\d{1,3})\s*(?:menit|['’′])\s*\)", text, re.I)
    )
    return int(found.group(1)) if found else 0


def _lines_minutes(passage: Passage) -> list[int]:
    """Minutes of the steps that stand as lines in one cell or paragraph."""
    lines = (replace(passage, text=line, row=-1) for line in passage.text.split("\n"))
    return [minutes for line in lines if (minutes := _step_minutes(line))]


def _stage_label(passage: Passage) -> bool:
    """A row or line whose label is the stage's name with its minutes."""
    return section_named(passage.label) in STEPS and bool(_MINUTES.search(passage.label))


def _total(text: str) -> bool:
    return bool(re.match(r"\W*(?:jumlah|total)\b", text.lower()))


def _objectives(paper: Paper) -> Iterator[Said]:
    for text, passage in entries(paper.of("tujuan")):
        lead = re.match(
            r"(?:setelah|melalui|pada akhir)[^,:]{0,120}[,:]\s*(?=\S)|"
            r"(?:(?:murid|siswa|peserta didik|anak)\s+)?(?:di)?harap(?:kan)?[^:]{0,60}:\s*$",
            text, re.I,
        )  # fmt: skip
        rest = text[lead.end() :] if lead else text
        if len(rest.split()) >= 3 and not rest.endswith(":"):
            yield Said(value=text, place=passage)
