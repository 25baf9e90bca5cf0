"""A place of a list as ids that its spellings and its old names share: Бахмут, Артёмовск and Artemivsk are one town.

Where the row brings the id of a place that was settled, that is the place; else the name tells which it may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from solferino.link.people.skeleton import skeleton
from solferino.link.people.variants import words
from solferino.terms.gazetteer import Entry, open_gazetteer

NAMESAKES = 8  # there are sixty villages named Ivanivka: the larger ones are meant more often, and the list ends there
_KATOTTG = re.compile("^UA\\d{17}$")


@dataclass(frozen=True, slots=True)
class Spot:
    """`ids` of the gazetteer that the name may mean, `code` of the list, the folded spelling; district, region and
    coordinates only where the name leaves no choice. Empty where unknown. `settled`: the one id is the place, and two
    such places are the same or not by their ids alone."""

    ids: tuple[str, ...] = ()
    code: str = ""
    folded: str = ""
    district: str = ""
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    settled: bool = False


@lru_cache(maxsize=65_536)
def spot(name: str, code: str, ident: str = "") -> Spot:
    """What a name and a code of a list mean, or the id of the gazetteer that it was settled to. Codes of KATOTTG tell
    the district; any other code is only compared."""
    bare = _bare(name)
    if ident and (known := open_gazetteer().by_id(ident)) is not None:
        area = f"{known.country}/{known.admin1}" if known.admin1 else ""
        within = known.area or (known.name if known.flag in _AREAS else "")
        district = f"{area}/{within}" if area and within else ""
        return Spot((known.id,), code, skeleton(bare), district, area, known.lat, known.lon, settled=True)
    folded = skeleton(bare) or bare.casefold()
    district, region = (code[:6], code[:4]) if _KATOTTG.match(code) else ("", "")
    found = _settlements(bare) if bare else []
    if not found:
        return Spot((), code, folded, district, region)
    ids = tuple(sorted(e.id for e in found[:NAMESAKES]))
    sure = found[0]
    if len({(e.country, e.admin1) for e in found}) > 1:
        return Spot(ids, code, folded, district, region)
    area = f"{sure.country}/{sure.admin1}"
    return Spot(ids, code, folded, f"{area}/{sure.area}" if sure.area else "", area, sure.lat, sure.lon)


def _bare(name: str) -> str:
    """The name without "м.", "село" and what stands after a comma (the region, as a rule)."""
    head = name.partition(",")[0].replace("ё", "е").replace("Ё", "Е").strip()
    first, _, rest = head.partition(" ")
    if not rest and "." in head:
        first, _, rest = head.partition(".")
    return rest.strip() if rest and first.lower().strip(".") in words().settlements else head


def _settlements(name: str) -> list[Entry]:
    found = [e for e in open_gazetteer().candidates(name) if not e.id.startswith("admin") and e.flag not in _AREAS]
    places = [e for e in found if e.rank < 3 or e.people] or found
    best = [e for e in places if e.country in ("UA", "RU", "BY")] or places
    # A name that one town has itself or had before is not taken for a village of the same name.
    large = [
        e for e in best if e.people >= 10_000 and 20 * sum(o.people for o in best if o.admin1 != e.admin1) < e.people
    ]
    return large or best


_AREAS = frozenset({"raion", "hromada", "wide"})
