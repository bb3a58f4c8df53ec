"""The layers that every platform shares: curriculum with its indexes, and searching by meaning."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kelas_ai.curriculum.building import open_pack
from kelas_ai.curriculum.fingerprint import content_digest
from kelas_ai.distribution.archive import MOMENT, files_below
from kelas_ai.distribution.packages import copy_tree
from kelas_ai.locations import Locations
from kelas_ai.retrieval.building import open_word_index

KINDS = (".yaml", ".txt", ".dic", ".aff", ".json", ".md", ".gz")
MEANING = "makna"
EMBEDDER_FILES = ("model.onnx", "tokenizer.json", "penyemat.json", "SHA256SUMS", "LICENSE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Files by their names in the layer, and the digest of the pack."""

    files: dict[str, Path]
    digest: str


def curriculum_files(
    places: Locations, pack_name: str, folder: Path, embed: bool, tell: Callable[[str], None]
) -> Content:
    """Copy the curricula, compile the pack and build both indexes, as a laptop would need them.

    All files get the change time that unpacking gives them: the pack's fingerprint counts it.
    embed: also compute the vectors (about 40 s).
    Raises: PackInvalid, EmbedderMissing, EmbedderUnreadable, OSError.
    """
    shutil.rmtree(folder, ignore_errors=True)
    copy_tree(places.curricula, folder / "curricula", KINDS, MOMENT)
    shelf = folder / "pustaka"
    source = folder / "curricula" / pack_name
    pack, mark = open_pack(source, lambda name: shelf / f"{pack_name}-{name}.db", tell)
    index = open_word_index(pack, pack.path.with_suffix(".bm25"), mark)
    pack.close()
    if embed:
        from kelas_ai.retrieval.embedder import OnnxEmbedder
        from kelas_ai.retrieval.meaning import open_meaning

        def told(done: int, total: int) -> None:
            if done == total or done % 1000 == 0:
                tell(f"{MEANING} {done}/{total}")

        embedder = OnnxEmbedder(places.catalog.parent / "penyemat")
        made = open_meaning(
            index.documents, embedder, shelf / f"{pack_name}.vektor", mark, progress=told
        )
        made.close()
    return Content(files=files_below(folder), digest=content_digest(source))


def meaning_files(places: Locations) -> dict[str, Path]:
    """The model catalogue and the small sentence model."""
    models = places.catalog.parent
    files = {"models/katalog.yaml": places.catalog}
    for name in EMBEDDER_FILES:
        if (models / "penyemat" / name).is_file():
            files[f"models/penyemat/{name}"] = models / "penyemat" / name
    return files
