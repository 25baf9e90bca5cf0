"""Mended trees: headlines and captions, which leave auxiliaries and articles out. The model has the school bomb
somebody, and the wounded report."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_hang import SUBJECTS, hang, stand_for
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun

# Classes of acts.toml whose verbs can be done to a thing.
_TO_THINGS = ("attack", "destroy", "loot", "shoot")
# Classes whose verbs can be done to people, and have an object where somebody does it.
_TO_PEOPLE = ("kill", "injure", "detain", "abduct")
# What hangs on a verb only where its subject does it.
_ACTIVE = ("dobj", "aux", "prt", "ccomp", "xcomp", "dative", "conj")
_BEHIND = ("ADP", "ADV", "PUNCT", "CONJ", "CCONJ", "SCONJ")
_NOT_BARE = ("det", "poss", "nummod")


def was_reported(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make a passive of `Seven people reported wounded` and `12 reported to have been killed`: nobody reports there."""
    if verb.lemma not in lx.cues.hearsay or verb.tag not in ("VBD", "VBN"):
        return
    who = next((t for t in tokens[: verb.i] if t.head is verb and t.dep == "nsubj"), None)
    harm = next((t for t in tokens[verb.i + 1 :] if t.head is verb and t.dep in ("xcomp", "acl", "oprd")), None)
    if who is None or harm is None or harm.tag != "VBN" or any(t.head is verb and t.dep == "aux" for t in tokens):
        return
    before = [t for t in tokens[verb.i + 1 : harm.i] if t.head is harm]
    told = not before and harm.i == verb.i + 1
    if told or (before and before[0].tag == "TO"):
        who.dep, verb.tag = "nsubjpass", "VBN"


def was_hit(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make a passive of `School bombed in Harvel` and `Clinic struck by rockets`: the model lets the school bomb."""
    naming = lx.acts.verbs.get(verb.lemma)
    what = next((t for t in tokens[: verb.i] if t.head is verb and t.dep == "nsubj"), None)
    if naming is None or what is None or naming.name not in (*_TO_THINGS, *_TO_PEOPLE):
        return
    own_subject = {t.head.i for t in tokens if t.dep in SUBJECTS}
    below = [
        t for t in tokens if t.head is verb and not (t.dep == "conj" and t.i in own_subject)
    ]  # "Man killed, six hurt"
    behind = tokens[verb.i + 1].pos if verb.i + 1 < len(tokens) else "PUNCT"
    by = any(t.dep == "agent" for t in below)
    if behind not in _BEHIND and (not by or behind == "NUM"):  # "ten men killed last month by rebels"
        return  # an object may stand there that the model hung elsewhere
    if any(t.dep in _ACTIVE and not (by and t.dep == "conj") for t in below):
        return
    where = [t.lemma for t in tokens[verb.i :] if t.head.head is verb and t.dep == "pobj" and t.head.lower == "in"]
    limb = naming.name == "shoot" and not lx.whom.body_parts.isdisjoint(where)
    may_be = is_person_noun(what.lower) if naming.name in _TO_PEOPLE else _is_thing(tokens, what, lx)
    if by or limb or (may_be and _is_bare(tokens, what)):
        what.dep, verb.tag = "nsubjpass", "VBN"


def being_done(tokens: Sequence[Token], being: Token) -> None:
    """Hang `CCTV of a hospital being struck` on the CCTV: the model takes it for what was struck."""
    verb = being.head
    what = tokens[being.i - 1] if being.i else being
    shown = next((t for t in tokens[: being.i] if t.head is verb and t.dep in SUBJECTS), None)
    of = what.head
    if shown is None or of.head is not shown or of.lower != "of" or what.dep != "pobj" or verb.dep != "ROOT":
        return
    if not any(t.head is verb and t.dep == "aux" for t in tokens) and stand_for(shown, verb):
        hang(verb, what, "acl")


def were_they(tokens: Sequence[Token], be: Token, lx: Lexicon) -> None:
    """Turn `Killed were a man, his wife and their baby`: the model takes the first word for its subject."""
    done = tokens[be.i - 1]
    who = next((t for t in tokens[be.i :] if t.head is be and t.dep == "attr"), None)
    if done.tag != "VBN" or done.lemma not in lx.acts.verbs or who is None or not stand_for(done, be):
        return
    for t in tokens[be.i :]:
        if t.head is be:
            hang(t, done, "nsubjpass" if t is who else t.dep)
    hang(be, done, "auxpass")


def stood_alone(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make a sentence of `Church damaged in Harvel`, which the model takes for a noun and its participle."""
    what, naming = verb.head, lx.acts.verbs.get(verb.lemma)
    if naming is None or naming.name not in _TO_THINGS or what.dep != "ROOT" or what.i > verb.i:
        return
    if _is_bare(tokens, what) and _is_thing(tokens, what, lx) and stand_for(verb, what):
        verb.dep = "ROOT"
        hang(what, verb, "nsubjpass")
        for t in tokens:
            if t.head is what and t.i > verb.i and t.dep in ("punct", "prep", "npadvmod"):
                hang(t, verb, t.dep)


def common_noun(first: Token, lx: Lexicon) -> None:
    """Make a noun of `House destroyed in Harvel` and `Journalist killed`: the model takes the first word for a name."""
    alone = first.head.i == first.i + 1 and first.head.lemma in lx.acts.verbs
    known = first.lower in lx.acts.things or is_person_noun(first.lower)
    if first.tag == "NNP" and first.dep in SUBJECTS and alone and known:
        first.tag, first.pos, first.lemma = "NN", "NOUN", first.lower


def _is_bare(tokens: Sequence[Token], what: Token) -> bool:
    """Whether a noun opens the line with no article: `School`, `Residential buildings`."""
    before = tokens[: what.i]
    return what.tag in ("NN", "NNS") and all(t.head is what and t.dep not in _NOT_BARE for t in before)


def _is_thing(tokens: Sequence[Token], what: Token, lx: Lexicon) -> bool:
    """Whether it can only be hit: a building, a vehicle, a column of cars; no army's and no bomb.

    things.is_thing asks much the same of a finished tree; while words are hung elsewhere none has children yet.
    """
    parts = [what, *(t for t in tokens[: what.i] if t.head is what)]
    for of in (t for t in tokens[what.i :] if t.head is what and t.lower == "of"):
        parts += [t for t in tokens[of.i :] if t.head is of or t.head.head is of]
    if is_person_noun(what.lower) or any(t.lemma in lx.acts.military or t.lower in lx.acts.of_arms for t in parts):
        return False
    return any(t.lemma in lx.acts.things for t in parts if t.tag[:2] == "NN")
