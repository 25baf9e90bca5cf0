"""Figures from the documents: every total in the record that has a number is somebody's published figure.

Each edition is its own claim, never overwritten by a later one; published/ says what was known when (method.md §2.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from solferino.model import Allegation, Figure, content_id
from solferino.terms import acts, harms, statuses


def figures(
    totals: Iterable[Allegation], origin_label: Mapping[str, str], published: Mapping[str, str | None]
) -> list[Figure]:
    """Figures from total claims, by document and position. `origin_label`: who gives it, by allegation id; `published`
    the document's day, by document id, where known."""
    found = []
    for a in totals:
        value = a.victims.low if a.victims.low is not None else a.victims.high
        if value is None or a.stance.against:
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
