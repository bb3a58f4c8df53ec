"""Each practice event becomes a signed line; crashes and clocks lose nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kelas_ai.domain.practice import PracticeEvent
from kelas_ai.errors import StorageError
from kelas_ai.evidence.chain import judge
from kelas_ai.evidence.ledger import Ledger
from kelas_ai.storage.practice import PracticeStore

NOW = datetime(2026, 11, 24, 8, 0)


def event(name: str = "tugas") -> PracticeEvent:
    return PracticeEvent(
        number=0, moment="", unit_id="b1", strand="b", name=name, shown=True, found=("cek.fakta",)
    )


def opened(folder: Path) -> PracticeStore:
    return PracticeStore(folder / "kelas.db", lambda: NOW)


def test_events_become_one_sound_chain_across_restarts(tmp_path: Path) -> None:
    for _ in range(3):
        with opened(tmp_path) as store:
            store.add_event(event())
            Ledger(store, tmp_path / "kunci").sign_new()
    with opened(tmp_path) as store:
        judged = judge(Ledger(store, tmp_path / "kunci").lines(), NOW)
    assert judged.flaw is None
    assert [line.record.peristiwa for line in judged.lines] == ["daftar"] + ["tugas"] * 3
    assert judged.lines[1].record.ditemukan == 1


def test_events_that_a_crash_left_unsigned_are_signed_later_and_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add_event(event("mulai"))
        store.add_event(event())
    with opened(tmp_path) as store:
        ledger = Ledger(store, tmp_path / "kunci")
        assert ledger.sign_new() == 3
        assert ledger.sign_new() == 0
        assert judge(ledger.lines(), NOW).flaw is None


def test_the_key_is_for_its_owner_only_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kunci"
    with opened(tmp_path) as store:
        ledger = Ledger(store, path)
        ledger.key()
        assert path.stat().st_mode & 0o077 == 0
        path.write_bytes(b"rusak")
        with pytest.raises(StorageError):
            ledger.key()
        assert path.read_bytes() == b"rusak"
