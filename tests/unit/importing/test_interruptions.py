"""Killed at any moment, or run twice at once, the store holds whole files only."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from kelas_ai.storage.imported import ImportStore
from pembuat.isi import Outcome
from pembuat.keputusan import write_jsonl, write_pdf

PROJECT = Path(__file__).resolve().parents[3]
KILLS = 24
LOOP = """
import sys
from pathlib import Path
from kelas_ai.curriculum.tables import read_frame
from kelas_ai.importing.importer import Importer
from kelas_ai.storage.imported import ImportStore
frame = read_frame(Path("curricula/nasional/tabel"))
importer = Importer(ImportStore(Path(sys.argv[1])), frame)
print("siap", flush=True)
for turn in range(int(sys.argv[2])):
    for path in sys.argv[3:]:
        importer.run(Path(path))
"""


def started(database: Path, turns: int, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", LOOP, str(database), str(turns), *map(str, paths)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def contents(database: Path) -> dict[str, tuple[int, int]]:
    with ImportStore(database) as store:
        return {source.name: (source.outcomes, source.passages) for source in store.sources()}


def sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as opened:
        orphans = opened.execute(
            "SELECT COUNT(*) FROM passage WHERE source_id NOT IN (SELECT id FROM source)"
        ).fetchone()[0]
        checked = opened.execute("PRAGMA integrity_check").fetchone()[0]
    return bool(checked == "ok" and not orphans)


def test_a_kill_at_any_moment_leaves_whole_files(made_up: list[Outcome], tmp_path: Path) -> None:
    database = tmp_path / "impor.db"
    listed, printed = tmp_path / "a.jsonl", tmp_path / "b.pdf"
    write_jsonl(listed, made_up * 3, "Kepka BSKAP 046/H/KR/2025")
    write_pdf(printed, made_up[:40], "kisi")
    with started(database, 1, listed, printed) as process:
        assert process.wait(60) == 0
    whole = contents(database)
    assert set(whole) == {"a.jsonl", "b.pdf"}
    chance = random.Random(20)
    for _ in range(KILLS):
        with started(database, 100, listed, printed) as process:
            assert process.stdout is not None and process.stdout.readline() == "siap\n"
            time.sleep(chance.uniform(0, 0.5))
            process.kill()
        assert contents(database) == whole
        assert sound(database)


def test_imports_at_the_same_time_do_not_disturb_each_other(
    made_up: list[Outcome], tmp_path: Path
) -> None:
    database = tmp_path / "impor.db"
    paths = []
    for number in range(4):
        path = tmp_path / str(number) / "cp.jsonl"
        path.parent.mkdir()
        write_jsonl(path, made_up[number * 30 :][:30], f"Kepka BKPDM 10{number}/2027")
        paths.append(path)
    running = [started(database, 5, *paths[:2]), started(database, 5, *paths[2:])]
    running.append(started(database, 5, paths[0], paths[3]))
    for process in running:
        with process:
            assert process.wait(90) == 0
    with ImportStore(database) as store:
        assert sorted(source.path for source in store.sources()) == sorted(map(str, paths))
        assert {source.outcomes for source in store.sources()} == {30}
    assert sound(database)
