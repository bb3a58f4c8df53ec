"""Real models from the user's own models folder; scripts/test.py installs them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kelas_ai.config import read_settings
from kelas_ai.engine.catalog import InstalledModel, find_installed, read_catalog
from kelas_ai.engine.local import LocalEngine
from kelas_ai.engine.opening import engine_for
from kelas_ai.errors import ModelMissing

REAL_ENVIRONMENT = dict(os.environ)
"""As the run began, before any test moves the home folder."""


def real_model(tier: str) -> InstalledModel:
    """An installed model, or skip."""
    places = read_settings({}, REAL_ENVIRONMENT).locations
    try:
        return find_installed(tier, read_catalog(places.catalog), places)
    except ModelMissing as missing:
        pytest.skip(f"model not installed: {missing.facts['path']}")


@pytest.fixture(scope="session")
def small_model() -> InstalledModel:
    return real_model("hemat")


@pytest.fixture(scope="session")
def small_engine(small_model: InstalledModel) -> Iterator[LocalEngine]:
    """The 0.5B, loaded once for all tests."""
    engine = engine_for(small_model)
    yield engine
    engine.close()
