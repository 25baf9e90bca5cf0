"""Which places a Ukrainian or Russian text names: forms are led back to names, and those are looked up and settled.

"У Бучі", "из Бахмута", "Нової Каховки": the endings of where.toml give the names that a form may come from, the
gazetteer says which of them exist. Which place of that name is meant is settled as for English (places_settle.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.contexts.load import Context
from solferino.extract.places_settle import settle
from solferino.extract.places_types import Found, Mention
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.places_districts import of_cities
from solferino.extract.slavic.places_spot import Spotter
from solferino.extract.slavic.places_words import place_words
from solferino.extract.slavic.tables import table
from solferino.extract.slavic.words import Word
from solferino.model.place import Place, PlaceKind
from solferino.terms.gazetteer import Gazetteer
from solferino.terms.parties import PartyFound

_SURE_UNKNOWN = 0.4
_AREAS = (PlaceKind.REGION, PlaceKind.DISTRICT)


def find_slavic_places(
    text: str,
    sentences: Sequence[Sequence[Word]],
    gazetteer: Gazetteer,
    context: Context | None,
    lx: SlavicLexicon,
    *,
    parties: Sequence[PartyFound] = (),
) -> list[Found]:
    """The places named in the sentences, in order, never overlapping."""
    spotter = Spotter(text, gazetteer, context, lx, {p.code for p in parties if p.code is not None})
    mentions = [m for n, words in enumerate(sentences) for m in spotter.spot(words, n)]
    known = [m for m in mentions if m.entries]
    settled = settle(text, _within_areas(text, known), context, parties)
    found = of_cities(text, known, settled, place_words(lx.language).of_the_city)
    taken = [(f.start, f.end) for f in found]
    unknown = [m for m in mentions if not m.entries and not any(lo < m.end and m.start < hi for lo, hi in taken)]
    told = {p.code for p in parties if p.code} | {f.place.country for f in found if f.place.country}
    abroad = told.difference(table(lx.language, "where")["own_letters"])
    far = [(m, entries) for m in unknown if (entries := spotter.far(m, abroad))]
    found = [*found, *(f for m, entries in far for f in settle(text, [replace(m, entries=entries)], context, parties))]
    unknown = [m for m in unknown if not any(m is o for o, _ in far)]
    return sorted([*found, *(_unknown(text, m, found) for m in unknown)], key=lambda f: f.start)


def _within_areas(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that the text places in a region next to them with the readings that lie in it."""
    out = list(mentions)
    for n, m in enumerate(mentions):
        beside = [mentions[i] for i in (n + 1, n - 1, n + 2) if 0 <= i < len(mentions)]
        for area in beside:
            gap = text[m.end : area.start] if area.start >= m.end else text[area.end : m.start]
            if area.hint is not PlaceKind.REGION or len(gap) > 24 or "." in gap.strip(" .")[1:] or "\n" in gap:
                continue
            inner = tuple(e for e in m.entries if e.admin1 and e.admin1 in {a.admin1 for a in area.entries})
            if inner and m.hint is not PlaceKind.REGION:
                out[n] = replace(m, entries=inner)
                break
    return out


def _unknown(text: str, m: Mention, known: Sequence[Found]) -> Found:
    """A place under its own name, in the region that stands beside it where one does."""
    beside = next((f.place for f in known if 0 <= f.start - m.end <= 3 and f.place.kind in _AREAS), None)
    admin1, country = (beside.admin1, beside.country) if beside is not None else (None, None)
    place = Place(text[m.start : m.end], m.name, m.hint or PlaceKind.SETTLEMENT, admin1=admin1, country=country)
    return Found(m.start, m.end, place, m.name_start, m.name_end, "unknown", None, _SURE_UNKNOWN)
