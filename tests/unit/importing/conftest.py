"""Made decrees, a store, and an importer with the shipped tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.importing.catalogue import Catalogue
from kelas_ai.importing.importer import Importer
from kelas_ai.storage.imported import ImportStore
from pembuat.isi import Outcome, made_up_outcomes, shared_outcomes


@pytest.fixture(scope="session")
def catalogue(frame: NationalFrame) -> Catalogue:
    """The national tables, for looking names up."""
    return Catalogue(frame)


@pytest.fixture(scope="session")
def made_up(frame: NationalFrame) -> list[Outcome]:
    """A made-up outcome for every element."""
    return made_up_outcomes(frame)


@pytest.fixture(scope="session")
def official() -> list[Outcome]:
    """The shared set of real outcomes; skips where it is not there."""
    found = shared_outcomes()
    if not found:
        pytest.skip("../shared is not here")
    return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ImportStore]:
    """An empty store."""
    with ImportStore(tmp_path / "impor" / "impor.db") as opened:
        yield opened


@pytest.fixture
def importer(store: ImportStore, frame: NationalFrame) -> Importer:
    """Imports into the store; each import is a minute later."""
    moments = (datetime(2026, 11, 24, 8) + timedelta(minutes=n) for n in range(10_000))
    return Importer(store, frame, lambda: next(moments))
