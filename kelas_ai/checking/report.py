"""Observations as lines to read, as JSON, and as a report that names nobody."""

from __future__ import annotations

import getpass
import json
import platform
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kelas_ai import __version__
from kelas_ai.domain.observation import Level, Observation
from kelas_ai.strings import checking as words

NAMELESS = "~"


def lines(seen: Sequence[Observation]) -> list[str]:
    """What a teacher reads: each finding, with what to do below it, the urgent ones last."""
    written = []
    for one in seen:
        found, advice = words.sentences(one.code, one.facts)
        written.append(f"{words.MARKS[one.level]} {found}")
        if advice and one.level is not Level.GOOD:
            written.append(f"    {words.DO}: {advice}")
    urgent = sum(one.level is Level.ACT for one in seen)
    return [*written, "", words.summary(urgent)]


def as_json(seen: Sequence[Observation], now: datetime) -> dict[str, Any]:
    """The contract of `periksa --json`; facts keep their names, paths become text."""
    return {
        "kelas_ai": __version__,
        "python": platform.python_version(),
        "sistem": f"{platform.system()} {platform.release()} {platform.machine()}",
        "waktu": now.isoformat(timespec="seconds"),
        "perlu_tindakan": any(one.level is Level.ACT for one in seen),
        "butir": [_entry(one) for one in seen],
    }


def _entry(one: Observation) -> dict[str, Any]:
    found, advice = words.sentences(one.code, one.facts)
    return {
        "kode": one.code,
        "keadaan": str(one.level),
        "temuan": found,
        "tindakan": advice if one.level is not Level.GOOD else "",
        "fakta": {name: _plain(value) for name, value in one.facts.items()},
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value if isinstance(value, str | int | float | list) else str(value)


def nameless_report(seen: Sequence[Observation], now: datetime, path: Path) -> str:
    """The text of a report to hand to a helper: JSON for a `.json` path, else lines.

    Home folder and account name are taken out; nothing that the teacher wrote is ever in it.
    """
    report = as_json(seen, now)
    if path.suffix.lower() == ".json":
        return nameless(json.dumps(report, ensure_ascii=False, indent=2)) + "\n"
    head = [words.REPORT_TITLE, *(f"{name}: {report[name]}" for name in words.REPORT_HEAD), ""]
    return nameless("\n".join([*head, *lines(seen)])) + "\n"


def nameless(text: str) -> str:
    """The text without the person's home folder and account name."""
    home = Path.home()
    for written in {str(home), home.as_posix(), json.dumps(str(home))[1:-1]}:
        if len(written) > 1:
            text = text.replace(written, NAMELESS)
    account = _account()
    # A letter or two would hit ordinary words; "root" and its kind name nobody.
    if len(account) > 2 and account.lower() not in words.NOBODY:
        text = re.sub(rf"(?i)(?<![\w]){re.escape(account)}(?![\w])", NAMELESS, text)
    return text


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
