"""Run the tagger: text -> tags. Only onnxruntime and tokenizers are needed; nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.extract.tagger.sides import Hidden, hidden
from solferino.extract.tagger.tags import FAMILIES, ROLES, Tag
from solferino.extract.tagger.windows import OVERLAP, Window, padded, windows


@dataclass(frozen=True, slots=True)
class Card:
    """What a set of weights says about itself (its model card in full stands beside it)."""

    version: str
    thresholds: dict[str, float]


class Tagger:
    """Marks the roles in a text. Holds one inference session of one thread: processes are our way to use cores."""

    def __init__(self, folder: Path) -> None:
        """Load `model.onnx`, `tokenizer.json` and `card.json` of `folder`. FileNotFoundError where one is missing."""
        import onnxruntime  # 0.3 s to import, needed by no other step
        from tokenizers import Tokenizer

        told = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        self.card = Card(told["version"], told["thresholds"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = (folder / "model.onnx").read_bytes()
        self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def tag(self, texts: Sequence[str]) -> list[tuple[Tag, ...]]:
        """The tags of each text, in order of place; the same text gives the same tags, whatever is beside it."""
        out = []
        for text in texts:
            # One window at a time: int8 scales by what is in a batch, so that other texts would change the scores.
            found = []
            seen = hidden(text)
            for window in windows(seen.text, self._tokenizer):
                ids, mask = padded([window])
                found.append((window, self._session.run(None, {"ids": ids, "mask": mask})[0][0]))
            out.append(self._tags(seen, found))
        return out

    def _tags(self, seen: Hidden, scored: list[tuple[Window, NDArray[np.float32]]]) -> tuple[Tag, ...]:
        offsets, logits = joined(scored)
        made, back = [], seen.back()
        for tag in tags(seen.text, offsets, logits, self.card.thresholds):
            start, end = back(tag.start, tag.end)
            made.append(replace(tag, start=start, end=end))
        return tuple(sorted(made, key=lambda t: (t.start, t.end, t.role)))


def joined(scored: list[tuple[Window, NDArray[np.float32]]]) -> tuple[list[tuple[int, int]], NDArray[np.float32]]:
    """One row of scores for each word piece of the text: of two windows, the one in which it stands further in."""
    offsets: list[tuple[int, int]] = []
    rows: list[NDArray[np.float32]] = []
    for window, row in sorted(scored, key=lambda one: one[0].offsets[1][0] if len(one[0].offsets) > 2 else 0):
        own, values = list(window.offsets[1:-1]), row[1:-1]
        if offsets:
            shared = next((i for i, o in enumerate(own) if o[0] >= offsets[-1][1]), len(own))
            half = min(shared // 2, OVERLAP // 2)
            if half:
                del offsets[-half:], rows[-half:]
            own, values = own[shared - half :], values[shared - half :]
        offsets += own
        rows += list(values)
    return offsets, np.array(rows, dtype=np.float32)


def tags(
    text: str, offsets: list[tuple[int, int]], logits: NDArray[np.float32], thresholds: dict[str, float]
) -> list[Tag]:
    """Tags from the scores (pieces, 2 a role + families): runs of pieces inside a role, cut where a new one starts.

    A run is never cut within a word; its score is the mean over its pieces.
    """
    if not offsets:
        return []
    chance = 1 / (1 + np.exp(-logits))
    made = []
    for r, role in enumerate(ROLES):
        inside, begins = chance[:, 2 * r], chance[:, 2 * r + 1]
        runs: list[list[int]] = []
        for i, (start, _) in enumerate(offsets):
            word_goes_on = i > 0 and offsets[i - 1][1] == start and text[start].isalnum() and text[start - 1].isalnum()
            if runs and runs[-1][-1] == i - 1 and word_goes_on:
                runs[-1].append(i)
            elif inside[i] >= thresholds[role]:
                if runs and runs[-1][-1] == i - 1 and begins[i] < 0.5:
                    runs[-1].append(i)
                else:
                    runs.append([i])
        for run in runs:
            start, end = offsets[run[0]][0], offsets[run[-1]][1]
            family = None
            if role == "act":
                family = FAMILIES[int(np.argmax(logits[run, 2 * len(ROLES) :].mean(axis=0)))]
            made.append(Tag(start, end, role, round(float(inside[run].mean()), 3), family))
    return made
