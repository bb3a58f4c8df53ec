"""A stick, a laptop and its home, all small and real."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kelas_ai.distribution.installing import InstallReport, InstallWish, install
from kelas_ai.distribution.program import Program
from tests.unit.distribution.sticks import small_stick


@dataclass(frozen=True)
class Laptop:
    """One laptop. home: the teacher's data."""

    program: Program
    home: Path

    def install(self, stick: Path, **wish: object) -> InstallReport:
        chosen = {"tiers": ["hemat"], **wish}
        return install(stick, self.program, self.home, InstallWish(**chosen))  # type: ignore[arg-type]


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    home = tmp_path / "rumah"
    home.mkdir()
    (home / "kelas.db").write_bytes(b"rencana guru")
    return Laptop(program=Program(tmp_path / "program"), home=home)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    small_stick(tmp_path / "bangun", tmp_path / "usb")
    return tmp_path / "usb"
