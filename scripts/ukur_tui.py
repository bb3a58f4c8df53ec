"""Measure the terminal app in a real pseudo terminal: first paint, memory, and key to echo.

    python scripts/ukur_tui.py [--tanpa-model] [--tombol 100]

Run with the prepared environment's Python (python scripts/run.py prepares it) while nothing else
runs. Key to echo is the time from writing a letter until it comes back on the screen, typed into
the editor while the model works on the plan.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

PROJECT = Path(__file__).resolve().parent.parent
ASKED = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid kampung nelayan"
PATIENCE_SECONDS = 120.0
ECHO_PATIENCE_SECONDS = 5.0
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CODES = re.compile(r"\x1b(?:\[[0-9;?=]*[ -/]*[@-~]|[()][0-9A-B]|[=>])")


class Terminal:
    """kelas-ai behind a pseudo terminal of 80 x 24."""

    def __init__(self, home: Path, models: Path) -> None:
        self.master, slave = pty.openpty()
        around = {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        around |= {"KELAS_HOME": str(home), "KELAS_MAKNA": "tidak", "KELAS_FOLDER": str(models)}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kelas_ai"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=PROJECT,
            env={**os.environ, **around},
            start_new_session=True,
        )
        os.close(slave)

    def read(self, seconds: float) -> str:
        """What the screen says within this time, without control codes; empty for nothing."""
        if not select.select([self.master], [], [], seconds)[0]:
            return ""
        return CODES.sub("", os.read(self.master, 1 << 16).decode(errors="replace"))

    def until(self, text: str, seconds: float = PATIENCE_SECONDS) -> float:
        """Seconds until this text appears."""
        started, seen = time.perf_counter(), ""
        while text not in seen:
            if time.perf_counter() - started > seconds:
                raise TimeoutError(f"{text!r} tidak muncul; terakhir: {seen[-400:]!r}")
            seen += self.read(0.05)
        return time.perf_counter() - started

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def rest(self, seconds: float) -> None:
        """Read on for a while (the cursor blinks, so it is never quite still)."""
        ended = time.perf_counter() + seconds
        while time.perf_counter() < ended:
            self.read(0.05)

    def megabytes(self) -> float:
        """Resident memory of the program."""
        return float(psutil.Process(self.process.pid).memory_info().rss / 1e6)

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=30)
        os.close(self.master)


def echoes(terminal: Terminal, count: int) -> list[float]:
    """Milliseconds from letter to screen, `count` times, at the pace of a fast typist."""
    found = []
    for number in range(count):
        letter = LETTERS[number % len(LETTERS)].upper()
        started = time.perf_counter()
        terminal.press(letter)
        seen = ""
        while letter not in seen:
            if time.perf_counter() - started > ECHO_PATIENCE_SECONDS:
                break
            seen += terminal.read(0.01)
        found.append((time.perf_counter() - started) * 1000)
        ended = time.perf_counter() + 0.12
        while time.perf_counter() < ended:
            terminal.read(0.02)
    return found


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of all lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def told(name: str, values: list[float]) -> None:
    """One line: median, 95th percentile, worst."""
    print(
        f"{name}: median {percentile(values, 0.5):.0f} ms, p95 {percentile(values, 0.95):.0f} ms, "
        f"terburuk {max(values):.0f} ms ({len(values)} tombol)"
    )


def main() -> None:
    """Measure once and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tanpa-model", action="store_true")
    parser.add_argument("--tombol", type=int, default=100)
    parser.add_argument("--model-dari", type=Path, default=None, help="folder yang berisi models/")
    chosen = parser.parse_args()
    import platformdirs

    models = chosen.model_dari or Path(platformdirs.user_data_path("kelas-ai", appauthor=False))
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "kelas.toml").write_text('guru = "Uji"\n', encoding="utf-8")
        warm = Terminal(home, models)
        warm.until("Siap. Pustaka")
        warm.close()
        measure(home, models, chosen.tombol, not chosen.tanpa_model)


def measure(home: Path, models: Path, count: int, with_model: bool) -> None:
    """First paint, idle memory, echo when idle and while the model works."""
    terminal = Terminal(home, models)
    try:
        print(f"tampilan pertama: {terminal.until('Tulis mapel'):.2f} s")
        terminal.until("Siap. Pustaka")
        print(f"siap: {time.perf_counter() - terminal.started:.2f} s")
        terminal.rest(2.0)
        print(f"memori saat diam di Beranda: {terminal.megabytes():.0f} MB")
        terminal.press(ASKED + "\r")
        terminal.until("IDENTIFIKASI")
        terminal.rest(2.0)
        print(f"memori dengan satu rencana: {terminal.megabytes():.0f} MB")
        terminal.press("u")
        terminal.until("Sebelumnya")
        terminal.rest(1.0)
        told("tombol sampai tampil, tanpa model", echoes(terminal, count))
        if with_model:
            while_generating(terminal, count)
    finally:
        terminal.close()


def while_generating(terminal: Terminal, count: int) -> None:
    """Start the model, then type into the editor above it."""
    terminal.press("\x1b")
    terminal.until("Simpan perubahan")
    terminal.press("t")
    terminal.rest(1.0)
    terminal.press("\x1bOR")  # F3
    terminal.until("Memuat model")
    terminal.press("u")
    terminal.until("Sebelumnya")
    found = echoes(terminal, count)
    told("tombol sampai tampil, model bekerja", found)
    print(f"memori saat model bekerja: {terminal.megabytes():.0f} MB")


if __name__ == "__main__":
    main()
