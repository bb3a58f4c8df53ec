"""The catalogue as shipped, and the checks before a model is loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from kelas_ai.engine.catalog import (
    Catalog,
    CatalogModel,
    InstalledModel,
    find_installed,
    installed_models,
    read_catalog,
    verify_file,
)
from kelas_ai.engine.chat import TEMPLATES
from kelas_ai.engine.guards import check_file, check_memory, cores, needed_memory
from kelas_ai.errors import (
    ConfigError,
    ModelMismatch,
    ModelMissing,
    ModelUnreadable,
    NotEnoughMemory,
)
from kelas_ai.locations import Locations, find_locations
from tests.unit.engine.conftest import WHOLE, sha

GOOD = "model:\n  - {id: a, nama: A, berkas: a.gguf, lisensi: MIT, templat: chatml, status: teruji,"


@pytest.fixture
def places(tmp_path: Path) -> Locations:
    """A home with a models folder, and a stick."""
    stick = tmp_path / "usb"
    (stick / "models").mkdir(parents=True)
    found = find_locations(tmp_path / "rumah", [stick])
    found.prepare()
    return found


@pytest.fixture
def catalog(entry: CatalogModel) -> Catalog:
    return Catalog((entry,), Path("katalog.yaml"))


def test_the_shipped_catalog_offers_every_tier() -> None:
    catalog = read_catalog(find_locations().catalog)
    standard, small = catalog.find("standar"), catalog.find("hemat")
    assert standard.sha256.startswith("cc324af0") and len(standard.bagian) == 22
    assert small.sha256.startswith("1d961463") and len(small.bagian) == 6
    assert catalog.find("unggul").status == "belum diuji"
    for entry in catalog.models:
        assert entry.lisensi and entry.templat in TEMPLATES
        assert entry.status == ("teruji" if entry.sha256 and entry.tingkat else "belum diuji")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "model: 3",
        "model: [",
        "model:\n  - {id: a}",
        GOOD + " memori: banyak}",
        GOOD + " memori: 1, tingkat: raksasa}",
        GOOD + " memori: 1, sha256: abc}",
        GOOD.replace("a.gguf", "../a.gguf") + " memori: 1}",
        GOOD.replace("chatml", "asing") + " memori: 1}",
    ],
)
def test_a_broken_catalog_is_a_config_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "katalog.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        read_catalog(path)


def test_an_unknown_tier_is_a_config_error(catalog: Catalog, places: Locations) -> None:
    with pytest.raises(ConfigError):
        find_installed("raksasa", catalog, places)


def test_the_home_folder_comes_before_the_stick(catalog: Catalog, places: Locations) -> None:
    with pytest.raises(ModelMissing) as raised:
        find_installed("hemat", catalog, places)
    assert raised.value.facts["path"] == places.models / "tiruan.gguf"
    on_stick = places.read_only[0] / "models" / "tiruan.gguf"
    on_stick.write_bytes(WHOLE)
    assert find_installed("hemat", catalog, places).path == on_stick
    (places.models / "tiruan.gguf").write_bytes(WHOLE)
    (places.models / "lain.gguf").write_bytes(b"GGUF")
    assert find_installed("tiruan", catalog, places).path.parent == places.models
    assert [found.name for found in installed_models(catalog, places)] == ["lain", "Model tiruan"]


def test_a_model_may_be_named_by_its_file(catalog: Catalog, places: Locations) -> None:
    (places.models / "lain.gguf").write_bytes(b"GGUF")
    found = find_installed("lain.gguf", catalog, places)
    assert (found.path.parent, found.entry) == (places.models, None)
    with pytest.raises(ModelMissing):
        find_installed("tidak-ada.gguf", catalog, places)


def test_verify_names_both_hashes(tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(WHOLE)
    seen: list[int] = []
    verify_file(path, sha(WHOLE), seen.append)
    assert seen[-1] == len(WHOLE)
    with pytest.raises(ModelMismatch) as raised:
        verify_file(path, sha(b""))
    assert raised.value.facts == {"path": path, "expected": sha(b""), "actual": sha(WHOLE)}


@pytest.mark.parametrize(
    ("content", "known", "detail"),
    [
        (WHOLE[:-1], True, "bytes"),
        (WHOLE.replace(b"\1", b"\4", 1), True, "header"),
        (b"PK\3\4" + WHOLE[4:], True, "not a GGUF"),
        (b"", False, "not a GGUF"),
        (b"GG", False, "not a GGUF"),
    ],
)
def test_a_damaged_file_is_named_before_loading(
    tmp_path: Path, entry: CatalogModel, content: bytes, known: bool, detail: str
) -> None:
    path = tmp_path / "tiruan.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelUnreadable) as raised:
        check_file(InstalledModel(path=path, entry=entry if known else None))
    assert detail in raised.value.facts["detail"]


def test_a_whole_file_passes_an_absent_one_is_missing(tmp_path: Path, entry: CatalogModel) -> None:
    path = tmp_path / "tiruan.gguf"
    path.write_bytes(WHOLE)
    check_file(InstalledModel(path=path, entry=entry))
    with pytest.raises(ModelMissing):
        check_file(InstalledModel(path=tmp_path / "lain.gguf", entry=entry))


def test_too_little_memory_names_need_and_room(
    tmp_path: Path, entry: CatalogModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=500_000_000))
    big = InstalledModel(path=tmp_path, entry=replace(entry, memori=600_000_000))
    with pytest.raises(NotEnoughMemory) as raised:
        check_memory(big)
    assert raised.value.facts["needed_bytes"] == 600_000_000
    assert raised.value.facts["free_bytes"] == 500_000_000
    check_memory(InstalledModel(path=tmp_path, entry=replace(entry, memori=400_000_000)))
    unknown = tmp_path / "lain.gguf"
    unknown.write_bytes(bytes(1000))
    assert needed_memory(InstalledModel(path=unknown, entry=None)) > 300_000_000


def test_threads_follow_the_wish_or_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "cpu_count", lambda logical: None)
    usable, physical = cores()
    assert 1 <= physical <= max(usable, 2)


def test_no_shipped_model_writes_without_a_measurement() -> None:
    """`tulis` names slots in which at least 60% survive the gates and 90% of those are good."""
    catalog = read_catalog(find_locations().catalog)
    assert all(entry.status == "teruji" for entry in catalog.models if entry.tulis)
    assert not catalog.find("standar").tulis and not catalog.find("hemat").tulis
