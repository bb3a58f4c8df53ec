"""A topic typed by itself comes back whole: measured on our topic layer and on real queries."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kelas_ai.curriculum.cards import read_yaml
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.understanding import understand
from tests.conftest import PACK, PROJECT

QUERIES = PROJECT.parent / "shared" / "curriculum" / "kueri_contoh.jsonl"
EVERY = 7
KEPT_WHOLE = 0.99


def phrases() -> Iterator[str]:
    """Titles and phrases of the topic layer."""
    for path in sorted((PACK / "topik").glob("*.yaml")):
        for element in read_yaml(path)["elemen"]:
            for topic in element["topik"]:
                yield str(topic["judul"])
                yield from map(str, topic["frasa"])


@pytest.fixture(scope="module")
def sample() -> list[str]:
    return list(phrases())[::EVERY]


def test_topics_of_the_layer_are_hardly_ever_shortened(
    frame: NationalFrame, sample: list[str]
) -> None:
    changed = [
        text for text in sample if split_words(understand(text, frame).topic) != split_words(text)
    ]
    assert len(sample) > 500
    assert 1 - len(changed) / len(sample) >= KEPT_WHOLE, changed


def test_no_topic_word_is_taken_for_another_misspelt_subject(
    frame: NationalFrame, sample: list[str]
) -> None:
    wrong = [
        text
        for text in sample
        for notice in understand(text, frame).notices
        if notice.code == "ejaan_mapel" and "Pancasila" not in notice.text
    ]
    assert wrong == []


def test_no_topic_is_read_as_a_class_or_a_duration(frame: NationalFrame, sample: list[str]) -> None:
    read = [understand(text, frame) for text in sample]
    numbers = [r.text for r in read if r.grade or r.lesson_hours or r.problems]
    assert len(numbers) <= len(sample) // 500, numbers


@pytest.mark.skipif(not QUERIES.is_file(), reason="shared queries are not here")
def test_real_queries_agree_in_subject_and_phase_where_they_name_them(
    frame: NationalFrame,
) -> None:
    rows = [json.loads(row) for row in QUERIES.read_text(encoding="utf-8").splitlines() if row]
    named = 0
    for row in rows:
        request = understand(row["q"], frame)
        assert request.topic
        if request.phase or row["fase"] and any(w in row["q"] for w in ("kelas", "kls", "smp")):
            assert request.phase == row["fase"], row["q"]
            named += 1
        if request.subject and row["mapel"]:
            assert request.subject == row["mapel"], row["q"]
    assert named >= 44


def test_reading_a_plain_request_loads_no_heavy_library() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from kelas_ai.domain.curriculum import NationalFrame\n"
        "from kelas_ai.planning.understanding import understand\n"
        "frame = NationalFrame(subjects=(), phases=(), level_words={}, dimensions=(), decrees=(),"
        " negatives=(), without_outcome=(), outcome_decree='', religion_decree='',"
        " religion_codes=())\n"
        "assert understand('mtk kelas 5 pecahan', frame).topic == 'mtk pecahan'\n"
        "heavy = {'rapidfuzz', 'numpy', 'bm25s', 'pydantic', 'yaml', 'textual'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(Path(PROJECT))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[]"
