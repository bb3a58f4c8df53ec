"""Checks of assessment: instruments, items, keys, criteria, follow-up, worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kelas_ai.curriculum.calc import agrees
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import LessonPlan, PlanItem
from kelas_ai.domain.review import Finding, Severity
from kelas_ai.review.arithmetic import WrongClaim, wrong_claims
from kelas_ai.review.base import bad, ok, outcome, texts_of
from kelas_ai.strings.formats import listed

KINDS = ("awal", "proses", "akhir")
ENOUGH_ITEMS = 3
# A key that says what is wrong may quote it.
DENIES = re.compile(r"\b(bukan|tidak|keliru|salah|kurang tepat|seharusnya)\b", re.I)


def instruments(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Three assessments, each with an instrument and what follows."""
    whole = {
        check.kind
        for check in plan.checks
        if any(block.text.strip() for block in check.instrument)
        and check.technique.text.strip()
        and check.follow_up.text.strip()
    }
    missing = [kind for kind in KINDS if kind not in whole]
    if missing:
        told = f"belum lengkap: {listed(missing)}"
        yield bad("AS-01", told, missing=listed(missing), block_id=f"asesmen.{missing[0]}.teknik")
    else:
        yield ok("AS-01")
    keyed = [item for item in plan.items if item.key.strip() and item.block.text.strip()]
    unkeyed = [item for item in plan.items if item not in keyed]
    if len(keyed) < ENOUGH_ITEMS or unkeyed:
        where = unkeyed[0].block.id if unkeyed else ""
        yield bad(
            "AS-02", f"{len(keyed)} soal berkunci, {len(unkeyed)} tanpa kunci", block_id=where
        )
    else:
        yield ok("AS-02", evidence=f"{len(keyed)} soal berkunci")


def keys(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Keys are recomputed; arithmetic anywhere in the plan must hold."""
    failures = [
        bad("AS-03", f"kunci “{item.key}”, seharusnya {item.calculation}", block_id=item.block.id)
        for item in plan.items
        if item.calculation and not _computes(item)
    ]
    for block_id, text in texts_of(plan):
        failures += [
            bad("AS-03", f"“{claim.text}” tidak benar", block_id=block_id)
            for claim in _meant(block_id, text)
        ]
    for item in plan.items:
        for text in (item.key, item.explanation):
            if not DENIES.search(text):
                failures += [
                    bad("AS-03", f"“{claim.text}” tidak benar", block_id=item.block.id)
                    for claim in wrong_claims(text)
                ]
    yield from outcome("AS-03", failures)
    wrong = [
        bad("AS-04", f"kunci “{item.key}” bukan salah satu pilihan", block_id=item.block.id)
        for item in plan.items
        if item.choices and not _is_choice(item)
    ]
    yield from outcome("AS-04", wrong)


# Texts that quote false arithmetic on purpose: beliefs to correct, statements to judge, options.
QUOTES_ERRORS = (
    "miskonsepsi",
    "soal",
    "lkpd",
    "langkah",
    "diferensiasi",
    "remedial",
    "asesmen",
    "refleksi",
    "kktp",
)


def _meant(block_id: str, text: str) -> list[WrongClaim]:
    if block_id.split(".")[0] in QUOTES_ERRORS:
        return []
    return list(wrong_claims(text))


def _computes(item: PlanItem) -> bool:
    try:
        return agrees(item.calculation, item.result)
    except ValueError:
        return False


def _is_choice(item: PlanItem) -> bool:
    letter, dot, text = item.key.partition(". ")
    if not dot:
        return item.key in item.choices
    position = ord(letter[0].upper()) - ord("A") if letter else -1
    return 0 <= position < len(item.choices) and item.choices[position] == text.strip()


def explanations(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Items whose key nobody could verify are named, so that the teacher looks them up."""
    open_items = [item for item in plan.items if item.needs_check]
    failures = (
        [bad("PERIKSA-01", f"{len(open_items)} soal", Severity.ADVICE, open_items[0].block.id)]
        if open_items
        else []
    )
    yield from outcome("PERIKSA-01", failures, Severity.ADVICE)


def criteria(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Four different levels, described and not just numbered."""
    failures = []
    for entry in plan.criteria:
        levels = [
            b.text.strip() for b in (entry.emerging, entry.fair, entry.proficient, entry.advanced)
        ]
        bare = [text for text in levels if len(text.split()) < 4]
        if len(set(levels)) < 4 or bare:
            told = f"{entry.objective}: {bare[0] if bare else 'ada tingkat yang sama'}"
            failures.append(bad("KKTP-01", told, Severity.IMPORTANT, entry.emerging.id))
    yield from outcome("KKTP-01", failures, Severity.IMPORTANT)


def follow_up(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Differentiation, remedial and enrichment, reflection."""
    tasks = [b.text.strip() for b in (plan.needs_help, plan.on_track, plan.ahead)]
    same = len(set(tasks)) < 3 or any(len(task.split()) < 5 for task in tasks)
    yield bad("DIF-01", " | ".join(tasks), block_id="diferensiasi.1") if same else ok("DIF-01")
    thin = [b for b in (plan.remedial, plan.enrichment) if len(b.text.split()) < 5]
    yield from outcome("TL-01", [bad("TL-01", b.text or "kosong", block_id=b.id) for b in thin])
    lacking = [
        name
        for name, blocks in (("murid", plan.student_reflection), ("guru", plan.teacher_reflection))
        if not any(block.text.strip() for block in blocks)
    ]
    told = f"refleksi {listed(lacking)} kosong"
    failures = [bad("REF-01", told, Severity.IMPORTANT)] if lacking else []
    yield from outcome("REF-01", failures, Severity.IMPORTANT)


def worksheet(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """LKPD that can be printed as it stands."""
    sheet = plan.worksheet
    lacking = [
        name
        for name, present in (
            ("judul", sheet.title.strip()),
            ("petunjuk", sheet.steps),
            ("tabel atau pertanyaan", sheet.questions or (sheet.columns and sheet.rows)),
            ("kunci", sheet.key),
        )
        if not present
    ]
    failures = [bad("LKPD-01", f"belum ada {listed(lacking)}", block_id="lkpd.tujuan")]
    yield from outcome("LKPD-01", failures if lacking else [])
