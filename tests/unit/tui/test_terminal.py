"""The profile that is chosen for a terminal."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kelas_ai.tui import terminal
from kelas_ai.tui.terminal import prepare, profile_of
from tests.conftest import PROJECT


def test_the_old_windows_console_gets_few_frames_and_sixteen_colours() -> None:
    seen = profile_of({}, "win32", 8)
    assert seen.frames and not seen.animated and seen.sixteen_colours


def test_windows_terminal_on_a_fast_laptop_gets_everything() -> None:
    seen = profile_of({"WT_SESSION": "x"}, "win32", 8)
    assert not seen.frames and seen.animated and not seen.sixteen_colours


@pytest.mark.parametrize(
    ("environment", "sixteen"),
    [
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, False),
    ],
)
def test_colours_are_those_the_terminal_says(environment: dict[str, str], sixteen: bool) -> None:
    assert profile_of(environment, "linux", 8).sixteen_colours is sixteen


def test_two_cores_are_slow() -> None:
    assert not profile_of({"COLORTERM": "truecolor"}, "linux", 2).animated


def test_what_the_teacher_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.os, "cpu_count", lambda: 1)
    monkeypatch.setenv("TEXTUAL_FPS", "7")
    monkeypatch.delenv("TEXTUAL_ANIMATIONS", raising=False)
    monkeypatch.setenv("TEXTUAL_SMOOTH_SCROLL", "1")
    prepare()
    assert os.environ["TEXTUAL_FPS"] == "7"
    assert os.environ["TEXTUAL_ANIMATIONS"] == "none"
    assert os.environ["TEXTUAL_SMOOTH_SCROLL"] == "1"
    monkeypatch.delenv("TEXTUAL_ANIMATIONS")


HEAVY = ("numpy", "bm25s", "pydantic", "yaml", "typer", "docx", "onnxruntime", "chromadb")
LOOK = """
import sys
import kelas_ai.__main__
from kelas_ai.cli.opening import is_opening
assert is_opening([])
import kelas_ai.tui.app, kelas_ai.tui.screens.home, kelas_ai.tui.screens.welcome
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *HEAVY],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
