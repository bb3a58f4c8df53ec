"""Word search over the shipped pack: right topics first, filters soft, damage noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.curriculum.cards import read_card
from kelas_ai.curriculum.topics import read_topics
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.passage import Query
from kelas_ai.errors import IndexMissing, IndexStale
from kelas_ai.retrieval.bm25 import Bm25Index
from kelas_ai.retrieval.documents import documents_of
from kelas_ai.retrieval.search import DocumentSearcher
from kelas_ai.retrieval.text import normalise, terms, words
from tests.conftest import FRACTIONS, MAIN_IDEA, PACK


@pytest.fixture(scope="module")
def searcher(frame: NationalFrame) -> DocumentSearcher:
    summaries = [
        summary
        for name in ("mat", "bin", "ipas", "sej", "bio")
        for summary in read_topics(PACK / "topik" / f"{name}.yaml", frame)
    ]
    cards = [read_card(FRACTIONS), read_card(MAIN_IDEA)]
    return DocumentSearcher(Bm25Index.build(list(documents_of(summaries, cards))))


@pytest.mark.parametrize(
    ("words", "strand"),
    [
        ("membandingkan pecahan beda penyebut", "MAT-C-BIL"),
        ("menyamakan penyebut", "MAT-C-BIL"),
        ("ide pokok paragraf", "BIN-C-BACA"),
        ("perang Padri", "SEJ-F-KONSEP"),
        ("metamorfosis kupu-kupu", "IPAS-B-KONSEP"),
        ("mitokondria", "BIO-F-KONSEP"),
    ],
)
def test_topics_are_found_by_their_words(
    searcher: DocumentSearcher, words: str, strand: str
) -> None:
    hits = searcher.search(Query(words=words), limit=5)
    assert strand in [hit.document.strand_id for hit in hits]
    assert hits[0].matched


def test_a_card_comes_first_for_its_own_title(searcher: DocumentSearcher) -> None:
    top = searcher.search(Query(words="Membandingkan pecahan berpenyebut berbeda"))[0]
    assert (top.document.kind, top.score) == ("kartu", 1.0)


def test_a_wrong_class_does_not_hide_the_right_topic(searcher: DocumentSearcher) -> None:
    hits = searcher.search(Query(words="perang Padri", phase="B", grade=4), limit=5)
    assert "SEJ-F-KONSEP" in [hit.document.strand_id for hit in hits]


def test_scores_say_how_much_of_the_query_is_covered(searcher: DocumentSearcher) -> None:
    whole = searcher.search(Query(words="menyamakan penyebut"))[0]
    half = searcher.search(Query(words="menyamakan xylofoniumkuantik"))[0]
    assert whole.score == 1.0
    assert half.score < 0.5


def test_unknown_words_find_nothing(searcher: DocumentSearcher) -> None:
    assert searcher.search(Query(words="zzqx wvvk")) == []
    assert searcher.search(Query(words="")) == []


@given(st.text(max_size=200))
def test_any_text_can_be_asked(searcher: DocumentSearcher, text: str) -> None:
    for hit in searcher.search(Query(words=text), limit=3):
        assert 0 < hit.score <= 1.0 + 1e-9


def test_an_index_survives_the_disk(searcher: DocumentSearcher, tmp_path: Path) -> None:
    searcher.index.save(tmp_path / "indeks", "abc")
    again = DocumentSearcher(Bm25Index.load(tmp_path / "indeks", "abc"))
    query = Query(words="pecahan penyebut", grade=5, phase="C")
    assert again.search(query) == searcher.search(query)


def test_missing_stale_and_damaged_indexes_are_told_apart(
    searcher: DocumentSearcher, tmp_path: Path
) -> None:
    folder = tmp_path / "indeks"
    with pytest.raises(IndexMissing):
        Bm25Index.load(folder, "abc")
    searcher.index.save(folder, "abc")
    with pytest.raises(IndexStale):
        Bm25Index.load(folder, "lain")
    for name in ("dokumen.json", "cap.json"):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[: len(whole) // 2])
        with pytest.raises(IndexStale):
            Bm25Index.load(folder, "abc")
        (folder / name).write_bytes(whole)
    for array in folder.glob("*.npy"):
        array.write_bytes(array.read_bytes()[:50])
    with pytest.raises(IndexStale):
        Bm25Index.load(folder, "abc")


def test_affixes_and_doubling_meet_in_one_term() -> None:
    assert set(terms("membandingkan")) == set(terms("bandingkan"))
    assert terms("kupu-kupu") == terms("kupu")
    assert terms("yang dan di kelas") == []


@given(st.text(max_size=100))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert words(normalise(text)) == words(text)
