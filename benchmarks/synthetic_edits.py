"""What an editor does to a text: sentences as pieces, and ways to change a share of their words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.synthetic_world import words


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence: which line of synthetic.toml it is, and its words."""

    line: str
    text: str


def edit(pieces: Sequence[Piece], share: float, chance: random.Random) -> list[Piece]:
    """The sentences with that share of their words changed, as an editor does: runs of words left out, put in other
    words, or words put in between."""
    split = [p.text.split() for p in pieces]
    left = round(share * sum(map(len, split)))
    touched: set[tuple[int, int]] = set()
    insert: dict[tuple[int, int], list[str]] = {}
    spare = words()["spare"]
    whole = list(range(2, len(split)))
    chance.shuffle(whole)
    swap: dict[tuple[int, int], str] = {}
    while left > 0:
        how = chance.random()
        if how < 0.35 and whole and len(split[whole[-1]]) <= left:  # a sentence left out
            i = whole.pop()
            run = [(i, k) for k in range(len(split[i])) if (i, k) not in touched]
        else:
            i = chance.randrange(len(split))
            start, size = chance.randrange(len(split[i])), min(left, chance.randrange(2, 9))
            run = [(i, k) for k in range(start, min(start + size, len(split[i]))) if (i, k) not in touched]
            for at in run if how < 0.8 else ():
                swap[at] = chance.choice(spare)
            if how >= 0.8 and run:
                insert[run[0]] = chance.choices(spare, k=len(run))
        touched.update(run)
        left -= len(run)
    out = []
    for i, piece in enumerate(pieces):
        text: list[str] = []
        for k, word in enumerate(split[i]):
            text += insert.get((i, k), [])
            if (i, k) not in touched or (i, k) in swap:
                text.append(swap.get((i, k), word))
        if text:
            out.append(Piece(piece.line, " ".join(text)))
    return out


def scatter(pieces: Sequence[Piece], share: float, chance: random.Random) -> list[Piece]:
    """The sentences with that share of their words, each chosen by itself, changed for others or left out."""
    spare = words()["spare"]
    out = []
    for piece in pieces:
        text = []
        for word in piece.text.split():
            if chance.random() >= share:
                text.append(word)
            elif chance.random() < 0.7:
                text.append(chance.choice(spare))
        if text:
            out.append(Piece(piece.line, " ".join(text)))
    return out
