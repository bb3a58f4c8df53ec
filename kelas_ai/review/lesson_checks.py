"""Checks of the lesson itself: readiness, frame, steps, principles, the teacher's situation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Finding, Severity
from kelas_ai.review.base import bad, ok, outcome
from kelas_ai.strings.formats import listed

EXPERIENCES = ("memahami", "mengaplikasi", "merefleksi")
PRINCIPLES = ("berkesadaran", "bermakna", "menggembirakan")
FEW_WORDS = 4
CONCRETE_WORDS = 7


def readiness(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Prior knowledge named concretely."""
    thin = [block for block in plan.readiness if len(block.text.split()) < FEW_WORDS]
    failures = [bad("SIAP-01", b.text or "kosong", Severity.IMPORTANT, b.id) for b in thin]
    if not plan.readiness:
        failures = [bad("SIAP-01", "kesiapan murid kosong", Severity.IMPORTANT)]
    yield from outcome("SIAP-01", failures, Severity.IMPORTANT)


def framework(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Praktik pedagogis, kemitraan, lingkungan, teknologi (Permendikdasmen 1/2026 Pasal 12)."""
    parts = {
        "praktik pedagogis": plan.model,
        "kemitraan": plan.partnership,
        "lingkungan": plan.environment,
        "teknologi": plan.technology,
    }
    failures = [
        bad("KER-01", f"{name}: {block.text or 'kosong'}", block_id=block.id)
        for name, block in parts.items()
        if len(block.text.split()) < (1 if name == "praktik pedagogis" else FEW_WORDS)
    ]
    yield from outcome("KER-01", failures)


def experience(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """All three learning experiences and all three principles are there."""
    seen = {stage.experience for stage in plan.stages if stage.activities}
    missing = [name for name in EXPERIENCES if name not in seen]
    if missing:
        yield bad("PM-01", f"tidak ada {listed(missing)}", missing=listed(missing))
    else:
        yield ok("PM-01", evidence=listed(EXPERIENCES))
    used = {activity.principle for stage in plan.stages for activity in stage.activities}
    absent = [name for name in PRINCIPLES if name not in used]
    if absent:
        evidence = f"tidak tampak: {listed(absent)}"
        yield bad("PM-02", evidence, Severity.IMPORTANT, missing=listed(absent))
    else:
        yield ok("PM-02", Severity.IMPORTANT, listed(PRINCIPLES))


def steps(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """Every activity says what murid do and what the teacher does."""
    failures = [
        bad("LANG-01", block.text or "kosong", block_id=block.id)
        for stage in plan.stages
        for activity in stage.activities
        for block in (activity.students, activity.teacher)
        if len(block.text.split()) < CONCRETE_WORDS
    ]
    yield from outcome("LANG-01", failures)


def _needs(text: str, tool: str) -> bool:
    """Whether a text uses a tool; playing a computer or doing without one needs none."""
    played = (
        r"(?:memerankan|berperan sebagai|seperti|menjadi|tanpa|gambar|tiruan|kartu) "
        + re.escape(tool)
    )
    return bool(re.search(rf"\b{re.escape(tool)}", re.sub(played, "", text)))


def situation(plan: LessonPlan, frame: NationalFrame) -> Iterator[Finding]:
    """What the teacher said of the class is respected: tools, number of murid, place."""
    asked, failures = plan.request, []
    for stage in plan.stages:
        for activity in stage.activities:
            text = " ".join((*activity.materials, activity.students.text)).lower()
            for tool in asked.missing_tools:
                if tool and _needs(text, tool.lower()):
                    failures.append(
                        bad(
                            "KON-01",
                            f"memakai {tool}: {activity.students.text}",
                            block_id=activity.students.id,
                            missing=tool,
                        )
                    )
    if asked.students and plan.identity.students != asked.students:
        told = f"diminta {asked.students} murid, tertulis {plan.identity.students}"
        failures.append(bad("KON-01", told, missing="jumlah murid"))
    if asked.place and plan.local_task is None:
        failures.append(bad("KON-01", "situasi setempat kosong", missing="tempat"))
    yield from outcome("KON-01", failures)
