"""Step 4: the tuned checkpoint as ONNX with int8 weights, into models/penyemat/.

    python scripts/penyemat/ekspor.py

The graph takes `ids` (texts of equal length: batch x tokens) and gives `vector` (batch x 384)
of length 1: embeddings, layers, mean and normalisation are inside. Weights of the layers are
int8 with a scale a column and 7 bits used (CPUs without VNNI add pairs of products in 16 bits,
which 8-bit weights overflow); activations are quantised as they come. The piece table is int8
with a scale a row, the positions are cut to what is used.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from umum import DIMENSIONS, PASSAGE, QUERY, SHIPPED, TUNED, log_to

VERSION = "1"
MAX_TOKENS = 256
FILES = ("model.onnx", "tokenizer.json", "penyemat.json")


def graph_of(folder: Path) -> Any:
    """The torch module that is exported: BERT without mask, dropout and pooler."""
    import torch
    from torch.nn import functional
    from transformers import BertModel

    source = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    config = source.config
    heads, width = config.num_attention_heads, config.hidden_size // config.num_attention_heads

    class Layer(torch.nn.Module):  # type: ignore[misc]
        def __init__(self, layer: Any) -> None:
            super().__init__()
            own = layer.attention.self
            joined = [own.query, own.key, own.value]
            self.weight = torch.nn.Parameter(torch.cat([part.weight for part in joined]).T)
            self.bias = torch.nn.Parameter(torch.cat([part.bias for part in joined]))
            self.out, self.norm = layer.attention.output.dense, layer.attention.output.LayerNorm
            self.inner, self.outer = layer.intermediate.dense, layer.output.dense
            self.last = layer.output.LayerNorm

        def forward(self, x: Any) -> Any:
            batch, tokens, size = x.shape
            joined = (torch.matmul(x, self.weight) + self.bias).reshape(
                batch, tokens, 3, heads, width
            )
            query, key, value = joined.permute(2, 0, 3, 1, 4).unbind(0)
            shares = torch.softmax(query @ key.transpose(-1, -2) / width**0.5, dim=-1)
            mixed = (shares @ value).transpose(1, 2).reshape(batch, tokens, size)
            x = self.norm(x + self.out(mixed))
            return self.last(x + self.outer(functional.gelu(self.inner(x))))

    class Sentence(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            table = source.embeddings.word_embeddings.weight.data
            scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
            self.register_buffer("table", torch.round(table / scale).to(torch.int8))
            self.register_buffer("scale", scale)
            place = source.embeddings.position_embeddings.weight.data[:MAX_TOKENS]
            kind = source.embeddings.token_type_embeddings.weight.data[0]
            self.register_buffer("place", place + kind)
            self.norm = source.embeddings.LayerNorm
            self.layers = torch.nn.ModuleList(Layer(layer) for layer in source.encoder.layer)

        def forward(self, ids: Any) -> Any:
            x = self.table[ids].float() * self.scale[ids] + self.place[: ids.shape[1]]
            x = self.norm(x)
            for layer in self.layers:
                x = layer(x)
            return functional.normalize(x.mean(dim=1), dim=-1)

    return Sentence().eval()


def export(module: Any, target: Path) -> None:
    """Write the float graph."""
    import torch

    example = torch.tensor([[0, 5, 6, 7, 8, 2]])
    batch, tokens = torch.export.Dim("batch"), torch.export.Dim("tokens", max=MAX_TOKENS)
    torch.onnx.export(
        module,
        (example.repeat(3, 1),),
        str(target),
        input_names=["ids"],
        output_names=["vector"],
        dynamic_shapes=({0: batch, 1: tokens},),
        opset_version=20,
        dynamo=True,
        external_data=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Weights of all matrix products as int8 a column, seven bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )


def strip(path: Path) -> None:
    """Take out where each node came from: it names files of the builder's machine."""
    import onnx

    model = onnx.load(path)
    for owner in (model, model.graph):
        del owner.metadata_props[:]
        owner.doc_string = ""
    named = (*model.graph.node, *model.graph.value_info, *model.graph.initializer)
    for entry in (*named, *model.graph.input, *model.graph.output):
        del entry.metadata_props[:]
        entry.doc_string = ""
    onnx.save(model, path)


def write_sums(folder: Path) -> None:
    """SHA256SUMS as sha256sum writes it."""
    lines = (f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in FILES)
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii", newline="\n")


def main() -> int:
    """Write models/penyemat/ (all but README.md and LICENSE, which are written by hand)."""
    log = log_to("ekspor")
    SHIPPED.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(graph_of(TUNED), whole)
        quantise(whole, SHIPPED / "model.onnx")
    strip(SHIPPED / "model.onnx")
    shutil.copyfile(TUNED / "tokenizer.json", SHIPPED / "tokenizer.json")
    settings = {
        "version": VERSION,
        "dimensions": DIMENSIONS,
        "max_tokens": MAX_TOKENS,
        "query_prefix": QUERY,
        "passage_prefix": PASSAGE,
    }
    (SHIPPED / "penyemat.json").write_text(json.dumps(settings, indent=1) + "\n", newline="\n")
    write_sums(SHIPPED)
    for name in FILES:
        log.info("%s: %.1f MB", name, (SHIPPED / name).stat().st_size / 1e6)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
