"""Which wording of an element is in force: the newest decree wins, entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.imported import OfficialOutcome, StoredOutcome
from kelas_ai.strings import importing as words


def current(versions: Iterable[StoredOutcome], frame: NationalFrame) -> StoredOutcome | None:
    """The version to quote, or None when none may be quoted as official.

    A wording older than the decree that the national tables name for its subject is kept but
    not quoted: it has been replaced by a decree that was not imported.
    """
    fit = [entry for entry in versions if not hindrance(entry.outcome, frame)]
    return max(fit, key=lambda entry: (entry.outcome.in_force, entry.imported), default=None)


def current_by_code(
    versions: Sequence[StoredOutcome], frame: NationalFrame
) -> dict[str, StoredOutcome]:
    """The version to quote of every element that has one."""
    grouped: dict[str, list[StoredOutcome]] = {}
    for entry in versions:
        grouped.setdefault(entry.outcome.code, []).append(entry)
    chosen = {code: current(entries, frame) for code, entries in grouped.items()}
    return {code: entry for code, entry in chosen.items() if entry is not None}


def hindrance(outcome: OfficialOutcome, frame: NationalFrame) -> str:
    """Why an outcome is not quoted as official, in Indonesian; empty when it is."""
    if outcome.doubt:
        return outcome.doubt
    subject = frame.subject(outcome.subject)
    if subject is None:
        return ""
    name = frame.decree_for(subject)
    since = next((entry.in_force for entry in frame.decrees if entry.name == name), "")
    if outcome.decree != name and outcome.in_force < since:
        return words.REPLACED_BY.format(decree=name)
    return ""
