"""What a check of a plan says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a failed check weighs."""

    REQUIRED = "wajib"
    IMPORTANT = "penting"
    ADVICE = "saran"


class Verdict(StrEnum):
    """The sum of all checks."""

    SOUND = "layak"
    MINOR = "revisi kecil"
    MAJOR = "perlu revisi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check. code is stable; evidence quotes the place; fix is one thing to do.

    block_id: in a plan of ours. page: in a document of someone else's, when it has pages.
    """

    code: str
    title: str
    severity: Severity
    passed: bool
    evidence: str = ""
    fix: str = ""
    block_id: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All checks of one plan, in document order."""

    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Major when a required check fails, minor when an important one does."""
        failed = {finding.severity for finding in self.findings if not finding.passed}
        if Severity.REQUIRED in failed:
            return Verdict.MAJOR
        return Verdict.MINOR if Severity.IMPORTANT in failed else Verdict.SOUND

    def todo(self) -> list[Finding]:
        """Failed checks, the heaviest first, else in document order."""
        order = list(Severity)
        failed = [finding for finding in self.findings if not finding.passed]
        return sorted(failed, key=lambda finding: order.index(finding.severity))
