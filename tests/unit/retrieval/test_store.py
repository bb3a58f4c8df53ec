"""Vectors in Chroma: whole or absent, never confused, shipped ones copied."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.store import VectorStore

COUNT = 60


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    rows = np.random.default_rng(7).normal(size=(COUNT, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def built(tmp_path: Path, vectors: NDArray[np.float32]) -> Path:
    folder = tmp_path / "simpanan" / "vektor"
    VectorStore.build(folder, "abc", [vectors[:25], vectors[25:]])
    return folder


def test_a_vector_is_nearest_to_itself(built: Path, vectors: NDArray[np.float32]) -> None:
    store = VectorStore.open(built, "abc", COUNT)
    for number in (0, 24, 25, 59):
        positions, near = store.nearest(vectors[number], 5)
        assert positions[0] == number
        assert near[0] == pytest.approx(1.0, abs=1e-4)
        assert list(near) == sorted(near, reverse=True)
    store.close()


def test_similarities_are_dot_products(built: Path, vectors: NDArray[np.float32]) -> None:
    store = VectorStore.open(built, "abc", COUNT)
    positions, near = store.nearest(vectors[3], COUNT)
    assert near == pytest.approx(vectors[positions] @ vectors[3], abs=1e-4)
    store.close()


def test_missing_foreign_and_short_stores_are_told_apart(built: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        VectorStore.open(tmp_path / "tidak-ada", "abc", COUNT)
    with pytest.raises(IndexStale):
        VectorStore.open(built, "lain", COUNT)
    with pytest.raises(IndexStale):
        VectorStore.open(built, "abc", COUNT + 1)


def test_a_damaged_store_is_stale_and_can_be_built_again(
    built: Path, vectors: NDArray[np.float32]
) -> None:
    database = built / "chroma.sqlite3"
    database.write_bytes(database.read_bytes()[:3000])
    with pytest.raises(IndexStale):
        VectorStore.open(built, "abc", COUNT)
    VectorStore.build(built, "abc", [vectors])
    store = VectorStore.open(built, "abc", COUNT)
    assert store.nearest(vectors[1], 1)[0][0] == 1
    store.close()


def test_a_read_only_shipped_store_is_copied_and_stays_untouched(
    built: Path, tmp_path: Path, vectors: NDArray[np.float32]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    for path in (*built.rglob("*"), built):
        os.chmod(path, 0o555 if path.is_dir() else 0o444)
    here = tmp_path / "laptop" / "vektor"
    store = VectorStore.open(here, "abc", COUNT, shipped=[tmp_path / "kosong", built])
    assert store.nearest(vectors[9], 1)[0][0] == 9
    store.close()
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before
    for path in (*built.rglob("*"), built):
        os.chmod(path, 0o755)


def test_building_leaves_nothing_half_made(built: Path) -> None:
    assert [path.name for path in built.parent.iterdir()] == ["vektor"]
