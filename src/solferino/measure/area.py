"""Whether a place lies in an area that a person names: a country, or a region or place by its name."""

from __future__ import annotations

from collections.abc import Callable

from solferino.model import Place, PlaceKind
from solferino.terms.gazetteer_names import fold
from solferino.terms.parties import Form as Named
from solferino.terms.parties import country_name, find_party

Inside = Callable[[Place | None], bool | None]


def area(name: str | None) -> Inside:
    """A test of places: True inside, False outside, None where the place may or may not lie in it.

    `name` is a country in English, Ukrainian or Russian or its ISO code, else a region or place as the gazetteer or a
    document spells it; without one everything is inside.
    """
    if not name:
        return lambda _: True
    code = country(name)
    if code is not None:
        return lambda place: None if place is None or place.country is None else place.country == code
    wanted = fold(name)
    return lambda place: None if place is None else _holds(wanted, place)


def country(name: str) -> str | None:
    """The ISO code of the country of that name or code; None for anything else, a capital in particular."""
    if country_name(name.upper()) is not None:
        return name.upper()
    party = find_party(name)
    return party.code if party is not None and party.form is Named.COUNTRY else None


def _holds(wanted: str, place: Place) -> bool | None:
    if wanted in {fold(n) for n in (place.name, place.official, place.admin1, place.site) if n}:
        return True
    return None if place.kind is PlaceKind.COUNTRY or place.admin1 is None else False
