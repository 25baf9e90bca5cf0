"""Texts as numbers: word shingles, MinHash digests in bands, and fingerprints of their passages.

Each text is read once. Words are hashed one by one, all else is arithmetic on whole arrays, so that a million short
texts take about as long as telling their words apart.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import lt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.anchors import digits, figure

SHINGLE = 5  # words: shorter runs meet by chance in reports on one subject
PERMUTATIONS = 64
BANDS = (
    16  # of 4 rows: two texts of Jaccard 0.5 meet in some band with probability 0.64, 0.7 with 0.99; passages do more
)
KEYED = 8  # telling figures of a text, the largest first, that it is looked up by, alone and two at a time
WINDOW = (
    8  # shingles, a power of two: of each 8 in a row one is a fingerprint, so that no shared run of 12 words is missed
)
_CHUNK = 4096  # texts at a time: the arrays of one chunk stay under 50 MB
MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9)  # odd constants of splitmix64: spread what is added up
_SPREAD, _BITS = 0x9E3779B1, 0xFFFFFFFF  # a prime that spreads small numbers over 32 bits
_WORD = re.compile(r"\w+")

Numbers = NDArray[np.uint64]
Ints = NDArray[np.int64]


class _Words(dict[str, int]):
    """The number of a word, the same in every run, odd where it begins with a digit. Holds a million words at most."""

    def __missing__(self, word: str) -> int:
        if len(self) > 1_000_000:
            self.clear()
        number = self[word] = zlib.crc32(word.encode()) << 1 | word[0].isdigit()
        return number


_NUMBER = _Words()


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each of many texts: that of text `n` is `values[starts[n]:starts[n + 1]]`."""

    starts: Ints
    values: Numbers

    @property
    def sizes(self) -> Ints:
        """How many numbers each list has."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Ints:
        """The text that each number belongs to."""
        whose: Ints = np.repeat(np.arange(len(self.starts) - 1, dtype=np.int64), self.sizes)
        return whose

    def take(self, texts: Ints) -> Lists:
        """The lists of these texts, in this order."""
        counts = self.sizes[texts]
        return Lists(_starts(counts), self.values[positions(self.starts[texts], counts)])


@dataclass(frozen=True, slots=True)
class Sketches:
    """Of texts in order of their ids. `shingles` and `figures` (the numbers that a text tells) hold each once and in
    order, 32 bits each; `prints` are fingerprints of passages, `keys` what texts that tell the same can be found by;
    `bands[n]` are the numbers that text n meets near copies by."""

    ids: list[str]
    bands: Numbers
    shingles: Lists
    figures: Lists
    prints: Lists
    keys: Lists


def words(text: str) -> list[str]:
    """The words of a text, folded to lower case."""
    return _WORD.findall(text.casefold())


def numbers(told: Iterable[str]) -> Iterator[int]:
    """Words as numbers."""
    return map(_NUMBER.__getitem__, told)


def told(texts: Iterable[str]) -> Lists:
    """The words of texts as numbers."""
    found = [words(text) for text in texts]
    counts = np.array([len(one) for one in found], dtype=np.int64)
    flat = np.fromiter(numbers(chain.from_iterable(found)), dtype=np.uint64, count=int(counts.sum()))
    return Lists(_starts(counts), flat)


def shingled(told: Lists) -> Lists:
    """The shingles of texts given as the numbers of their words. A text of fewer than `SHINGLE` words has none."""
    counts = np.maximum(told.sizes - SHINGLE + 1, 0)
    at = positions(told.starts[:-1], counts)
    # worked out over all words as one text, and taken where a shingle lies within one
    size = max(len(told.values) - SHINGLE + 1, 0)
    mixed = np.zeros(size, dtype=np.uint64)
    for k in range(SHINGLE):
        mixed += told.values[k : k + size]
        mixed *= np.uint64(MIX[0])
        mixed ^= mixed >> np.uint64(29)
    return Lists(_starts(counts), mixed[at] * np.uint64(MIX[1]))


def digests(shingles: Lists) -> Numbers:
    """MinHash digests by rensa, a row a text."""
    from rensa import RMinHash

    starts = shingles.starts.astype(np.uint64)
    matrix: Any = RMinHash.digest_matrix_from_flat_token_hashes(shingles.values, starts, PERMUTATIONS, 42)
    return np.array(matrix.to_rows(), dtype=np.uint64).reshape(-1, PERMUTATIONS)


def sketch(texts: Iterable[tuple[str, str]]) -> Sketches:
    """Sketches of texts, given as pairs of id and text in any order. No text is kept."""
    ids: list[str] = []
    bands: list[Numbers] = [np.zeros((0, BANDS), dtype=np.uint64)]
    parts: tuple[list[Lists], ...] = ([], [], [], [])
    source = iter(texts)
    while chunk := list(islice(source, _CHUNK)):
        ids += [name for name, _ in chunk]
        read = told(text for _, text in chunk)
        whole = shingled(read)
        bands.append(_bands(digests(whole)))
        parts[0].append(_short(whole))
        parts[1].append(_figures(read))
        parts[2].append(_prints(whole))
        parts[3].append(_keys([digits(text) for _, text in chunk]))
    return _ordered(ids, np.concatenate(bands), *(joined_lists(part) for part in parts))


def positions(begins: Ints, counts: Ints) -> Ints:
    """The indices `begins[n] … begins[n] + counts[n] - 1` of all n, one after another."""
    ends = np.cumsum(counts)
    at: Ints = np.arange(int(counts.sum()), dtype=np.int64) + np.repeat(begins - (ends - counts), counts)
    return at


def _starts(counts: Ints) -> Ints:
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))


def _figures(told: Lists) -> Lists:
    """The words of each text that begin with a digit, each once and in order."""
    digit = np.flatnonzero(told.values & np.uint64(1))
    whose = np.searchsorted(told.starts, digit, side="right") - 1
    return _once(whose, told.values[digit] >> np.uint64(1), len(told.starts) - 1)


def _keys(told: Sequence[Sequence[bytes]]) -> Lists:
    """The telling figures of three digits of each text, and its telling figures two at a time, as numbers of 32 bits;
    of each text the `KEYED` largest."""
    counts = np.array([len(one) for one in told], dtype=np.int64)
    flat = np.fromiter(figure(chain.from_iterable(told)), dtype=np.uint64, count=int(counts.sum()))
    owners = np.repeat(np.arange(len(counts), dtype=np.int64), counts)[flat > 0]
    every = _once(owners, np.uint64(_BITS) - flat[flat > 0], len(counts))
    kept = positions(every.starts[:-1], np.minimum(every.sizes, KEYED))
    owners, flat = every.owners[kept], np.uint64(_BITS) - every.values[kept]
    mixed = flat * np.uint64(_SPREAD) & np.uint64(_BITS)
    large = flat > np.uint64(99)
    found, whose = [mixed[large]], [owners[large]]
    for far in range(1, KEYED):
        two = np.flatnonzero(owners[far:] == owners[:-far])
        found.append((mixed[two] * np.uint64(31) ^ mixed[two + far]) & np.uint64(_BITS))
        whose.append(owners[two])
    return _once(np.concatenate(whose), np.concatenate(found), len(counts))


def _once(owners: Ints, values: Numbers, count: int) -> Lists:
    """Numbers of 32 bits as the lists of `count` texts, each once and in order: sorted together with their text as one
    number."""
    coded = np.sort((owners.astype(np.uint64) << np.uint64(32)) | values)
    if len(coded):
        coded = coded[np.concatenate(([True], coded[1:] != coded[:-1]))]
    sizes = np.bincount((coded >> np.uint64(32)).astype(np.int64), minlength=count)
    return Lists(_starts(sizes), coded & np.uint64(_BITS))


def listed(lists: Sequence[Sequence[int]]) -> Lists:
    """These lists of numbers as one."""
    counts = np.array([len(one) for one in lists], dtype=np.int64)
    return Lists(_starts(counts), np.fromiter(chain.from_iterable(lists), dtype=np.uint64, count=int(counts.sum())))


def joined_lists(lists: Sequence[Lists]) -> Lists:
    """The lists of all, one after another."""
    none: Numbers = np.zeros(0, dtype=np.uint64)
    sizes = np.concatenate([np.zeros(0, dtype=np.int64), *(one.sizes for one in lists)])
    return Lists(_starts(sizes), np.concatenate([none, *(one.values for one in lists)]))


def _bands(rows: Numbers) -> Numbers:
    split = rows.reshape(len(rows), BANDS, -1)
    mixed = np.zeros((len(rows), BANDS), dtype=np.uint64)
    for k in range(split.shape[2]):
        mixed = (mixed + split[:, :, k]) * np.uint64(MIX[0])
        mixed ^= mixed >> np.uint64(31)
    return mixed


def _short(whole: Lists) -> Lists:
    """The shingles of each text once and in order, 32 bits each."""
    return _once(whole.owners, whole.values >> np.uint64(32), len(whole.starts) - 1)


def _prints(whole: Lists) -> Lists:
    """Fingerprints: the smallest shingle of every window, each once a text where windows beside each other share it."""
    counts = np.maximum(whole.sizes - WINDOW + 1, 0)
    least, reach = whole.values, 1
    while reach < WINDOW:  # twice as far each time, over all texts as one
        least = np.minimum(least[: len(least) - reach], least[reach:]) if len(least) > reach else least[:0]
        reach *= 2
    least = least[positions(whole.starts[:-1], counts)]
    whose = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    new = np.ones(len(least), dtype=np.bool_)
    new[1:] = (least[1:] != least[:-1]) | (whose[1:] != whose[:-1])
    return Lists(_starts(np.bincount(whose[new], minlength=len(counts))), least[new])


def merged(some: Sketches, more: Sketches) -> Sketches:
    """The sketches of both, no text of which is in both."""
    both = ((getattr(some, n), getattr(more, n)) for n in ("shingles", "figures", "prints", "keys"))
    bands = np.concatenate((some.bands, more.bands))
    return _ordered([*some.ids, *more.ids], bands, *(joined_lists(two) for two in both))


def _ordered(ids: list[str], bands: Numbers, *lists: Lists) -> Sketches:
    if all(map(lt, ids, ids[1:])):
        return Sketches(ids, bands, *lists)
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
    return Sketches([ids[i] for i in order], bands[order], *(one.take(order) for one in lists))
