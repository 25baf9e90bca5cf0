"""Two numbers of one thing: what may lie between them. Nothing here says which of them is right.

rounding        one is the other rounded, or less exact ("more than 30" and 34)
variant         three figures or more, all but the same: 1,374 and 1,375; 3,082 and 3,032 (method.md §2.7, TR-1, TR-6)
transposition   the same digits, two neighbours in the other order: 968 and 986 (TR-2)
scope           one counts other people, a smaller area, a shorter time or a part
update          the larger is told later, or the same source corrects itself
conflict        none of these
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from solferino.link.traits import day
from solferino.model import Allegation, Origin, PlaceKind
from solferino.model.numbers import near, rounds_to, transposed
from solferino.terms import cues

OPEN = 10**9
_MANY = 40
_TOLL_DAYS = 31
_SLOWLY = 1.1
_FINE = {p: n for n, p in enumerate(PlaceKind)}
_SLIPS = ("transposition", "variant")  # worth a look, whatever else is found
GRAVEST = ("conflict", "scope", "transposition", "variant", "update", "rounding")


@dataclass(frozen=True, slots=True)
class Told:
    """One number with all who give it. `first` and `last`: since when it is told, None where nobody knows."""

    value: str
    by: tuple[Allegation, ...]
    first: str | None
    last: str | None

    @property
    def low(self) -> int:
        """Least number of persons that it can mean."""
        return self.by[0].victims.low or 0

    @property
    def high(self) -> int:
        """Greatest number of persons that it can mean; a very large one where it is open."""
        return self.by[0].victims.high if self.by[0].victims.high is not None else OPEN

    @property
    def point(self) -> int:
        """The number that is printed."""
        v = self.by[0].victims
        return v.low if v.low is not None else v.high or 0


def number(a: Allegation) -> str:
    """The number as a value to compare: "440", "30+", "up to 25", "20–30"."""
    low, high = a.victims.low, a.victims.high
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def number_kind(
    group: Sequence[Allegation], known: Mapping[str, str | None], origin_of: Mapping[str, Origin] | None = None
) -> tuple[str, str]:
    """Kind and note of a set of differing numbers of one harm: the gravest kind between any two of them. `known`: day
    since which an allegation is told, by its id."""
    values = told_values(group, known)
    if len(values) < 2:
        return "conflict", ""
    found = [(*between(a, b, origin_of or {}), a, b) for a, b in _pairs(values)]
    kind = min((k for k, *_ in found), key=GRAVEST.index)
    if kind == "update":
        grown = [(n, a, b) for k, n, a, b in found if k == "update"]
        first, last = min((a for _, a, _ in grown), key=_size), max((b for _, _, b in grown), key=_size)
        return kind, grown[0][0] if len(grown) == 1 else _later(first, last)
    notes = list(dict.fromkeys(note for k, note, *_ in found if note and (k == kind or k in _SLIPS)))
    return kind, "; ".join(notes[:3])


def _size(t: Told) -> tuple[int, int]:
    return t.point, t.high


def _pairs(values: Sequence[Told]) -> Sequence[tuple[Told, Told]]:
    """All pairs, the smaller first; of very many numbers only neighbours and the two ends."""
    if len(values) > _MANY:
        return [*pairwise(values), (values[0], values[-1])]
    return list(combinations(values, 2))


def told_values(group: Sequence[Allegation], known: Mapping[str, str | None]) -> list[Told]:
    """The different numbers, smallest first, each with who gives it and since when."""
    by_value: dict[str, list[Allegation]] = {}
    for a in sorted(group, key=lambda a: a.id):
        by_value.setdefault(number(a), []).append(a)
    out = []
    for value, by in by_value.items():
        days = [d for a in by if (d := known.get(a.id)) is not None]
        whole = len(days) == len(by)
        out.append(Told(value, tuple(by), min(days) if whole else None, max(days) if whole else None))
    return sorted(out, key=lambda t: (t.point, t.high, t.value))


def between(a: Told, b: Told, origin_of: Mapping[str, Origin]) -> tuple[str, str]:
    """Kind and note of two numbers."""
    small, large = sorted((a, b), key=lambda t: (t.point, t.high))
    x, y = small.point, large.point
    grows = _grows(small, large)
    if transposed(x, y) and not (y < 100 and grows):
        return (
            "transposition",
            f"{x:,} and {y:,} have the same digits, two of them in the other order{_one(a, b, origin_of)}",
        )
    if rounds_to(x, y) or rounds_to(y, x):
        return "rounding", f"{x:,} and {y:,}: one may be the other rounded"
    if near(x, y):
        return "variant", f"{x:,} and {y:,} are all but the same number: perhaps a slip{_one(a, b, origin_of)}"
    if small.low <= large.high and large.low <= small.high:
        return "rounding", f"{small.value} and {large.value} do not exclude each other; one is less exact"
    if why := scope(small, large):
        return "scope", f"{x:,} and {y:,}: {why}"
    if grows:
        return "update", _later(small, large)
    if _corrected(a, b, origin_of):
        first, then = sorted((a, b), key=lambda t: t.first or "")
        return (
            "update",
            f"the same source first gave {first.point:,} ({first.first}), then {then.point:,} ({then.first})",
        )
    return "conflict", ""


def _grows(small: Told, large: Told) -> bool:
    """Whether the larger number is told later and may be the smaller one grown: tolls rise for some weeks, and slowly
    for years, as the wounded die and cases are confirmed. A much larger one after months is another count."""
    first, then = day(small.first), day(large.first)
    if first is None or then is None or then <= first:
        return False
    return then - first <= _TOLL_DAYS or large.point <= small.point * _SLOWLY


def _later(first: Told, last: Told) -> str:
    return f"later texts give more: {first.point:,} on {first.first}, {last.point:,} on {last.first}"


def _one(a: Told, b: Told, origin_of: Mapping[str, Origin]) -> str:
    """That both numbers go back to one origin, where they do: then they are no two sources."""
    origins = {origin_of[x.id].id for t in (a, b) for x in t.by if x.id in origin_of}
    return ", and both go back to one origin" if len(origins) == 1 else ""


def _corrected(a: Told, b: Told, origin_of: Mapping[str, Origin]) -> bool:
    if a.first is None or b.first is None or a.first == b.first:
        return False
    origins = {origin_of[x.id].id for t in (a, b) for x in t.by if x.id in origin_of}
    known = all(x.id in origin_of and origin_of[x.id].known for t in (a, b) for x in t.by)
    return known and len(origins) == 1


def scope(small: Told, large: Told) -> str:
    """In which way the two may count different things, in words; empty where nothing shows it."""
    status = {a.victims.status for t in (small, large) for a in t.by} - {None, "CST-UNK"}
    if len(status) > 1:
        return "the numbers may count different groups of people"
    for kind in ("sex", "age"):
        narrow, wide = (
            {getattr(a.victims, kind) for a in t.by if getattr(a.victims, kind) not in (None, "U")}
            for t in (small, large)
        )
        if narrow and narrow != wide:
            return "the numbers may count different groups of people"
    if _inside({a.place.kind for a in small.by if a.place}, {a.place.kind for a in large.by if a.place}):
        return "the smaller is told of a place inside the area of the larger"
    if _shorter(small, large):
        return "the smaller is told of a shorter time"
    if all(cues("subset").search(a.passage.text) and a.document in {b.document for b in large.by} for a in small.by):
        return "the smaller may be a part of the larger, told in the same text"
    return ""


def _inside(small: set[PlaceKind], large: set[PlaceKind]) -> bool:
    """Every place of the smaller number is finer than every place of the larger, which is an area."""
    if not small or not large:
        return False
    area = _FINE[PlaceKind.DISTRICT]
    return max(_FINE[k] for k in large) <= area and min(_FINE[k] for k in small) > max(_FINE[k] for k in large)


def _shorter(small: Told, large: Told) -> bool:
    spans = []
    for t in (small, large):
        times = {(day(a.when.earliest), day(a.when.latest)) for a in t.by if a.when}
        if len(times) != 1:
            return False
        spans.append(times.pop())
    (lo, hi), (lo2, hi2) = spans
    if lo is None or hi is None or lo2 is None or hi2 is None:
        return False
    return lo2 <= lo and hi <= hi2 and hi2 - lo2 > hi - lo and hi2 - lo2 >= 7
