"""Traits of many allegations as columns, so that millions of pairs are compared by the processor and not one by one.

Text values stand as codes of a growing list (`Words`) or as 64-bit digests. Codes are compared for equality only and
never ordered, so that what came first does not show in any result. No name or text of a person stands in a column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.traits import Traits
from solferino.terms import sites, weapons

NONE = -1  # unknown, in every column of numbers or codes
BITS = 512  # of the words of a passage: twenty word stems meet by chance in one bit in three passages of ten

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Words:
    """A growing list of values, each with a code. Equal values have one code."""

    def __init__(self, values: Sequence[Any] = ()) -> None:
        self.values: list[Any] = list(values)
        self._code: dict[Hashable, int] = {v: n for n, v in enumerate(self.values)}

    def code(self, value: Hashable | None) -> int:
        """The code of the value; NONE for None."""
        if value is None:
            return NONE
        found = self._code.get(value)
        if found is None:
            found = self._code[value] = len(self.values)
            self.values.append(value)
        return found


@dataclass(slots=True)
class Codes:
    """The lists behind the coded columns."""

    words: Words = field(default_factory=Words)  # places, regions, countries, sides, status, harm, sex, age
    acts: Words = field(default_factory=Words)  # (family, all acts)
    names: Words = field(default_factory=Words)  # sets of digests of victims' names


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One row for each allegation that tells of an event, in order of document digest and position there.

    `key` is a digest of the id, by which ties are broken; days are ordinals; `stems` a row of bits for each passage."""

    codes: Codes
    ids: NDArray[np.object_]
    key: Longs
    document: Longs
    order: Ints
    sentence: Ints
    start: Longs
    text: Longs
    act: Ints
    harm: Ints
    low: Ints
    high: Ints
    names: Ints
    sex: Ints
    age: Ints
    status: Ints
    victims_party: Ints
    perpetrator_party: Ints
    place: Ints
    admin1: Ints
    country: Ints
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    first: Ints
    last: Ints
    told: Ints
    several: Ints
    ahead: Ints
    sites: Longs
    weapons: Longs
    located: Flags
    exact: Flags
    against: Flags
    another: Flags
    refers: Flags
    share: Flags
    stems: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: NDArray[Any]) -> Columns:
        """These rows only, in the order given."""
        return replace(self, **{name: getattr(self, name)[rows] for name in NAMES})

    def sorted(self) -> Columns:
        """The rows in their order: by document, position and id."""
        return self.take(np.lexsort((self.key, self.order, self.document)))


NAMES = tuple(f.name for f in fields(Columns) if f.name != "codes")
TYPES: dict[str, type] = {
    **dict.fromkeys(("key", "document", "start", "text", "sites", "weapons"), np.int64),
    **dict.fromkeys(("lat", "lon"), np.float32),
    **dict.fromkeys(("located", "exact", "against", "another", "refers", "share"), np.bool_),
}


def columns(events: Sequence[Traits], codes: Codes) -> Columns:
    """Columns of these traits, row by row; values that are new are added to `codes`."""
    made: dict[str, Any] = {"ids": np.array([t.id for t in events], dtype=object)}
    rows = [_row(t, codes) for t in events]
    for n, name in enumerate(_ROW):
        made[name] = np.array([r[n] for r in rows], dtype=TYPES.get(name, np.int32))
    bits = b"".join(_bits(t.stems) for t in events)
    made["stems"] = np.frombuffer(bits, dtype=np.uint64).reshape(len(events), BITS // 64)
    return Columns(codes=codes, **made)


def joined(parts: Sequence[Columns], codes: Codes) -> Columns:
    """The rows of all parts, sorted. The parts were made with the same `codes`."""
    if not parts:
        return columns((), codes)
    if len(parts) == 1:
        return parts[0].sorted()
    whole = {name: np.concatenate([getattr(p, name) for p in parts]) for name in NAMES}
    return Columns(codes=codes, **whole).sorted()


@lru_cache(maxsize=1 << 17)
def digest(text: str) -> int:
    """The first 63 bits of a text's digest: the same in every run."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


_ROW = tuple(n for n in NAMES if n not in ("ids", "stems"))


def _row(t: Traits, codes: Codes) -> tuple[Any, ...]:
    word = codes.words.code
    nan = float("nan")
    return (
        digest(t.id),
        digest(t.document),
        t.order,
        t.sentence,
        t.start,
        digest(t.text),
        codes.acts.code((t.family, t.acts)),
        word(t.harm),
        _number(t.low),
        _number(t.high),
        codes.names.code(frozenset(map(digest, t.names)) if t.names else None),
        word(t.sex),
        word(t.age),
        word(t.status),
        word(t.victims_party),
        word(t.perpetrator_party),
        word(t.place),
        word(t.admin1),
        word(t.country),
        nan if t.lat is None else t.lat,
        nan if t.lon is None else t.lon,
        _number(t.first),
        _number(t.last),
        _number(t.told),
        _number(t.several),
        _number(t.ahead),
        mask(site_codes(), t.sites),
        mask(weapon_codes(), t.weapons),
        t.located,
        t.exact,
        t.against,
        t.another,
        t.refers,
        t.share,
    )


def _number(value: int | None) -> int:
    # counts of persons beyond two thousand million are no counts of persons
    return NONE if value is None else min(value, 2**31 - 1)


@cache
def site_codes() -> tuple[str, ...]:
    """Kinds of site, in the order of their bits."""
    return tuple(sorted({c for s in sites().values() for c in (s.code, s.within) if c}))


@cache
def weapon_codes() -> tuple[str, ...]:
    """Weapons, in the order of their bits."""
    return tuple(sorted(weapons()))


@lru_cache(maxsize=65536)
def mask(known: tuple[str, ...], found: frozenset[str]) -> int:
    """The set as bits; what is not known has no bit."""
    return sum(1 << known.index(c) for c in found if c in known)


@lru_cache(maxsize=65536)
def _bits(stems: frozenset[str]) -> bytes:
    bits = 0
    for stem in stems:
        bits |= 1 << (digest(stem) % BITS)
    return bits.to_bytes(BITS // 8, "little")
