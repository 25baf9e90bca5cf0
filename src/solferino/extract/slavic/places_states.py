"""Countries that are told for who does something or whose a thing is, and not for where it was.

Where something happens the grammar says by a preposition ("в Росії") or by a genitive behind words for ground ("міста
Росії"). `Росія утримує`, `оккупация Украиной`, `удар Росії`, `гімн Росії` say nothing of where: a strike would else lie
in the country that it came from.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.slavic.sides import Side
from solferino.extract.slavic.words import Stems, Word

_NEAR = 2  # words before a country in which its preposition stands: "над усією Україною"


def is_no_ground(s: Side, words: Sequence[Word], located: frozenset[str], owned: Stems[str]) -> bool:
    """Whether a country is no place here. `located`: prepositions of place and way; `owned`: what a country does or
    has, behind which its genitive says whose it is."""
    before = [w for w in words if w.end <= s.start][-_NEAR:]
    if not s.state:
        return False
    if s.case == "nom":
        return not before or before[-1].low not in located
    if s.case == "ins":
        return not any(w.low in located for w in before)
    return bool(before) and before[-1].low in owned
