"""Step 2: keep the pieces that Indonesian teachers use, and two layers of three.

    python scripts/penyemat/kosakata.py [--lapis 8]

A unigram tokenizer cuts a sentence along its best path. Taking away pieces that are on no path
leaves that path the best, so sentences whose pieces are kept are cut as before, and rarer ones
into smaller pieces, never into <unk> (all single Latin characters stay). Which pieces are used
is judged by our packs and strings, by word lists (wordfreq: Indonesian, Malay, English, Tagalog;
Sastrawi's base words) in three spellings, and by all Latin pieces of at most three letters.
Layers are taken away one by one, each time the one whose loss changes the similarities between
our own sentences least; for 12 → 6 that keeps a correlation of 0.74 where every second layer
keeps 0.54. The next step lets the rest take over.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bobot import write_tokenizer
from menilai import pack
from umum import (
    ORIGINAL,
    PASSAGE,
    PROJECT,
    PRUNED,
    QUERY,
    SEED,
    SPECIAL,
    THINNED,
    log_to,
    sentence_model,
)

LISTS = {"id": 60_000, "ms": 25_000, "en": 25_000, "fil": 3_000}
"""Most frequent words a language; Tagalog shares affixes and names with regional languages."""
SYMBOLS = (
    "×÷±√∛πθαβγδλμσωΔΣΩ∠°²³⁴½¼¾⅓⅔≤≥≠≈≡∞→←↔↑↓∈∉∪∩⊂∅∀∃∴⊥∥∫∂′″–—‘’“”…•₀₁₂₃₄₊₋⁺⁻"
    """Latin letters with marks stay through their code points."""
)
ARABIC = range(0x0621, 0x0653)
SHORT = 3


def own_texts() -> Iterator[str]:
    """Everything we wrote that may be searched or typed: packs, strings, documents."""
    for folder, pattern in (("curricula", "*.yaml"), ("kelas_ai", "*.py"), ("docs", "*.md")):
        for path in sorted((PROJECT / folder).rglob(pattern)):
            yield path.read_text(encoding="utf-8")


def listed_words() -> Iterator[str]:
    """Words of the lists, each as typed in lower case, at a sentence's start, and in capitals."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
    from wordfreq import available_languages, top_n_list

    for language, count in LISTS.items():
        if language not in available_languages():
            raise ValueError(f"wordfreq tidak punya bahasa {language}")
        yield from _spellings(top_n_list(language, count))
    yield from _spellings(StemmerFactory().get_words())


def _spellings(listed: Iterable[str]) -> Iterator[str]:
    for place, word in enumerate(listed):
        yield word
        if place < 20_000:
            yield word.capitalize()
        if len(word) <= 5 and place < 4_000:
            yield word.upper()


def used_pieces(tokenizer: Any) -> Counter[int]:
    """How often each piece id is used in our texts and the word lists."""
    counts: Counter[int] = Counter()
    for text in own_texts():
        lines = [line for line in text.splitlines() if line.strip()]
        lowered = [line.lower() for line in lines]
        for entry in tokenizer.encode_batch(lines + lowered, add_special_tokens=False):
            counts.update(entry.ids)
    listed = list(listed_words())
    for entry in tokenizer.encode_batch(listed, add_special_tokens=False):
        counts.update(entry.ids)
    return counts


def is_small_latin(piece: str) -> bool:
    """Single characters of what is typed here, and short Latin pieces."""
    plain = piece.removeprefix("▁")
    if len(plain) <= 1:
        return not plain or plain in SYMBOLS or ord(plain) in ARABIC or _is_latin(plain)
    short = len(plain) <= SHORT and re.fullmatch(r"[A-Za-z]+", plain)
    return bool(short) or bool(re.fullmatch(r"[0-9]{1,4}", plain))


def _is_latin(char: str) -> bool:
    name = unicodedata.name(char, "")
    return ord(char) < 0x250 or name.startswith("LATIN ")


def kept_ids(pieces: list[tuple[str, float]], used: Counter[int]) -> list[int]:
    """Old ids in their old order; specials first, <mask> last."""
    last = len(pieces) - 1
    inner = (
        index
        for index in range(len(SPECIAL), last)
        if index in used or is_small_latin(pieces[index][0])
    )
    return [*range(len(SPECIAL)), *inner, last]


def chosen_layers(folder: Path, wanted: int, log: Any) -> list[int]:
    """The layers that stay, by greedy removal judged on a sample of our topics."""
    import torch

    model = sentence_model(folder).eval()
    model.max_seq_length = 48
    sample = random.Random(SEED).sample([t for s in pack().summaries for t in s.topics], 72)
    texts = [QUERY + topic.phrases[0] for topic in sample]
    texts += [f"{PASSAGE}{topic.title}. {topic.fact}" for topic in sample]
    tokens = model.preprocess(texts)
    encoder = model[0].model.encoder
    layers = list(encoder.layer)

    def similarities(kept: list[int]) -> Any:
        encoder.layer = torch.nn.ModuleList(layers[index] for index in kept)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            vectors = model(dict(tokens))["sentence_embedding"].float()
        return (vectors @ vectors.T)[torch.triu_indices(*2 * [len(texts)], 1).unbind()]

    kept = list(range(len(layers)))
    whole = similarities(kept)
    while len(kept) > wanted:
        tried = [[index for index in kept if index != gone] for gone in kept]
        agreed = [torch.corrcoef(torch.stack([whole, similarities(t)]))[0, 1] for t in tried]
        best = max(range(len(tried)), key=lambda place: float(agreed[place]))
        kept = tried[best]
        log.info("%d lapis %s: korelasi %.3f", len(kept), kept, float(agreed[best]))
    return kept


def prune_pieces(source: Path, target: Path) -> tuple[int, int]:
    """Write a checkpoint with fewer pieces. Returns pieces before and after."""
    import torch
    from tokenizers import Tokenizer
    from transformers import BertModel

    frame = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    pieces = [(text, score) for text, score in frame["model"]["vocab"]]
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    kept = kept_ids(pieces, used_pieces(tokenizer))
    model = BertModel.from_pretrained(source, add_pooling_layer=False)
    table = model.embeddings.word_embeddings.weight.data[torch.tensor(kept)]
    model.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(table, padding_idx=1)
    model.config.vocab_size = len(kept)
    target.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(target)
    charsmap = base64.b64decode(frame["normalizer"]["precompiled_charsmap"])
    write_tokenizer(target, [pieces[index] for index in kept], charsmap)
    return len(pieces), len(kept)


def prune_layers(source: Path, target: Path, kept: list[int]) -> None:
    """Write a checkpoint with the kept layers only."""
    import torch
    from transformers import BertModel

    model = BertModel.from_pretrained(source, add_pooling_layer=False)
    model.encoder.layer = torch.nn.ModuleList(model.encoder.layer[index] for index in kept)
    model.config.num_hidden_layers = len(kept)
    model.save_pretrained(target)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(source / name, target / name)


def main() -> int:
    """Write build/penyemat/2-kosakata/ (all layers) and 2-lapis/ (fewer)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lapis", type=int, default=8)
    wanted = parser.parse_args().lapis
    log = log_to("kosakata")
    before, after = prune_pieces(ORIGINAL, PRUNED)
    log.info("%d → %d potongan", before, after)
    prune_layers(PRUNED, THINNED, chosen_layers(PRUNED, wanted, log))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
