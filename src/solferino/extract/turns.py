"""Verbs that name an act only in a turn of phrase: `opened fire`, `was held without charge`, `forced to dig`.

The turns themselves are data (acts.toml); here is only how one is tried on a verb and its tree.
"""

from __future__ import annotations

from solferino.extract.lexicon import Lexicon
from solferino.extract.lexicon_acts import Naming, Turn
from solferino.extract.parse import Parsed, Token
from solferino.extract.roles import before_auxiliary
from solferino.extract.victims_words import is_person_noun


def find_turn(p: Parsed, t: Token, lx: Lexicon) -> Naming | None:
    """What the verb names together with the words around it, or None."""
    for turn in lx.acts.turns.get(t.lemma, ()):
        if _fits(p, t, turn):
            return turn.naming
    forced = lx.acts.forced
    if t.lemma in forced.verbs or (
        t.lemma in forced.passive_verbs and t.tag == "VBN" and t.below("auxpass") and t.below("xcomp")
    ):
        return _forced(t, lx)
    return None


def _fits(p: Parsed, t: Token, turn: Turn) -> bool:
    if turn.tags and t.tag not in turn.tags:
        return False
    if turn.passive and not (t.below("auxpass") or t.dep in ("acl", "conj")):
        return False
    if turn.follows is not None and not turn.follows.match(p.sentence.text, t.start - p.start):
        return False
    if turn.doers and not any(a.lemma in turn.doers or a.pos in turn.doers for a in _doers(t)):
        return False
    if not turn.relations:
        return True
    beside = [_meant(t, c) for c in t.below(*turn.relations)]
    if not beside and "dobj" in turn.relations and _leaves_out(t):
        beside = [t.head]
    if not beside and "nsubjpass" in turn.relations:
        beside = _suffering(t)
    if not (turn.forms or turn.lemmas or turn.kinds):
        return bool(beside)
    people = "PERSON" in turn.kinds
    return any(
        c.lower in turn.forms or c.lemma in turn.lemmas or c.pos in turn.kinds or (people and is_person_noun(c.lower))
        for c in beside
    )


def _meant(t: Token, c: Token) -> Token:
    """What a relative pronoun stands for: `rockets that landed on the camp`."""
    return t.head if t.dep == "relcl" and _relative(c) else c


def _relative(c: Token) -> bool:
    """Whether a word is a relative pronoun; the parser takes "that" for a conjunction at times."""
    return c.tag in ("WDT", "WP") or (c.lower == "that" and c.tag in ("IN", "DT"))


def _leaves_out(t: Token) -> bool:
    """`the mines engineers had laid`: the object of the verb is the noun before, and no word stands for it."""
    return t.dep == "relcl" and any(not _relative(c) for c in t.below("nsubj")) and not t.below("dobj")


def _doers(t: Token) -> list[Token]:
    """Who does it: the subject, or that of the verb it is coordinated with, or who follows `by`."""
    found = [_meant(t, c) for c in t.below("nsubj")]
    if not found and t.dep in ("conj", "advcl", "xcomp") and t.head.is_verb:
        found = t.head.below("nsubj")
    return [*found, *(x for by in t.below("agent") for x in by.below("pobj"))]


def _suffering(t: Token) -> list[Token]:
    """Whom it was done to where the verb has no subject of its own.

    `280 boys recruited`, `a man who was held`, `were taken and held`.
    """
    if t.tag != "VBN":
        return []
    if t.dep == "acl" or (t.dep == "relcl" and t.below("auxpass")):
        return [t.head]
    before = before_auxiliary(t)
    if before is not None:
        return [before]  # "in Garm, a commander was captured": the parser hung him on the place
    if not t.below("aux", "auxpass", "dobj") and t.below("nsubj"):  # "a video shows a man thrown off the bridge"
        return t.below("nsubj")
    if t.dep == "xcomp" and t.below("auxpass"):  # "he is said to have been thrown from a helicopter"
        return t.head.below("nsubjpass", "nsubj")
    return t.head.below("nsubjpass") if t.dep == "conj" and not t.below("nsubj", "dobj") else []


def _forced(t: Token, lx: Lexicon) -> Naming | None:
    done = t.first("xcomp", "ccomp", "advcl")
    forced = lx.acts.forced
    if done is None or done.lemma in forced.no_act:
        return None
    whom = [*t.below("dobj", "nsubjpass"), *done.below("nsubj")]
    if done.lemma not in forced.to and any(x.lemma in forced.institutions for x in whom):
        return None
    return forced.to.get(done.lemma, forced.otherwise)
