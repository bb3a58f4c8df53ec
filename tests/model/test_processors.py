"""The same package on processors without AVX and with AVX2, emulated by qemu.

School laptops die with “Illegal instruction” where a library was compiled for newer processors.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.model.conftest import real_model
from uji_prosesor import EMULATOR, MODEL, PROCESSORS, emulator, work_on

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all processors: the first compiles the curriculum for the others."""
    return tmp_path_factory.mktemp("rumah")


@pytest.mark.parametrize("processor", PROCESSORS)
def test_everything_runs_on_this_processor(processor: str, home: Path) -> None:
    model = real_model(MODEL)
    if emulator() is None:
        assert not os.environ.get("CI"), f"{EMULATOR} must be installed where CI runs"
        pytest.skip(f"{EMULATOR} is not installed")
    told = work_on(processor, model.path, home)
    assert told["varian"] == PROCESSORS[processor]
    assert set(told) >= {"angka", "dokumen", "makna", "rencana dan pencarian", "mesin"}
