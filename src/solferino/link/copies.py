"""Which documents are copies of one text, whole or in part, edited, put in other words or in another language.

All of it is DEP-COPY (method.md §1.6). MinHash with LSH banding finds candidates for whole copies, fingerprints of
passages those that share a part, pairs of figures those that tell the same in other words: each in time proportional to
the number of documents however many of them are copies, because within a bucket a document is compared with the first
and with its neighbour only, and with nobody of its own group. What decides is exact: the share of word shingles that
one text holds of the other, the alignment of their words, the figures, days and names that both have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.anchors import anchors, translated
from solferino.link.overlap import in_order
from solferino.link.sketch import MIX, Ints, Lists, Numbers, Sketches, numbers, positions, sketch, words
from solferino.link.union import Union

CONTAINED = 0.6  # share of the shorter text's shingles found in the longer one: a copy
FEWEST = 16  # shingles, about 20 words: of a shorter text nobody can tell a copy from a coincidence
OTHER_FIGURES = 1 / 3  # where fewer of the shorter text's figures (3 at least) are shared, only the form is the same
EDITED = 0.35  # the same where the two meet in a passage of twelve words: a copy that was edited much …
MUCH = 0.3  # … where also this share of the longer text comes from it: a digest of five releases is a copy of none
PART = 16  # shingles that both have, a sentence or two: a part that was taken over
LOOSE = 0.55  # share of the shorter text's words that stand in the longer one in the same order: edited word by word
TELLS_SAME = 0.75  # share of the shorter text's figures, days and names: a rewrite or a translation …
FIGURES = 3  # … which also shares this many figures that two sources are unlikely to hit by chance
DECLARED = 0.6  # the share where the text says itself that it is a translation
FORMULA = 50  # groups of texts that share a passage beyond which it is a formula ("said in a statement on …")
_BITS = 1024  # for the shingles of a text: of fifty, one falls on a bit that is set before
_TEXTS = 4096  # made bits of at a time
_PAIRS = 1_000  # pairs confirmed at a time: the arrays of one batch stay in the processor's cache

_Found = tuple[Ints, Ints, NDArray[np.float64], NDArray[np.int8]]  # columns of `Copied`


class How(StrEnum):
    """In what way two documents go back to one text."""

    COPY = "copy"
    EDITED = "edited copy"
    PART = "part"
    REWRITE = "rewrite"
    TRANSLATION = "translation"


WAYS = tuple(How)


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents and `contained`, the share of the shorter one that stands in the other: of its shingles or words,
    for a rewrite or a translation of its figures, days and names."""

    left: str
    right: str
    contained: float
    how: How = How.COPY

    @property
    def whole(self) -> bool:
        """Whether all of the one goes back to the other; of a part only the shared passages do."""
        return self.how is not How.PART

    @property
    def why(self) -> str:
        """The reason as a sentence."""
        share = f"{self.contained:.0%}"
        return {
            How.COPY: f"{share} of the shorter text stands word for word in the other",
            How.EDITED: f"{share} of the shorter text's words stand in the other in the same order",
            How.PART: f"{share} of the shorter text was taken over word for word",
            How.REWRITE: f"{share} of the shorter text's figures, days and names stand in the other, in other words",
            How.TRANSLATION: f"{share} of the figures, days and names stand in both, in another language",
        }[self.how]


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """Pairs of copies as columns, for there are more pairs than texts: numbers of the texts `ids`, the less one first,
    and numbers of the ways in `WAYS`."""

    ids: list[str]
    left: Ints
    right: Ints
    contained: NDArray[np.float64]
    how: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.left)

    def __iter__(self) -> Iterator[Copy]:
        columns = (self.left, self.right, self.contained, self.how)
        for left, right, contained, how in zip(*(c.tolist() for c in columns), strict=True):
            yield Copy(self.ids[left], self.ids[right], contained, WAYS[how])

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Which pairs are of whole texts."""
        flags: NDArray[np.bool_] = self.how != WAYS.index(How.PART)
        return flags

    def take(self, at: Any) -> Copied:
        """The pairs at these positions."""
        return Copied(self.ids, self.left[at], self.right[at], self.contained[at], self.how[at])


def copies(texts: Mapping[str, str], languages: Mapping[str, str | None] | None = None) -> list[Copy]:
    """Pairs of documents that go back to one text, enough of them to join every group, and pairs that share a part,
    enough of them to tie it to some document of each group.

    `texts` is body text by document id. Documents of fewer than 20 words are left out: too little to tell a copy from
    a coincidence. The answer does not depend on the order of `texts`.
    """
    spoken = languages or {}
    return [*near(sketch(texts.items()), lambda left, right: retold(left, right, texts, spoken))]


def near(s: Sketches, look: Callable[[str, str], Copy | None]) -> Copied:
    """The same from sketches that are there already. Only texts that meet in figures are looked at again, by `look`:
    `retold`, or what it once said of these two."""
    groups = Groups(len(s.ids))
    bits = Bits(s.shingles)
    found = [*_whole(s, bits, groups), *_sharing(s, bits, groups)]
    left, right = _meeting(s.keys, groups)
    likely = _likely(s, left, right)
    left, right = left[likely], right[likely]
    told = Union()
    names = (map(str, groups.name[ends].tolist()) for ends in (left, right))
    again: list[tuple[int, Copy]] = []
    for n, (a, b) in enumerate(zip(*names, strict=True)):
        if told.find(a) != told.find(b) and (copy := look(s.ids[left[n]], s.ids[right[n]])) is not None:
            again.append((n, copy))
            told.join(a, b)
    at = np.array([n for n, _ in again], dtype=np.int64)
    shares = np.array([copy.contained for _, copy in again], dtype=np.float64)
    found.append((left[at], right[at], shares, np.array([WAYS.index(copy.how) for _, copy in again], dtype=np.int8)))
    return Copied(s.ids, *(np.concatenate(column) for column in zip(*found, strict=True)))


def _likely(s: Sketches, left: Ints, right: Ints) -> Ints:
    """Which pairs that meet in a figure can be the same in other words: most numbers are shared, and a few pairs of
    telling ones, or a few runs of words."""
    at = np.flatnonzero(contained(s.figures, left, right) >= DECLARED)
    left, right = left[at], right[at]
    likely = _common(s.keys, left, right) > 1.5
    rest = np.flatnonzero(~likely)
    likely[rest] = _common(s.shingles, left[rest], right[rest]) > 1.5
    return at[likely]


def _common(lists: Lists, left: Ints, right: Ints) -> NDArray[np.float64]:
    """How many numbers of each pair stand in both."""
    out: NDArray[np.float64] = contained(lists, left, right) * np.minimum(lists.sizes[left], lists.sizes[right])
    return out


def retold(left: str, right: str, texts: Mapping[str, str], languages: Mapping[str, str | None]) -> Copy | None:
    """Whether one of two texts that meet in figures tells what the other does, or None."""
    here, there = texts[left], texts[right]
    a, b = anchors(here), anchors(there)
    share, both = a.share(b), len(a.figures & b.figures)
    if min(len(a.all), len(b.all)) < MUCH * max(len(a.all), len(b.all)):
        return None
    abroad = languages.get(left) != languages.get(right)
    if both >= FIGURES and share >= TELLS_SAME:
        return Copy(left, right, share, How.TRANSLATION if abroad else How.REWRITE)
    if abroad and both >= 2 and share >= DECLARED and (translated(here) or translated(there)):
        return Copy(left, right, share, How.TRANSLATION)
    if abroad or share < DECLARED:
        return None
    mine, theirs = list(numbers(words(here))), list(numbers(words(there)))
    ordered = in_order(mine, theirs) / max(1, min(len(mine), len(theirs)))
    return Copy(left, right, ordered, How.EDITED) if ordered >= LOOSE else None


class Groups:
    """Sets of numbers that grow together, a whole array of pairs at a time, each named by its least member."""

    def __init__(self, size: int) -> None:
        self.name: Ints = np.arange(size, dtype=np.int64)

    def join(self, left: Ints, right: Ints) -> None:
        """Make one set of each pair."""
        while len(left):
            a, b = self.name[left], self.name[right]
            apart = a != b
            left, right, a, b = left[apart], right[apart], a[apart], b[apart]
            if not len(left):
                return
            root = np.arange(len(self.name), dtype=np.int64)
            np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
            while not np.array_equal(shorter := root[root], root):
                root = shorter
            self.name = root[self.name]


def _whole(s: Sketches, bits: Bits, groups: Groups) -> Iterator[_Found]:
    """Pairs of whole copies with their containment, joined in `groups`."""
    count = len(s.ids)
    able = np.flatnonzero(s.shingles.sizes >= FEWEST)
    refused: Ints = np.zeros(0, dtype=np.int64)
    for key in _bucketed(s, able):
        order, begins = _buckets(key)
        for proposed in (_to_first, _to_neighbour):
            a, b = proposed(order, begins)
            left, right = able[a], able[b]
            coded = left * count + right
            new = np.flatnonzero((groups.name[left] != groups.name[right]) & ~_among(refused, coded))
            left, right, coded = left[new], right[new], coded[new]
            share, good = _judged(s, bits, left, right, least=CONTAINED)
            refused = np.sort(np.concatenate((refused, coded[~good])))
            groups.join(left[good], right[good])
            yield _told(left[good], right[good], share[good], How.COPY)


def _sharing(s: Sketches, bits: Bits, groups: Groups) -> Iterator[_Found]:
    """Pairs of texts of different groups that meet in a passage: copies that were edited much, joined in `groups`, and
    parts taken over."""
    left, right = _meeting(s.prints, groups)
    fewer = np.minimum(s.shingles.sizes[left], s.shingles.sizes[right])
    share, whole = _judged(s, bits, left, right, least=EDITED, part=PART)
    whole &= fewer >= FEWEST
    groups.join(left[whole], right[whole])
    yield _told(left[whole], right[whole], share[whole], How.COPY)
    part = (groups.name[left] != groups.name[right]) & (share * fewer >= PART)
    yield _told(left[part], right[part], share[part], How.PART)


def _judged(
    s: Sketches, bits: Bits, left: Ints, right: Ints, *, least: float, part: float = np.inf
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The containment of pairs, and which of them are copies: where one text holds enough of the other, and not only of
    its form. Of pairs that can share neither `least` nor `part` shingles it is 0."""
    sizes = s.shingles.sizes
    fewer, most = np.minimum(sizes[left], sizes[right]), np.maximum(sizes[left], sizes[right])
    reach = bits.at_most(left, right)
    asked = np.flatnonzero((reach / np.maximum(fewer, 1) >= least) | (reach >= part))
    share = np.zeros(len(left))
    share[asked] = contained(s.shingles, left[asked], right[asked])
    much = share * fewer / np.maximum(most, 1)
    good = (share >= least) & (much >= MUCH)
    few = np.minimum(s.figures.sizes[left], s.figures.sizes[right]) < 3
    asked = np.flatnonzero(good & ~few)
    good[asked] = contained(s.figures, left[asked], right[asked]) >= OTHER_FIGURES
    return share, good


def _told(left: Ints, right: Ints, share: NDArray[np.float64], how: How) -> _Found:
    return left, right, share, np.full(len(left), WAYS.index(how), dtype=np.int8)


def _among(some: Ints, wanted: Ints) -> NDArray[np.bool_]:
    """Which of the wanted numbers are among some that stand in order."""
    if not len(some):
        return np.zeros(len(wanted), dtype=np.bool_)
    there: NDArray[np.bool_] = some[np.minimum(np.searchsorted(some, wanted), len(some) - 1)] == wanted
    return there


def _bucketed(s: Sketches, able: Ints) -> Iterator[Numbers]:
    """What texts are put into one bucket by: all their shingles, then each band."""
    values, total = s.shingles.values, np.cumsum(s.shingles.values)
    first, last = s.shingles.starts[able], s.shingles.starts[able + 1] - 1
    yield total[last] - total[first] + values[first]
    for band in range(s.bands.shape[1]):
        yield s.bands[able, band]


def _to_first(order: Ints, new: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Each with the first one of its bucket."""
    first = order[np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))]
    return first[~new], order[~new]


def _to_neighbour(order: Ints, new: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Each with the one before it in its bucket."""
    return order[:-1][~new[1:]], order[1:][~new[1:]]


def _buckets(key: Numbers) -> tuple[Ints, NDArray[np.bool_]]:
    """Positions in order of key, and where a new key begins. A bucket may hold two keys that agree in all but their
    last bits, which costs one comparison: key and position are sorted as one number."""
    low = np.uint64((1 << max(len(key) - 1, 1).bit_length()) - 1)
    key = key * np.uint64(MIX[0])  # spread, for only its first bits are looked at
    coded = np.sort((key & ~low) | np.arange(len(key), dtype=np.uint64))
    new = np.ones(len(key), dtype=np.bool_)
    new[1:] = (coded[1:] ^ coded[:-1]) > low
    return (coded & low).astype(np.int64), new


def contained(lists: Lists, left: Ints, right: Ints) -> NDArray[np.float64]:
    """For each pair of texts the share of the smaller list that stands in the other, exactly, 0 to 1 (0 of none)."""
    sizes = lists.sizes
    out = np.zeros(len(left))
    for n in range(0, len(left), _PAIRS):
        a, b = left[n : n + _PAIRS], right[n : n + _PAIRS]
        both = np.concatenate((a, b))
        counts = sizes[both]
        pair = np.tile(np.arange(len(a), dtype=np.uint64) << np.uint64(32), 2)
        # numbers of 32 bits with that of their pair in front: what both lists hold stands twice
        coded = lists.values[positions(lists.starts[both], counts)]
        coded |= np.repeat(pair, counts)
        coded.sort()
        held = (coded[1:][coded[1:] == coded[:-1]] >> np.uint64(32)).astype(np.int64)
        out[n : n + _PAIRS] = np.bincount(held, minlength=len(a)) / np.maximum(np.minimum(sizes[a], sizes[b]), 1)
    return out


class Bits:
    """Lists of numbers as bits, one for each number: what two lists can share at most is told from them at a tenth of
    the cost of comparing them, and most pairs that meet in one passage share little else."""

    def __init__(self, lists: Lists) -> None:
        count = len(lists.starts) - 1
        self._bits = np.zeros((count, _BITS // 64), dtype=np.uint64)
        for n in range(0, count, _TEXTS):
            begins = lists.starts[n : n + _TEXTS + 1]
            set_here = np.zeros((len(begins) - 1, _BITS), dtype=np.bool_)
            at = np.repeat(np.arange(0, set_here.size, _BITS), np.diff(begins))
            at += (lists.values[begins[0] : begins[-1]] & np.uint64(_BITS - 1)).astype(np.int64)
            set_here.reshape(-1)[at] = True
            self._bits[n : n + _TEXTS] = np.packbits(set_here, axis=1).view(np.uint64)
        self._fell = lists.sizes - np.bitwise_count(self._bits).sum(axis=1, dtype=np.int64)  # on a bit set before

    def at_most(self, left: Ints, right: Ints) -> Ints:
        """For each pair a number that what both lists hold is never above."""
        out: Ints = np.minimum(self._fell[left], self._fell[right])
        for n in range(0, len(left), _TEXTS):
            here = slice(n, n + _TEXTS)
            both = self._bits[left[here]] & self._bits[right[here]]
            out[here] += np.bitwise_count(both).sum(axis=1, dtype=np.int64)
        return out


def _meeting(lists: Lists, groups: Groups) -> tuple[Ints, Ints]:
    """Pairs of texts of different groups that share a value; of each group the first that has it. Values of too many
    groups are left out."""
    order, begins = _buckets(lists.values)
    shared = ~(begins & np.append(begins[1:], True))
    owners, begins = lists.owners[order[shared]], begins[shared]
    name = groups.name[owners]
    starts = np.flatnonzero(begins)
    several = np.repeat(_any(name != np.repeat(name[starts], _runs(starts, name)), starts), _runs(starts, name))
    owners, name, begins = owners[several], name[several], begins[several]
    coded = (np.cumsum(begins) << 32) | name
    # owners come in order within a bucket, so that the first of a group stays in front
    order = np.argsort(coded, kind="stable")
    coded, owners = coded[order], owners[order]
    lead = np.ones(len(coded), dtype=np.bool_)
    lead[1:] = coded[1:] != coded[:-1]
    value, owners = coded[lead] >> 32, owners[lead]
    new = np.ones(len(value), dtype=np.bool_)
    new[1:] = value[1:] != value[:-1]
    starts = np.flatnonzero(new)
    kept = np.repeat(_runs(starts, value) <= FORMULA, _runs(starts, value))
    owners, new = owners[kept], new[kept]
    at = np.arange(len(owners), dtype=np.int64)
    (first, a), (before, b) = _to_first(at, new), _to_neighbour(at, new)
    left, right = owners[np.concatenate((first, before))], owners[np.concatenate((a, b))]
    coded = np.sort(np.minimum(left, right) * len(groups.name) + np.maximum(left, right))
    coded = coded[np.append(True, coded[1:] != coded[:-1])] if len(coded) else coded
    return coded // len(groups.name), coded % len(groups.name)


def _runs(starts: Ints, values: NDArray[Any]) -> Ints:
    """How long the runs are that begin at `starts` and end with the values."""
    return np.diff(np.append(starts, len(values)))


def _any(flags: NDArray[np.bool_], starts: Ints) -> NDArray[np.bool_]:
    """For each run of flags whether one is set."""
    found: NDArray[np.bool_] = np.logical_or.reduceat(flags, starts) if len(starts) else flags
    return found
