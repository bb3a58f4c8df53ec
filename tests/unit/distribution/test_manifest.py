"""Manifests: stable bytes, nothing outside the stick, nothing FAT cannot hold."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.distribution.layout import clashing, safe_path
from kelas_ai.distribution.manifest import Manifest, decode, encode
from kelas_ai.distribution.signing import open_seal, read_signed, seal
from kelas_ai.errors import SignatureInvalid, StickUnreadable
from tests.unit.distribution.sticks import KEY


def manifest_of(stick: Path) -> Manifest:
    return read_signed(stick).manifest


def test_a_manifest_survives_reading_and_writing(stick: Path) -> None:
    data = (stick / "kelas" / "manifes.json").read_bytes()
    assert encode(decode(data)) == data


@pytest.mark.parametrize(
    "path",
    [
        "../luar",
        "/etc/passwd",
        "kelas/../../x",
        "C:x",
        "kelas\\x",
        "a//b",
        "con",
        "kelas/NUL.txt",
        "akhir.",
        "a b",
        "",
        ".",
        "a/b/c/d/e",
        "x" * 90,
        "tanda?",
        "kelas/é",
    ],
)
def test_paths_that_leave_the_stick_or_do_not_fit_fat_are_refused(path: str, stick: Path) -> None:
    assert not safe_path(path)
    plain = msgspec.to_builtins(manifest_of(stick))
    plain["files"][0]["path"] = path
    with pytest.raises(StickUnreadable):
        decode(msgspec.json.encode(plain))


@given(st.text(max_size=40))
def test_no_safe_path_ever_leaves_its_folder(path: str) -> None:
    if safe_path(path):
        root = Path("/usb")
        assert (root / path).resolve().is_relative_to(root)
        assert path.isascii() and not path.startswith((".", "/"))


def test_names_that_differ_only_in_case_clash() -> None:
    assert clashing(["kelas/a", "Kelas/A", "b"]) == ["Kelas/A"]


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader_of_manifests(data: bytes) -> None:
    with pytest.raises(StickUnreadable):
        decode(data)


@given(st.binary(max_size=300))
def test_no_bytes_pass_for_a_signature(data: bytes) -> None:
    with pytest.raises(SignatureInvalid):
        open_seal(b"manifes", data)


@given(st.binary(max_size=200), st.integers(0, 10_000), st.integers(1, 255))
def test_a_signature_fits_exactly_what_was_signed(data: bytes, at: int, change: int) -> None:
    sealed = seal(data, KEY)
    assert open_seal(data, sealed) == bytes(KEY.verify_key).hex()
    changed = bytearray(data + b"\0")
    changed[at % len(changed)] ^= change
    with pytest.raises(SignatureInvalid):
        open_seal(bytes(changed), sealed)


def test_a_changed_manifest_is_refused(stick: Path) -> None:
    path = stick / "kelas" / "manifes.json"
    path.write_bytes(path.read_bytes().replace(b"0.1.0", b"9.9.9"))
    with pytest.raises(SignatureInvalid):
        read_signed(stick)


def test_a_model_whose_pieces_do_not_add_up_is_refused(stick: Path) -> None:
    plain = msgspec.to_builtins(manifest_of(stick))
    plain["models"][0]["size"] += 1
    with pytest.raises(StickUnreadable):
        decode(msgspec.json.encode(plain))
