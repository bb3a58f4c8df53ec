"""How many JP one meeting has, from JP, minutes, `2 x 35` and numbers of meetings."""

from __future__ import annotations

from kelas_ai.domain.curriculum import Phase
from kelas_ai.domain.request import Notice
from kelas_ai.planning.findings import Findings
from kelas_ai.strings import understanding as words
from kelas_ai.strings.formats import listed

MINUTES_OF_LEVELS = (35, 40, 45)


def settle_hours(findings: Findings, phase: Phase | None) -> tuple[int | None, list[Notice]]:
    """JP of one meeting and what to say about it. phase: gives the minutes of one JP."""
    notices: list[Notice] = []
    said = [*findings.hours, *(count for count, _ in findings.times)]
    if said:
        hours: int | None = min(said)
        if len(set(said)) > 1 and not findings.hours_per_meeting:
            counts = listed(str(count) for count in sorted(set(said)))
            text = words.SEVERAL_HOURS.format(hours_said=counts, hours=hours)
            notices.append(Notice(code="jp_ganda", text=text))
        notices.extend(_about_minutes(findings, min(said), phase))
    elif findings.minutes:
        hours, about = hours_of_minutes(min(findings.minutes), phase)
        notices.extend(about)
    else:
        hours = None
    return _one_meeting(findings, hours, notices)


def _about_minutes(findings: Findings, hours: int, phase: Phase | None) -> list[Notice]:
    if phase is None:
        return []
    unit, total = phase.minutes_per_hour, hours * phase.minutes_per_hour
    notices = []
    for written in sorted({each for _, each in findings.times} - {unit}):
        text = words.OTHER_MINUTES.format(
            hours=hours,
            written=written,
            level=words.LEVEL_NAMES[phase.level],
            minutes=unit,
            total=total,
        )
        notices.append(Notice(code="menit_jp", text=text))
    for written in sorted(set(findings.minutes) - {total, unit}):
        text = words.MINUTES_DIFFER.format(hours=hours, written=written, total=total)
        notices.append(Notice(code="jp_menit_beda", text=text))
    return notices


def hours_of_minutes(written: int, phase: Phase | None) -> tuple[int, list[Notice]]:
    """The nearest number of JP for a lesson in minutes, at least 1.

    Without a phase, the JP length that divides the minutes evenly is taken.
    """
    if phase:
        unit = phase.minutes_per_hour
    else:
        unit = next((each for each in MINUTES_OF_LEVELS if written % each == 0), 35)
    hours = max(1, (2 * written + unit) // (2 * unit))
    if written % unit == 0:
        return hours, []
    text = words.MINUTES_ROUNDED.format(
        written=written, minutes=unit, hours=hours, total=hours * unit
    )
    return hours, [Notice(code="menit_dibulatkan", text=text)]


def _one_meeting(
    findings: Findings, hours: int | None, notices: list[Notice]
) -> tuple[int | None, list[Notice]]:
    count = max(findings.meetings, default=1)
    if count < 2:
        return hours, notices
    text = words.ONE_MEETING.format(count=count)
    whole = hours
    shared = whole and not findings.hours_per_meeting and whole % count == 0
    if whole and shared and whole // count >= 2:
        hours = whole // count
        text = words.ONE_MEETING_SHARE.format(count=count, whole=whole, hours=hours)
    return hours, [*notices, Notice(code="satu_pertemuan", text=text)]
