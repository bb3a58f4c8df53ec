"""Parts, identity and time of a foreign plan."""

from __future__ import annotations

from collections.abc import Iterator

from kelas_ai.domain.review import Finding, Severity
from kelas_ai.review.foreign.tools import Case, failed, passed, settled
from kelas_ai.strings.foreign import CHECKED, PART_NAMES, STEPS

ASIDE = {"sumber", "lain", "materi", "kesiapan", "diferensiasi", "remedial"}
"""Parts in which other classes may well be named."""


def parts(case: Case) -> Iterator[Finding]:
    """The three parts that the regulation asks for, then those that supervisors look for."""
    found = {passage.section for passage in case.paper.passages if not passage.heading}
    missing = [
        PART_NAMES[name]
        for name, sections in (("tujuan", ("tujuan",)), ("langkah", STEPS), ("asesmen", CHECKED))
        if not found & set(sections)
    ]
    if missing:
        yield failed("BAGIAN-01", f"belum ada: {', '.join(missing)}", missing=", ".join(missing))
    else:
        yield passed("BAGIAN-01")
    usual = ("cp", "profil", "refleksi", "diferensiasi", "media")
    covers = {"diferensiasi": {"remedial"}, "media": {"lkpd", "materi"}}
    absent = [PART_NAMES[name] for name in usual if not found & ({name} | covers.get(name, set()))]
    if absent:
        told = ", ".join(absent)
        yield failed("BAGIAN-02", f"belum ada: {told}", Severity.ADVICE, missing=told)
    else:
        yield passed("BAGIAN-02", Severity.ADVICE)


def identity(case: Case) -> Iterator[Finding]:
    """Subject, class, phase and topic: present, possible, and the same everywhere."""
    facts, frame = case.facts, case.desk.frame
    missing = [
        name
        for name, value in (
            ("mata pelajaran", facts.subject),
            ("kelas atau fase", facts.grade or facts.phase),
            ("alokasi waktu", facts.hours or facts.total_minutes),
        )
        if not value
    ]
    told = ", ".join(missing)
    yield (
        failed("IDEN-01", f"belum ada: {told}", Severity.IMPORTANT, missing=told)
        if missing
        else passed("IDEN-01", Severity.IMPORTANT)
    )
    usual = frame.phase_of_grade(facts.grade) if facts.grade else None
    if usual and facts.phase and usual.name != facts.phase:
        evidence = f"kelas {facts.grade}, fase {facts.phase}"
        place = facts.phases[0].place
        yield failed("IDEN-02", evidence, place=place, grade=facts.grade, phase=usual.name)
    else:
        yield passed("IDEN-02")
    yield from _exists(case)
    yield from _same(case)


def _exists(case: Case) -> Iterator[Finding]:
    subject = case.desk.frame.subject(case.facts.subject)
    phase = case.phase
    if subject is None or not phase or phase in subject.strands:
        yield passed("IDEN-03")
        return
    rule = case.desk.frame.negative(subject.name, phase)
    reason = f"{rule.reason} {rule.suggestion}" if rule else "Pilih mapel yang ada pada fase ini."
    place = case.facts.subjects[0].place
    yield failed("IDEN-03", f"{subject.name}, fase {phase}", place=place, reason=reason)


def _same(case: Case) -> Iterator[Finding]:
    """A second class or phase elsewhere is how a copied plan gives itself away."""
    found = []
    for name, said in (("kelas", case.facts.grades), ("fase", case.facts.phases)):
        first = said[0].value if said else ""
        for other in said[1:]:
            neighbour = other.place.section in ASIDE or _mentions_other(other.place.text)
            both = other.place is said[0].place
            if other.value != first and not neighbour and not both:
                evidence = f"{name} {other.value}: {other.place.text}"
                found.append(
                    failed("IDEN-04", evidence, place=other.place, first=f"{name} {first}")
                )
                break
    yield from settled("IDEN-04", found)


def _mentions_other(text: str) -> bool:
    """Sentences about earlier or later classes are content: `dipelajari di kelas 4`."""
    plain = text.lower()
    return any(
        word in plain
        for word in (" di kelas", "sejak kelas", "kakak kelas", "adik kelas", "naik ke kelas",
                     "dari kelas", "buku", "sumber", "pelajaran kelas")
    )  # fmt: skip


def time(case: Case) -> Iterator[Finding]:
    """Minutes of a JP, their sum, and the sums of the stages."""
    facts = case.facts
    phase = case.desk.frame.phase(case.phase)
    each = facts.minutes_per_hour
    if phase and each and each != phase.minutes_per_hour:
        evidence = facts.time_place.text if facts.time_place else f"1 JP = {each} menit"
        yield failed(
            "JAM-01", evidence, place=facts.time_place, expected=phase.minutes_per_hour,
            level=phase.level,
        )  # fmt: skip
    else:
        yield passed("JAM-01")
    yield from _sum(case, phase.minutes_per_hour if phase else None)
    found = [
        failed(
            "JAM-03", f"{stage.name}: langkahnya {sum(stage.steps)} menit", Severity.IMPORTANT,
            stage.place, expected=sum(stage.steps),
        )
        for stage in facts.stages
        if len(stage.steps) > 1 and stage.announced and stage.announced != sum(stage.steps)
    ]  # fmt: skip
    yield from settled("JAM-03", found, Severity.IMPORTANT)


def _sum(case: Case, usual: int | None) -> Iterator[Finding]:
    facts = case.facts
    told = [stage.minutes for stage in facts.stages if stage.minutes]
    each = facts.minutes_per_hour or usual
    allotted = facts.total_minutes or (facts.hours * each if facts.hours and each else None)
    little = sum(told) * 2 < (allotted or 0)
    if not told or not allotted or facts.meetings > 1 or (len(told) == 1 and not little):
        yield passed("JAM-02")
        return
    whole = sum(told)
    if whole == allotted:
        yield passed("JAM-02", evidence=f"{whole} menit")
        return
    evidence = f"{' + '.join(map(str, told))} = {whole} menit, alokasi {allotted} menit"
    yield failed("JAM-02", evidence, place=facts.stages[0].place, expected=allotted)
