"""The int8 weights as a network that can be trained on: a team's own tagger starts from the one that ships.

Rounding to 256 steps loses nothing that training does not put right, and no other file is needed to start from.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from solferino.errors import Missing
from solferino.extract.tagger.train import built

_TABLES = "_embeddings.weight_quantized"
_ENDING = "/MatMul_quant"


def thawed(folder: Path) -> Any:
    """The network of `folder` (model.onnx, card.json with the encoder's sizes), in training precision.

    Missing X25 where the folder has none, or weights that do not say how they are built.
    """
    card = folder / "card.json"
    sizes = json.loads(card.read_text(encoding="utf-8")).get("encoder") if card.is_file() else None
    if sizes is None or not (folder / "model.onnx").is_file():
        raise Missing("X25", str(folder), "there are no weights in it to learn on from", "Install the package again")
    import onnx
    import torch
    from onnx import numpy_helper
    from transformers import BertConfig, BertModel

    graph = onnx.load(folder / "model.onnx").graph
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    values = {name: value for name, value in kept.items() if name.startswith(("encoder.", "head."))}
    values = {name: value for name, value in values.items() if name.endswith((".weight", ".bias"))}
    for name in [n for n in kept if n.endswith(_TABLES)]:
        plain = name.removesuffix("_quantized")
        values[plain] = _whole(kept, plain)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.name.endswith(_ENDING):
            plain = node.input[1].removesuffix("_quantized")
            values[node.name.removesuffix(_ENDING).strip("/").replace("/", ".") + ".weight"] = _whole(kept, plain).T
    net = built(BertModel(BertConfig(**sizes, attn_implementation="eager"), add_pooling_layer=False))
    net.load_state_dict({name: torch.tensor(np.array(value, dtype=np.float32)) for name, value in values.items()})
    return net


def _whole(kept: dict[str, Any], name: str) -> Any:
    """A matrix of small numbers in its own size again."""
    small, scale, zero = (kept[f"{name}_{part}"] for part in ("quantized", "scale", "zero_point"))
    return (small.astype(np.float32) - zero.astype(np.float32)) * scale
