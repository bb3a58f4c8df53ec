"""The teacher's own chain: every practice event becomes a signed line.

The key lies in a file of its own, beside the database, readable by its owner only.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from nacl.signing import SigningKey

from kelas_ai.domain.practice import PracticeEvent
from kelas_ai.errors import StorageError
from kelas_ai.evidence.records import FIRST, VERSION, Record, digest_of, signed_line
from kelas_ai.storage.practice import PracticeStore

SEED_BYTES = 32
REGISTERED = "daftar"


class Ledger:
    """Signs what the store has and the chain has not."""

    def __init__(self, store: PracticeStore, key_path: Path) -> None:
        self._store = store
        self.key_path = key_path

    def sign_new(self) -> int:
        """Sign all events that have no line yet. Returns: how many lines were added.

        A crash between an event and its line is made good here the next time.
        Raises: StorageError when the key cannot be read or made.
        """
        last = self._store.last_signed_event()
        waiting = [event for event in self._store.events() if event.number > last]
        lines = self._store.evidence()
        if not waiting and lines:
            return 0
        key = self.key()
        added = 0
        if not lines:
            moment = self._store.now().isoformat(timespec="seconds")
            lines.append(self._add(_opening(key, moment), 0, key))
            added = 1
        for event in waiting:
            record = _record(event, key, len(lines) + 1, digest_of(lines[-1]))
            lines.append(self._add(record, event.number, key))
        return added + len(waiting)

    def _add(self, record: Record, event: int, key: SigningKey) -> bytes:
        line = signed_line(record, key)
        self._store.add_evidence(record.urut, event, line)
        return line

    def lines(self) -> list[bytes]:
        """The whole chain, oldest first, complete with what was not signed yet."""
        self.sign_new()
        return self._store.evidence()

    def key(self) -> SigningKey:
        """The signing key of this installation, made when there is none."""
        try:
            if not self.key_path.exists():
                _write_key(self.key_path, bytes(SigningKey.generate()))
            seed = self.key_path.read_bytes()
        except OSError as error:
            raise StorageError(path=str(self.key_path), detail=error.strerror or "") from error
        if len(seed) != SEED_BYTES:
            raise StorageError(path=str(self.key_path), detail="kunci bukti rusak")
        return SigningKey(seed)

    def forget_key(self) -> None:
        """Remove the key; later evidence belongs to a new pseudonym."""
        with suppress(FileNotFoundError):
            self.key_path.write_bytes(bytes(SEED_BYTES))
            self.key_path.unlink()


def _write_key(path: Path, seed: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_suffix(".part")
    building.unlink(missing_ok=True)
    descriptor = os.open(building, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(seed)
        file.flush()
        os.fsync(file.fileno())
    os.replace(building, path)


def _opening(key: SigningKey, moment: str) -> Record:
    return Record(
        versi=VERSION,
        kunci=bytes(key.verify_key).hex(),
        urut=1,
        sebelum=FIRST,
        waktu=moment,
        peristiwa=REGISTERED,
    )


def _record(event: PracticeEvent, key: SigningKey, number: int, before: str) -> Record:
    return Record(
        versi=VERSION,
        kunci=bytes(key.verify_key).hex(),
        urut=number,
        sebelum=before,
        waktu=event.moment,
        peristiwa=event.name,
        satuan=event.unit_id,
        untai=event.strand,
        percobaan=event.attempt,
        tampak=event.shown,
        ditemukan=len(event.found),
        terlewat=len(event.missed),
        keliru=event.false_alarms,
    )
