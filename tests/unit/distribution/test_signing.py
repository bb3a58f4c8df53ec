"""Whose sticks a laptop takes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kelas_ai.distribution.signing import KEY_FILE, TrustedKeys, builder_key, fingerprint
from kelas_ai.errors import KeyUnknown, StickUnreadable
from tests.unit.distribution.conftest import Laptop
from tests.unit.distribution.sticks import KEY, OTHER_KEY, SECOND, small_stick

OURS, THEIRS = bytes(KEY.verify_key).hex(), bytes(OTHER_KEY.verify_key).hex()


def test_the_builder_s_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = builder_key(tmp_path)
    assert bytes(builder_key(tmp_path)) == bytes(first)
    mode = (tmp_path / KEY_FILE).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_a_damaged_key_file_is_named_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text("bukan kunci")
    with pytest.raises(StickUnreadable):
        builder_key(tmp_path)
    assert (tmp_path / KEY_FILE).read_text() == "bukan kunci"


def test_a_fingerprint_can_be_read_out() -> None:
    assert fingerprint(OURS).count("-") == 3 and len(fingerprint(OURS)) == 19
    assert fingerprint(OURS) != fingerprint(THEIRS)


def test_the_first_key_is_remembered_and_another_maker_refused(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    laptop.install(stick)
    assert TrustedKeys(laptop.home).keys() == [OURS]
    small_stick(tmp_path / "b2", tmp_path / "usb2", release=SECOND, key=OTHER_KEY)
    before = laptop.program.versions()
    with pytest.raises(KeyUnknown) as refused:
        laptop.install(tmp_path / "usb2")
    assert refused.value.facts["fingerprint"] == fingerprint(THEIRS)
    with pytest.raises(KeyUnknown):
        laptop.install(tmp_path / "usb2", spoken="0000-1111-2222-3333")
    assert laptop.program.versions() == before
    spoken = fingerprint(THEIRS).lower().replace("-", " ")
    laptop.install(tmp_path / "usb2", spoken=spoken)
    assert TrustedKeys(laptop.home).keys() == [OURS, THEIRS]


def test_a_first_installation_can_demand_a_fingerprint(laptop: Laptop, stick: Path) -> None:
    with pytest.raises(KeyUnknown):
        laptop.install(stick, spoken=fingerprint(THEIRS))
    assert not laptop.program.versions().active


def test_a_damaged_list_of_keys_does_not_mean_that_anyone_is_trusted(
    laptop: Laptop, stick: Path
) -> None:
    laptop.install(stick)
    TrustedKeys(laptop.home).path.write_text("{}")
    with pytest.raises(StickUnreadable):
        laptop.install(stick)
