"""Search as you type."""

from __future__ import annotations

import pytest

from kelas_ai.domain.passage import Document, Query
from kelas_ai.retrieval.bm25 import Bm25Index
from kelas_ai.retrieval.completing import completions, search_typed
from kelas_ai.retrieval.search import DocumentSearcher

TITLES = ("Membandingkan pecahan", "Fotosintesis tumbuhan", "Daur hidup kupu-kupu", "Hukum Newton")


@pytest.fixture(scope="module")
def searcher() -> DocumentSearcher:
    documents = [
        Document(
            kind="kartu", id=str(n), title=title, subject="IPA", phase="C", strand_id=str(n),
            strand="", grade=5, text=title, source="",
        )
        for n, title in enumerate(TITLES)
    ]  # fmt: skip
    return DocumentSearcher(Bm25Index.build(documents))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("fot", "Fotosintesis tumbuhan"),
        ("hukum new", "Hukum Newton"),
        ("pecahan", "Membandingkan pecahan"),
        ("membanding", "Membandingkan pecahan"),
        ("fotosintesa", "Fotosintesis tumbuhan"),
    ],
)
def test_an_unfinished_word_finds_its_topic(
    searcher: DocumentSearcher, typed: str, title: str
) -> None:
    assert search_typed(searcher, Query(words=typed), 3)[0].document.title == title


def test_nothing_typed_finds_nothing(searcher: DocumentSearcher) -> None:
    assert search_typed(searcher, Query(words="  …"), 3) == []


def test_completions_are_the_frequent_words_first() -> None:
    known = {"pecahan": 9, "pecah": 3, "pemantik": 20, "air": 1}
    assert completions("pec", known, 5) == ["pecahan", "pecah"]
    assert completions("p", known, 5) == []


def test_a_subject_without_a_topic_shows_its_shelf(searcher: DocumentSearcher) -> None:
    hits = search_typed(searcher, Query(words="", subject="IPA", phase="C"), 10)
    assert [hit.document.title for hit in hits] == list(TITLES)
    assert search_typed(searcher, Query(words="", subject="IPS"), 10) == []
