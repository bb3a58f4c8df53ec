"""Compare: words, vectors of every step, and both fused, on the same queries in one run.

    python scripts/penyemat/ukur.py [--kueri BERKAS …] [--bagian setel] [--gemma FOLDER]
        [--tanpa-langkah] [--json]

Without --kueri: tests/data/kueri_pengembangan.jsonl and, where it lies beside the checkout,
../shared/curriculum/kueri_contoh.jsonl. Steps whose folder is not there are left out, so with
the shipped model alone no torch is needed. Vectors of the steps' passages are kept in
build/penyemat/. How retrieval is judged: menilai.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from menilai import (
    ElementScores,
    Floats,
    Judged,
    blended,
    pack,
    passages,
    queries,
    reciprocal_ranks,
    word_scores,
)
from umum import (
    BUILD,
    DISTILLED,
    ORIGINAL,
    PASSAGE,
    PROJECT,
    PRUNED,
    QUERY,
    SHIPPED,
    THINNED,
    TUNED,
    sentence_model,
)

from kelas_ai.retrieval.embedder import OnnxEmbedder

SETS = (
    PROJECT / "tests" / "data" / "kueri_pengembangan.jsonl",
    PROJECT.parent / "shared" / "curriculum" / "kueri_contoh.jsonl",
)
STEPS = (
    ("e5-small asal", ORIGINAL),
    ("kosakata dipangkas", PRUNED),
    ("8 lapis", THINNED),
    ("sari", DISTILLED),
    ("pasangan", TUNED),
)
GEMMA_QUERY = "task: search result | query: "
GEMMA_PASSAGE = "title: none | text: "
RRF_WEIGHTS = (1.0, 2.0)
"""Chosen, with BLEND, on the part "setel" of the development queries."""
BLEND = 0.75

Encoder = Callable[[bool, Sequence[str]], Floats]
"""encoder(True, queries) or encoder(False, passages)."""


def torch_encoder(model: Any, query: str, passage: str) -> Encoder:
    """A SentenceTransformer with its prefixes, in bfloat16 (a third of the time on this CPU)."""

    def encode(is_query: bool, texts: Sequence[str]) -> Floats:
        import torch

        prefix = query if is_query else passage
        with torch.autocast("cpu", torch.bfloat16):
            found: Floats = model.encode([prefix + text for text in texts], batch_size=32)
        return found

    return encode


def onnx_encoder(embedder: OnnxEmbedder) -> Encoder:
    """The embedder of the laptop."""

    def encode(is_query: bool, texts: Sequence[str]) -> Floats:
        return embedder.embed_queries(texts) if is_query else embedder.embed_passages(texts)

    return encode


def encoders(chosen: argparse.Namespace) -> Iterator[tuple[str, str, Encoder]]:
    """(name, key of the weights, encoder) of all that is there."""
    steps = () if chosen.tanpa_langkah else STEPS
    for name, folder in steps:
        weights = folder / "model.safetensors"
        if weights.exists():
            encoder = torch_encoder(sentence_model(folder), QUERY, PASSAGE)
            yield name, _key(weights), encoder
    if chosen.gemma is not None:
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(chosen.gemma), device="cpu")
        model.max_seq_length = 256
        encoder = torch_encoder(model, GEMMA_QUERY, GEMMA_PASSAGE)
        yield "EmbeddingGemma-300M", _key(chosen.gemma / "model.safetensors"), encoder
    yield "int8 (dikirim)", _key(SHIPPED / "model.onnx"), onnx_encoder(OnnxEmbedder(SHIPPED))


def _key(weights: Path) -> str:
    found = weights.stat()
    return f"{weights.parent.name}-{found.st_size}-{int(found.st_mtime)}"


def passage_vectors(key: str, encoder: Encoder, texts: Sequence[str]) -> Floats:
    """Vectors of all passages, kept on disk: a big model takes minutes for them."""
    digest = hashlib.sha256("\0".join([key, *texts]).encode()).hexdigest()[:16]
    path = BUILD / "vektor" / f"{digest}.npy"
    if path.exists():
        kept: Floats = np.load(path)
        return kept
    vectors = encoder(False, texts)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors)
    return vectors


def rows_of(
    name: str, words: Floats, vectors: Floats, elements: ElementScores, judged: Sequence[Judged]
) -> Iterator[dict[str, Any]]:
    """Vectors alone and fused with words, as rows of the table."""
    fused = reciprocal_ranks(words, vectors, weights=RRF_WEIGHTS)
    mixed = blended(words, vectors, BLEND)
    for how, table in (("vektor", vectors), ("+ kata (RRF)", fused), ("+ kata (skor)", mixed)):
        yield {"model": name, "cara": how, **asdict(elements.judge(table, judged))}


def measure(judged: Sequence[Judged], chosen: argparse.Namespace) -> list[dict[str, Any]]:
    """All rows for one query set."""
    texts = passages(pack().summaries)
    elements = ElementScores([owner for owner, _ in texts])
    words = word_scores(judged, elements)
    rows = [{"model": "BM25", "cara": "kata", **asdict(elements.judge(words, judged))}]
    for name, key, encoder in encoders(chosen):
        start = time.monotonic()
        found = passage_vectors(key, encoder, [text for _, text in texts])
        asked = encoder(True, [query.text for query in judged])
        vectors = elements.best(asked @ found.T)
        rows.extend(rows_of(name, words, vectors, elements, judged))
        print(f"{name}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    return rows


def table_of(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as a Markdown table."""
    lines = ["| model | cara | R@1 | R@5 | MRR |", "|---|---|---|---|---|"]
    for row in rows:
        numbers = " | ".join(f"{row[key]:.3f}" for key in ("at_1", "at_5", "mrr"))
        lines.append(f"| {row['model']} | {row['cara']} | {numbers} |")
    return "\n".join(lines)


def main() -> int:
    """Print one table a query set on stdout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kueri", type=Path, action="append")
    parser.add_argument("--bagian", default="", choices=("", "setel", "periksa"))
    parser.add_argument("--gemma", type=Path)
    parser.add_argument("--tanpa-langkah", action="store_true")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    report = {}
    for path in chosen.kueri or [path for path in SETS if path.exists()]:
        part = chosen.bagian if path == SETS[0] else ""
        judged = queries(path, part)
        report[f"{path.stem} {part}".strip()] = rows = measure(judged, chosen)
        if not chosen.json:
            print(f"\n{path.stem} {part} ({len(judged)} kueri)\n\n{table_of(rows)}", flush=True)
    if chosen.json:
        print(json.dumps(report, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
