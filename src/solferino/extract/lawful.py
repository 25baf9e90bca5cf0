"""Lawful police work in the words of acts: `police arrested ten suspects`, `two men were held over the bombing`.

Who is held for an act of violence, by those whose office it is or by nobody told, was wronged by nothing that is told.
What people write, think or belong to is no such act, and being held for it is told as a detention.
"""

from __future__ import annotations

from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import verb_agent, verb_patient
from solferino.extract.tree import Parsed, Token

_VIOLENT = ("kill", "shoot", "injure", "torture", "rape", "abduct", "attack", "destroy", "loot", "mutilate")  # classes


def is_lawful(p: Parsed, t: Token, lx: Lexicon) -> bool:
    """Whether the verb tells of an arrest for violence, or of men in uniform who are to be tried."""
    words = lx.lawful
    if not t.is_verb or t.lemma not in words.takes_in:
        return False
    doer, held = verb_agent(t, lx), verb_patient(t, lx)
    if held is None or (doer is not None and not _in_office(doer, lx)):
        return False
    whys = [*_why(held, t, lx), *_why(t, t, lx)]
    if whys:
        return all(_is_violence(x, lx) for x in whys)
    if held.lemma in words.in_uniform and words.tried.search(p.sentence.text):
        return True  # "two soldiers have been arrested and are awaiting trial"
    known = held.lemma in words.suspects and t.lemma in words.by_law  # who is only detained may be anybody's captive
    return known and doer is not None and doer.pos != "PRON"


def _in_office(doer: Token, lx: Lexicon) -> bool:
    """Whether it is the police or a court's men; "they" and "who" are left open."""
    beside = [x for c in doer.below("compound", "amod", "nmod", "poss") for x in c.subtree()]
    if any(x.lower in lx.lawful.usurped for x in beside):
        return False  # whom occupiers hold for what is theirs to say
    words = (x.lower for x in (doer, *beside))
    return doer.pos == "PRON" or doer.lower in lx.cues.relative or any(x in lx.lawful.office for x in words)


def _why(at: Token, t: Token, lx: Lexicon) -> list[Token]:
    """What somebody is held for, by the words behind: `over the murder`, `in connection with the attack`, `suspected of
    guiding the strike`."""
    words, out = lx.lawful, list[Token]()
    for c in at.children:
        if c.i < max(at.i, t.i if at is t else at.i):
            continue
        if c.dep == "prep" and c.lower in words.held_for:
            out += _behind(c)
        elif c.dep == "prep" and c.lower == "in" and any(_is_violence(x, lx) for x in _behind(c)):
            out += _behind(c)  # "arrested in the shooting of two men"
        elif c.dep == "prep":
            for link in c.below("pobj"):
                out += [x for w in link.below("prep") for x in _behind(w)] if link.lemma in words.links else []
        elif c.dep in ("acl", "relcl", "advcl") and c.lemma in words.suspected:
            out += [x for w in c.below("prep") for x in _behind(w)]
    return out


def _behind(prep: Token) -> list[Token]:
    return prep.below("pobj", "pcomp")


def _is_violence(t: Token, lx: Lexicon) -> bool:
    """Whether it is an act of violence, or a part in one."""
    naming = lx.acts.verbs.get(t.lemma) if t.is_verb else lx.acts.nouns.get(t.lemma)
    if naming is not None and naming.name in _VIOLENT:
        return True
    if t.lemma not in lx.lawful.does | lx.claims.part_in | lx.roles.light:
        return False
    below = [x for c in t.below("prep") for x in _behind(c)]
    return any(_is_violence(x, lx) for x in (*t.below("dobj"), *below))
