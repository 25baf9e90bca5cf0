"""Which places a Ukrainian or Russian text names: forms are led back to names, and those are looked up and settled.

"У Бучі", "из Бахмута", "Нової Каховки": the endings of where.toml give the names that a form may come from, the
gazetteer says which of them exist. Which place of that name is meant is settled as for English (places_settle.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.contexts.load import Context
from solferino.extract.places_settle import settle
from solferino.extract.places_types import Found
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.places_districts import of_cities
from solferino.extract.slavic.places_spot import Spotter
from solferino.extract.slavic.places_within import area_of, unknown_place, within_areas
from solferino.extract.slavic.places_words import place_words
from solferino.extract.slavic.tables import table
from solferino.extract.slavic.words import Word
from solferino.terms.gazetteer import Gazetteer
from solferino.terms.parties import PartyFound


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
    spotted = [m for n, words in enumerate(sentences) for m in spotter.spot(words, n)]
    listed = place_words(lx.language)
    mentions = within_areas(text, spotted, listed)
    known = [m for m in mentions if m.entries]
    settled = settle(text, known, context, parties)
    found = of_cities(text, mentions, settled, listed.of_the_city)
    taken = [(f.start, f.end) for f in found]
    unknown = [m for m in mentions if not m.entries and not any(lo < m.end and m.start < hi for lo, hi in taken)]
    told = {p.code for p in parties if p.code} | {f.place.country for f in found if f.place.country}
    abroad = told.difference(table(lx.language, "where")["own_letters"])
    far = [(m, entries) for m in unknown if (entries := spotter.far(m, abroad))]
    found = [*found, *(f for m, entries in far for f in settle(text, [replace(m, entries=entries)], context, parties))]
    unknown = [m for m in unknown if not any(m is o for o, _ in far)]
    areas = {m.start: area_of(text, mentions, n, listed) for n, m in enumerate(mentions)}
    unlisted = (unknown_place(text, m, found, areas[m.start], listed) for m in unknown)
    return sorted([*found, *unlisted], key=lambda f: f.start)
