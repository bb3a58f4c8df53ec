"""Checks against the national frame: identity, time, CP, objectives, dimensions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import LessonPlan, Origin
from kelas_ai.domain.review import Finding, Severity
from kelas_ai.review.base import bad, ok, outcome
from kelas_ai.strings import formats

UNMEASURABLE = {"memahami", "mengetahui", "mengenal", "menyadari", "mempelajari", "mengerti"}
SECOND_VERB = re.compile(r"\b(?:dan|serta|lalu|kemudian)\s+(me(?:m|n|ng|ny)?[a-z]{4,})\b", re.I)
# Inside "cara … dan memeriksanya" the second verb is content, not a second competence.
CONTENT_CLAUSE = re.compile(r"\b(cara|langkah|proses|bagaimana|upaya|alasan|untuk|yang)\b", re.I)
METHOD = re.compile(r"\b(melalui|dengan cara|dengan menggunakan media|dengan metode)\b", re.I)
CORE_SHARE = 0.5


def identity(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Identity block against the tables."""
    who = plan.identity
    missing = [
        name
        for name, value in (
            ("mapel", who.subject),
            ("fase", who.phase),
            ("kelas", who.grade),
            ("topik", who.topic.strip()),
            ("JP", who.lesson_hours),
        )
        if not value
    ]
    yield bad("ID-01", f"belum ada: {', '.join(missing)}") if missing else ok("ID-01")
    usual = frame.phase_of_grade(who.grade)
    if usual is None or usual.name != who.phase:
        expected = usual.name if usual else "A sampai F"
        evidence = f"kelas {who.grade}, fase {who.phase}"
        yield bad("ID-02", evidence, grade=who.grade, phase=expected)
    else:
        yield ok("ID-02", evidence=f"kelas {who.grade} = fase {who.phase}")
    yield _exists(plan, frame)
    names = {
        "sekolah": who.school,
        "guru": who.teacher,
        "kepala sekolah": who.principal,
    }
    empty = [name for name, value in names.items() if not value]
    if empty:
        yield bad("ID-04", f"kosong: {', '.join(empty)}", Severity.ADVICE)
    else:
        yield ok("ID-04", Severity.ADVICE)


def _exists(plan: LessonPlan, frame: NationalFrame) -> Finding:
    who = plan.identity
    subject = frame.subject(who.subject)
    if subject and who.phase in subject.strands:
        return ok("ID-03")
    rule = frame.negative(who.subject, who.phase)
    reason = f"{rule.reason} {rule.suggestion}" if rule else "Pilih mapel yang ada pada fase ini."
    return bad("ID-03", f"{who.subject} fase {who.phase}", reason=reason)


def time(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Minutes of a JP, sum of minutes, share of opening, core and closing."""
    who = plan.identity
    phase = frame.phase(who.phase)
    if phase and who.minutes_per_hour != phase.minutes_per_hour:
        evidence = f"1 JP ditulis {who.minutes_per_hour} menit"
        yield bad("WAKTU-01", evidence, expected=phase.minutes_per_hour)
    else:
        yield ok("WAKTU-01", evidence=f"1 JP = {who.minutes_per_hour} menit")
    if plan.minutes != who.total_minutes:
        evidence = f"jumlah {plan.minutes} menit, alokasi {who.total_minutes} menit"
        yield bad("WAKTU-02", evidence, expected=who.total_minutes)
    else:
        evidence = f"{who.lesson_hours} JP × {who.minutes_per_hour} = {who.total_minutes} menit"
        yield ok("WAKTU-02", evidence=evidence)
    share = {name: 0 for name in ("awal", "inti", "penutup")}
    for stage in plan.stages:
        share[stage.name] = share.get(stage.name, 0) + stage.minutes
    evidence = ", ".join(f"{name} {minutes} menit" for name, minutes in share.items())
    sensible = all(share.values()) and share["inti"] >= CORE_SHARE * max(plan.minutes, 1)
    yield (
        ok("WAKTU-03", Severity.IMPORTANT, evidence)
        if sensible
        else bad("WAKTU-03", evidence, Severity.IMPORTANT)
    )


def outcomes(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """CP with a source, and the decree that is in force for this subject."""
    unsourced = [o for o in plan.outcomes if not o.block.text.strip() or not o.block.source.strip()]
    if not plan.outcomes or unsourced:
        yield bad("CP-01", "CP atau sumbernya kosong", block_id="cp.1")
    else:
        yield ok("CP-01", evidence=plan.outcomes[0].block.source)
    subject = frame.subject(plan.identity.subject)
    if subject is None:
        return
    decree = frame.decree_for(subject)
    wrong = [o for o in plan.outcomes if decree not in o.block.source]
    official = [o for o in wrong if o.block.origin is Origin.OFFICIAL]
    if wrong:
        severity = Severity.REQUIRED if official else Severity.IMPORTANT
        evidence = wrong[0].block.source or "tanpa sumber"
        yield bad("CP-02", evidence, severity, block_id=wrong[0].block.id, expected=decree)
    else:
        yield ok("CP-02", evidence=decree)


def objectives(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Objectives: measurable, single, free of method, trained, tested and judged."""
    yield from outcome("TP-01", [] if plan.objectives else [bad("TP-01", "belum ada tujuan")])
    vague, method = [], []
    for objective in plan.objectives:
        text, block_id = objective.block.text, objective.block.id
        said = text.lower().split()
        first = said[0] if said else ""
        second = SECOND_VERB.search(text)
        if first in UNMEASURABLE or objective.competence.lower() in UNMEASURABLE or not said:
            vague.append(bad("TP-01", f"{objective.id}: {text}", block_id=block_id))
        elif second and not CONTENT_CLAUSE.search(text[: second.start()]):
            evidence = f"{objective.id}: dua kata kerja, “{second.group(1)}”"
            vague.append(bad("TP-01", evidence, block_id=block_id))
        if METHOD.search(text):
            evidence = f"{objective.id}: {text}"
            method.append(bad("TP-02", evidence, Severity.IMPORTANT, block_id=block_id))
    if vague:
        yield from vague
    yield from outcome("TP-02", method, Severity.IMPORTANT)
    yield from _aligned(plan)


def _aligned(plan: LessonPlan) -> Iterator[Finding]:
    trained = {tp for stage in plan.stages for a in stage.activities for tp in a.objectives}
    tested = {item.objective for item in plan.items if item.use == "akhir"}
    judged = {criterion.objective for criterion in plan.criteria}
    for code, place, found in (
        ("TP-03", "langkah", trained),
        ("TP-04", "soal akhir", tested),
        ("TP-05", "KKTP", judged),
    ):
        missing = [objective.id for objective in plan.objectives if objective.id not in found]
        failures = [
            bad(code, f"{tp} tidak ada pada {place}", block_id=f"tujuan.{tp}", objective=tp)
            for tp in missing
        ]
        yield from outcome(code, failures)


def dimensions(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Official names, each with evidence in the lesson."""
    failures = [
        bad("DIM-01", use.name or "tanpa nama", block_id=use.evidence.id)
        for use in plan.dimensions
        if use.name not in frame.dimensions or len(use.evidence.text.split()) < 4
    ]
    if not plan.dimensions:
        failures = [bad("DIM-01", "belum ada dimensi")]
    yield from outcome("DIM-01", failures, evidence=formats.listed(d.name for d in plan.dimensions))
