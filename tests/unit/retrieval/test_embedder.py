"""The shipped embedder, with its real model: it lies in the repository."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.errors import EmbedderMissing, EmbedderUnreadable
from kelas_ai.retrieval.embedder import OnnxEmbedder, check_files

PROJECT = Path(__file__).resolve().parents[3]
SHIPPED = PROJECT / "models" / "penyemat"

TOPICS = (
    "IPAS kelas 5 fase C. Sistem pencernaan manusia. organ pencernaan; perjalanan makanan",
    "Matematika kelas 5 fase C. Membandingkan pecahan beda penyebut. KPK penyebut",
    "Sejarah kelas 11 fase F. Perang Diponegoro. perlawanan terhadap Belanda",
    "Bahasa Inggris kelas 7 fase D. Descriptive text. describing people and places",
)


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder(SHIPPED)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder of its own to damage; the model file is linked, the small ones are copied."""
    folder = tmp_path / "penyemat"
    folder.mkdir()
    for path in SHIPPED.iterdir():
        shutil.copyfile(path, folder / path.name)
    return folder


def test_vectors_are_rows_of_length_one(embedder: OnnxEmbedder) -> None:
    vectors = embedder.embed_passages(TOPICS)
    assert vectors.shape == (len(TOPICS), embedder.config.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("perjalanan makanan dari mulut sampai usus", 0),
        ("mtk kls 5 pecahan penyebutnya beda", 1),
        ("perang jawa pangeran diponegoro", 2),
        ("b inggris mendeskripsikan orang", 3),
    ],
)
def test_a_query_is_nearest_to_its_topic(embedder: OnnxEmbedder, query: str, best: int) -> None:
    scores = embedder.embed_passages(TOPICS) @ embedder.embed_queries([query])[0]
    assert int(scores.argmax()) == best


def test_near_duplicates_are_nearer_than_other_topics(embedder: OnnxEmbedder) -> None:
    one, same, other = embedder.embed_queries(
        ["rpp sistem pencernaan kelas 5", "modul ajar sistem pencernaan kls 5", "perang padri"]
    )
    assert one @ same > 0.8
    assert one @ same > one @ other + 0.2


def test_a_text_has_the_same_vector_alone_and_among_others(embedder: OnnxEmbedder) -> None:
    together = embedder.embed_queries([*TOPICS, "pecahan"])
    alone = OnnxEmbedder(SHIPPED, threads=1).embed_queries(["pecahan"])
    assert np.array_equal(together[-1:], alone)


def test_the_same_text_as_query_and_as_passage_differs(embedder: OnnxEmbedder) -> None:
    assert not np.allclose(
        embedder.embed_queries(["pecahan"]), embedder.embed_passages(["pecahan"])
    )


def test_no_texts_give_an_empty_matrix(embedder: OnnxEmbedder) -> None:
    assert embedder.embed_queries([]).shape == (0, embedder.config.dimensions)


def test_an_empty_text_has_a_vector_too(embedder: OnnxEmbedder) -> None:
    assert np.linalg.norm(embedder.embed_queries([""])) == pytest.approx(1, abs=1e-5)


def test_a_pasted_book_counts_as_its_beginning(embedder: OnnxEmbedder) -> None:
    book = "Murid membandingkan pecahan dengan gambar. " * 50_000
    whole, beginning = embedder.embed_passages([book, book[:20_000]])
    assert np.array_equal(whole, beginning)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_has_a_finite_vector(embedder: OnnxEmbedder, text: str) -> None:
    vectors = embedder.embed_queries([text])
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors) == pytest.approx(1, abs=1e-5)


def test_lone_surrogates_are_read_as_unknown_letters(embedder: OnnxEmbedder) -> None:
    assert np.isfinite(embedder.embed_queries(["pecahan \udce9 kelas 5"])).all()


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("soket dibuka")

    monkeypatch.setattr(socket, "socket", refuse)
    assert OnnxEmbedder(SHIPPED).embed_queries(["pecahan"]).shape[0] == 1


def test_indonesian_sentences_use_no_unknown_piece() -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    text = "Ātman, asmaulhusna, 3/4 × 2 ≤ √9; Śraddhā: 'kumaha' & “piye”? Rp12.500,00 (50%)"
    assert tokenizer.token_to_id("<unk>") not in tokenizer.encode(text).ids


def test_queries_are_cut_as_the_whole_vocabulary_cuts_them() -> None:
    """Recorded with the 250,002 pieces of multilingual-e5-small, for queries no step has read."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    recorded = json.loads((PROJECT / "tests" / "data" / "potongan_e5.json").read_text("utf-8"))
    cut = {text: tokenizer.encode(text, add_special_tokens=False).tokens for text in recorded}
    same = [text for text, pieces in recorded.items() if " ".join(cut[text]) == pieces]
    assert len(recorded) > 400
    assert len(same) / len(recorded) > 0.985


def test_an_absent_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmbedderMissing) as caught:
        OnnxEmbedder(tmp_path / "tidak-ada").embed_queries(["pecahan"])
    assert "tidak-ada" in caught.value.facts["path"]


def test_an_absent_model_file_is_named(copied: Path) -> None:
    (copied / "model.onnx").unlink()
    with pytest.raises(EmbedderMissing) as caught:
        OnnxEmbedder(copied).embed_queries(["pecahan"])
    assert caught.value.facts["path"].endswith("model.onnx")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "penyemat.json"])
def test_one_changed_byte_is_noticed(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(EmbedderUnreadable) as caught:
        OnnxEmbedder(copied).embed_queries(["pecahan"])
    assert caught.value.facts["path"].endswith(name)


def test_a_damaged_list_of_sums_is_unreadable(copied: Path) -> None:
    (copied / "SHA256SUMS").write_text("bukan daftar\n", encoding="ascii")
    with pytest.raises(EmbedderUnreadable):
        check_files(copied)


def test_a_file_that_is_listed_but_no_model_is_unreadable(copied: Path) -> None:
    import hashlib

    old = hashlib.sha256((copied / "model.onnx").read_bytes()).hexdigest()
    (copied / "model.onnx").write_bytes(b"bukan model")
    new = hashlib.sha256(b"bukan model").hexdigest()
    sums = copied / "SHA256SUMS"
    sums.write_text(sums.read_text("ascii").replace(old, new), encoding="ascii")
    with pytest.raises(EmbedderUnreadable):
        OnnxEmbedder(copied).embed_queries(["pecahan"])


def test_the_stamp_saves_the_second_check_until_a_file_changes(
    copied: Path, tmp_path: Path
) -> None:
    stamp = tmp_path / "cache" / "penyemat.cap"
    check_files(copied, stamp)
    model = copied / "model.onnx"
    found = model.stat()
    content = bytearray(model.read_bytes())
    content[1000] ^= 1
    model.write_bytes(content)
    os.utime(model, ns=(found.st_atime_ns, found.st_mtime_ns))
    check_files(copied, stamp)  # same size and time: believed
    os.utime(model, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    with pytest.raises(EmbedderUnreadable):
        check_files(copied, stamp)


def test_a_cache_that_cannot_be_written_does_not_stop_the_check(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("x")
    check_files(SHIPPED, blocked / "penyemat.cap")


def test_importing_the_embedder_loads_no_heavy_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys, kelas_ai.retrieval.embedder;"
        "print([n for n in ('onnxruntime', 'tokenizers', 'torch') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
