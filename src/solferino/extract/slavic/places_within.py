"""Villages in the area that the text puts them in: `в селе Каменка Шебекинского округа` is none of the larger ones that
have its name, however well known they are.

Where a village lies the text says by a genitive right behind it, or by the area right before it. If the gazetteer has
none of that name there, the text is believed: the place keeps its name and lies in that area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.places_pins import lies_in
from solferino.extract.places_types import Found, Mention
from solferino.extract.slavic.places_words import PlaceWords
from solferino.model.place import Place, PlaceKind
from solferino.terms.gazetteer import Entry

_SURE_UNKNOWN = 0.4
_AREAS = (PlaceKind.REGION, PlaceKind.DISTRICT)
_KNOWN = 300_000  # people: so large a city is itself, whatever stands behind it
_BESIDE = 24  # characters between a place and a region that tells which of its namesakes is meant
_NEXT = 3  # characters between a name that no gazetteer has and its area


def within_areas(text: str, mentions: Sequence[Mention], words: PlaceWords) -> list[Mention]:
    """The mentions, those that the text places in an area with the readings that lie in it, or with none where none
    does."""
    out = list(mentions)
    for n in range(len(out) - 1, -1, -1):
        m, area = out[n], area_of(text, out, n, words)
        if area is None:
            out[n] = _beside_region(text, out, n)
            continue
        inner = tuple(e for e in m.entries if any(_within(e, a) for a in area.entries))
        one = len({(a.country, a.admin1) for a in area.entries}) == 1
        small = all(e.people < _KNOWN and e.admin1 for e in m.entries)
        out[n] = replace(m, entries=inner if inner or (one and small) else m.entries)
    return out


def area_of(text: str, mentions: Sequence[Mention], n: int, words: PlaceWords) -> Mention | None:
    """The smallest area with an entry that the text says a place lies in, None for a region or where none stands there.

    Behind it in the genitive (`Петровка Глушковского района Курской области`), else before a village that a
    preposition and its kind introduce (`в Курской области в посёлке Ивановка`).
    """
    m = mentions[n]
    if m.hint is PlaceKind.REGION:
        return None
    at = n + 1
    while at < len(mentions) and mentions[at].hint in _AREAS and text[mentions[at - 1].end : mentions[at].start] == " ":
        if mentions[at].entries:
            return mentions[at]
        at += 1
    before = mentions[n - 1] if n and m.hint is PlaceKind.SETTLEMENT else None
    if before is None or before.hint not in _AREAS or not before.entries:
        return None
    return before if text[before.end : m.start].strip(" ,").lower() in words.before else None


def unknown_place(text: str, m: Mention, known: Sequence[Found], area: Mention | None, words: PlaceWords) -> Found:
    """A place under its own name, in the area that stands beside it where one does: `area`, else a region, or what it
    lies on a side of (`в селении Хас на юге Идлиба`)."""
    found = next((f.place for f in known if area is not None and f.start == area.start), None)
    found = found or next((f.place for f in known if _holds(text, m, f, words)), None)
    admin1, country = (found.admin1, found.country) if found is not None else (None, None)
    place = Place(text[m.start : m.end], m.name, m.hint or PlaceKind.SETTLEMENT, admin1=admin1, country=country)
    return Found(m.start, m.end, place, m.name_start, m.name_end, "unknown", None, _SURE_UNKNOWN)


def _holds(text: str, m: Mention, f: Found, words: PlaceWords) -> bool:
    if 0 <= f.start - m.end <= _NEXT and f.place.kind in _AREAS:
        return True
    return f.start > m.end and words.side_of.fullmatch(text[m.end : f.start].strip()) is not None


def _within(entry: Entry, area: Entry) -> bool:
    """Whether a place lies in an area, or in the district of a town that is all the gazetteer has of it."""
    around = replace(area, kind=PlaceKind.DISTRICT) if area.kind is PlaceKind.SETTLEMENT else area
    return entry.id == area.id or lies_in(entry, around)


def _beside_region(text: str, mentions: Sequence[Mention], n: int) -> Mention:
    """The mention with the readings that lie in a region named near by, if any do."""
    m = mentions[n]
    for area in (mentions[i] for i in (n + 1, n - 1, n + 2) if 0 <= i < len(mentions)):
        gap = text[m.end : area.start] if area.start >= m.end else text[area.end : m.start]
        if area.hint is not PlaceKind.REGION or len(gap) > _BESIDE or "." in gap.strip(" .")[1:] or "\n" in gap:
            continue
        inner = tuple(e for e in m.entries if e.admin1 and e.admin1 in {a.admin1 for a in area.entries})
        if inner and m.hint is not PlaceKind.REGION:
            return replace(m, entries=inner)
    return m
