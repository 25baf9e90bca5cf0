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
_PAIRS = 1_000  # pairs confirmed at a time: the arrays of one batch stay in the processor's cache


class How(StrEnum):
    """In what way two documents go back to one text."""

    COPY = "copy"
    EDITED = "edited copy"
    PART = "part"
    REWRITE = "rewrite"
    TRANSLATION = "translation"


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


def copies(texts: Mapping[str, str], languages: Mapping[str, str | None] | None = None) -> list[Copy]:
    """Pairs of documents that go back to one text, enough of them to join every group, and pairs that share a part,
    enough of them to tie it to some document of each group.

    `texts` is body text by document id. Documents of fewer than 20 words are left out: too little to tell a copy from
    a coincidence. The answer does not depend on the order of `texts`.
    """
    spoken = languages or {}
    return near(sketch(texts.items()), lambda left, right: retold(left, right, texts, spoken))


def near(s: Sketches, look: Callable[[str, str], Copy | None]) -> list[Copy]:
    """The same from sketches that are there already. Only texts that meet in figures are looked at again, by `look`:
    `retold`, or what it once said of these two."""
    groups = Groups(len(s.ids))
    out = [*_whole(s, groups), *_sharing(s, groups)]
    left, right = _meeting(s.keys, groups)
    likely = _likely(s, left, right)
    told = Union()
    for i, j in zip(left[likely].tolist(), right[likely].tolist(), strict=True):
        a, b = str(groups.name[i]), str(groups.name[j])
        if told.find(a) != told.find(b):
            copy = look(s.ids[i], s.ids[j])
            if copy is not None:
                out.append(copy)
                told.join(a, b)
    return out


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
    a, b = anchors(texts[left]), anchors(texts[right])
    share, both = a.share(b), len(a.figures & b.figures)
    if min(len(a.all), len(b.all)) < MUCH * max(len(a.all), len(b.all)):
        return None
    abroad = languages.get(left) != languages.get(right)
    if both >= FIGURES and share >= TELLS_SAME:
        return Copy(left, right, share, How.TRANSLATION if abroad else How.REWRITE)
    if abroad and both >= 2 and share >= DECLARED and (translated(texts[left]) or translated(texts[right])):
        return Copy(left, right, share, How.TRANSLATION)
    if abroad or share < DECLARED:
        return None
    mine, theirs = list(numbers(words(texts[left]))), list(numbers(words(texts[right])))
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


def _whole(s: Sketches, groups: Groups) -> Iterator[Copy]:
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
            share, good = _judged(s, left, right, CONTAINED)
            refused = np.sort(np.concatenate((refused, coded[~good])))
            groups.join(left[good], right[good])
            yield from _told(s, left[good], right[good], share[good], How.COPY)


def _sharing(s: Sketches, groups: Groups) -> Iterator[Copy]:
    """Pairs of texts of different groups that meet in a passage: copies that were edited much, joined in `groups`, and
    parts taken over."""
    left, right = _meeting(s.prints, groups)
    share, whole = _judged(s, left, right, EDITED)
    fewer = np.minimum(s.shingles.sizes[left], s.shingles.sizes[right])
    whole &= fewer >= FEWEST
    groups.join(left[whole], right[whole])
    yield from _told(s, left[whole], right[whole], share[whole], How.COPY)
    part = (groups.name[left] != groups.name[right]) & (share * fewer >= PART)
    yield from _told(s, left[part], right[part], share[part], How.PART)


def _judged(s: Sketches, left: Ints, right: Ints, least: float) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The containment of pairs, and which of them are copies: where one text holds enough of the other, and not only of
    its form."""
    sizes = s.shingles.sizes
    share = contained(s.shingles, left, right)
    much = share * np.minimum(sizes[left], sizes[right]) / np.maximum(np.maximum(sizes[left], sizes[right]), 1)
    few = np.minimum(s.figures.sizes[left], s.figures.sizes[right]) < 3
    told = few | (contained(s.figures, left, right) >= OTHER_FIGURES)
    return share, (share >= least) & (much >= MUCH) & told


def _told(s: Sketches, left: Ints, right: Ints, share: NDArray[np.float64], how: How) -> Iterator[Copy]:
    ids = s.ids
    for i, j, part in zip(left.tolist(), right.tolist(), share.tolist(), strict=True):
        yield Copy(ids[i], ids[j], part, how)


def _among(some: Ints, wanted: Ints) -> NDArray[np.bool_]:
    """Which of the wanted numbers are among some that stand in order."""
    if not len(some):
        return np.zeros(len(wanted), dtype=np.bool_)
    there: NDArray[np.bool_] = some[np.minimum(np.searchsorted(some, wanted), len(some) - 1)] == wanted
    return there


def _bucketed(s: Sketches, able: Ints) -> Iterator[Numbers]:
    """What texts are put into one bucket by: all their shingles, then each band."""
    total = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(s.shingles.values)))
    yield (total[s.shingles.starts[1:]] - total[s.shingles.starts[:-1]])[able]
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
        coded = lists.values[positions(lists.starts[both], counts)] | np.repeat(pair, counts)
        coded.sort()
        held = (coded[1:][coded[1:] == coded[:-1]] >> np.uint64(32)).astype(np.int64)
        out[n : n + _PAIRS] = np.bincount(held, minlength=len(a)) / np.maximum(np.minimum(sizes[a], sizes[b]), 1)
    return out


def _meeting(lists: Lists, groups: Groups) -> tuple[Ints, Ints]:
    """Pairs of texts of different groups that share a value; of each group the first that has it. Values of too many
    groups are left out."""
    owners, values = lists.owners, lists.values
    order, begins = _buckets(values)
    shared = order[~(begins & np.append(begins[1:], True))] if len(order) else order
    owners, values = owners[shared], values[shared]
    name = groups.name[owners]
    order = np.lexsort((owners, name, values))
    values, name, owners = values[order], name[order], owners[order]
    lead = np.ones(len(values), dtype=np.bool_)
    lead[1:] = (values[1:] != values[:-1]) | (name[1:] != name[:-1])
    values, owners = values[lead], owners[lead]
    new = np.ones(len(values), dtype=np.bool_)
    new[1:] = values[1:] != values[:-1]
    sizes = np.diff(np.append(np.flatnonzero(new), len(values)))
    kept = np.repeat((sizes > 1) & (sizes <= FORMULA), sizes)
    values, owners = values[kept], owners[kept]
    at = np.arange(len(values), dtype=np.int64)
    new = np.ones(len(values), dtype=np.bool_)
    new[1:] = values[1:] != values[:-1]
    (first, a), (before, b) = _to_first(at, new), _to_neighbour(at, new)
    left, right = owners[np.concatenate((first, before))], owners[np.concatenate((a, b))]
    coded = np.unique(np.minimum(left, right) * len(groups.name) + np.maximum(left, right))
    return coded // len(groups.name), coded % len(groups.name)
