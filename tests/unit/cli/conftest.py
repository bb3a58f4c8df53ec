"""Run the command line in process, in its own home, with the shipped pack."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kelas_ai.cli.main import run


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Outcome]


@pytest.fixture(scope="session")
def compiled_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all command tests: compiling the pack takes seconds."""
    return tmp_path_factory.mktemp("simpanan")


@pytest.fixture
def home(tmp_path: Path, compiled_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home whose cache is shared, without any settings of this machine."""
    for name in ("KELAS_MODEL", "KELAS_AI", "KELAS_FOLDER", "KELAS_SEKOLAH", "KELAS_TEMPAT"):
        monkeypatch.delenv(name, raising=False)
    place = tmp_path / "rumah"
    place.mkdir()
    (place / "cache").symlink_to(compiled_cache)
    monkeypatch.setenv("KELAS_HOME", str(place))
    # Embedding the whole pack takes half a minute; tests/model searches by meaning.
    monkeypatch.setenv("KELAS_MAKNA", "tidak")
    monkeypatch.chdir(tmp_path)
    return place


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """command("plan", "…") -> exit code, stdout, stderr."""

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = run(arguments)
        captured = capsys.readouterr()
        return Outcome(code=code, out=captured.out, err=captured.err)

    return call
