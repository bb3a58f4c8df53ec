"""Topic cards: the shipped ones are whole, and every broken rule is named."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from kelas_ai.curriculum.card_rules import card_problems
from kelas_ai.curriculum.cards import parse_card, read_card, read_yaml
from kelas_ai.errors import PackInvalid
from tests.conftest import FRACTIONS, PACK

CARDS = sorted((PACK / "kartu").rglob("*.yaml"))
Raw = dict[str, Any]


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_shipped_cards_keep_every_rule(path: Path) -> None:
    assert read_card(path).id == path.stem


@pytest.fixture
def raw() -> Raw:
    loaded: Raw = deepcopy(read_yaml(FRACTIONS))
    return loaded


def problems_of(raw: Raw) -> str:
    return "; ".join(card_problems(parse_card(raw, FRACTIONS)))


def set_weight(raw: Raw) -> None:
    raw["kegiatan"]["memahami"][0]["bagian"] = 50


def drop_assessment(raw: Raw) -> None:
    raw["soal"] = [item for item in raw["soal"] if item["tp"] != "TP2"]


def drop_criterion(raw: Raw) -> None:
    raw["kktp"] = raw["kktp"][:1]


def wrong_key(raw: Raw) -> None:
    raw["soal"][3]["hasil"] = "20"


def key_not_a_choice(raw: Raw) -> None:
    raw["soal"][5]["kunci"] = "C. 3/8 > 1/2"


BROKEN: list[tuple[str, Callable[[Raw], object], str]] = [
    ("wrong grade", lambda raw: raw.update(kelas=8), "kelas 8 tidak termasuk fase C"),
    ("weights", set_weight, "jumlah bagian"),
    ("no item", drop_assessment, "TP2 tanpa soal akhir"),
    ("no criterion", drop_criterion, "TP2 tanpa KKTP"),
    ("wrong key", wrong_key, "hasil 20 tidak sama"),
    ("foreign key", key_not_a_choice, "tidak sama dengan bunyi pilihannya"),
    ("few synonyms", lambda raw: raw.update(sinonim=["satu"]), "sinonim: 1, sedikitnya 5"),
    (
        "invented dimension",
        lambda raw: raw["dimensi"][0].update(nama="Bernalar Kritis"),
        "dimensi bukan nama resmi",
    ),
    (
        "unmeasurable verb",
        lambda raw: raw["tujuan"][0].update(teks="Memahami pecahan.", kompetensi="memahami"),
        "kata kerja tidak terukur",
    ),
    (
        "activity in the objective",
        lambda raw: raw["tujuan"][0].update(teks="Membandingkan pecahan melalui permainan."),
        "memuat kegiatan atau media",
    ),
    ("old term", lambda raw: raw.update(remedial="Siswa mengulang."), "istilah lama 'Siswa'"),
    ("empty text", lambda raw: raw.update(pengayaan="  "), "kosong: enrichment"),
    ("missing place", lambda raw: raw["konteks"].pop(), "konteks tanpa tempat: pasar"),
]


@pytest.mark.parametrize(("name", "damage", "told"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_rule_is_named(
    raw: Raw, name: str, damage: Callable[[Raw], object], told: str
) -> None:
    assert problems_of(raw) == ""
    damage(raw)
    assert told in problems_of(raw)


def test_unknown_keys_are_refused(raw: Raw) -> None:
    raw["warna"] = "merah"
    with pytest.raises(PackInvalid) as caught:
        parse_card(raw, FRACTIONS)
    assert "warna" in str(caught.value.facts["problem"])


def test_a_missing_section_is_refused(raw: Raw) -> None:
    del raw["lkpd"]
    with pytest.raises(PackInvalid) as caught:
        parse_card(raw, FRACTIONS)
    assert "worksheet" in str(caught.value.facts["problem"])


@pytest.mark.parametrize(
    "text",
    ["", "hanya teks", "a: [1, 2", "!!python/object/apply:os.system ['echo']", "\x00"],
    ids=["empty", "text", "half", "code", "binary"],
)
def test_files_that_are_no_cards_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(PackInvalid):
        read_card(path)


def test_yaml_bombs_are_refused_by_size(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    path.write_text(yaml.safe_dump({"a": "x" * 2_100_000}))
    with pytest.raises(PackInvalid) as caught:
        read_card(path)
    assert "terlalu besar" in caught.value.facts["problem"]
