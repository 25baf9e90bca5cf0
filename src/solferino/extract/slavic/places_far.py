"""Far towns that the gazetteer has in Latin letters only: `в Эль-Генейне` is El Geneina, `Нусейраті` Nuseirat.

Each letter is written as English writes it in such names (where.toml, `latin`); where there are several ways, each is
tried. Only towns of countries that the text names are meant, so that no village elsewhere is found by chance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice, product

from solferino.extract.slavic.tables import table
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry, Gazetteer

_TRIED = 64  # spellings of one name
_KINDS = (PlaceKind.SETTLEMENT, PlaceKind.REGION)


def far_places(
    forms: Iterable[str], language: str, gazetteer: Gazetteer, countries: Collection[str]
) -> tuple[Entry, ...]:
    """The places in the countries that a name may mean, by the first of its `forms` that has any."""
    ways = table(language, "where")["latin"]
    for form in forms if countries else ():
        for spelling in islice(_spellings(form.lower(), ways), _TRIED):
            found = gazetteer.candidates(spelling)
            fit = tuple(e for e in found if e.country in countries and e.kind in _KINDS)
            if fit:
                return fit
    return ()


def _spellings(name: str, ways: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """The name in Latin letters in all the ways of its letters, groups of letters before single ones."""
    parts: list[Sequence[str]] = []
    at, longest = 0, max(map(len, ways))
    while at < len(name):
        size = next((n for n in range(longest, 0, -1) if name[at : at + n] in ways), 0)
        parts.append(ways[name[at : at + size]] if size else (name[at],))
        at += size or 1
    return ("".join(p) for p in product(*parts))
