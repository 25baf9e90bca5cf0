"""Train the tagger and write it as an int8 ONNX file: once for the weights that ship, and by `solferino learn`.

Needs the extra `learn` (torch, transformers, onnx); nothing at run time does. Seeds are fixed; on one machine with one
thread the same data give the same weights.
"""

from __future__ import annotations

import importlib.util
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from solferino.errors import Missing
from solferino.extract.tagger.examples import Example, as_seen, shuffled, swapped
from solferino.extract.tagger.tags import FAMILIES, ROLES
from solferino.extract.tagger.windows import Window, padded, windows

WIDTH = 2 * len(ROLES) + len(FAMILIES)
_UNKNOWN = -1.0
_NEEDS = ("torch", "transformers", "onnx")


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. The defaults are those of the weights that ship; chosen on the development parts."""

    epochs: int = 6
    batch: int = 16
    rate: float = 1e-4
    warm: float = 0.1
    swap: float = 0.5
    positive: float = 1.5  # weight of a piece inside a role: without it short roles are hardly dared
    frozen: int = 2  # lowest layers, and the word vectors, that stay as they were: less to memorise names with
    quiet: float = 1.0  # share of the windows without a mark that are read in an epoch, others in the next
    seed: int = 20261122
    threads: int = 2  # on shared cores two threads wait for each other: 8.3 s of work for a batch instead of 6.1


def ready() -> None:
    """Missing X23 where the packages that training needs are not installed."""
    lacking = [name for name in _NEEDS if importlib.util.find_spec(name) is None]
    if lacking:
        what = f"needs {', '.join(lacking)}, which nothing else does"
        raise Missing("X23", "training a tagger", what, "pip install 'solferino[learn]'")


def targets(example: Example, window: Window) -> np.ndarray[Any, np.dtype[np.float32]]:
    """What each piece of a window should score: (pieces, WIDTH) of 0, 1, or -1 where nothing is known."""
    out = np.zeros((len(window.ids), WIDTH), dtype=np.float32)
    for r, role in enumerate(ROLES):
        if role not in example.roles:
            out[:, 2 * r : 2 * r + 2] = _UNKNOWN
    out[:, 2 * len(ROLES) :] = _UNKNOWN
    for mark in example.marks:
        inside = [i for i, (s, e) in enumerate(window.offsets) if s < mark.end and e > mark.start]
        if not inside:
            continue
        r = ROLES.index(mark.role)
        out[inside, 2 * r] = 1
        if window.offsets[inside[0]][0] >= mark.start:
            out[inside[0], 2 * r + 1] = 1
        if mark.role == "act" and mark.family is not None:
            out[inside, 2 * len(ROLES) :] = 0
            out[inside, 2 * len(ROLES) + FAMILIES.index(mark.family)] = 1
    out[0] = out[-1] = _UNKNOWN  # the model's own marks
    return out


def fit(
    examples: Sequence[Example], base: Path, plan: Plan, note: Callable[[str], None] = print, start: Any = None
) -> Any:
    """A network trained on the encoder in `base` (safetensors, config.json, tokenizer.json), or on from `start` with
    the tokenizer.json of `base`."""
    import torch

    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    rng = random.Random(plan.seed)  # noqa: S311 - order and names, no secret
    net = network(base) if start is None else start
    freeze(net, plan.frozen)
    tokenizer = tokenizer_of(base)
    steps = plan.epochs * sum(1 for e in examples for _ in windows(e.text, tokenizer)) // plan.batch + 1
    learned = [p for p in net.parameters() if p.requires_grad]
    best = torch.optim.AdamW(learned, lr=plan.rate, weight_decay=0.01)
    rise = max(1, int(plan.warm * steps))
    pace = torch.optim.lr_scheduler.LambdaLR(
        best, lambda n: n / rise if n < rise else max(0.02, (steps - n) / max(1, steps - rise))
    )
    weight = torch.tensor(plan.positive)
    net.train()
    for epoch in range(plan.epochs):
        told, count = 0.0, 0
        for ids, mask, goal in batches(examples, tokenizer, plan, rng):
            wanted = torch.from_numpy(goal)
            known = wanted >= 0
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                net(torch.from_numpy(ids), torch.from_numpy(mask))[known], wanted[known], pos_weight=weight
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            best.step()
            pace.step()
            best.zero_grad()
            told, count = told + float(loss.detach()), count + 1
        note(f"epoch {epoch + 1} of {plan.epochs}: loss {told / max(count, 1):.4f} over {count} batches")
    net.eval()
    return net


def freeze(net: Any, layers: int) -> None:
    """Keep the word vectors and the lowest layers of the encoder as they are."""
    for part in (net.encoder.embeddings, *net.encoder.encoder.layer[:layers]):
        for parameter in part.parameters():
            parameter.requires_grad = False


def batches(examples: Sequence[Example], tokenizer: Any, plan: Plan, rng: random.Random) -> Any:
    """Batches of one epoch: ids, mask (windows, pieces), targets (windows, pieces, WIDTH); like lengths together."""
    pieces = []
    for one in shuffled(examples, rng):
        changed = as_seen(swapped(one, rng, plan.swap))
        for w in windows(changed.text, tokenizer):
            wanted = targets(changed, w)
            if (wanted > 0).any() or rng.random() < plan.quiet:
                pieces.append((w, wanted))
    pool = plan.batch * 16
    made = []
    for at in range(0, len(pieces), pool):
        near = sorted(pieces[at : at + pool], key=lambda p: len(p[0].ids))
        made += [near[i : i + plan.batch] for i in range(0, len(near), plan.batch)]
    rng.shuffle(made)
    for batch in made:
        ids, mask = padded([w for w, _ in batch])
        goal = np.full((*ids.shape, WIDTH), _UNKNOWN, dtype=np.float32)
        for row, (window, wanted) in enumerate(batch):
            goal[row, : len(window.ids)] = wanted
        yield ids, mask, goal


def network(base: Path) -> Any:
    """The encoder in `base` with one new linear layer on top: ids, mask -> scores (windows, pieces, WIDTH)."""
    from transformers import AutoModel

    return built(AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False))


def built(encoder: Any) -> Any:
    """An encoder with one linear layer on top."""
    import torch

    class Net(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder
            self.drop = torch.nn.Dropout(0.1)
            self.head = torch.nn.Linear(encoder.config.hidden_size, WIDTH)
            torch.nn.init.constant_(self.head.bias, -2.0)  # most pieces are in no role

        def forward(self, ids: Any, mask: Any) -> Any:
            seen = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            return self.head(self.drop(seen))

    return Net()


SIZES = (
    "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
    "max_position_embeddings", "type_vocab_size", "layer_norm_eps", "pad_token_id",
)  # fmt: skip


def sizes_of(net: Any) -> dict[str, Any]:
    """How the encoder is built, for the card: with it the weights can be trained on."""
    return {name: getattr(net.encoder.config, name) for name in SIZES}


def tokenizer_of(base: Path) -> Any:
    """The encoder's tokenizer, without its own cutting and padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def export(net: Any, base: Path, folder: Path) -> None:
    """Write `model.onnx` (int8, by channel) and `tokenizer.json` into `folder`."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        ids = torch.ones((1, 8), dtype=torch.int64)
        shape = {0: "windows", 1: "pieces"}
        torch.onnx.export(  # the older path: the newer one writes a graph that the quantiser does not take
            net, (ids, ids), str(whole), input_names=["ids", "mask"], output_names=["scores"],
            dynamic_axes={"ids": shape, "mask": shape, "scores": shape}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, folder / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    tokenizer_of(base).save(str(folder / "tokenizer.json"))
