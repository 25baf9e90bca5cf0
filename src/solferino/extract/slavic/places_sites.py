"""Places told by what stands around them: a town by its adjective before a site, a village behind a strike.

`Херсонський художній музей`, `Краматорский аэродром`: only before words for what a town has one or a few of
(where.toml, `site`); before other nouns such an adjective is a district, a surname or a side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.places_forms import Forms
from solferino.extract.slavic.places_words import PlaceWords
from solferino.extract.slavic.verbs import ACTIVE
from solferino.extract.slavic.words import Word
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry, Gazetteer

_BETWEEN = 2  # adjectives between that of the town and the noun
_TOWN = 3_000  # people: a smaller place has no adjective that readers know
_AT = frozenset(("по", "на"))  # prepositions of what is struck, in both languages
_STRIKES = ("attack", "destroy", "torture")  # by their first words: "били по", "били"
_STRUCK = 5  # words from the strike to its place


def is_struck(before: Sequence[Word], lx: SlavicLexicon) -> bool:
    """`били по Підлипівці`, `удар по Подлиповке`: behind a strike and its preposition stands a place."""
    direct = lx.acts.get(before[-1].low)
    if direct is not None and direct.kind == "attack" and direct.voice == ACTIVE:
        return before[-1].low not in lx.loose  # "бомбила Хан-Юніс"
    if before[-1].low not in _AT:
        return False
    near = [w.low for w in before[-_STRUCK:]]
    acts = [lx.acts.get(low) for low in near]
    return any(act is not None and act.kind in _STRIKES for act in acts) or any(low in lx.strike_things for low in near)


def names_person(lx: SlavicLexicon, *words: Word) -> bool:
    """Whether one of two words is known to be of a person or a capital, so that they are no place together."""
    known = (w.low in lx.metonyms or lx.speakers.get(w.low) or lx.people.get(w.low) for w in words)
    return any(known)


def town_of_site(
    words: Sequence[Word],
    at: int,
    lx: SlavicLexicon,
    listed: PlaceWords,
    gazetteer: Gazetteer,
    *,
    worth: Callable[[Entry], float],
) -> tuple[Entry, ...]:
    """The towns that the adjective at `at` may be of, none where no site stands behind it."""
    word, forms = words[at], Forms(listed)
    if not forms.is_adjective(word.low, any_case=True):
        return ()
    for behind in words[at + 1 : at + 2 + _BETWEEN]:
        if behind.low in listed.site:
            break
        if not behind.is_word or behind.capital or not lx.case_of(behind.low, "adjective"):
            return ()
    else:
        return ()
    found = [
        tuple(e for e in gazetteer.candidates(name) if e.kind is PlaceKind.SETTLEMENT and e.rank < 2)
        for name in forms.towns_of(word.text)
    ]
    best = max((e for e in found if e), key=lambda e: max(map(worth, e)), default=())
    return best if best and max(e.people for e in best) >= _TOWN else ()
