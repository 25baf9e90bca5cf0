"""What a verb is as a cue, beside what the lists say: of a mind, of responsibility, sworn, quoted, a rumour."""

from __future__ import annotations

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Token

CLAUSES = ("ccomp", "xcomp")


def is_rumour(t: Token, lx: Lexicon) -> bool:
    """Whether those who say it are reports of nobody: `unconfirmed reports`, but not `the mission's reports`."""
    if t.lemma not in lx.claims.hearsay or t.tag not in ("NNS", "NNPS"):
        return any(c.lower in lx.claims.unconfirmed for c in t.below("amod"))
    return not t.below("det", "poss") and not any(c.pos == "PROPN" for c in t.below("compound", "nmod", "amod"))


def is_credible(t: Token, lx: Lexicon) -> bool:
    """Whether those who say it are `credible reports`."""
    return t.lemma in lx.claims.hearsay and any(c.lower in lx.claims.credible for c in t.below("amod"))


def is_sworn(t: Token, lx: Lexicon) -> bool:
    """`swears that soldiers shot them`: no wish, where the clause has a subject and tells what happened."""
    clauses = t.below("ccomp") if t.lemma in lx.cues.sworn else []
    return any(c.tag in ("VBD", "VBN") and c.below("nsubj", "nsubjpass") for c in clauses)


def as_saying(t: Token) -> Token | None:
    """What is said in `quoted a nurse as saying that …`."""
    for prep in t.below("prep"):
        for saying in prep.below("pcomp") if prep.lower == "as" else ():
            return saying.first(*CLAUSES)
    return None


def held_responsible(t: Token, lx: Lexicon) -> Token | None:
    """The adjective of `relatives hold the army responsible for the deaths`."""
    if t.lemma != "hold":
        return None
    behind = (c for x in t.below("dobj") for c in x.below("amod") if c.i > x.i)
    words = (*t.below("oprd", "ccomp", "acomp"), *behind)
    return next((c for c in words if c.lower in lx.proceedings.responsible), None)


def owns_up(t: Token, lx: Lexicon) -> bool:
    """Whether it is a verb over somebody's responsibility: `claimed responsibility for it`."""
    return t.lemma in lx.proceedings.bears and any(c.lemma in lx.proceedings.responsible for c in t.below("dobj"))


def is_unclaimed(t: Token, lx: Lexicon) -> bool:
    """`nobody has claimed responsibility for it`, `there was no claim of responsibility for it`: that nobody owns up
    does not say that it did not happen."""
    if t.lemma not in lx.proceedings.responsible:
        return False
    up = t.head.head if t.dep == "pobj" else t.head
    return (up.lemma in lx.sides.admits or up.lemma in lx.proceedings.bears) and _by_nobody(up, lx)


def no_one_owns_up(t: Token, lx: Lexicon) -> bool:
    """`No group has claimed the blast`: what nobody says goes on from nobody's words."""
    owns = t.is_verb and t.lemma in lx.sides.admits and not t.below("neg", "auxpass")
    return is_unclaimed(t, lx) or (owns and _by_nobody(t, lx))


def _by_nobody(up: Token, lx: Lexicon) -> bool:
    words = lx.stance.negative_subjects | lx.stance.negative_determiners
    who = up.below("nsubj", "det")
    return bool(up.below("neg")) or any(x.lower in words for c in who for x in (c, *c.below("det", "neg")))


def is_persuaded(t: Token, lx: Lexicon) -> bool:
    """`is convinced that …`, where the parser sees a passive."""
    return t.tag == "VBN" and t.lower in lx.cues.minded and bool(t.below("auxpass")) and bool(t.below(*CLAUSES))


def minded(t: Token, lx: Lexicon) -> Token | None:
    """The adjective of `is sure that …`, `made clear that …`, `was worried about …`."""
    if t.lemma in lx.cues.minded_verbs:
        for c in t.below("acomp", "oprd", "ccomp", "amod"):
            if c.lower in lx.cues.minded and c.i > t.i:
                return c
    return None
