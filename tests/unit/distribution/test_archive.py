"""Layers: the same content is the same bytes; nothing half or foreign comes out."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.distribution.archive import MOMENT, files_below, pack, same, unpack
from kelas_ai.distribution.files import join_pieces
from kelas_ai.distribution.manifest import sha256_of
from kelas_ai.errors import LayerDamaged
from tests.unit.distribution.sticks import flip, tree

NAMES = st.from_regex(r"[a-z]{1,6}(/[a-z]{1,6}){0,2}", fullmatch=True)


def make(folder: Path, files: dict[str, bytes]) -> dict[str, Path]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return files_below(folder)


@given(st.dictionaries(NAMES, st.binary(max_size=200), min_size=1, max_size=6))
@settings(max_examples=30)
def test_an_unpacked_layer_packs_to_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    names = sorted(files)
    kept = {n: files[n] for n in names if not any(o.startswith(n + "/") for o in names)}
    place = tmp_path_factory.mktemp("lapis")
    first, again = place / "a.tgz", place / "b.tgz"
    total = pack(make(place / "isi", kept), first)
    unpack(first, place / "buka", sha256_of(first), total)
    pack(files_below(place / "buka"), again)
    assert first.read_bytes() == again.read_bytes()
    assert tree(place / "buka") == tree(place / "isi")


def test_unpacked_files_carry_the_fixed_time_and_programs_may_run(tmp_path: Path) -> None:
    source = make(tmp_path / "isi", {"bin/python3": b"x", "lib/a.txt": b"y"})
    total = pack(source, tmp_path / "a.tgz")
    unpack(tmp_path / "a.tgz", tmp_path / "buka", sha256_of(tmp_path / "a.tgz"), total)
    assert (tmp_path / "buka" / "lib" / "a.txt").stat().st_mtime == MOMENT
    assert (tmp_path / "buka" / "bin" / "python3").stat().st_mode & 0o100


@pytest.mark.parametrize("at", [4, 40, -30, -4])
def test_any_damage_is_found_and_leaves_nothing(tmp_path: Path, at: int) -> None:
    total = pack(make(tmp_path / "isi", {"a": bytes(range(256)) * 20}), tmp_path / "a.tgz")
    right = sha256_of(tmp_path / "a.tgz")
    flip(tmp_path / "a.tgz", at)
    with pytest.raises(LayerDamaged):
        unpack(tmp_path / "a.tgz", tmp_path / "buka", right, total)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tgz", "isi"]


def archive_with(path: Path, entry: tarfile.TarInfo, content: bytes = b"") -> None:
    entry.size = len(content)
    with tarfile.open(path, "w:gz") as archive:
        archive.addfile(entry, io.BytesIO(content))


@pytest.mark.parametrize("name", ["../luar", "/mutlak", "a/../../b", "c:x", "a\\b"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    archive_with(tmp_path / "a.tgz", tarfile.TarInfo(name), b"x")
    with pytest.raises(LayerDamaged):
        unpack(tmp_path / "a.tgz", tmp_path / "dalam" / "buka", sha256_of(tmp_path / "a.tgz"), 99)
    assert not (tmp_path / "luar").exists() and not (tmp_path / "b").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE])
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    entry = tarfile.TarInfo("tautan")
    entry.type, entry.linkname = kind, "/etc/passwd"
    archive_with(tmp_path / "a.tgz", entry)
    with pytest.raises(LayerDamaged):
        unpack(tmp_path / "a.tgz", tmp_path / "buka", sha256_of(tmp_path / "a.tgz"), 99)


def test_an_archive_that_grows_beyond_what_was_signed_is_stopped(tmp_path: Path) -> None:
    total = pack(make(tmp_path / "isi", {"a": bytes(50_000)}), tmp_path / "a.tgz")
    with pytest.raises(LayerDamaged):
        unpack(tmp_path / "a.tgz", tmp_path / "buka", sha256_of(tmp_path / "a.tgz"), total - 1)


def test_names_too_long_or_clashing_for_windows_are_not_packed(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    for names in (["a" * 151], ["Berkas", "berkas"]):
        with pytest.raises(ValueError):
            pack({name: tmp_path / "x" for name in names}, tmp_path / "a.tgz")


def test_a_folder_is_compared_with_its_archive(tmp_path: Path) -> None:
    pack(make(tmp_path / "isi", {"a": b"satu", "b/c": b"dua"}), tmp_path / "a.tgz")
    right = sha256_of(tmp_path / "a.tgz")
    assert same(tmp_path / "a.tgz", tmp_path / "isi", right)
    (tmp_path / "isi" / "lain").write_bytes(b"")
    assert not same(tmp_path / "a.tgz", tmp_path / "isi", right)
    (tmp_path / "isi" / "lain").unlink()
    (tmp_path / "isi" / "a").write_bytes(b"sata")
    assert not same(tmp_path / "a.tgz", tmp_path / "isi", right)
    with pytest.raises(LayerDamaged):
        same(tmp_path / "a.tgz", tmp_path / "isi", "0" * 64)


def test_gzip_headers_carry_no_time(tmp_path: Path) -> None:
    pack(make(tmp_path / "isi", {"a": b"x"}), tmp_path / "a.tgz")
    assert (tmp_path / "a.tgz").read_bytes()[4:8] == b"\0\0\0\0"
    assert gzip.decompress((tmp_path / "a.tgz").read_bytes())


@pytest.mark.parametrize("left", [0, 100, 1_048_576, 2_500_000, 3_000_000, 9_000_000])
def test_joining_goes_on_after_any_interruption(tmp_path: Path, left: int) -> None:
    whole = bytes(range(256)) * 12_000
    pieces = []
    for number, start in enumerate(range(0, len(whole), 1_000_000)):
        pieces.append(tmp_path / f"p{number}")
        pieces[-1].write_bytes(whole[start : start + 1_000_000])
    (tmp_path / "utuh.part").write_bytes((whole * 3)[:left])
    (tmp_path / "asli").write_bytes(whole)
    join_pieces(pieces, tmp_path / "utuh", sha256_of(tmp_path / "asli"))
    assert (tmp_path / "utuh").read_bytes() == whole


def test_a_wrong_beginning_of_an_interrupted_copy_is_found(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(b"a" * 3_000_000)
    (tmp_path / "utuh.part").write_bytes(b"b" * 2_500_000)
    with pytest.raises(LayerDamaged):
        join_pieces([tmp_path / "p"], tmp_path / "utuh", sha256_of(tmp_path / "p"))
    assert not (tmp_path / "utuh.part").exists()
    join_pieces([tmp_path / "p"], tmp_path / "utuh", sha256_of(tmp_path / "p"))
