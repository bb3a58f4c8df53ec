"""Measure searching on a set of queries and on a large index.

Usage: python scripts/ukur_cari.py [QUERIES.jsonl] [--makna]. Prints recall at 1 and 5 and MRR
over elements, `tidak ada`, milliseconds a query; then BM25 time at 5,000 and 50,000 passages.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from kelas_ai.config import read_settings  # noqa: E402
from kelas_ai.domain.passage import Query  # noqa: E402
from kelas_ai.retrieval.bm25 import Bm25Index  # noqa: E402
from kelas_ai.retrieval.search import DocumentSearcher  # noqa: E402
from kelas_ai.services import Services  # noqa: E402

QUERIES = PROJECT / "tests" / "data" / "kueri_pengembangan.jsonl"


def judge(services: Services, rows: list[dict[str, Any]]) -> str:
    """One line of quality and speed."""
    services.search("pemanasan", 5)
    ranks, silent, nothing, times = [], 0, 0, []
    for row in rows:
        started = time.perf_counter()
        hits = services.search(str(row["q"]), 40).hits
        times.append(1000 * (time.perf_counter() - started))
        wanted = row["relevan"]
        if not wanted:
            nothing += 1
            silent += not hits
            continue
        found = [hit.document.strand_id for hit in hits]
        ranks.append(next((n for n, code in enumerate(found, 1) if code in wanted), 0))
    answered = len(ranks)
    return (
        f"{answered} kueri: R@1 {sum(r == 1 for r in ranks) / answered:.3f}, "
        f"R@5 {sum(0 < r <= 5 for r in ranks) / answered:.3f}, "
        f"MRR {sum(1 / r for r in ranks if r) / answered:.3f}, tidak ada {silent}/{nothing}, "
        f"median {statistics.median(times):.1f} ms"
    )


def speed(services: Services, size: int) -> str:
    """BM25 and preferences over the pack repeated to `size` passages."""
    documents = list(services.searcher.index.documents)
    many = [
        replace(documents[n % len(documents)], id=f"{documents[n % len(documents)].id}#{n}")
        for n in range(size)
    ]
    searcher = DocumentSearcher(Bm25Index.build(many))
    query = Query(words="membandingkan pecahan beda penyebut", subject="Matematika", phase="C")
    times = []
    for _ in range(30):
        started = time.perf_counter()
        searcher.search(query, 10)
        times.append(1000 * (time.perf_counter() - started))
    return f"{size} bagian: median {statistics.median(times):.1f} ms"


def main() -> int:
    """Print quality by half of the set, then speed."""
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    path = Path(arguments[0]) if arguments else QUERIES
    services = Services(read_settings({"meaning": "--makna" in sys.argv}))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for part in sorted({row.get("bagian", "semua") for row in rows}):
        print(part, judge(services, [r for r in rows if r.get("bagian", "semua") == part]))
    for size in (5_000, 50_000):
        print(speed(services, size))
    services.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
