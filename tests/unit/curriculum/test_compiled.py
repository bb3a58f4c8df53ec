"""The compiled pack: the same content as the files, and damage is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kelas_ai.curriculum.building import open_pack
from kelas_ai.curriculum.cards import read_card
from kelas_ai.curriculum.compiled import CompiledPack
from kelas_ai.curriculum.fingerprint import content_digest, quick_fingerprint
from kelas_ai.curriculum.pack import read_pack
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.errors import CardNotFound, IndexMissing, IndexStale, PackInvalid
from tests.conftest import FRACTIONS, PACK


@pytest.fixture
def small_pack(tmp_path: Path) -> Path:
    """A pack with all tables, one subject's topics, one card and one pattern."""
    folder = tmp_path / "nasional"
    shutil.copytree(PACK / "tabel", folder / "tabel")
    for name in ("topik/mat.yaml", f"kartu/mat/{FRACTIONS.name}", "pola/konsep.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PACK / name, folder / name)
    shutil.copy2(PACK / "manifes.yaml", folder / "manifes.yaml")
    return folder


@pytest.fixture
def opened(small_pack: Path, tmp_path: Path) -> Iterator[CompiledPack]:
    pack, _ = open_pack(small_pack, lambda mark: tmp_path / "siap" / f"nasional-{mark}.db")
    yield pack
    pack.close()


def test_the_compiled_pack_has_what_the_files_have(
    opened: CompiledPack, frame: NationalFrame
) -> None:
    assert opened.frame == frame
    assert list(opened.cards()) == [read_card(FRACTIONS)]
    assert opened.card(FRACTIONS.stem).title == "Membandingkan pecahan berpenyebut berbeda"
    assert opened.summaries["MAT-C-BIL"].topics
    assert opened.pattern("konsep").id == "konsep"


def test_unknown_cards_are_named(opened: CompiledPack) -> None:
    with pytest.raises(CardNotFound) as caught:
        opened.card("tidak-ada")
    assert caught.value.facts["card_id"] == "tidak-ada"


def test_a_second_opening_compiles_nothing(small_pack: Path, tmp_path: Path) -> None:
    told: list[str] = []

    def place(mark: str) -> Path:
        return tmp_path / "siap" / f"nasional-{mark}.db"

    open_pack(small_pack, place, told.append)[0].close()
    assert told
    told.clear()
    open_pack(small_pack, place, told.append)[0].close()
    assert told == []


def test_a_changed_file_is_compiled_again_and_the_old_form_goes(
    small_pack: Path, tmp_path: Path
) -> None:
    def place(mark: str) -> Path:
        return tmp_path / "siap" / f"nasional-{mark}.db"

    open_pack(small_pack, place)[0].close()
    card = small_pack / "kartu" / "mat" / FRACTIONS.name
    card.write_text(card.read_text().replace("Potongan Siapa Lebih Besar?", "Potongan Siapa?"))
    pack, _ = open_pack(small_pack, place)
    assert pack.card(FRACTIONS.stem).worksheet.title == "Potongan Siapa?"
    pack.close()
    assert len(list((tmp_path / "siap").glob("*.db"))) == 1


def test_damaged_and_foreign_files_are_stale(small_pack: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        CompiledPack(tmp_path / "tidak-ada.db")
    broken = tmp_path / "rusak.db"
    broken.write_bytes(b"bukan basis data " * 400)
    with pytest.raises(IndexStale):
        CompiledPack(broken)
    target = tmp_path / "siap" / "nasional-x.db"
    open_pack(small_pack, lambda mark: target)[0].close()
    with pytest.raises(IndexStale):
        CompiledPack(target, "fingerprint lain")


def test_fingerprints_follow_content(small_pack: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan"
    shutil.copytree(small_pack, copy)
    assert content_digest(copy) == content_digest(small_pack)
    assert quick_fingerprint(copy) == quick_fingerprint(small_pack)
    (copy / "pola" / "konsep.yaml").unlink()
    assert content_digest(copy) != content_digest(small_pack)


def test_a_broken_file_is_named(small_pack: Path) -> None:
    topics = small_pack / "topik" / "mat.yaml"
    topics.write_text(topics.read_text().replace("MAT-C-BIL", "MAT-C-XXX"))
    with pytest.raises(PackInvalid) as caught:
        read_pack(small_pack)
    assert "mat.yaml" in caught.value.facts["path"]
    assert "elemen tanpa topik: MAT-C-BIL" in caught.value.facts["problem"]


def test_a_broken_card_is_left_out_and_named_while_the_rest_works(
    small_pack: Path, tmp_path: Path
) -> None:
    (small_pack / "kartu" / "mat" / "rusak.yaml").write_text("id: rusak\n")
    told: list[str] = []
    pack, _ = open_pack(small_pack, lambda mark: tmp_path / f"{mark}.db", told.append)
    assert [card.id for card in pack.cards()] == [FRACTIONS.stem]
    assert any("rusak.yaml" in line for line in told)
    pack.close()
    with pytest.raises(PackInvalid):
        read_pack(small_pack)


def test_a_cache_that_cannot_be_written_serves_this_run_from_elsewhere(
    small_pack: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    told: list[str] = []
    pack, _ = open_pack(small_pack, lambda mark: blocked / f"{mark}.db", told.append)
    assert pack.card(FRACTIONS.stem).id == FRACTIONS.stem
    assert any("kali ini saja" in line for line in told)
    scratch = pack.path.parent
    pack.close()
    assert not scratch.exists()


def test_packs_of_another_format_are_refused(small_pack: Path) -> None:
    manifest = small_pack / "manifes.yaml"
    manifest.write_text(manifest.read_text().replace("format: 1", "format: 2"))
    with pytest.raises(PackInvalid) as caught:
        read_pack(small_pack)
    assert "format 2" in caught.value.facts["problem"]


def test_the_shipped_pack_covers_every_element_with_topics(frame: NationalFrame) -> None:
    pack = read_pack(PACK)
    covered = {summary.strand_id for summary in pack.summaries}
    official = {s.id for subject in frame.subjects for ss in subject.strands.values() for s in ss}
    assert covered == official
    assert sum(len(summary.topics) for summary in pack.summaries) >= 1500
    assert {subject.pattern for subject in frame.subjects} <= {p.id for p in pack.patterns}
