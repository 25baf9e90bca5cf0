"""Where places are: a read-only gazetteer in one SQLite file, built once from the installed packages.

A bloom filter in memory (about two bytes a name) answers "no such name" without touching the file, so that every
capitalised word of a document can be asked for: about 2 µs for a word that is no place, 20 µs for one that is.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from solferino.errors import Unavailable
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer_names import bloom_probes, key, loose_keys

LIMIT = 60  # namesakes looked at: "San José" has hundreds; beyond the largest sixty none is ever meant unqualified
_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.area, p.lat, p.lon, p.people, p.precision, p.flag"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer that a name may mean.

    `rank` is how it has the name: 0 its own, 1 a variant of it, 2 a looser spelling, 3 a name unlike its own.
    `people` are inhabitants (0 unknown). `area` is the district it lies in, where known. `flag`: "part" (of a city),
    "raion", "hromada", "minor" or "wide" (see gazetteer_regions.toml), or "".
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    area: str | None
    lat: float | None
    lon: float | None
    people: int
    precision: str
    flag: str
    rank: int


class Gazetteer:
    """Read-only look-up of place names. Safe to share in one thread; open one in each process."""

    def __init__(self, path: Path) -> None:
        try:
            self._link = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            meta = dict(self._link.execute("select key, value from meta"))
        except sqlite3.DatabaseError as error:
            raise Unavailable(
                "T21", str(path), f"the gazetteer cannot be read ({error})", "Delete it and run again"
            ) from error
        self.path, self.fingerprint, self.longest = path, str(meta["fingerprint"]), int(meta["longest"])
        self._bloom: bytes = meta["bloom"]
        self._bits = 8 * len(self._bloom)
        self._found: dict[str, tuple[Entry, ...]] = {}

    def has(self, name: str) -> bool:
        """Whether some place may have the name (certainly not where false)."""
        folded = key(name)
        return self._maybe(folded) or any(self._maybe(k) for k in loose_keys(folded))

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """The places that have the name, most people first, at most `LIMIT`; looser spellings where none has it."""
        folded = key(name)
        found = self._found.get(folded)
        if found is None:
            found = self._ask(folded)
            if not found:
                found = tuple(e for k in loose_keys(folded) for e in self._ask(k))
            if len(self._found) > 20_000:  # keeps memory flat however many documents are read
                self._found.clear()
            self._found[folded] = found
        return found

    def by_id(self, ident: str) -> Entry | None:
        """The place with the id, or None."""
        row = self._link.execute(f"select {_COLUMNS}, 0 from place p where p.id = ?", (ident,)).fetchone()  # noqa: S608
        return _entry(row) if row else None

    def by_start(self, start: str) -> tuple[Entry, ...]:
        """The places whose ids begin so, such as all of one district by the first digits of its code."""
        after = start[:-1] + chr(ord(start[-1]) + 1)
        query = f"select {_COLUMNS}, 0 from place p where p.id >= ? and p.id < ? order by p.id"  # noqa: S608
        return tuple(_entry(row) for row in self._link.execute(query, (start, after)))

    def _maybe(self, folded: str) -> bool:
        bloom = self._bloom
        a, b, c, d = bloom_probes(folded, self._bits)
        return bool(
            bloom[a >> 3] >> (a & 7) & 1
            and bloom[b >> 3] >> (b & 7) & 1
            and bloom[c >> 3] >> (c & 7) & 1
            and bloom[d >> 3] >> (d & 7) & 1
        )

    def _ask(self, folded: str) -> tuple[Entry, ...]:
        if not folded or not self._maybe(folded):
            return ()
        rows = self._link.execute(
            f"select {_COLUMNS}, n.rank from name n join place p on p.n = n.n where n.key = ?"  # noqa: S608
            " order by n.rank = 2, p.people desc, p.n limit ?",
            (folded, LIMIT),
        )
        return tuple(_entry(row) for row in rows)


def _entry(row: tuple[Any, ...]) -> Entry:
    ident, name, kind, country, admin1, area, lat, lon, people, precision, flag, rank = row
    return Entry(
        ident, name, PlaceKind(kind), country, admin1, area, lat, lon, people, precision, flag or "", rank
    )  # fmt: skip


@cache
def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer, built first where it is missing or of another edition (about 20 s once). One per process."""
    from solferino.terms.gazetteer_build import current, home, main

    place = path or home()
    if not current(place):
        try:
            main(place)
        except OSError as error:
            raise Unavailable(
                "T20",
                str(place),
                f"the gazetteer cannot be written ({error})",
                "Free space or run `make install` as its owner",
            ) from error
    return Gazetteer(place)
