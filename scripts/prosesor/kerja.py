"""Everything native, done once: what scripts/uji_prosesor.py runs on an emulated processor.

Prints one JSON object: the engine's variant, and for every part how long it took or why it
failed. A processor that lacks an instruction kills the process; what was printed before on
stderr then names the part.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(PROJECT))

LINE = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid"
CHOICES = ("Membagi kue untuk empat anak.", "Membagi hasil panen padi.", "Mengukur tali jemuran.")


def numbers() -> str:
    """numpy, with the linear algebra it brings."""
    import numpy as np

    matrix = np.arange(90_000, dtype=np.float32).reshape(300, 300) / 90_000
    return f"{float((matrix @ matrix).sum()):.1f}"


def small_libraries() -> str:
    """Libraries with compiled parts that work on text and data."""
    import msgspec
    import psutil
    import pydantic_core
    import Stemmer
    from rapidfuzz import fuzz

    msgspec.json.decode(msgspec.json.encode({"a": [1, 2.5, "ü"]}))
    pydantic_core.from_json(b'{"a": 1}')
    assert Stemmer.Stemmer("indonesian").stemWord("membandingkan") == "banding"
    assert fuzz.ratio("pecahan", "pecahn") > 90
    return f"{psutil.virtual_memory().total // 1_000_000} MB"


def documents() -> str:
    """Word and PDF, written and read again."""
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "uji.pdf")
        canvas = Canvas(path)
        canvas.drawString(72, 700, "Capaian pembelajaran")
        canvas.save()
        document = pypdfium2.PdfDocument(path)
        said = document[0].get_textpage().get_text_range()
        document.close()
    assert "Capaian" in said
    return str(said).strip()


def meaning() -> str:
    """The sentence embedder and a Chroma collection."""
    import numpy as np

    from kelas_ai.retrieval.embedder import OnnxEmbedder
    from kelas_ai.retrieval.store import VectorStore

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        embedder = OnnxEmbedder(PROJECT / "models" / "penyemat", stamp=place / "cap.json")
        vectors = embedder.embed_passages(
            ["membandingkan pecahan", "siklus air", "gerak jatuh bebas"]
        )
        VectorStore.build(place / "vektor", "uji", [vectors])
        store = VectorStore.open(place / "vektor", "uji", 3)
        found, _ = store.nearest(embedder.embed_queries(["hujan dan penguapan"])[0], 1)
    assert int(np.asarray(found).ravel()[0]) == 1
    return f"{vectors.shape[1]} dimensi"


def plan_and_search(home: Path) -> str:
    """The instant draft and word search, as the command line makes them."""
    services = _services(home)
    plan = services.plan_for(LINE)
    hits = services.search("hukum newton kelas 8", limit=3).hits
    assert plan.minutes == 70 and hits
    return f"{plan.identity.topic}; {hits[0].document.title}"


def engine(home: Path, model: str) -> tuple[str, str]:
    """Variant and answer: a choice among texts, and a few written tokens."""
    from kelas_ai.engine.base import GenerationRequest
    from kelas_ai.engine.opening import open_engine
    from kelas_ai.engine.variants import chosen_variant, engine_folder

    folder = engine_folder()
    variant = chosen_variant(folder) if folder else ""
    opened = open_engine(_services(home, model).settings)
    scores = opened.score("Kelas 5 di desa dekat sawah. Contoh yang cocok: ", CHOICES)
    best = max(range(len(scores)), key=lambda n: scores[n].log_probability)
    written = "".join(opened.stream(GenerationRequest(prompt="Air adalah", max_tokens=4)))
    opened.close()
    return variant, f"pilihan {best + 1}; tulisan {written!r}"


def _services(home: Path, model: str = "") -> Any:
    from kelas_ai.config import read_settings
    from kelas_ai.services import Services

    environment = {"KELAS_HOME": str(home), "KELAS_MAKNA": "tidak"}
    return Services(read_settings({"model": model or None}, environment))


def main() -> int:
    """Usage: kerja.py HOME MODEL_FILE."""
    home, model = Path(sys.argv[1]), sys.argv[2]
    told: dict[str, Any] = {}

    def engine_part() -> str:
        told["varian"], said = engine(home, model)
        return said

    parts: tuple[tuple[str, Callable[[], str]], ...] = (
        ("angka", numbers),
        ("pustaka kecil", small_libraries),
        ("dokumen", documents),
        ("makna", meaning),
        ("rencana dan pencarian", lambda: plan_and_search(home)),
        ("mesin", engine_part),
    )
    for name, work in parts:
        print(f"mulai {name}", file=sys.stderr, flush=True)
        started = time.perf_counter()
        result = work()
        told[name] = {"hasil": result, "detik": round(time.perf_counter() - started, 1)}
    print(json.dumps(told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
