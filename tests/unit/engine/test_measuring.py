"""Measuring uses the engine like anybody else and leaves it usable."""

from __future__ import annotations

from kelas_ai.engine.cancel import AbortFlag
from kelas_ai.engine.chat import TEMPLATES
from kelas_ai.engine.local import LocalEngine
from kelas_ai.engine.measuring import OPTIONS, measure
from tests.unit.engine.imitation import ImitationContext


def test_a_measured_engine_reports_every_speed_and_answers_on() -> None:
    loads: list[ImitationContext] = []

    def load() -> ImitationContext:
        loads.append(ImitationContext(context_tokens=1000))
        return loads[-1]

    engine = LocalEngine(load, name="x", template=TEMPLATES["chatml"], abort=AbortFlag())
    fresh = engine.score("Kelas", OPTIONS)
    speed = measure(engine)
    assert len(loads) == 2 and loads[0].closed, "cold means loaded anew"
    assert speed.first_cold >= speed.load > 0
    assert min(speed.prefill, speed.decode, speed.first_warm, speed.peak_bytes) > 0
    assert engine.score("Kelas", OPTIONS) == fresh
