"""Make chains of evidence, sound and spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from nacl.signing import SigningKey

from kelas_ai.evidence.records import FIRST, VERSION, Record, digest_of, signed_line
from kelas_ai.exchange.package import EVIDENCE, packed

NOW = datetime(2026, 11, 25, 9, 0)
BEGINNING = datetime(2026, 11, 1, 8, 0)
USUAL = (
    ("daftar", "", False),
    ("mulai", "b", False),
    ("tugas", "b", True),
    ("selesai", "b", False),
)


def key_of(number: int) -> SigningKey:
    """The key of person number so-and-so."""
    return SigningKey(number.to_bytes(32, "big"))


def chain(
    key: SigningKey,
    events: Sequence[tuple[str, str, bool]] = USUAL,
    moments: Sequence[str] | None = None,
) -> list[bytes]:
    """Signed lines of (event, strand, shown)."""
    lines: list[bytes] = []
    for number, (name, strand, shown) in enumerate(events, 1):
        moment = moments[number - 1] if moments else _moment(number)
        record = Record(
            versi=VERSION,
            kunci=bytes(key.verify_key).hex(),
            urut=number,
            sebelum=digest_of(lines[-1]) if lines else FIRST,
            waktu=moment,
            peristiwa=name,
            satuan=f"{strand}1" if strand else "",
            untai=strand,
            tampak=shown,
        )
        lines.append(signed_line(record, key))
    return lines


def _moment(number: int) -> str:
    return (BEGINNING + timedelta(hours=number)).isoformat()


def kelas_file(path: Path, key: SigningKey, lines: Sequence[bytes]) -> Path:
    """A `.kelas` file with this evidence, signed by this key."""
    path.write_bytes(packed({EVIDENCE: b"\n".join(lines)}, key, NOW.isoformat()))
    return path
