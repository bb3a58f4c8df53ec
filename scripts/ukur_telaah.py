"""Measure the review of foreign plans: python scripts/ukur_telaah.py

Plants every fault of tests/eval/faults.py in every layout, and reviews every sound plan in every
layout. Prints what was found, what was missed, and false alarms.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from kelas_ai.domain.review import Finding  # noqa: E402
from kelas_ai.services import Services  # noqa: E402
from tests.eval.faults import FAULTS  # noqa: E402
from tests.eval.layouts import LAYOUTS, Layout  # noqa: E402
from tests.eval.plans import CLEAN, Draft  # noqa: E402


def findings_of(services: Services, plan: Draft, layout: Layout, folder: Path) -> list[Finding]:
    """All findings on a plan in a layout."""
    suffix, content = layout(plan)
    path = folder / f"rencana.{suffix}"
    path.write_bytes(content)
    return list(services.review_file(path).findings)


def measure(services: Services) -> tuple[list[str], list[str], list[str], int]:
    """Found, missed, false alarms, and how many checks the sound plans were put to."""
    found: list[str] = []
    missed: list[str] = []
    alarms: list[str] = []
    checks = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, layout in LAYOUTS.items():
            for fault in FAULTS:
                plan = fault.base()
                fault.damage(plan)
                told = findings_of(services, plan, layout, folder)
                seen = any(f.code in fault.codes and not f.passed for f in told)
                (found if seen else missed).append(f"{title}: {fault.name}")
            for make in CLEAN:
                told = findings_of(services, make(), layout, folder)
                checks += len(told)
                alarms += [f"{title}: {f.code} {f.evidence}" for f in told if not f.passed]
    return found, missed, alarms, checks


def main() -> int:
    """Print the table."""
    from kelas_ai.config import read_settings

    services = Services(read_settings({}, {"KELAS_MAKNA": "tidak"}))
    found, missed, alarms, checks = measure(services)
    print(f"ditemukan {len(found)} dari {len(found) + len(missed)}")
    for line, count in Counter(line.split(": ", 1)[1] for line in missed).most_common():
        print(f"  luput {count}×: {line}")
    print(f"alarm palsu {len(alarms)} dari {checks} butir ({len(alarms) / max(1, checks):.1%})")
    for line in alarms:
        print(f"  {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
