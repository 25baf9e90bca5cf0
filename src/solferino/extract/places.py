"""Which places a text names, and where they are.

Three steps: spot the names (longest match of capitalised words that the gazetteer knows, outside the names of people
and organisations), settle which place each means (what the text says it lies in, the country the document is about,
the other places, size), join the sites ("a school in Kharkiv"). A name that stays open keeps its candidates. All is
pure: the same text, gazetteer and context give the same places.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.contexts.load import Context
from solferino.extract.places_settle import settle
from solferino.extract.places_sites import join_sites
from solferino.extract.places_spot import spot
from solferino.extract.places_types import Found, PlaceToken
from solferino.extract.places_words import place_words
from solferino.terms.gazetteer import Gazetteer
from solferino.terms.parties import PartyFound, find_parties

__all__ = ["Found", "PlaceToken", "find_places"]


def find_places(
    text: str,
    tokens: Sequence[PlaceToken],
    gazetteer: Gazetteer,
    context: Context | None = None,
    *,
    language: str = "en",
    parties: Sequence[PartyFound] | None = None,
) -> list[Found]:
    """The places that `text` names, in order, never overlapping.

    `tokens` in order of the text; `context` makes its countries likelier and knows renamed places and sites; `parties`
    are those that were found in the same text (looked for where not given). All works without a context.
    """
    if parties is None:
        terms, active = (context.terms, context.countries) if context else ((), ())
        parties = find_parties(text, terms, active)
    mentions = spot(text, tokens, gazetteer, context, parties, language=language)
    return join_sites(text, settle(text, mentions, context, parties, place_words(language)), language)
