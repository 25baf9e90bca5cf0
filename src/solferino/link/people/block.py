"""Which pairs are looked at: those that share one of a few keys, so that time does not grow with the square.

A key that would bring in too many pairs (a thousand people of one given name who died in one town in one month) is
left out and named: silence would look like "no match there".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from solferino.link.people.person import Person
from solferino.link.people.skeleton import coarse

MOST_PAIRS = 2_500_000  # of one key; of these about half a million a second are compared on one core


def keys(p: Person) -> dict[str, str | None]:
    """The blocking keys of a person; None where what a key needs is unknown."""
    last, first, year = p.last, p.first.key, p.birth.text[:4]
    place = (p.place.ids[0] if p.place.ids else p.place.folded) or p.place.code
    month = p.death.text[:7] if len(p.death.text) >= 7 else ""
    return {
        "identifier": _joined(p.identifier),
        "names": _joined(last.key, first),
        "turned": _joined(*sorted((last.folded, p.first.folded))) if last.folded and p.first.folded else None,
        "last_year": _joined(last.stem, year),
        "birth": _joined(p.birth.text) if len(p.birth.text) == 10 else None,
        "first_year": _joined(first, year),
        "first_month": _joined(first, p.birth.text[:7]) if len(p.birth.text) >= 7 else None,
        "coarse": _joined(coarse(last.key), first[:1] or p.first.folded[:1]),
        "first_patronymic": _joined(first, p.patronymic.key),
        "initials_patronymic": _joined(last.key[:1], first, p.patronymic.key),
        "last_patronymic": _joined(last.stem, p.patronymic.key),
        "place_month": _joined(first, place, month),
        "address": _joined(p.address, first[:1]),
    }


# From the finest to the coarsest: what the first bring in need not be brought in again.
KEYS = (
    "identifier", "birth", "names", "turned", "address", "last_year", "last_patronymic", "initials_patronymic",
    "first_month", "place_month", "coarse", "first_year", "first_patronymic",
)  # fmt: skip


def _joined(*parts: str) -> str | None:
    return "|".join(parts) if all(parts) else None


def usable(
    rows: Sequence[Mapping[str, str | None]], lists: Sequence[str], within: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys under which something is found and not too much, and those that bring in too much; as in KEYS."""
    good, flooding = [], []
    for key in KEYS:
        total: Counter[str] = Counter()
        parts: Counter[tuple[str, str]] = Counter()
        for row, home in zip(rows, lists, strict=True):
            if (value := row[key]) is not None:
                total[value] += 1
                parts[home, value] += 1
        pairs = _pairs(total.values()) - (0 if within else _pairs(parts.values()))
        if pairs > MOST_PAIRS:
            flooding.append(key)
        elif pairs:
            good.append(key)
    return tuple(good), tuple(flooding)


def flooding(persons: Sequence[Person], within: bool) -> tuple[str, ...]:
    """The keys left out for these people because they bring in too many pairs."""
    return usable([keys(p) for p in persons], [p.list for p in persons], within)[1]


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def pairs(persons: Sequence[Person], within: bool) -> Iterator[tuple[int, int]]:
    """Indexes of the pairs that share a key, each once, in order; those of one list only with `within`."""
    rows = [keys(p) for p in persons]
    lists = [p.list for p in persons]
    found: set[tuple[int, int]] = set()
    for key in usable(rows, lists, within)[0]:
        homes: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            if (value := row[key]) is not None:
                homes[value].append(at)
        for members in homes.values():
            found.update(p for p in combinations(members, 2) if within or lists[p[0]] != lists[p[1]])
    yield from sorted(found)
