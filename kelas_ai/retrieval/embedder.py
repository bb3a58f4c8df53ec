"""Sentence vectors from the small ONNX model in models/penyemat; no torch on the laptop.

Importing onnxruntime costs about 0.1 s and 45 MB, so it happens when the first text arrives.
Texts are embedded one at a time: activations are quantised by their own range, so in a batch a
text's vector would depend on its neighbours (and shorter texts would pay for padding).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kelas_ai.errors import EmbedderMissing, EmbedderUnreadable

MODEL, TOKENIZER, CONFIG, SUMS = "model.onnx", "tokenizer.json", "penyemat.json", "SHA256SUMS"
CHECKED = (MODEL, TOKENIZER, CONFIG)
CHARACTERS_A_TOKEN = 16
"""Longer texts are cut before the tokenizer sees them: no piece is longer than this."""

FloatMatrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedderConfig:
    """penyemat.json: what the model expects."""

    version: str
    dimensions: int
    max_tokens: int
    query_prefix: str
    passage_prefix: str


class OnnxEmbedder:
    """Turns texts into vectors that compare by dot product. Files are opened at the first text.

    folder: holds model.onnx, tokenizer.json, penyemat.json and SHA256SUMS.
    stamp: a file (in a cache folder) that remembers which files were already checked, by size
        and change time; without it the checksums are taken once a process.
    threads: cores to use; two threads keep a small laptop usable.
    """

    def __init__(self, folder: Path, *, stamp: Path | None = None, threads: int = 2) -> None:
        self.folder = folder
        self._stamp = stamp
        self._threads = threads
        self._parts: tuple[EmbedderConfig, Any, Any] | None = None
        self._last: tuple[str, FloatMatrix] | None = None

    @property
    def config(self) -> EmbedderConfig:
        """What the model expects; loads it. Raises: as `embed_queries`."""
        return self._loaded()[0]

    @property
    def identity(self) -> str:
        """SHA-256 of the model file as recorded: an index made by another model is stale.

        Raises: EmbedderMissing, EmbedderUnreadable.
        """
        return _recorded_sums(self.folder)[MODEL]

    def embed_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Vectors of what a teacher typed.

        Returns: float32, shape (len(texts), dimensions); each row has length 1.
        Raises: EmbedderMissing when files or onnxruntime are absent, EmbedderUnreadable when
            they are damaged.
        """
        if len(texts) != 1:
            return self._embed(self.config.query_prefix, texts)
        # One query is asked of the pack and of the imported documents: 8 ms each time.
        if self._last is None or self._last[0] != texts[0]:
            self._last = (texts[0], self._embed(self.config.query_prefix, texts))
        return self._last[1].copy()

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Vectors of texts to be found; what exceeds `config.max_tokens` is left out.

        Returns and raises: as `embed_queries`.
        """
        return self._embed(self.config.passage_prefix, texts)

    def _embed(self, prefix: str, texts: Sequence[str]) -> FloatMatrix:
        config, tokenizer, session = self._loaded()
        vectors = np.zeros((len(texts), config.dimensions), np.float32)
        limit = config.max_tokens * CHARACTERS_A_TOKEN
        for row, text in zip(vectors, texts, strict=True):
            ids = tokenizer.encode(prefix + _clean(text[:limit])).ids
            (result,) = session.run(None, {"ids": np.array([ids], np.int64)})
            row[:] = result[0]
        return vectors

    def _loaded(self) -> tuple[EmbedderConfig, Any, Any]:
        if self._parts is None:
            check_files(self.folder, self._stamp)
            self._parts = self._open()
        return self._parts

    def _open(self) -> tuple[EmbedderConfig, Any, Any]:
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise EmbedderMissing(path=str(self.folder), detail=str(error)) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        # Waiting threads sleep: spinning ones slow down everything else on two cores.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            config = EmbedderConfig(**json.loads((self.folder / CONFIG).read_text("utf-8")))
            tokenizer = Tokenizer.from_file(str(self.folder / TOKENIZER))
            tokenizer.enable_truncation(config.max_tokens)
            session = onnxruntime.InferenceSession(
                str(self.folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # tokenizers and onnxruntime raise plain Exception subclasses
            raise EmbedderUnreadable(path=str(self.folder), detail=str(error)) from error
        return config, tokenizer, session


def _clean(text: str) -> str:
    # Lone surrogates, as in names from broken file systems, cannot be encoded.
    return text.encode("utf-8", "replace").decode("utf-8")


def check_files(folder: Path, stamp: Path | None = None) -> None:
    """Compare the files with SHA256SUMS, or with the stamp when size and time are unchanged.

    Raises: EmbedderMissing when a file is absent, EmbedderUnreadable when one differs.
    """
    expected = _recorded_sums(folder)
    facts = _facts(folder, expected)
    if stamp is not None and _read_stamp(stamp) == facts:
        return
    for name in CHECKED:
        actual = _sha256(folder / name)
        if actual != expected[name]:
            detail = f"{name}: {actual} != {expected[name]}"
            raise EmbedderUnreadable(path=str(folder / name), detail=detail)
    if stamp is not None:
        _write_stamp(stamp, facts)


def _recorded_sums(folder: Path) -> dict[str, str]:
    path = folder / SUMS
    try:
        lines = path.read_text(encoding="ascii").split("\n")
        sums = {name: digest for digest, name in (line.split("  ") for line in lines if line)}
    except OSError as error:
        raise EmbedderMissing(path=str(path), detail=str(error)) from error
    except ValueError as error:
        raise EmbedderUnreadable(path=str(path), detail=str(error)) from error
    unlisted = [name for name in CHECKED if name not in sums]
    if unlisted:
        raise EmbedderUnreadable(path=str(path), detail=f"tanpa {', '.join(unlisted)}")
    return sums


def _facts(folder: Path, sums: dict[str, str]) -> dict[str, list[str | int]]:
    facts: dict[str, list[str | int]] = {}
    for name in CHECKED:
        path = folder / name
        try:
            found = path.stat()
        except OSError as error:
            raise EmbedderMissing(path=str(path), detail=str(error)) from error
        facts[str(path)] = [found.st_size, found.st_mtime_ns, sums[name]]
    return facts


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EmbedderUnreadable(path=str(path), detail=str(error)) from error


def _read_stamp(stamp: Path) -> object:
    try:
        return json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _write_stamp(stamp: Path, facts: dict[str, list[str | int]]) -> None:
    try:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(json.dumps(facts), encoding="utf-8")
    except OSError:
        return  # a read-only or full disk only costs the check at the next start
