"""Models, curriculum and saved work: damage is found, and nothing is changed by looking."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from kelas_ai.checking.content import (
    look_at_chosen_model,
    look_at_curriculum,
    look_at_embedder,
    look_at_indexes,
    look_at_models,
)
from kelas_ai.checking.work import look_at_saved_work, look_at_speed
from kelas_ai.curriculum.building import open_pack
from kelas_ai.curriculum.fingerprint import content_digest
from kelas_ai.domain.observation import Level
from kelas_ai.engine.catalog import Catalog, CatalogModel
from kelas_ai.locations import find_locations
from kelas_ai.retrieval.building import open_word_index
from kelas_ai.storage.plans import PlanStore
from tests.conftest import PACK, PROJECT, PlanMaker
from tests.unit.engine.test_gguf import header

WEIGHTS = header() + bytes(range(256)) * 40
NOW = datetime(2026, 11, 25, 8, 0)


def small_catalog(content: bytes = WEIGHTS) -> Catalog:
    entry = CatalogModel(
        id="kecil",
        nama="Kecil",
        tingkat="hemat",
        berkas="kecil.gguf",
        lisensi="MIT",
        templat="chatml",
        status="teruji",
        memori=1,
        ukuran=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return Catalog((entry,), Path("katalog.yaml"))


def codes_of(home: Path, quick: bool = False) -> list[str]:
    found = look_at_models(small_catalog(), find_locations(home), quick, lambda _: None)
    return [one.code for one in found]


def test_a_changed_byte_in_the_middle_of_a_model_is_found(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "kecil.gguf").write_bytes(WEIGHTS)
    assert codes_of(tmp_path) == ["model_asli"]
    damaged = bytearray(WEIGHTS)
    damaged[5000] ^= 1
    (models / "kecil.gguf").write_bytes(damaged)
    assert codes_of(tmp_path) == ["model_rusak"]
    assert codes_of(tmp_path, quick=True) == ["model_utuh_sekilas"]


def test_a_truncated_and_an_unknown_model_are_told_apart(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "kecil.gguf").write_bytes(WEIGHTS[:-1])
    (models / "lain.gguf").write_bytes(WEIGHTS)
    assert codes_of(tmp_path) == ["model_rusak", "model_asing"]


def test_a_missing_model_is_a_note_and_an_unknown_setting_is_to_be_mended(tmp_path: Path) -> None:
    places = find_locations(tmp_path)
    assert look_at_chosen_model("hemat", small_catalog(), places)[0].level is Level.NOTE
    assert look_at_chosen_model("raksasa", small_catalog(), places)[0].level is Level.ACT


def test_a_curriculum_that_differs_from_the_recorded_one_is_found(tmp_path: Path) -> None:
    pack = tmp_path / "nasional"
    shutil.copytree(PACK / "tabel", pack / "tabel")
    recorded = content_digest(pack)
    assert look_at_curriculum(pack, recorded).code == "kurikulum_asli"
    changed = next((pack / "tabel").glob("*.yaml"))
    changed.write_text(changed.read_text("utf-8") + "\n# lain\n", encoding="utf-8")
    assert look_at_curriculum(pack, recorded).code == "kurikulum_berubah"
    assert look_at_curriculum(tmp_path / "none").code == "kurikulum_tidak_ada"


def test_the_shipped_embedder_is_whole_and_a_damaged_copy_is_not(tmp_path: Path) -> None:
    shipped = PROJECT / "models" / "penyemat"
    assert look_at_embedder(shipped).code == "penyemat"
    copy = tmp_path / "penyemat"
    shutil.copytree(shipped, copy)
    with (copy / "tokenizer.json").open("r+b") as opened:
        opened.seek(1000)
        opened.write(b"\0")
    assert look_at_embedder(copy).code == "penyemat_rusak"


def test_looking_at_indexes_builds_nothing_and_finds_damage(tmp_path: Path) -> None:
    ready = tmp_path / "pustaka"
    before = look_at_indexes(PACK, (ready,), meaning=False)
    assert [one.code for one in before] == ["indeks_belum_ada"]
    assert not ready.exists()
    pack, mark = open_pack(PACK, lambda name: ready / f"nasional-{name}.db")
    open_word_index(pack, pack.path.with_suffix(".bm25"), mark)
    pack.close()
    whole = look_at_indexes(PACK, (ready,), meaning=False)
    assert [one.code for one in whole] == ["pustaka_siap", "indeks_kata"]
    pack.path.write_bytes(b"x" * 9000)
    assert look_at_indexes(PACK, (ready,), meaning=False)[0].code == "indeks_rusak"
    assert look_at_indexes(PACK, (ready,), meaning=True)[-1].code == "vektor_belum_ada"


def test_a_damaged_vector_store_is_found(tmp_path: Path) -> None:
    ready = tmp_path / "pustaka"
    pack, mark = open_pack(PACK, lambda name: ready / f"nasional-{name}.db")
    pack.close()
    store = ready / f"nasional-{mark}.vektor"
    store.mkdir()
    (store / "chroma.sqlite3").write_bytes(b"not a database" * 100)
    assert look_at_indexes(PACK, (ready,), meaning=True)[-1].code == "vektor_rusak"


def test_saved_work_is_counted_with_its_backups_and_not_touched(
    tmp_path: Path, make_plan: PlanMaker
) -> None:
    path = tmp_path / "kelas.db"
    assert look_at_saved_work(path).observation.code == "simpanan_kosong"
    assert not path.exists()
    for _ in range(2):
        with PlanStore(path, lambda: NOW) as store:
            store.save(make_plan(), "draf")
    before = path.read_bytes()
    work = look_at_saved_work(path)
    assert work.observation.code == "simpanan"
    assert work.observation.facts["plans"] == 1
    assert work.observation.facts["backups"] == 1
    assert work.latest == NOW
    assert look_at_speed(work).code in ("kecepatan", "kecepatan_belum_diukur")
    assert path.read_bytes() == before


def test_a_damaged_database_points_to_the_backup(tmp_path: Path, make_plan: PlanMaker) -> None:
    path = tmp_path / "kelas.db"
    for _ in range(2):
        with PlanStore(path, lambda: NOW) as store:
            store.save(make_plan(), "draf")
    with path.open("r+b") as opened:
        opened.seek(4096)
        opened.write(b"\xff" * 8192)
    found = look_at_saved_work(path).observation
    assert found.code == "simpanan_rusak"
    assert found.facts["newest"] == "kelas.cadangan-2026-11-25.db"


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "kelas.db"
    with sqlite3.connect(path) as opened:
        opened.execute("PRAGMA user_version = 99")
    opened.close()
    assert look_at_saved_work(path).observation.code == "simpanan_lebih_baru"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\0" * 50, b"tulisan" * 200])
def test_no_database_content_breaks_the_look(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kelas.db"
    path.write_bytes(content)
    assert look_at_saved_work(path).observation.code.startswith("simpanan")
