"""The word index of imported passages: whole, checked, and scored like the pack's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.growing import GrowingStore
from kelas_ai.retrieval.passages import NO_ELEMENT, IndexedPassage, PassageIndex
from kelas_ai.retrieval.text import terms

TEXTS = {
    3: "Murid membandingkan pecahan dengan pita kertas.",
    8: "Murid mengamati daun dan batang di kebun.",
    9: "Pecahan senilai ditunjukkan dengan potongan kue.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    passages = [IndexedPassage(id=n, element=NO_ELEMENT, text=text) for n, text in TEXTS.items()]
    PassageIndex.build(tmp_path / "kata-m1", "m1", passages, [])
    return tmp_path / "kata-m1"


def test_the_passage_that_has_the_words_scores_best(folder: Path) -> None:
    index = PassageIndex.open(folder, "m1")
    scores, covered = index.scores(terms("daun di kebun"))
    assert index.ids[int(scores.argmax())] == 8
    assert covered.max() == pytest.approx(1.0)
    assert scores[0] == 0


def test_rare_words_tell_more_than_common_ones(folder: Path) -> None:
    index = PassageIndex.open(folder, "m1")
    assert index.idf("tidakada") > index.idf(terms("kue")[0]) > index.idf(terms("pecahan")[0])


def test_positions_leave_out_passages_that_are_gone(folder: Path) -> None:
    index = PassageIndex.open(folder, "m1")
    assert index.positions(np.array([9, 4, 3, 99])).tolist() == [2, -1, 0, -1]


def test_an_index_of_another_state_is_stale_and_none_is_missing(folder: Path) -> None:
    with pytest.raises(IndexStale):
        PassageIndex.open(folder, "m2")
    with pytest.raises(IndexMissing):
        PassageIndex.open(folder.with_name("tidak-ada"), "m1")


def test_damage_in_any_file_is_noticed(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        whole = path.read_bytes()
        for broken in (whole[: len(whole) // 2], b"", bytes([whole[-1] ^ 1]) + whole[1:]):
            path.write_bytes(broken)
            with pytest.raises(IndexStale):
                PassageIndex.open(folder, "m1")
        path.write_bytes(whole)
    assert len(PassageIndex.open(folder, "m1")) == 3


def test_an_index_without_passages_finds_nothing(tmp_path: Path) -> None:
    PassageIndex.build(tmp_path / "kosong", "m", [], [])
    index = PassageIndex.open(tmp_path / "kosong", "m")
    assert len(index) == 0 and index.scores(["pecah"])[0].size == 0


def unit(*values: float) -> np.ndarray:
    vector = np.array(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)


def test_vectors_can_be_added_removed_and_found_again(tmp_path: Path) -> None:
    store = GrowingStore.open(tmp_path / "makna", "penyemat-1", create=True)
    store.add([3, 8], np.stack([unit(1, 0, 0), unit(0, 1, 0)]))
    store.add([9], np.stack([unit(0.9, 0.1, 0)]))
    store.close()
    store = GrowingStore.open(tmp_path / "makna", "penyemat-1")
    ids, near = store.nearest(unit(1, 0, 0), 2)
    assert ids.tolist() == [3, 9] and near[0] == pytest.approx(1.0, abs=1e-5)
    store.remove([3])
    assert store.ids() == {8, 9}
    store.close()


def test_vectors_of_another_embedder_are_stale(tmp_path: Path) -> None:
    GrowingStore.open(tmp_path / "makna", "penyemat-1", create=True).close()
    with pytest.raises(IndexStale):
        GrowingStore.open(tmp_path / "makna", "penyemat-2")


def test_a_damaged_vector_store_is_stale(tmp_path: Path) -> None:
    store = GrowingStore.open(tmp_path / "makna", "penyemat-1", create=True)
    store.add([1], np.stack([unit(1, 0)]))
    store.close()
    (tmp_path / "makna" / "chroma.sqlite3").write_bytes(b"rusak" * 5000)
    with pytest.raises(IndexStale):
        GrowingStore.open(tmp_path / "makna", "penyemat-1").ids()
