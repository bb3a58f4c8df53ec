"""Measure `rekap`: time and memory for many teachers, and for one school more.

    python scripts/ukur_rekap.py 1000 25000          # made-up teachers, 40 records each

The files are made first and not timed; each size is merged in a process of its own, so that its
peak memory is its own. One file in fifty is a copy, one in two hundred is edited.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from nacl.signing import SigningKey

from kelas_ai.cli.evidence import evidence_of
from kelas_ai.evidence.merging import Recap
from kelas_ai.evidence.records import FIRST, VERSION, Record, digest_of, signed_line
from kelas_ai.exchange.package import EVIDENCE, packed

RECORDS = 40
NOW = datetime(2026, 11, 25, 9, 0)
SCHOOL = 25
COPY_EVERY, EDIT_EVERY = 50, 200


def chain(number: int) -> tuple[SigningKey, list[bytes]]:
    """The evidence of one made-up teacher."""
    key = SigningKey(number.to_bytes(32, "big"))
    lines: list[bytes] = []
    for place in range(1, RECORDS + 1):
        name = "daftar" if place == 1 else ("mulai", "tugas", "selesai")[place % 3]
        strand = "" if place == 1 else "abcdef"[(place // 3) % 6]
        record = Record(
            versi=VERSION,
            kunci=bytes(key.verify_key).hex(),
            urut=place,
            sebelum=digest_of(lines[-1]) if lines else FIRST,
            waktu=f"2026-11-{place % 20 // 2 + 1 + place // 20 * 10:02d}T08:{place:02d}:00",
            peristiwa=name,
            satuan=f"{strand}1" if strand else "",
            untai=strand,
            tampak=(number + place) % 4 == 0,
            ditemukan=2,
        )
        lines.append(signed_line(record, key))
    return key, lines


def write(folder: Path, first: int, count: int) -> None:
    """Files of teachers first, first + 1, …"""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        key, lines = chain(number)
        if number % EDIT_EVERY == 0:
            lines[5] = lines[5].replace(b'"ditemukan":2', b'"ditemukan":9')
        content = packed({EVIDENCE: b"\n".join(lines)}, key, NOW.isoformat())
        (folder / f"{number}.kelas").write_bytes(content)
        if number % COPY_EVERY == 0:
            (folder / f"{number}-salinan.kelas").write_bytes(content)


def merge(folder: Path, state: Path) -> dict[str, float]:
    """Merge a folder. Returns: seconds, peak megabytes, persons counted, problems."""
    started = time.perf_counter()
    with Recap(state, NOW) as recap:
        read = recap.add(folder.rglob("*.kelas"), evidence_of)
        counts, problems = recap.counts(), recap.problems()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {
        "detik": round(time.perf_counter() - started, 1),
        "puncak_mb": round(peak),
        "berkas_dibaca": read,
        "orang": counts.registered,
        "rekaman": counts.records,
        "masalah": len(problems),
    }


def measure(count: int) -> None:
    """One size: everything, then one school more."""
    with tempfile.TemporaryDirectory() as place:
        folder, state = Path(place) / "kumpulan", Path(place) / "r.duckdb"
        write(folder, 1, count)
        for label in ("semua", "satu sekolah lagi"):
            command = [sys.executable, __file__, "--gabung", str(folder), str(state)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(json.dumps({"guru": count, "langkah": label, **json.loads(done.stdout)}))
            write(folder / "baru", count + 1, SCHOOL)


def main(arguments: list[str]) -> int:
    """Run the sizes named, or merge one folder."""
    if arguments[:1] == ["--gabung"]:
        print(json.dumps(merge(Path(arguments[1]), Path(arguments[2]))))
        return 0
    for count in arguments or ["1000", "25000"]:
        measure(int(count))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
