"""What the machine's facts mean; the limits are the code's own."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kelas_ai.checking.machine import (
    COMFORTABLE_DISK,
    LEAST_DISK,
    LEAST_MEMORY,
    colours,
    judge_console,
    judge_disk,
    judge_memory,
    look_at_clock,
    look_at_folder,
)
from kelas_ai.checking.processor import look_at_engine, read_cpu_facts
from kelas_ai.domain.observation import Level
from kelas_ai.engine.variants import Variant, chosen_variant, variants

NOW = datetime(2026, 11, 25, 8, 0)
CELERON = """processor\t: 0
model name\t: Intel(R) Celeron(R) N4020 CPU @ 1.10GHz
flags\t\t: fpu sse2 ssse3 sse4_1 sse4_2 popcnt aes rdrand
processor\t: 1
model name\t: something else
flags\t\t: avx2
"""


def test_the_first_processor_of_the_list_counts(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text(CELERON, encoding="utf-8")
    name, flags = read_cpu_facts(tmp_path / "cpuinfo")
    assert name == "Intel(R) Celeron(R) N4020 CPU @ 1.10GHz"
    assert "sse4_2" in flags and "avx2" not in flags


def test_an_unreadable_processor_list_is_no_error(tmp_path: Path) -> None:
    assert read_cpu_facts(tmp_path / "none") == ("", frozenset())


@pytest.mark.parametrize(
    ("free", "needed", "code"),
    [
        (LEAST_MEMORY - 1, 0, "memori_habis"),
        (LEAST_MEMORY, 0, "memori"),
        (799_999_999, 800_000_000, "memori_kurang"),
        (800_000_000, 800_000_000, "memori"),
    ],
)
def test_memory_is_judged_by_what_the_chosen_model_takes(free: int, needed: int, code: str) -> None:
    assert judge_memory(4_000_000_000, free, needed, "Model").code == code


@pytest.mark.parametrize(
    ("free", "level"),
    [
        (LEAST_DISK - 1, Level.ACT),
        (LEAST_DISK, Level.NOTE),
        (COMFORTABLE_DISK, Level.GOOD),
    ],
)
def test_a_full_drive_asks_for_room(free: int, level: Level, tmp_path: Path) -> None:
    assert judge_disk(free, tmp_path).level is level


def test_a_folder_that_will_be_made_is_judged_by_its_parent(tmp_path: Path) -> None:
    assert look_at_folder(tmp_path / "belum" / "ada").code == "folder"


def test_a_clock_behind_the_last_saved_plan_is_named() -> None:
    assert look_at_clock(NOW, [NOW + timedelta(days=3)]).code == "jam_mundur"
    assert look_at_clock(NOW, [NOW + timedelta(hours=20)]).code == "jam"
    assert look_at_clock(datetime(2150, 1, 1), []).code == "jam_terlalu_maju"
    assert look_at_clock(datetime(1980, 1, 1), [NOW]).level is Level.ACT


def test_small_consoles_and_old_code_pages_are_notes() -> None:
    assert judge_console(60, 20, "16", "utf-8").code == "konsol_kecil"
    assert judge_console(100, 30, "16", "cp850").code == "konsol_bukan_utf8"
    assert judge_console(100, 30, "256", "UTF-8").code == "konsol"


def test_colours_follow_what_the_terminal_says() -> None:
    assert colours({"TERM": "xterm-256color"}) == "256"
    assert colours({"TERM": "xterm-256color", "COLORTERM": "truecolor"}) == "16 juta"
    assert colours({"TERM": "xterm-256color", "NO_COLOR": "1"}) == "0"
    assert colours({"TERM": "linux"}) == "16"


def test_an_engine_without_variants_is_a_single_one(tmp_path: Path) -> None:
    (tmp_path / "libllama.so").write_bytes(b"")
    assert chosen_variant(tmp_path) == "tunggal"
    assert look_at_engine(tmp_path).code == "mesin_tunggal"
    assert look_at_engine(None).level is Level.NOTE


@pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler")
def test_the_library_with_the_highest_score_is_chosen(tmp_path: Path) -> None:
    """Real shared libraries that answer as ggml's do; a broken one counts as unusable."""
    for name, score in (("sse42", 2), ("haswell", 64), ("sapphirerapids", 0)):
        source = tmp_path / f"{name}.c"
        source.write_text(f"int ggml_backend_score(void) {{ return {score}; }}\n")
        built = tmp_path / f"libggml-cpu-{name}.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", built, source], check=True)
    (tmp_path / "libggml-cpu-zen4.so").write_bytes(b"not a library")
    assert chosen_variant(tmp_path) == "haswell"
    assert Variant(name="zen4", score=0) in variants(tmp_path)
    for name in ("haswell", "sse42"):
        (tmp_path / f"libggml-cpu-{name}.so").unlink()
    assert chosen_variant(tmp_path) == ""
    assert look_at_engine(tmp_path).level is Level.ACT
