"""One line of evidence: what is in it, how it is signed, chained and read.

A line is `JSON<TAB>signature in hex`. `sebelum` holds the SHA-256 of the whole line before, so a
valid signature on the last line vouches for all lines above it. No names, no texts.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

VERSION = 1
FIRST = "0" * 64
MAX_LINE = 2_000


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The signed content; keys as they stand in the file.

    kunci: public key in hex, the person's pseudonym. urut: from 1. peristiwa: daftar, mulai,
    tugas, selesai. waktu: ISO 8601, local.
    """

    versi: int
    kunci: str
    urut: int
    sebelum: str
    waktu: str
    peristiwa: str
    satuan: str = ""
    untai: str = ""
    percobaan: int = 0
    tampak: bool = False
    ditemukan: int = 0
    terlewat: int = 0
    keliru: int = 0


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as read. digest: SHA-256 of the line, what the next one must name."""

    record: Record
    digest: str
    payload: bytes
    signature: bytes


class LineUnreadable(ValueError):
    """A line that is no record of a known version."""


_KEY = re.compile(r"[0-9a-f]{64}")
_DECODER = msgspec.json.Decoder(Record)


def signed_line(record: Record, key: SigningKey) -> bytes:
    """The line of a record."""
    payload = msgspec.json.encode(record)
    return payload + b"\t" + key.sign(payload).signature.hex().encode()


def digest_of(line: bytes) -> str:
    """What the next record must carry in `sebelum`."""
    return hashlib.sha256(line).hexdigest()


def read_line(line: bytes) -> ReadLine:
    """Read a line without checking its signature. Raises: LineUnreadable."""
    payload, _, signature = line.partition(b"\t")
    try:
        if len(line) > MAX_LINE:
            raise ValueError("baris terlalu panjang")
        record = _DECODER.decode(payload)
        raw = bytes.fromhex(signature.decode("ascii"))
    except (ValueError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise LineUnreadable(str(error)) from error
    if not _KEY.fullmatch(record.kunci):
        # One key has one spelling, or one person could be counted twice.
        raise LineUnreadable("kunci")
    if record.versi > VERSION:
        raise LineUnreadable(f"versi {record.versi}")
    return ReadLine(record=record, digest=digest_of(line), payload=payload, signature=raw)


def is_signed(line: ReadLine) -> bool:
    """Whether the record's own key signed it."""
    try:
        VerifyKey(bytes.fromhex(line.record.kunci)).verify(line.payload, line.signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
