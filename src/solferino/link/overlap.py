"""Two texts side by side: the passages that they share, word for word, and what stands between them.

Blocks of words that stand in both, the longest first come, wherever in the text they moved to. What lies between two
blocks that follow each other in both texts is a change; numbers that differ there are what a reader must see.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from solferino.link.sketch import words
from solferino.model import Span

SEED = 4  # words in a row that start a block: three meet by chance in any two reports
_TOKEN = re.compile(r"\w+")
_LOOKED_AT = 64  # places of one run of words in the other text that are tried


@dataclass(frozen=True, slots=True)
class Block:
    """`size` words that stand at word `left` of the one text and at word `right` of the other."""

    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class Row:
    """One stretch of the two texts, in the order of the left one. `kind`: same, moved (the same words at another
    place), changed, left only, right only. `numbers` are those that stand in one of the two and not in the other."""

    kind: str
    left: Span | None
    right: Span | None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """`shared` is how many words stand in both, `left` and `right` how many each text has."""

    rows: tuple[Row, ...]
    shared: int
    left: int
    right: int

    @property
    def contained(self) -> float:
        """Share of the shorter text that stands in the other, 0 to 1."""
        return self.shared / max(1, min(self.left, self.right))


def blocks(left: Sequence[str], right: Sequence[str], least: int = SEED) -> list[Block]:
    """Runs of at least `least` words that stand in both texts, in order of the left; each word in one block at most."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(right) - least + 1):
        where[tuple(right[j : j + least])].append(j)
    taken = bytearray(len(right))
    found: list[Block] = []
    i = 0
    while i <= len(left) - least:
        best = Block(i, 0, 0)
        for j in where.get(tuple(left[i : i + least]), ())[:_LOOKED_AT]:
            size = 0
            while i + size < len(left) and j + size < len(right) and not taken[j + size]:
                if left[i + size] != right[j + size]:
                    break
                size += 1
            follows = bool(found) and j == found[-1].right + found[-1].size
            if size >= least and (size, follows) > (best.size, False):
                best = Block(i, j, size)
        if best.size:
            found.append(best)
            taken[best.right : best.right + best.size] = b"\x01" * best.size
            i += best.size
        else:
            i += 1
    return found


def shared(left: str, right: str, least: int = SEED) -> list[tuple[Span, Span]]:
    """The passages that two texts share, as spans of code points of each."""
    here, there = _spans(left), _spans(right)
    return [
        (_stretch(here, b.left, b.left + b.size), _stretch(there, b.right, b.right + b.size))
        for b in blocks(words(left), words(right), least)
    ]


def overlap(left: str, right: str) -> Overlap:
    """The two texts, stretch by stretch."""
    a, b = words(left), words(right)
    found = blocks(a, b)
    ordered = _ordered(found)
    sides = _Sides(a, b, _spans(left), _spans(right), {k for m in found for k in range(m.right, m.right + m.size)})
    rows: list[Row] = []
    at_left = at_right = 0
    for block in found:
        follows = block in ordered
        rows += _between(sides, (at_left, block.left), (at_right, block.right if follows else at_right))
        here = _stretch(sides.here, block.left, block.left + block.size)
        there = _stretch(sides.there, block.right, block.right + block.size)
        rows.append(Row("same" if follows else "moved", here, there))
        at_left = block.left + block.size
        at_right = block.right + block.size if follows else at_right
    rows += _between(sides, (at_left, len(a)), (at_right, len(b)))
    return Overlap(tuple(rows), sum(m.size for m in found), len(a), len(b))


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words of both texts, where they stand, and the words of the right one that some block holds."""

    left: Sequence[str]
    right: Sequence[str]
    here: Sequence[Span]
    there: Sequence[Span]
    covered: set[int]


def _between(sides: _Sides, left: tuple[int, int], right: tuple[int, int]) -> list[Row]:
    """What stands between two blocks; on the right without the words of a block that stands elsewhere on the left."""
    rest = [k for k in range(*right) if k not in sides.covered]
    mine = _stretch(sides.here, *left) if left[0] < left[1] else None
    runs = _runs(rest)
    theirs = _stretch(sides.there, runs[0][0], runs[0][1] + 1) if runs else None
    if mine is None and theirs is None:
        return []
    kind = "changed" if mine and theirs else "left only" if mine else "right only"
    odd = set(sides.left[left[0] : left[1]]) ^ {sides.right[k] for k in rest}
    rows = [Row(kind, mine, theirs, tuple(sorted(w for w in odd if w[0].isdigit())))]
    return rows + [Row("right only", None, _stretch(sides.there, x, y + 1)) for x, y in runs[1:]]


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other, as first and last."""
    out: list[tuple[int, int]] = []
    for n in numbers:
        if out and out[-1][1] == n - 1:
            out[-1] = (out[-1][0], n)
        else:
            out.append((n, n))
    return out


def in_order(left: Sequence[int], right: Sequence[int]) -> int:
    """How many words of the one text stand in the other in the same order (longest common subsequence).

    One bit a word of `left`, all of them moved at once for every word of `right`: 200 words take 60 µs."""
    where: dict[int, int] = defaultdict(int)
    for n, word in enumerate(left):
        where[word] |= 1 << n
    full = (1 << len(left)) - 1
    row = full
    for word in right:
        hit = row & where.get(word, 0)
        row = ((row + hit) | (row - hit)) & full
    return len(left) - row.bit_count()


def _ordered(found: Sequence[Block]) -> set[Block]:
    """The heaviest set of blocks that stand in the same order in both texts."""
    best: list[tuple[int, int]] = []  # words up to and with this block, the block before it
    for n, block in enumerate(found):
        before = max(
            ((best[m][0], m) for m in range(n) if found[m].right + found[m].size <= block.right), default=(0, -1)
        )
        best.append((before[0] + block.size, before[1]))
    out: set[Block] = set()
    at = max(range(len(found)), key=lambda n: (best[n][0], -n), default=-1)
    while at >= 0:
        out.add(found[at])
        at = best[at][1]
    return out


def _spans(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _stretch(spans: Sequence[Span], first: int, after: int) -> Span:
    return Span(spans[first].start, spans[after - 1].end)
