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
from solferino.link.meet import Bits, Groups, among, buckets, contained, meeting, to_first, to_neighbour
from solferino.link.overlap import in_order
from solferino.link.sketch import Ints, Lists, Numbers, Sketches, numbers, sketch, words
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
        for left, right, share, how in zip(*(c.tolist() for c in columns), strict=True):
            yield Copy(self.ids[left], self.ids[right], share, WAYS[how])

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
    left, right = meeting(s.keys, groups)
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


def _whole(s: Sketches, bits: Bits, groups: Groups) -> Iterator[_Found]:
    """Pairs of whole copies with their containment, joined in `groups`."""
    count = len(s.ids)
    able = np.flatnonzero(s.shingles.sizes >= FEWEST)
    refused: Ints = np.zeros(0, dtype=np.int64)
    for key in _bucketed(s, able):
        order, begins = buckets(key)
        for proposed in (to_first, to_neighbour):
            a, b = proposed(order, begins)
            left, right = able[a], able[b]
            coded = left * count + right
            new = np.flatnonzero((groups.name[left] != groups.name[right]) & ~among(refused, coded))
            left, right, coded = left[new], right[new], coded[new]
            share, good = _judged(s, bits, left, right, least=CONTAINED)
            refused = np.sort(np.concatenate((refused, coded[~good])))
            groups.join(left[good], right[good])
            yield _told(left[good], right[good], share[good], How.COPY)


def _sharing(s: Sketches, bits: Bits, groups: Groups) -> Iterator[_Found]:
    """Pairs of texts of different groups that meet in a passage: copies that were edited much, joined in `groups`, and
    parts taken over."""
    left, right = meeting(s.prints, groups)
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


def _bucketed(s: Sketches, able: Ints) -> Iterator[Numbers]:
    """What texts are put into one bucket by: all their shingles, then each band."""
    values, total = s.shingles.values, np.cumsum(s.shingles.values)
    first, last = s.shingles.starts[able], s.shingles.starts[able + 1] - 1
    yield total[last] - total[first] + values[first]
    for band in range(s.bands.shape[1]):
        yield s.bands[able, band]
