"""Deeds of peace in the words of acts: prices hit a town, a bear attacks, a school expels, a barrel bomb is on show.

Everyday life names acts by the same verbs. What tells it from them is who did it, or to what it was done.
"""

from __future__ import annotations

from solferino.extract.lawful import is_lawful
from solferino.extract.lexicon import Lexicon
from solferino.extract.lexicon_peace import Deed
from solferino.extract.lexicon_section import Words
from solferino.extract.roles import climb, noun_agent, noun_patient, verb_agent, verb_patient
from solferino.extract.tree import Parsed, Token
from solferino.extract.triggers import Hit
from solferino.extract.victims_words import is_person_noun

_AT = ("on", "at", "upon")
_ONE = ("he", "she", "him", "her")
_BANNED = "HOS-17"  # weapons whose name alone tells of their use


def of_peace(p: Parsed, h: Hit, lx: Lexicon) -> bool:
    """Whether the act at the hit is one of everyday life."""
    if h.code == _BANNED and not h.token.is_verb and _only_had(h.token, lx):
        return True
    if (h.code == "LIB-01" and is_lawful(p, h.token, lx)) or _dismissed(h.token):
        return True
    verb = h.token.lemma
    near = [d for d in lx.peace.deeds if (not d.kinds or h.kind in d.kinds) and (not d.verbs or verb in d.verbs)]
    if not near:
        return False
    doers, done_to = _doers(h.token, lx), _done_to(h.token, lx)
    return any(_is(d, doers, done_to) and not (d.unarmed and armed(p, lx)) for d in near)


def _dismissed(t: Token) -> bool:
    """`The club fired its coach on Saturday`: who is fired lost his work; those fired at are fired on, or at."""
    whom = t.below("dobj", "nsubjpass") if t.lemma == "fire" and t.is_verb else []
    at = any(c.lower in _AT and not c.below("pobj") for c in t.below("prep", "prt"))
    return not at and any(c.pos == "PROPN" or is_person_noun(c.lower) or c.lower in _ONE for c in whom)


def _is(deed: Deed, doers: set[str], done_to: set[str]) -> bool:
    return (not deed.doers or bool(deed.doers & doers)) and (not deed.of or bool(deed.of & done_to))


def _doers(t: Token, lx: Lexicon) -> set[str]:
    """Who or what did it, also "a gang of teenagers"; a rain of rockets is no rain, a strike of nurses is strikers."""
    agents = [verb_agent(t, lx)] if t.is_verb else noun_agent(t, lx)
    out = set()
    for a in agents:
        if a is None:
            continue
        parts = _parts(a)
        if a.lemma == "strike" and any(x.lemma in lx.doubts.strikers for x in a.subtree()):
            out.add("strikers")
        out |= {x.lemma for x in parts if not (x is a and len(parts) > 1 and a.lemma in lx.peace.made_of)}
    return out


def _done_to(t: Token, lx: Lexicon) -> set[str]:
    """To whom or what it was done: "thousands of cattle" are cattle, and so is what was fired at."""
    found = verb_patient(t, lx) if t.is_verb else noun_patient(t, lx)
    own = [*t.below("dobj", "nsubjpass"), *([found] if found is not None else [])]
    own += [x for a in (t, *own) for c in a.below("prep") if c.lower in ("at", "on") for x in c.below("pobj")]
    return {x.lemma for a in own for x in _parts(a)}


def _parts(a: Token) -> list[Token]:
    """The noun and those of whom or which it is so many, or a group."""
    return [a, *(x for c in a.below("prep") if c.lower == "of" for x in c.below("pobj"))]


def _only_had(t: Token, lx: Lexicon) -> bool:
    """Whether a weapon is only kept, traded or shown, where its name would tell that it was used."""
    top = climb(t, lx)[-1]
    while top.dep in ("compound", "amod", "nmod"):
        top = top.head  # "napalm canisters"
    up = top.head if top.dep != "pobj" else top.head.head
    if up.lemma in lx.peace.shown:
        return bool(up.below("auxpass", "nsubjpass"))
    return up.is_verb and up.lemma in lx.peace.had


def armed(p: Parsed, lx: Lexicon, but: Words = frozenset()) -> bool:
    """Whether the sentence names a weapon, what is done with one, or somebody who bears arms, by other words than
    those of `but`."""
    known = (lx.acts.military, lx.acts.weapon, lx.acts.instruments, lx.peace.ranks, lx.peace.with_arms)
    told = (t.lemma for t in p.tokens if t.lower != "fire" and not t.is_verb and t.lemma not in but)
    return any(lemma in words for lemma in told for words in known)
