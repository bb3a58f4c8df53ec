"""Headers of model files: good ones read, bad ones named, none believed."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelas_ai.engine.catalog import InstalledModel
from kelas_ai.engine.gguf import read_header
from kelas_ai.engine.guards import check_file
from kelas_ai.errors import ModelMissing, ModelUnreadable
from kelas_ai.strings.models import FAULTS
from kelas_ai.strings.problems import explain


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def header(architecture: str = "qwen2", version: int = 3) -> bytes:
    """A small but complete file: three entries, one tensor."""
    entries = (
        text("general.architecture") + struct.pack("<I", 8) + text(architecture),
        text("qwen2.context_length") + struct.pack("<II", 4, 32768),
        text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + text("a") + text("b"),
    )
    tensor = text("token_embd.weight") + struct.pack("<IQQIQ", 2, 4, 2, 0, 0)
    start = b"GGUF" + struct.pack("<IQQ", version, 1, len(entries))
    return start + b"".join(entries) + tensor + bytes(64)


GOOD = header()


def written(folder: Path, data: bytes) -> Path:
    path = folder / "contoh.gguf"
    path.write_bytes(data)
    return path


def test_a_good_header_names_its_family(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    check_file(InstalledModel(path=path, entry=None))
    found = read_header(path)
    assert found.architecture == "qwen2"
    assert found.values["qwen2.context_length"] == 32768
    assert (found.tensors, found.chat_template) == (1, "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "kosong"),
        (b"PK\3\4 bukan model", "bukan_gguf"),
        (header(version=9), "versi"),
        (GOOD[:90], "terpotong"),
        (GOOD[:8] + struct.pack("<QQ", 2**60, 3) + GOOD[24:], "rusak"),
        (header("nomic-bert"), "arsitektur"),
    ],
)
def test_each_bad_file_has_its_own_message(tmp_path: Path, data: bytes, reason: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(ModelUnreadable) as raised:
        check_file(InstalledModel(path=path, entry=None))
    assert raised.value.facts["reason"] == reason
    assert FAULTS[reason] in explain(raised.value)
    assert str(path) in explain(raised.value)


def test_a_folder_called_like_a_model_is_an_error_and_so_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        read_header(tmp_path / "tidak-ada.gguf")
    with pytest.raises((ModelUnreadable, ModelMissing)):
        check_file(InstalledModel(path=tmp_path, entry=None))


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, len(GOOD) - 1), bit=st.integers(0, 7), kept=st.integers(0, len(GOOD)))
def test_flipped_and_cut_headers_are_read_or_refused(
    tmp_path: Path, place: int, bit: int, kept: int
) -> None:
    """Never another exception, never a list of 2**60 entries believed."""
    data = bytearray(GOOD)
    data[place] ^= 1 << bit
    try:
        read_header(written(tmp_path, bytes(data[:kept])))
    except ModelUnreadable as error:
        assert error.facts["reason"] in FAULTS
