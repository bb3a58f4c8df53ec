"""The real program in a real terminal whose window is closed or whose process is killed."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kelas_ai.storage.plans import PlanStore
from tests.conftest import PROJECT
from tests.tui.conftest import ASKED, Traveller

PATIENCE_SECONDS = 60.0


class Terminal:
    """kelas-ai behind a pseudo terminal."""

    def __init__(self, home: Path) -> None:
        self.master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        environment |= {"KELAS_HOME": str(home), "PYTHONPATH": str(PROJECT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kelas_ai"],
            stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def until(self, text: str) -> None:
        """Read until this appears on the screen."""
        started = time.monotonic()
        while text not in self.seen:
            assert time.monotonic() - started < PATIENCE_SECONDS, self.seen[-2000:]
            self.seen += os.read(self.master, 65536).decode(errors="replace")
        self.seen = ""

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def drain(self, seconds: float) -> None:
        """Keep reading for a while, so that the program is never blocked."""
        os.set_blocking(self.master, False)
        ended = time.monotonic() + seconds
        while time.monotonic() < ended:
            try:
                os.read(self.master, 65536)
            except (BlockingIOError, OSError):
                time.sleep(0.02)
        os.set_blocking(self.master, True)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal(travel: Traveller) -> Iterator[Terminal]:
    opened = Terminal(travel.home)
    yield opened
    opened.close()


def open_editor(terminal: Terminal) -> None:
    terminal.until("Siap. Pustaka")
    terminal.press(ASKED)
    terminal.press("\r")
    terminal.until("IDENTIFIKASI")
    terminal.press("u")
    terminal.until("Sebelumnya")
    terminal.press(" setengah jalan")
    terminal.until("jalan")


def kept_text(home: Path) -> str:
    with PlanStore(home / "kelas.db") as store:
        assert len(store.listed()) == 1
        return store.places().get("ketikan", "")


def test_a_closed_window_keeps_the_last_letter(terminal: Terminal, travel: Traveller) -> None:
    open_editor(terminal)
    os.kill(terminal.process.pid, signal.SIGHUP)
    assert terminal.process.wait(timeout=PATIENCE_SECONDS) == 0
    assert "setengah jalan" in kept_text(travel.home)


def test_a_terminal_that_vanishes_without_a_signal_ends_the_program(
    terminal: Terminal, travel: Traveller
) -> None:
    open_editor(terminal)
    os.close(terminal.master)
    assert terminal.process.wait(timeout=PATIENCE_SECONDS) == 0
    terminal.master = os.open(os.devnull, os.O_RDWR)
    assert "setengah jalan" in kept_text(travel.home)


def test_a_killed_program_keeps_what_was_typed_a_second_ago(
    terminal: Terminal, travel: Traveller
) -> None:
    open_editor(terminal)
    terminal.drain(2.5)
    terminal.process.kill()
    terminal.process.wait()
    assert "setengah jalan" in kept_text(travel.home)
