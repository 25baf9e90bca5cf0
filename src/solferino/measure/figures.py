"""Published numbers: each edition its own claim, never overwritten by a later one (method.md §2.5).

A figure is made from every total in the record that has a number. The value at a date is that of the latest edition
published by then; what changed between two editions is a revision, not an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from solferino.model import Allegation, Figure, Stance, content_id
from solferino.terms import acts, harms, statuses

_AGAINST = (Stance.DENIED, Stance.NEGATED)


def figures(
    totals: Iterable[Allegation], origin_label: Mapping[str, str], published: Mapping[str, str | None]
) -> list[Figure]:
    """Figures from total claims, by document and position. `origin_label`: who gives it, by allegation id; `published`
    the document's day, by document id, where known."""
    found = []
    for a in totals:
        value = a.victims.low if a.victims.low is not None else a.victims.high
        if value is None or a.stance in _AGAINST:
            continue
        day = published.get(a.document.id)
        what = metric(a)
        series = f"{origin_label.get(a.id, 'unknown')}: {what}"
        period = (a.when.earliest, a.when.latest) if a.when else (None, None)
        territory = a.place.name if a.place else None
        found.append(
            Figure(
                id=content_id("figure", a.id, series, value),
                series=series,
                period=period,
                territory=territory,
                metric=what,
                value=value,
                qualifier=a.victims.qualifier or "exact",
                edition=day,
                published=day,
                document=a.document,
                passage=a.passage,
                allegation=a.id,
            )
        )
    return sorted(found, key=lambda f: (f.document.name, f.passage.start, f.metric, f.id))


def metric(a: Allegation) -> str:
    """What the number counts, in words: "civilians killed"; it must never be left open."""
    status = statuses().get(a.victims.status or "")
    who = status.noun if status else "people"
    if a.victims.age == "CHILD":
        who = "children"
    harm = harms().get(a.harm or "")
    if harm is not None and harm.code != "other":
        return f"{who} {harm.participle}"
    act = acts().get(a.act)
    return f"{who}: {act.label}" if act else who


@dataclass(frozen=True, slots=True)
class Revision:
    """What one later edition changed of the same number; negative where cases were withdrawn or moved."""

    earlier: Figure
    later: Figure

    @property
    def change(self) -> int:
        return self.later.value - self.earlier.value


def as_of(editions: Sequence[Figure], day: str) -> Figure | None:
    """The value as known on an ISO day: the latest edition published by then, or None."""
    known = [f for f in editions if f.published is not None and f.published <= day]
    return max(known, key=lambda f: (f.published or "", f.id), default=None)


def revisions(editions: Iterable[Figure]) -> list[Revision]:
    """Changes from each edition to the next, for figures of one series, period and territory."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for f in editions:
        if f.published is not None:
            groups.setdefault((f.series, f.period, f.territory), []).append(f)
    out = []
    for _, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        group.sort(key=lambda f: (f.published or "", f.id))
        for earlier, later in pairwise(group):
            if earlier.value != later.value and earlier.published != later.published:
                out.append(Revision(earlier, later))
    return out


def residual(parts: Iterable[int], total: int) -> int:
    """What a breakdown leaves unexplained of its total; must be 0 or explained before publication (R-CAS-9)."""
    return total - sum(parts)
