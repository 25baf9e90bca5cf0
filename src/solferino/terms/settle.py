"""Which place the words of a table mean: "м. Бахмут, Донецька обл." or "Artemivsk" under a column "region".

Texts are settled by what stands around a name (extract/places_settle.py); a cell of a table has only itself and the
cells beside it. What those say narrows the namesakes; what is then left is settled where it is one place, or one so
much larger than the rest that nobody would leave the region out for another. Everything else stays open.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry, open_gazetteer
from solferino.terms.gazetteer_names import key
from solferino.terms.geo import distance_km
from solferino.terms.parties import Form, find_party

# A town of ten thousand that has ten times the people of its largest namesake is the one that is meant; names of
# texts are settled by the same factor (extract/places_settle.py). A village without a number has fewer than 500 people:
# GeoNames lists those that have more.
LARGE, LEAD, UNCOUNTED = 10_000, 10, 500
NEAR_KM = 30.0  # between the point that a list gives and the middle of a settlement: a city's own outskirts
_PARTS = re.compile(r"[,;()/]+")
_DISTRICTS = frozenset({"raion", "hromada"})
_ADJECTIVE = re.compile(r"([сцз])ь?к(?:ий|ого|ому|ом|ім)$")  # Бериславського, Бериславский -> Бериславський
_REGISTRY = re.compile(r"UA\d{17}")  # a code of KATOTTG: region, district, community, settlement, then a check


@dataclass(frozen=True, slots=True)
class Written:
    """What a table says of a place: the words, a region, a code (of KATOTTG, else it only tells the same from the
    same), a point in degrees. Each None where there is no such cell."""

    words: str | None = None
    region: str | None = None
    code: str | None = None
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    settlement: frozenset[str]
    region: frozenset[str]
    district: frozenset[str]
    regions: tuple[tuple[str, str], ...]  # beginning of a word, name in the gazetteer


@dataclass(slots=True)
class _Said:
    """The words taken apart: names of the settlement (its old one may stand in brackets), of districts, of regions."""

    names: list[str]
    districts: list[str]
    regions: list[str]


@cache
def _words() -> _Words:
    raw = tomllib.loads(resources.files(__package__).joinpath("place_words.toml").read_text("utf-8"))
    starts = ((start, name) for name, found in raw["regions"].items() for start in found)
    return _Words(
        settlement=frozenset(raw["settlement"]),
        region=frozenset(raw["region"]),
        district=frozenset(raw["district"]),
        regions=tuple(sorted(starts, key=lambda pair: -len(pair[0]))),
    )


@lru_cache(maxsize=65_536)
def settle(written: Written, countries: frozenset[str] = frozenset()) -> Entry | None:
    """The place that is meant, None where several could be or the gazetteer has none.

    Namesakes in `countries` (ISO codes) come before all others. Renamed towns are found under their old names too.
    """
    said = _taken_apart(written.words or "")
    if written.region:
        said.regions.append(written.region)
    if exact := _of_registry(written.code):
        return exact
    regions = {r for word in said.regions if (r := _region(word))}
    if not said.names:
        return _area(said, regions, countries)
    found = _settlements(said.names)
    if not found and len(said.names) == 1 and not regions and (region := _by_stem(said.names[0])):
        return _area(said, {region}, countries)  # "Крим", "Донеччина"
    if said.regions and not regions:
        return None  # a region that nobody knows: the name alone would be believed against it
    if regions:
        found = [e for e in found if e.admin1 in regions]
    districts = {d.name for word in said.districts for d in _districts(word)} | _district(written.code)
    if districts and any(e.area in districts for e in found):
        found = [e for e in found if e.area in districts]
    if written.at is not None:
        found = [e for e in found if (km := _km(e, written.at)) is None or km <= NEAR_KM]
    if countries and any(e.country in countries for e in found):
        found = [e for e in found if e.country in countries]
    return _only(found)


def path(entry: Entry) -> str:
    """The areas that it lies in and its name, from the country down: "UA / Donetsk / Bakhmut / Bakhmut"."""
    areas = [entry.country, entry.admin1, entry.area]
    if entry.kind is not PlaceKind.REGION or entry.name != entry.admin1:
        areas.append(entry.name)
    return " / ".join(a for a in areas if a)


def _taken_apart(text: str) -> _Said:
    said, words = _Said([], [], []), _words()
    for part in _PARTS.split(text.replace("’", "'")):
        tokens = re.sub(r"(?<=\w)\.(?=\w)", ". ", part).split()
        bare = [t.strip(".").casefold() for t in tokens]
        kinds = set(bare)
        kept = [t.strip(".") if b in words.settlement else t for t, b in zip(tokens, bare, strict=True)]
        if kinds & words.district or kinds & words.region:
            _areas(kept, bare, said)
            continue
        while len(kept) > 1 and kept[0].casefold() in words.settlement:
            kept.pop(0)
        while len(kept) > 1 and kept[-1].casefold() in words.settlement:
            kept.pop()
        name = " ".join(kept)
        if name:
            (said.regions if said.names and _by_stem(name) else said.names).append(name)
    return said


def _areas(tokens: list[str], bare: list[str], said: _Said) -> None:
    """A part with a word for an area: the words before that one, or behind it, name the area; the rest a settlement."""
    words, held = _words(), list[str]()
    for token, low in zip(tokens, bare, strict=True):
        if low in words.district or low in words.region:
            (said.districts if low in words.district else said.regions).extend(held[-1:])
            rest = [h for h in held[:-1] if h.casefold() not in words.settlement]
            if rest:
                said.names.append(" ".join(rest))
            held = []
        else:
            held.append(token)
    if held and not said.regions and not said.districts:  # "область Донецька"
        said.regions.extend(held)


def _settlements(names: list[str]) -> list[Entry]:
    """Settlements that have the first name, and the others too where any has both: "Бахмут (Артемівськ)"."""
    found = _named(names[0], _is_settlement)
    for other in names[1:]:
        ids = {e.id for e in _named(other, _is_settlement)}
        if ids and any(e.id in ids for e in found):
            found = [e for e in found if e.id in ids]
        elif (party := find_party(other)) is not None and party.form is Form.COUNTRY:
            found = [e for e in found if e.country == party.code]
    return found


def _is_settlement(entry: Entry) -> bool:
    return entry.kind is PlaceKind.SETTLEMENT


def _is_district(entry: Entry) -> bool:
    return entry.flag in _DISTRICTS or entry.kind is PlaceKind.DISTRICT


def _districts(word: str) -> list[Entry]:
    """The districts of that name, which stands there as a noun or as an adjective in one case or another."""
    first = _ADJECTIVE.sub(lambda m: m[1] + "ьк" + "ий", word)
    return _named(word, _is_district) or _named(first, _is_district)


def _is_region(entry: Entry) -> bool:
    return entry.kind is PlaceKind.REGION and bool(entry.admin1)


def _named(name: str, kind: Callable[[Entry], bool]) -> list[Entry]:
    """The places of a kind that have the name. Print leaves the dots of ё out, and so do lists."""
    spellings = dict.fromkeys((name, name.replace("ё", "е").replace("Ё", "Е")))
    return list({e.id: e for n in spellings for e in open_gazetteer().candidates(n) if kind(e)}.values())


def _region(words: str) -> str | None:
    """The first-level area as the gazetteer calls it, None where it has none of that name."""
    bare = " ".join(w for w in words.split() if w.strip(".").casefold() not in _words().region)
    found = {e.admin1 for e in _named(bare, _is_region)}
    return found.pop() if len(found) == 1 else _by_stem(bare)


def _by_stem(words: str) -> str | None:
    folded = key(words)
    return next((name for start, name in _words().regions if folded.startswith(key(start))), None)


def _area(said: _Said, regions: Collection[str], countries: frozenset[str]) -> Entry | None:
    """Where only an area is named: that area."""
    for word in said.districts:
        found = [e for e in _districts(word) if not regions or e.admin1 in regions]
        raions = [e for e in found if e.flag == "raion"] or found
        if len(raions) == 1:
            return raions[0]
    if len(regions) != 1:
        return None
    name = next(iter(regions))
    found = [e for e in _named(name, _is_region) if e.admin1 == name]
    near = [e for e in found if e.country in countries] or found
    return near[0] if len({e.id for e in near}) == 1 else None


def _of_registry(code: str | None) -> Entry | None:
    if code is None or not _REGISTRY.fullmatch(code):
        return None
    return open_gazetteer().by_id(f"katottg:{code}")


def _district(code: str | None) -> set[str]:
    """The district that a code of the registry lies in, by name."""
    if code is None or not _REGISTRY.fullmatch(code):
        return set()
    found = open_gazetteer().by_start(f"katottg:{code[:6]}0000000")
    return {e.name for e in found if e.flag == "raion"}


def _only(found: list[Entry]) -> Entry | None:
    if not found:
        return None
    size = {e.id: max(e.people, UNCOUNTED) for e in found}
    first = max(found, key=lambda e: (size[e.id], e.id))
    rest = max((n for i, n in size.items() if i != first.id), default=0)
    if not rest or (first.people >= LARGE and size[first.id] >= LEAD * rest):
        return first
    return None


def _km(entry: Entry, at: tuple[float, float]) -> float | None:
    if entry.lat is None or entry.lon is None or entry.precision != "settlement":
        return None
    return distance_km((entry.lat, entry.lon), at)
