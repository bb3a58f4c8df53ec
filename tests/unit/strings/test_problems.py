"""Every error a teacher can meet has its own Indonesian message."""

from __future__ import annotations

import errno
import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kelas_ai.errors import (
    ConfigError,
    DatabaseDamaged,
    ExitCode,
    KelasError,
    NotEnoughMemory,
    OutputNotWritable,
    RequestUnclear,
    StickUnreadable,
    StorageError,
)
from kelas_ai.storage.database import open_database, translated
from kelas_ai.strings.problems import MESSAGES, explain, size


def family(kind: type[KelasError] = KelasError) -> Iterator[type[KelasError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)


@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
def test_every_error_has_its_own_message_with_one_thing_to_do(kind: type[KelasError]) -> None:
    assert kind in MESSAGES
    told = explain(kind())
    assert told[-1] in ".?!”" or told.endswith("?")
    assert not re.search(r"\{\w+\}|Traceback|Error\b", told)


@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
def test_every_error_has_an_exit_code_that_is_not_success(kind: type[KelasError]) -> None:
    assert kind.exit_code in ExitCode
    assert kind.exit_code is not ExitCode.OK


def test_facts_appear_in_the_message() -> None:
    told = explain(NotEnoughMemory(needed_bytes=1_500_000_000, free_bytes=700_000_000, model="x"))
    assert "1,5 GB" in told and "700 MB" in told


def test_pasted_pages_are_shortened_in_messages() -> None:
    assert len(explain(RequestUnclear(text="kata " * 2000, hint=""))) < 400


def test_sizes_read_the_indonesian_way() -> None:
    assert [size(n) for n in (0, 999, 350_000_000, 1_117_320_736)] == [
        "0 B",
        "999 B",
        "350 MB",
        "1,1 GB",
    ]


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.EEXIST, errno.ENOTDIR])
@pytest.mark.parametrize("kind", [StickUnreadable, StorageError])
def test_what_the_system_says_is_told_in_indonesian(kind: type[KelasError], code: int) -> None:
    told = explain(kind(path="/x", detail=os.strerror(code)))
    assert os.strerror(code) not in told
    assert "()" not in told


def test_a_file_that_is_no_database_is_told_in_indonesian(tmp_path: Path) -> None:
    path = tmp_path / "kelas.db"
    path.write_text("bukan basis data")
    with pytest.raises(DatabaseDamaged) as caught, translated(path):
        open_database(path, date(2026, 11, 25))
    assert "isinya bukan simpanan kelas-ai" in explain(caught.value)


def test_a_folder_that_refuses_does_not_promise_a_saved_plan() -> None:
    assert "tersimpan" not in explain(OutputNotWritable(path="/x", detail="bukan folder"))


def test_an_unknown_model_leads_to_the_list_of_models() -> None:
    told = explain(ConfigError(option="model", value="raksasa", path="katalog.yaml"))
    assert "raksasa" in told and "model daftar" in told and "katalog.yaml" not in told


def test_a_misspelt_settings_file_is_told_by_its_line() -> None:
    try:
        tomllib.loads('guru = "Ani\n')
    except tomllib.TOMLDecodeError as error:
        told = explain(ConfigError(option="kelas.toml", value=str(error), path="/x/kelas.toml"))
    assert "/x/kelas.toml salah tulis pada baris 1" in told
