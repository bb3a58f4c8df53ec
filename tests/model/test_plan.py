"""The whole path with real weights: choose, stop with Ctrl-C, keep everything."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kelas_ai.engine.catalog import InstalledModel
from tests.conftest import PROJECT

pytestmark = pytest.mark.model

ASKED = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid tanpa proyektor"


def start(home: Path, model: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kelas_ai", "plan", ASKED, "--model", str(model), *more],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "KELAS_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_model_chooses_among_curated_texts(tmp_path: Path, small_model: InstalledModel) -> None:
    done = start(tmp_path, small_model.path, "--json")
    out, err = done.communicate()
    assert done.returncode == 0, err
    made = json.loads(out)
    assert made["ai"]["dicoba"] >= 3
    assert made["waktu"]["token_ai"] > 0 and made["waktu"]["ai_detik"] > 0
    choices = [entry for entry in made["saran_ai"] if entry["jenis"] == "pilihan"]
    assert {entry["bagian"] for entry in choices} >= {"konteks", "langkah", "miskonsepsi"}
    for entry in choices:
        assert entry["teks"] in entry["pilihan"]
        assert entry["skor"][entry["pilihan"].index(entry["teks"])] == max(entry["skor"])
        assert entry["asal"] == "pustaka"
    assert made["telaah"]["putusan"] == "layak"
    assert sum(stage["menit"] for stage in made["langkah"]) == 70


def test_interrupting_keeps_the_plan_and_what_was_chosen(
    tmp_path: Path, small_model: InstalledModel
) -> None:
    running = start(tmp_path, small_model.path)
    assert running.stderr is not None
    for line in running.stderr:
        if line.startswith("  AI"):
            break
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert running.returncode == 0, err
    assert out.startswith("# Perencanaan Pembelajaran Mendalam")
    assert "AI dihentikan" in err
    listed = subprocess.run(
        [sys.executable, "-m", "kelas_ai", "daftar", "--json"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "KELAS_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    (saved,) = json.loads(listed.stdout)
    assert saved["versi"] == 2
