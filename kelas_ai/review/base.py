"""A check: a function from a plan to findings, and the helpers all checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import Block, LessonPlan
from kelas_ai.domain.review import Finding, Severity
from kelas_ai.strings.review import FIXES, TITLES

Check = Callable[[LessonPlan, NationalFrame], Iterator[Finding]]

NOT_CONTENT = {"suggestions", "enrichment_log", "request", "notices"}


def ok(code: str, severity: Severity = Severity.REQUIRED, evidence: str = "") -> Finding:
    """A passed check."""
    return Finding(code=code, title=TITLES[code], severity=severity, passed=True, evidence=evidence)


def bad(
    code: str,
    evidence: str,
    severity: Severity = Severity.REQUIRED,
    block_id: str = "",
    **facts: object,
) -> Finding:
    """A failed check with its quoted place and one thing to do."""
    return Finding(
        code=code,
        title=TITLES[code],
        severity=severity,
        passed=False,
        evidence=quoted(evidence),
        fix=FIXES[code].format_map(facts),
        block_id=block_id,
    )


def outcome(
    code: str, found: list[Finding], severity: Severity = Severity.REQUIRED, evidence: str = ""
) -> Iterator[Finding]:
    """The failures if there are any, else one pass."""
    if found:
        yield from found
    else:
        yield ok(code, severity, evidence)


def quoted(text: str, limit: int = 140) -> str:
    """Evidence short enough for a list."""
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"


def blocks_of(value: object, name: str = "") -> Iterator[Block]:
    """Every block of a plan in document order, suggestions left out."""
    if isinstance(value, Block):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from blocks_of(entry)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in NOT_CONTENT:
                yield from blocks_of(getattr(value, field.name), field.name)


def texts_of(plan: LessonPlan) -> Iterator[tuple[str, str]]:
    """Block id and text of everything that is printed, keys and table cells included."""
    for block in blocks_of(plan):
        yield block.id, block.text
    for item in plan.items:
        for text in (item.key, item.explanation, *item.choices):
            yield item.block.id, text
    for entry in plan.misconceptions:
        yield entry.belief.id, entry.question
        yield entry.belief.id, entry.response
    if plan.local_task:
        yield "konteks", plan.local_task.task
        yield "konteks", plan.local_task.key
    for text in (*plan.worked_steps, plan.worked_answer):
        yield "contoh", text
    sheet = plan.worksheet
    for text in (sheet.title, *sheet.tools, *sheet.columns, *sheet.rows, *sheet.key):
        yield "lkpd", text
