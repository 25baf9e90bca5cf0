"""What tells of no single event: totals over a period, and claims that something happens in general.

Totals are figures: two are the same one if they count the same harm to the same people over the same time and area;
different values for it are kept as a disagreement. General claims are gathered so that a reader finds them once: by
act, side, victims, area and year. Neither is ever merged or added up with events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from solferino.link.acts import act_weight
from solferino.link.traits import Kind, Traits


def totals(items: Sequence[Traits]) -> list[list[Traits]]:
    """Groups of total claims that are the same figure (killed and injured of one count stand together)."""
    out: list[list[Traits]] = []
    met: dict[Hashable, list[int]] = defaultdict(list)
    for item in sorted(items, key=lambda t: t.id):
        # without a period only the same words can tell that two figures are one
        period: Hashable = (item.first, item.last) if item.first is not None else item.text
        here: list[Hashable] = [(period, item.several, item.place), (period, item.several, None, item.document)]
        near = sorted({n for key in here for n in met[key]})
        home = next((n for n in near if all(same_total(item, member) for member in out[n][:16])), len(out))
        if home == len(out):
            out.append([])
        out[home].append(item)
        for key in here:
            if not met[key] or met[key][-1] != home:
                met[key].append(home)
    return out


def same_total(a: Traits, b: Traits) -> bool:
    """Whether two totals count the same thing: time, area, people and kind of act; the numbers may differ."""
    if a.several != b.several or differ(a, b):
        return False
    if not akin(a, b):
        return False
    together = a.text == b.text
    if a.first is None and not together:
        return a.low is not None and a.low == b.low and a.harm == b.harm
    return a.place == b.place or (a.document == b.document and None in (a.place, b.place))


def akin(a: Traits, b: Traits) -> bool:
    """Whether the acts of two claims may be one thing told in different words."""
    return (act_weight(a.family, a.acts, b.family, b.acts) or 0.0) > 0


def differ(a: Traits, b: Traits) -> bool:
    """Whether two claims name different victims or different sides; unknown differs from nothing."""
    return any(
        x is not None and y is not None and x != y
        for x, y in (
            (a.status, b.status),
            (a.victims_party, b.victims_party),
            (a.perpetrator_party, b.perpetrator_party),
        )
    )


def generals(items: Iterable[Traits]) -> list[list[Traits]]:
    """Groups of general claims with the same act family, sides, victims, area and year."""
    groups: dict[Hashable, list[Traits]] = defaultdict(list)
    for item in sorted(items, key=lambda t: t.id):
        groups[general_key(item)].append(item)
    return list(groups.values())


def general_key(item: Traits) -> Hashable:
    """What a general claim is gathered by: its act (ill-treatment is not made torture), sides, victims, area and
    year. The year is that told, else that of publication: a finding of one year and interviews of the next are two
    matters."""
    when = item.first if item.first is not None else item.told
    year = date.fromordinal(when).year if when else None
    area = item.place if item.admin1 or item.located else item.country
    return item.act, item.perpetrator_party, item.victims_party, item.status, item.age == "CHILD", area, year


def part_of(part: Traits, whole: Traits) -> str | None:
    """Why `part` is contained in the total `whole` as the text itself tells it, or None.

    Only within one document: that a killing of January lies inside a mission's winter total may be likely, but nobody
    said so.
    """
    if whole.kind is not Kind.TOTAL or part.document != whole.document or part.id == whole.id or differ(part, whole):
        return None
    if not akin(part, whole) or part.start < whole.start:
        return None
    near = part.sentence - whole.sentence <= 2
    fewer = part.several is not None and whole.several is not None and part.several < whole.several
    if fewer and near and (part.part or part.refers) and part.first in (None, whole.first):
        return f"{part.several} of the {whole.several} told just before"
    if (
        part.first is not None
        and part.last is not None
        and whole.first is not None
        and whole.last is not None
        and (whole.first <= part.first and part.last <= whole.last)
        and part.last - part.first < whole.last - whole.first
        and near
        and (part.place in (None, whole.place) or whole.place is None or part.country == whole.country)
    ):
        return "a shorter time inside the period of the total"
    return None
