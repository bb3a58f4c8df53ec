"""Measure searching in a large library of imported passages: python scripts/ukur_pencarian_besar.py

Makes 50,000 passages of about 60 words (vectors of random direction: their search costs the
same), opens the index in a new process and asks 40 queries; then embeds 1,000 passages for real.
Prints seconds, milliseconds and memory over the bare interpreter.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "scripts")]

from kelas_ai.config import read_settings  # noqa: E402
from kelas_ai.curriculum.tables import read_frame  # noqa: E402
from kelas_ai.domain.imported import Extract, ImportedSource  # noqa: E402
from kelas_ai.domain.passage import Query  # noqa: E402
from kelas_ai.importing.library import ImportedLibrary  # noqa: E402
from kelas_ai.retrieval.embedder import OnnxEmbedder  # noqa: E402
from kelas_ai.retrieval.growing import GrowingStore  # noqa: E402
from kelas_ai.storage.imported import ImportStore  # noqa: E402
from pembuat.isi import sentence  # noqa: E402

PASSAGES, EMBEDDED = 50_000, 1_000
QUERIES = (
    "membandingkan pecahan beda penyebut",
    "pola hasil pengamatan tumbuhan",
    "tolong menolong di sekolah",
    "langkah penyelidikan data sederhana",
)


def passages(count: int) -> Iterator[tuple[str, Extract]]:
    """Made-up passages; a number in each keeps the vocabulary from being tiny."""
    chance = random.Random(5)
    for number in range(count):
        text = f"{sentence(chance, 5)} Contoh ke{chance.randrange(9000)} dan kasus{number}."
        yield "", Extract(text=text, heading=f"Bab {number // 400}", page=str(number // 8 + 1))


def fill(database: Path, identity: str, dimensions: int) -> None:
    """Store and index the passages, and give them vectors."""
    source = ImportedSource(
        id="besar", name="besar.pdf", path="besar.pdf", kind="dokumen", format="PDF", decree="",
        in_force="", sha256="0", imported="2026-11-25T00:00:00", pages=PASSAGES // 8,
    )  # fmt: skip
    with ImportStore(database) as store:
        store.put(source, [], passages(PASSAGES), "{}")
        ids = [number for number, _, _, _ in store.passages()]
    vectors = GrowingStore.open(database.parent / "makna", identity, create=True)
    random_state = np.random.default_rng(3)
    for start in range(0, len(ids), 1000):
        part = ids[start : start + 1000]
        rows = random_state.standard_normal((len(part), dimensions)).astype(np.float32)
        vectors.add(part, rows / np.linalg.norm(rows, axis=1, keepdims=True))
    vectors.close()


def library(database: Path) -> ImportedLibrary:
    """The library of a database."""
    return ImportedLibrary(database, read_frame(PROJECT / "curricula" / "nasional" / "tabel"))


def ask(database: Path, meaning: bool) -> None:
    """In a new process: open, first query, then 40 queries; prints one JSON line."""
    frame = read_frame(PROJECT / "curricula" / "nasional" / "tabel")
    embedder = OnnxEmbedder(PROJECT / "models" / "penyemat")
    process = psutil.Process()
    before, started = process.memory_info().rss, time.perf_counter()
    opened = ImportedLibrary(database, frame)
    search = opened.with_meaning(embedder) if meaning else opened.search()
    assert search is not None
    found = search.find(Query(words=QUERIES[0]), lambda word: [])
    opened.documents([number for number, _, _ in found.passages[:10]])
    first = time.perf_counter() - started
    times = []
    for turn in range(40):
        words = f"{QUERIES[turn % len(QUERIES)]} {turn}"
        started = time.perf_counter()
        found = search.find(Query(words=words), lambda word: [])
        opened.documents([number for number, _, _ in found.passages[:10]])
        times.append(1000 * (time.perf_counter() - started))
    grown = (process.memory_info().rss - before) / 1e6
    print(json.dumps({"first": first, "median": statistics.median(times), "grown": grown}))


def embedding() -> float:
    """Seconds for 1,000 passages of about 60 words."""
    embedder = OnnxEmbedder(PROJECT / "models" / "penyemat")
    texts = [" ".join(entry.text.split()[:60]) for _, entry in passages(EMBEDDED)]
    embedder.embed_passages(texts[:5])
    started = time.perf_counter()
    embedder.embed_passages(texts)
    return time.perf_counter() - started


def main() -> int:
    """Print all measurements."""
    if len(sys.argv) == 3:
        ask(Path(sys.argv[1]), sys.argv[2] == "makna")
        return 0
    settings = read_settings({})
    embedder = OnnxEmbedder(settings.locations.catalog.parent / "penyemat")
    with tempfile.TemporaryDirectory() as made:
        database = Path(made) / "impor" / "impor.db"
        fill(database, embedder.identity, embedder.config.dimensions)
        started = time.perf_counter()
        opened = library(database)
        opened.search()
        opened.close()
        print(f"indeks kata {PASSAGES} bagian: {time.perf_counter() - started:.1f} s")
        for kind in ("kata", "makna"):
            command = [sys.executable, __file__, str(database), kind]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            told = json.loads(done.stdout)
            print(
                f"{kind}: buka dan kueri pertama {told['first']:.2f} s, kueri "
                f"{told['median']:.1f} ms, memori +{told['grown']:.0f} MB"
            )
    print(f"menyemat {EMBEDDED} bagian: {embedding():.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
