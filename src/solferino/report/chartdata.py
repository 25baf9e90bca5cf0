"""What the charts show, as values: incidents with a place, with a day, by act and side, and published figures."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.report.material import Material
from solferino.report.parts import Bar, ChartData, Group, Point
from solferino.report.sentences import UNKNOWN_SIDE, blamed, outlet
from solferino.report.told import SEVERAL, Told
from solferino.report.wording import amount, capital, country, day, when_short
from solferino.terms import acts as act_terms


def chart_data(told: Sequence[Told], material: Material) -> ChartData:
    """Events only: totals and general allegations are on no chart of incidents."""
    events = [t for t in told if t.incident.kind == "event"]
    points, unlocated = _points(events)
    dated = [t for t in events if _settled(t)]
    dated.sort(key=lambda t: (t.incident.when.earliest, t.incident.when.latest, t.ref) if t.incident.when else ())
    timeline = tuple(
        Bar(f"{t.ref} {t.brief}", when.earliest or "", when.latest or "", when_short(when))
        for t in dated
        if (when := t.incident.when)
    )
    return ChartData(
        points=points,
        unlocated=unlocated,
        timeline=timeline,
        undated=tuple(t.ref for t in events if not _settled(t)),
        figures=_figures(material),
        acts=_acts(events),
    )


def _settled(told: Told) -> bool:
    when = told.incident.when
    return bool(when and when.earliest and when.latest)


def _points(events: Sequence[Told]) -> tuple[tuple[Point, ...], int]:
    """One point a place (two decimals, RD-8), with all accounts of the incidents there; country-wide ones apart."""
    found: dict[tuple[float, float], tuple[str, int, list[str]]] = {}
    unlocated = 0
    for t in events:
        place = t.incident.place
        if place is None or place.lat is None or place.lon is None or place.precision == "country":
            unlocated += 1
            continue
        key = (round(place.lat, 2), round(place.lon, 2))
        name, accounts, refs = found.get(key, (place.name, 0, []))
        found[key] = (name, accounts + t.incident.accounts, [*refs, t.ref])
    return tuple(
        Point(lat, lon, f"{name} ({', '.join(refs) if len(refs) < 4 else f'{len(refs)} incidents'})", accounts)
        for (lat, lon), (name, accounts, refs) in sorted(found.items())
    ), unlocated


def _figures(material: Material) -> tuple[Bar, ...]:
    bars = []
    for f in sorted(material.figures, key=lambda f: (f.series, f.period[0] or "", f.metric, f.published or "", f.id)):
        period = "–".join(day(p) for p in f.period if p)
        label = capital(f.metric.replace("_", " ")) + (f", {period}" if period else "")
        who = (
            f.allegation and f.allegation in material.allegation and material.allegation[f.allegation].speaker
        ) or None
        said = [(who.name or who.text) if who else outlet(material, f.document.id, f.document.name)]
        said += [f"as of {day(f.published)}"] if f.published else []
        known = f" ({', '.join(said)})"
        bars.append(Bar(label, f.value, f.value, amount(f.value, f.value, f.qualifier) + known, f.qualifier != "exact"))
    return tuple(bars)


def _acts(events: Sequence[Told]) -> tuple[Group, ...]:
    groups: dict[str, dict[str, int]] = {}
    terms = act_terms()
    for t in events:
        label = capital(terms[t.act].label) if t.act in terms else t.act
        side = side_label(t)
        groups.setdefault(label, {})[side] = groups.get(label, {}).get(side, 0) + 1
    return tuple(
        Group(label, tuple(sorted(parts.items())))
        for label, parts in sorted(groups.items(), key=lambda kv: (-sum(kv[1].values()), kv[0]))
    )


def side_label(told: Told) -> str:
    """The side as the legend of a chart names it."""
    if told.side == SEVERAL:
        return "more than one side"
    keys = [k for k in blamed(told.support) if k != UNKNOWN_SIDE]
    if not keys:
        return "no side named"
    return keys[0][1:] if keys[0].startswith("~") else country(keys[0]).removeprefix("the ")
