"""Where the words of a list put an entry: settled by the gazetteer when it is asked for, beside the words as written.

The entry keeps what the list says and nothing else, so that a better gazetteer settles more of it tomorrow. A place
that stays open is kept as written.
"""

from __future__ import annotations

from functools import partial

from solferino.contexts.load import load_context, names
from solferino.measure.register.persons import PlaceOf
from solferino.model import Entry, Place, PlaceKind
from solferino.terms.gazetteer import Entry as Known
from solferino.terms.settle import Written, settle


def countries_of(context: str) -> frozenset[str]:
    """The countries whose places come before namesakes elsewhere: those of the context that the case is read with; with
    `auto` those of every context that ships."""
    if context == "none":
        return frozenset()
    chosen = names() if context == "auto" else (context,)
    return frozenset(code for name in chosen for code in load_context(name).countries)


def place_with(countries: frozenset[str]) -> PlaceOf:
    """What gives the place of an entry, namesakes in these countries first."""
    return partial(place_of, countries=countries)


def place_of(entry: Entry, countries: frozenset[str] = frozenset()) -> Place | None:
    """The place of an entry: as written, with id, areas, coordinates and precision where it is settled. Coordinates of
    the list's own stay, and then nothing says how exact they are. None where the list names no place."""
    if not (entry.place or entry.admin1 or entry.place_code):
        return None
    text = entry.place or entry.admin1 or entry.place_code or ""
    found = known_place(entry, countries)
    if found is None:
        kind = PlaceKind.SETTLEMENT if entry.place or entry.place_code else PlaceKind.REGION
        return Place(text, text, kind, entry.admin1, None, entry.lat, entry.lon, entry.place_code)
    own = entry.lat is not None
    return Place(
        text=text,
        name=found.name,
        kind=found.kind,
        admin1=found.admin1,
        country=found.country,
        lat=entry.lat if own else found.lat,
        lon=entry.lon if own else found.lon,
        id=found.id,
        precision=None if own else found.precision,
    )


def known_place(entry: Entry, countries: frozenset[str] = frozenset()) -> Known | None:
    """The place of the gazetteer that the entry's words, region, code and point leave, None where several or none."""
    at = None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)
    return settle(Written(entry.place, entry.admin1, entry.place_code, at), countries)
