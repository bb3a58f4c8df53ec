"""What a teacher sees while the model is loaded, and `ukur` without a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from kelas_ai.cli.waiting import Waiting
from kelas_ai.engine.progress import EngineProgress

from .conftest import Command


def test_short_work_is_not_told_and_long_work_now_and_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    times = iter([0.0, 3.5, 4.0, 5.0, 8.0, 20.0])
    waiting = Waiting(lambda: next(times))
    for share in (0.0, 0.25, 0.3, 0.5, 1.0):
        left = 9.4 if share < 0.5 else None
        waiting.show(EngineProgress(kind="memuat", share=share, seconds_left=left))
    assert capsys.readouterr().err.splitlines() == [
        "  Memuat model: 25%, kira-kira 9 detik lagi",
        "  Memuat model: 50%",
    ]


def test_measuring_without_ai_reports_draft_and_search(command: Command) -> None:
    outcome = command("ukur", "--tanpa-ai", "--json")
    assert outcome.code == 0
    found = outcome.json
    assert set(found) == {"draf_detik", "cari_detik"}
    assert min(found.values()) > 0


def test_measuring_with_a_bad_model_still_reports_the_rest(
    command: Command, tmp_path: Path
) -> None:
    bad = tmp_path / "bukan.gguf"
    bad.write_text("bukan model")
    outcome = command("ukur", "--model", str(bad))
    assert outcome.code == 6
    assert "bukan model GGUF" in outcome.err
    assert "Draf rencana:" in outcome.out and "Menulis" not in outcome.out
