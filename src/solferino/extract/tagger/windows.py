"""Text in pieces that the tagger can take: word pieces with their places in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

LENGTH = 128  # word pieces, about five sentences; 256 took 1.8 times as long for each piece
OVERLAP = 24  # both windows see the words at their border; the one that sees more around them is believed


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces `ids` and where each stands in the text; the first and last are marks of the model (0, 0)."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


def windows(text: str, tokenizer: Tokenizer, length: int = LENGTH) -> Iterator[Window]:
    """The windows of a text, in order, each with OVERLAP pieces of the one before. An empty text has none."""
    found = tokenizer.encode(text, add_special_tokens=False)
    first, last = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    room = length - 2
    at = 0
    while at < len(found.ids):
        ids, offsets = found.ids[at : at + room], found.offsets[at : at + room]
        yield Window((first, *ids, last), ((0, 0), *offsets, (0, 0)))
        if at + room >= len(found.ids):
            return
        at += room - OVERLAP


def padded(batch: list[Window], length: int | None = None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ids and attention mask, both (windows, longest window or `length`)."""
    width = length or max(len(w.ids) for w in batch)
    ids = np.zeros((len(batch), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, window in enumerate(batch):
        ids[row, : len(window.ids)] = window.ids
        mask[row, : len(window.ids)] = 1
    return ids, mask
