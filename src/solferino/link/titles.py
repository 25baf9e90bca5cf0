"""Names of incidents: what, to whom, where, when; every side worded alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from solferino.model import Place, PlaceKind, Precision, When
from solferino.terms import acts, bodies, statuses

_MONTHS = ("January February March April May June July August September October November December").split()  # noqa: SIM905


def title(
    act: str,
    victims: str,
    place: Place | None,
    when: When | None,
    *,
    kind: str = "event",
    parties: Sequence[str] = (),
    harm: str | None = None,
) -> str:
    """A neutral title, such as "Killing of 6 men, Staryi Bykiv, 27 February 2022".

    Totals and general claims, which no place or day tells apart, also name the side they are attributed to.
    """
    known = acts().get(act)
    if known is None:
        what = act
    elif act == "CASUALTIES" and harm in ("killed", "injured"):
        what = f"{victims} {harm}"
    elif victims == "people" and known.preposition not in ("of", "on", "against", "to", "among"):
        what = known.noun  # "attack on a hospital", not "affecting people", where nobody is counted
    else:
        what = f"{known.noun} {known.preposition} {victims}"
    what = what[:1].upper() + what[1:]
    if kind == "general":
        what += " (general claims)"
    elif kind == "total":
        what += " (total)"
    blamed = ""
    if kind != "event" and parties:
        blamed = "attributed to " + " and ".join(bodies.country_name(p) for p in parties)
    parts = [what, place_name(place), day_name(when), blamed]
    return ", ".join(p for p in parts if p)


def place_name(place: Place | None) -> str:
    """The place as a title names it; a site with its settlement."""
    if place is None:
        return ""
    if place.kind is PlaceKind.SITE and place.site and place.site.casefold() != place.name.casefold():
        return f"{place.name} ({place.site})"
    if place.kind is PlaceKind.REGION and "region" not in place.name.casefold():
        return f"{place.name} region"
    return place.name


def day_name(when: When | None) -> str:
    """The time as a title names it, as exact as it is known."""
    if when is None or when.earliest is None or when.latest is None:
        return ""
    first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
    if first == last:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if when.precision is Precision.YEAR and first.year == last.year:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{_MONTHS[first.month - 1]} {first.year} to {_MONTHS[last.month - 1]} {last.year}"


def people(
    low: int | None,
    high: int | None,
    *,
    qualifier: str | None = None,
    sex: str | None = None,
    age: str | None = None,
    status: str | None = None,
) -> str:
    """The victims in words: "at least 32 prisoners of war", "6 men", "people" where nothing more is known."""
    number = low if low is not None else high
    one = number == 1 and (high in (None, 1)) and qualifier != "at_least"
    if age == "CHILD":
        noun = {"M": "boy" if one else "boys", "F": "girl" if one else "girls"}.get(
            sex or "", "child" if one else "children"
        )
    elif status and status not in ("CST-UNK", "CST-CIV") and status in statuses():
        noun = statuses()[status].label if one else statuses()[status].noun
    elif sex in ("M", "F"):
        noun = {"M": "man" if one else "men", "F": "woman" if one else "women"}[sex]
    elif status == "CST-CIV":
        noun = "civilian" if one else "civilians"
    else:
        noun = "person" if one else "people"
    if number is None:
        return noun
    if one:
        return f"one {noun}"
    if low is None:
        return f"up to {high:,} {noun}"
    if high is None:
        return f"at least {low:,} {noun}"
    if high != low:
        return f"{low:,} to {high:,} {noun}"
    return f"{'about ' if qualifier == 'about' else ''}{low:,} {noun}"
