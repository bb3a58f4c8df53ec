"""What the steps share: places, the log, the tokenizer's frame, seeds.

The steps run on a builder's machine with the libraries of `.[bangun]`:
bobot → kosakata → latih → ekspor → ukur. Each writes a folder below build/penyemat/.
"""

from __future__ import annotations

import logging
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(PROJECT))

PACK = PROJECT / "curricula" / "nasional"
BUILD = PROJECT / "build" / "penyemat"
ORIGINAL = BUILD / "1-bobot"
PRUNED = BUILD / "2-kosakata"
THINNED = BUILD / "2-lapis"
DISTILLED = BUILD / "3-sari"
TUNED = BUILD / "4-pasangan"
SHIPPED = PROJECT / "models" / "penyemat"

QUERY, PASSAGE = "query: ", "passage: "
DIMENSIONS = 384
MAX_TOKENS = 128
SEED = 20261124
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
"""Pieces 0 to 3 of the XLM-R vocabulary, in this order; <mask> is the last one."""


def log_to(name: str) -> logging.Logger:
    """A logger that writes to stderr and to build/penyemat/<name>.log."""
    BUILD.mkdir(parents=True, exist_ok=True)
    logger = logging.getLogger(name)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    form = logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S")
    for handler in (logging.StreamHandler(), logging.FileHandler(BUILD / f"{name}.log", "w")):
        handler.setFormatter(form)
        logger.addHandler(handler)
    return logger


def seed_everything(seed: int = SEED) -> random.Random:
    """Seed numpy and torch; returns the generator for everything else."""
    import torch

    np.random.seed(seed)
    torch.manual_seed(seed)
    return random.Random(seed)


def sentence_model(folder: Path) -> Any:
    """A checkpoint folder as a SentenceTransformer: mean pooling, length 1."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, Pooling, Transformer

    body = Transformer(str(folder), max_seq_length=MAX_TOKENS)
    pooling = Pooling(DIMENSIONS, pooling_mode="mean")
    return SentenceTransformer(modules=[body, pooling, Normalize()], device="cpu")
