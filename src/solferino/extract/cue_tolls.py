"""Verbs by which somebody gives a toll: `put the dead at 31`, `gave the toll as 54 dead and 158 hurt`."""

from __future__ import annotations

from solferino.extract.contents import Stretch, phrase_of
from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Token

_VAGUE = ("dozen", "score", "hundred", "thousand")


def toll_of(t: Token, lx: Lexicon) -> Stretch | None:
    """The words for the toll that the verb gives; None where it gives none ("put the dead in the morgue")."""
    if t.lemma not in lx.cues.tolls_by or t.below("auxpass"):
        return None
    what = next((c for c in t.below("dobj", "ccomp", "oprd", "dative", "pobj") if _is_toll(c, lx)), None)
    at = [c for c in t.below("prep") if c.lower in lx.cues.tolls_at]
    if what is None:  # "puts at 75 the dead among them": the parser hung the dead on their number
        below = (x for c in at for x in c.subtree() if x.dep in ("appos", "pobj", "dobj", "dep"))
        what = next((x for x in below if _is_toll(x, lx)), None)
    else:
        at += [c for c in what.subtree() if c.dep == "prep" and c.lower in lx.cues.tolls_at]
    number = next((c for c in at if any(x.pos == "NUM" or x.lemma in _VAGUE for x in c.subtree())), None)
    if what is None or number is None:
        return None
    spans = [phrase_of(what), (number.start, phrase_of(number)[1])]
    return min(lo for lo, _ in spans), max(hi for _, hi in spans)


def _is_toll(t: Token, lx: Lexicon) -> bool:
    return t.lemma in lx.cues.tolls or t.lower in lx.cues.tolls
