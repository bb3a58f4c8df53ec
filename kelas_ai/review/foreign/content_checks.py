"""CP, objectives and assessment of a foreign plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kelas_ai.domain.review import Finding, Severity
from kelas_ai.retrieval.text import terms
from kelas_ai.review.foreign.facts import Said
from kelas_ai.review.foreign.paper import Passage
from kelas_ai.review.foreign.tools import Case, OfficialText, failed, passed, settled
from kelas_ai.review.frame_checks import CONTENT_CLAUSE, METHOD, SECOND_VERB, UNMEASURABLE
from kelas_ai.strings import foreign as words

LEAD = re.compile(
    r"^(?:(?:setelah|melalui|pada akhir)[^,:]{0,140}[,:]\s*)?"
    r"(?:(?:para\s+)?(?:murid|siswa|peserta didik|anak)\s+)?"
    r"(?:(?:di)?harapkan\s+)?(?:mampu|dapat|bisa)?\s*",
    re.I,
)
TAUGHT = 0.25
"""Share of an objective's content words that its steps and its assessment must use."""
ENOUGH_WORDS = 80
CP_KIN = 72
"""Similarity (0 to 100) from which a text counts as a quotation of an element's CP."""
SHORT_CP = 12
QUESTIONS = {"mengapa", "menurut"}


def outcomes(case: Case) -> Iterator[Finding]:
    """CP: a source that is in force, and the official words where they are known."""
    subject = case.desk.frame.subject(case.facts.subject)
    if "cp" not in case.paper.sections or subject is None:
        return
    decree = case.desk.frame.decree_for(subject)
    cited = re.search(r"\b0?46\b|\b0?20/2026|BSKAP|BKPDM|Kepdirjen", case.paper.text)
    place = next(iter(case.paper.of("cp")), None)
    yield (
        passed("CAPAI-01", Severity.IMPORTANT)
        if cited
        else failed("CAPAI-01", "CP tanpa sumber", Severity.IMPORTANT, place, expected=decree)
    )
    official = case.desk.official(subject.name)
    if official:
        found = [
            finding
            for passage in case.paper.of("cp")
            if (finding := _quotation(passage, official, case))
        ]
        yield from settled("CAPAI-02", found)


def _quotation(passage: Passage, official: Sequence[OfficialText], case: Case) -> Finding | None:
    """A complaint when a near quotation differs, or comes from another phase."""
    from rapidfuzz import fuzz

    said = " ".join(passage.text.split())
    if len(said.split()) < SHORT_CP:
        return None
    best = max(official, key=lambda entry: fuzz.partial_ratio(said, entry.text))
    phase = case.phase
    own = [entry for entry in official if entry.phase == phase]
    if any(" ".join(entry.text.split()) in said for entry in own):
        return None
    if fuzz.partial_ratio(said, best.text) < CP_KIN or "ringkasan" in said.lower():
        return None
    if phase and best.phase != phase and _closer(said, best, own):
        advice = words.CP_OTHER_PHASE.format(found=best.phase, phase=phase)
        return failed("CAPAI-02", said, place=passage, advice=advice)
    found = _difference(said, " ".join(best.text.split()))
    if not found:
        return None
    advice = words.CP_ALTERED.format(said=found[0], official=found[1])
    return failed("CAPAI-02", said, Severity.IMPORTANT, passage, advice=advice)


def _closer(said: str, best: OfficialText, own: Sequence[OfficialText]) -> bool:
    from rapidfuzz import fuzz

    near = max((fuzz.partial_ratio(said, entry.text) for entry in own), default=0)
    return bool(fuzz.partial_ratio(said, best.text) > near + 3)


def _difference(said: str, official: str) -> tuple[str, str] | None:
    """The first words that differ, theirs and the official ones."""
    from difflib import SequenceMatcher

    theirs, ours = said.split(), official.split()
    for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "replace" or (kind != "equal" and a and b < len(theirs)):
            left = " ".join(theirs[max(0, a - 2) : b + 2])
            return left, " ".join(ours[max(0, c - 2) : d + 2])
    return None


def objectives(case: Case) -> Iterator[Finding]:
    """One measurable competence each, free of method, trained and assessed."""
    vague, method, loose = [], [], []
    for objective in case.facts.objectives:
        vague += _measurable(objective)
        if METHOD.search(LEAD.sub("", objective.value)):
            method.append(failed("TUJU-02", objective.value, Severity.IMPORTANT, objective.place))
        loose += _alignment(case, objective)
    yield from settled("TUJU-01", vague)
    yield from settled("TUJU-02", method, Severity.IMPORTANT)
    yield from settled("TUJU-03", loose)


def _measurable(objective: Said) -> list[Finding]:
    said = LEAD.sub("", objective.value).strip()
    verb = said.split()[0].lower().strip(",.") if said else ""
    second = SECOND_VERB.search(said)
    if verb in UNMEASURABLE:
        return [failed("TUJU-01", f"“{verb}”: {objective.value}", place=objective.place)]
    if (
        second
        and second.group(1) not in QUESTIONS
        and not CONTENT_CLAUSE.search(said[: second.start()])
    ):
        evidence = f"dua kata kerja, “{second.group(1)}”: {objective.value}"
        return [failed("TUJU-01", evidence, place=objective.place)]
    return []


def _alignment(case: Case, objective: Said) -> list[Finding]:
    content = set(terms(LEAD.sub("", objective.value))[1:])
    if len(content) < 2:
        return []
    found = []
    for place, sections in (
        (words.PLACE_STEP, (*words.STEPS, "lkpd", "lain", "materi")),
        (words.PLACE_TEST, (*words.CHECKED, "lkpd")),
    ):
        text = case.paper.text_of(*sections)
        if len(text.split()) < ENOUGH_WORDS:
            continue
        share = len(content & set(terms(text))) / len(content)
        if share < TAUGHT:
            evidence = f"tidak tampak pada {place}: {objective.value}"
            found.append(failed("TUJU-03", evidence, place=objective.place, where=place))
    return found


def assessment(case: Case) -> Iterator[Finding]:
    """Assessment before, during and after, with instruments and criteria."""
    said = case.paper.text_of(*words.CHECKED).lower()
    headings = " ".join(p.text.lower() for p in case.paper.passages if p.heading)
    both = f"{said} {headings}"
    patterns = {
        "awal": r"asesmen (?:pada )?awal|diagnostik|sebelum pembelajaran|tes awal|\bawal\b",
        "proses": r"proses|formatif|selama|observasi|pengamatan",
        "akhir": r"asesmen (?:pada )?akhir|sumatif|tes tertulis|tes akhir|\bakhir\b",
    }
    found = case.paper.sections
    missing = [
        name
        for name, pattern in patterns.items()
        if f"asesmen_{name}" not in found and not re.search(pattern, both)
    ]
    if missing and found & set(words.CHECKED):
        told = ", ".join(missing)
        yield failed("ASES-01", f"belum ada: {told}", Severity.IMPORTANT, missing=told)
    else:
        yield passed("ASES-01", Severity.IMPORTANT)
    lacking = []
    if "soal" not in found and "instrumen" not in found and "lkpd" not in found:
        lacking.append(words.PART_NAMES["instrumen"])
    if "rubrik" not in found and not re.search(r"\brubrik\b|kktp|skor|bernilai|kriteria", both):
        lacking.append(words.PART_NAMES["rubrik"])
    if "soal" in found and "kunci" not in found and not re.search(r"\bkunci\b", both):
        lacking.append(words.PART_NAMES["kunci"])
    told = ", ".join(lacking)
    yield (
        failed("ASES-02", f"belum ada: {told}", Severity.IMPORTANT, missing=told)
        if lacking
        else passed("ASES-02", Severity.IMPORTANT)
    )
