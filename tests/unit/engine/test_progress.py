"""Progress is real: shares of the tokens that are really read, and estimates from them."""

from __future__ import annotations

import pytest

from kelas_ai.engine.cancel import AbortFlag
from kelas_ai.engine.chat import TEMPLATES
from kelas_ai.engine.local import LocalEngine
from kelas_ai.engine.progress import LOADING, READING, EngineProgress, ProgressReport
from tests.unit.engine.imitation import ImitationContext


def test_an_estimate_follows_the_speed_so_far() -> None:
    times = iter([10.0, 12.0, 13.0, 20.0])
    report, told = ProgressReport(lambda: next(times)), list[EngineProgress]()
    report.listener = told.append
    for kind, share in ((LOADING, 0.0), (LOADING, 0.25), (LOADING, 0.5), (READING, 0.5)):
        report.tell(kind, share)
    assert [entry.seconds_left for entry in told] == [None, 6.0, 3.0, 0.0]


def test_reading_reports_only_what_is_left_to_read() -> None:
    engine = LocalEngine(
        ImitationContext, name="x", template=TEMPLATES["chatml"], abort=AbortFlag()
    )
    told = list[EngineProgress]()
    engine.progress.listener = told.append
    engine.score("I" * 32, ["ya"])
    assert [entry.share for entry in told] == pytest.approx([0, 0.25, 0.5, 0.75, 1])
    assert {entry.kind for entry in told} == {READING}
    told.clear()
    engine.score("I" * 32, ["tidak"])
    assert [entry.share for entry in told] == [0, 1]
