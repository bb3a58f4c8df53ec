"""The header of a GGUF file: what kind of model it is, read before native code sees the file.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md (versions 2 and 3, little-endian).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kelas_ai.errors import ModelMissing, ModelUnreadable

MAGIC = b"GGUF"
VERSIONS = (2, 3)
STRING, ARRAY = 8, 9
NUMBERS = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    7: "?",
    10: "Q",
    11: "q",
    12: "d",
}
MAX_STRING = 1 << 20
MAX_ENTRIES = 1 << 16
MAX_DIMENSIONS = 4
# They read text but do not write any.
NOT_WRITING = ("bert", "clip", "embedding", "encoder", "t5", "wavtokenizer", "whisper")

Value = int | float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class GgufHeader:
    """What the header says. values: single values by key; lists are skipped."""

    values: dict[str, Value]
    tensors: int

    @property
    def architecture(self) -> str:
        """The family, such as `qwen2`."""
        return str(self.values.get("general.architecture", ""))

    @property
    def chat_template(self) -> str:
        """The Jinja text that writes a conversation; empty when the file has none."""
        return str(self.values.get("tokenizer.chat_template", ""))


def read_header(path: Path) -> GgufHeader:
    """Read and check the header; the weights are not looked at.

    Raises: ModelMissing; ModelUnreadable whose `reason` is "kosong", "bukan_gguf", "versi",
    "terpotong", "rusak" or "arsitektur".
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            header = _Reader(opened, size, path).header()
    except FileNotFoundError as error:
        raise ModelMissing(path=path, model=path.stem) from error
    except OSError as error:
        raise ModelUnreadable(path=path, reason="baca", detail=str(error.strerror)) from error
    kind = header.architecture
    if not kind or any(part in kind for part in NOT_WRITING):
        raise ModelUnreadable(path=path, reason="arsitektur", detail=kind)
    return header


class _Reader:
    """Reads forward; every length is checked against the file before it is used."""

    def __init__(self, opened: BinaryIO, size: int, path: Path) -> None:
        self._opened = opened
        self._size = size
        self._path = path

    def header(self) -> GgufHeader:
        if not self._size:
            raise self._bad("kosong", "0 bytes")
        if self._opened.read(len(MAGIC)) != MAGIC:
            raise self._bad("bukan_gguf", "no GGUF magic")
        version = self._number("I")
        if version not in VERSIONS:
            raise self._bad("versi", f"GGUF version {version}")
        tensors, entries = int(self._number("Q")), int(self._number("Q"))
        if not 0 < tensors < MAX_ENTRIES or not 0 < entries < MAX_ENTRIES:
            raise self._bad("rusak", f"{tensors} tensors, {entries} entries")
        values: dict[str, Value] = {}
        for _ in range(entries):
            key, value = self._string(), self._value(int(self._number("I")))
            if value is not None:
                values[key] = value
        for _ in range(tensors):
            self._tensor()
        return GgufHeader(values=values, tensors=tensors)

    def _value(self, kind: int) -> Value | None:
        if kind == STRING:
            return self._string()
        if kind != ARRAY:
            return self._number(self._code(kind))
        item, count = int(self._number("I")), int(self._number("Q"))
        if count > self._size:
            raise self._bad("rusak", f"a list of {count}")
        if item == STRING:
            for _ in range(count):
                self._string()
        else:
            self._take(count * struct.calcsize(self._code(item)))
        return None

    def _tensor(self) -> None:
        name, dimensions = self._string(), int(self._number("I"))
        if not 0 < dimensions <= MAX_DIMENSIONS:
            raise self._bad("rusak", f"{name} has {dimensions} dimensions")
        for _ in range(dimensions):
            self._number("Q")
        self._number("I")
        if self._number("Q") >= self._size:
            raise self._bad("terpotong", f"{name} begins beyond the end")

    def _code(self, kind: int) -> str:
        if kind not in NUMBERS:
            raise self._bad("rusak", f"value type {kind}")
        return NUMBERS[kind]

    def _number(self, code: str) -> int | float:
        found: int | float = struct.unpack(f"<{code}", self._take(struct.calcsize(code)))[0]
        return found

    def _string(self) -> str:
        length = int(self._number("Q"))
        if length > MAX_STRING:
            raise self._bad("rusak", f"a text of {length} bytes")
        return self._take(length).decode("utf-8", "replace")

    def _take(self, length: int) -> bytes:
        data = self._opened.read(length) if length <= self._size else b""
        if len(data) != length:
            raise self._bad("terpotong", "the header ends too soon")
        return data

    def _bad(self, reason: str, detail: str) -> ModelUnreadable:
        return ModelUnreadable(path=self._path, reason=reason, detail=detail)
