"""Content is found in the folders of a stick before the checkout's own, without writing there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kelas_ai.config import read_settings
from kelas_ai.curriculum.building import open_pack
from kelas_ai.locations import PROGRAM, find_locations
from kelas_ai.services import Services
from tests.conftest import PACK, PROJECT


def test_models_alone_do_not_hide_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "x.gguf").write_bytes(b"GGUF")
    places = find_locations(tmp_path / "rumah", [tmp_path])
    assert places.catalog == PROJECT / "models" / "katalog.yaml"
    assert places.curricula == PROGRAM / "curricula"


def test_a_stick_s_content_comes_before_the_checkout(tmp_path: Path) -> None:
    (tmp_path / "curricula" / "nasional").mkdir(parents=True)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "katalog.yaml").write_text("versi: 1\nmodel: []\n")
    places = find_locations(tmp_path / "rumah", [tmp_path])
    assert places.curricula == tmp_path / "curricula"
    assert places.catalog == tmp_path / "models" / "katalog.yaml"


def test_a_ready_made_pack_is_used_where_it_lies_and_a_damaged_one_is_not_touched(
    tmp_path: Path,
) -> None:
    layer = tmp_path / "isi"
    shutil.copytree(PACK / "tabel", layer / "curricula" / "nasional" / "tabel")
    for name in ("topik", "pola"):
        if (PACK / name).is_dir():
            shutil.copytree(PACK / name, layer / "curricula" / "nasional" / name)
    for path in PACK.glob("*.yaml"):
        shutil.copyfile(path, layer / "curricula" / "nasional" / path.name)
    card = next((PACK / "kartu" / "mat").glob("*.yaml"))
    (layer / "curricula" / "nasional" / "kartu" / "mat").mkdir(parents=True)
    shutil.copyfile(card, layer / "curricula" / "nasional" / "kartu" / "mat" / card.name)
    shelf = layer / "pustaka"
    pack, _ = open_pack(
        layer / "curricula" / "nasional", lambda mark: shelf / f"nasional-{mark}.db"
    )
    pack.close()
    around = {"KELAS_HOME": str(tmp_path / "rumah"), "KELAS_FOLDER": str(layer)}
    opened = Services(read_settings({}, around))
    assert opened.pack.path == pack.path
    opened.close()
    before = os.stat(pack.path)
    pack.path.write_bytes(b"x" * 5000)
    opened = Services(read_settings({}, around))
    assert opened.pack.path.is_relative_to(tmp_path / "rumah")
    assert pack.path.read_bytes() == b"x" * 5000 and before
    opened.close()
