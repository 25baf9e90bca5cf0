"""Verbs that name an act only in a turn of phrase: `opened fire`, `was held without charge`, `forced to dig`.

The turns themselves are data (acts_people.toml and those behind it); here is only how one is tried on a verb and its
tree.
"""

from __future__ import annotations

import re

from solferino.extract.lexicon import Lexicon
from solferino.extract.lexicon_acts import Naming, Turn
from solferino.extract.roles import before_auxiliary
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims import age_group
from solferino.extract.victims_words import is_person_noun

# Verbs over somebody and what is done to him: "had them locked up", "saw the men led off".
_PERCEIVES = frozenset({"have", "see", "watch", "hear", "find", "film", "witness"})
# Nouns that are a number of what follows.
_PARTS = frozenset({"dozens", "hundreds", "thousands", "scores", "tens", "several", "some", "many", "most"})

# Trades that no list has: "a manicurist", "the beekeeper"; no fist and no bookmaker's book.
_TRADE = re.compile(
    r"[a-z-]{3,}(?:ist|keeper|maker|seller|smith|worker|monger|herd|driver|ician|ologist|woman|women|master|picker|grower"
    r"|owner|singer|player|writer|fighter|teacher|hand|mate|(?<!hu)(?<!ge)man|(?<!hu)men)s?"
)


def find_turn(p: Parsed, t: Token, lx: Lexicon, around: str) -> Naming | None:
    """What the verb names together with the words beside it, in a text that says `around`; or None."""
    for turn in lx.acts.turns.get(t.lemma, ()):
        if (turn.setting is None or turn.setting.search(around)) and _fits(p, t, turn, lx):
            return turn.naming
    forced = lx.acts.forced
    if t.lemma in forced.verbs or (
        t.lemma in forced.passive_verbs and t.tag == "VBN" and t.below("auxpass") and t.below("xcomp")
    ):
        return _forced(t, lx)
    return None


def _fits(p: Parsed, t: Token, turn: Turn, lx: Lexicon) -> bool:
    if turn.tags and t.tag not in turn.tags and not ("VBN" in turn.tags and _clipped(t, lx)):
        return False
    if turn.passive and not (t.below("auxpass") or t.dep in ("acl", "conj")):
        return False
    if turn.follows is not None and not turn.follows.match(p.sentence.text, t.start - p.start):
        return False
    if turn.doers and not any(a.pos in turn.doers or _is_doer(a, turn.doers, lx) for a in _doers(t)):
        return False
    if not turn.relations:
        return True
    beside = [_meant(t, c) for c in t.below(*turn.relations)]
    if turn.naming.name == "attack":
        beside = [c for c in beside if not is_harmless(c, lx)]
    if not beside and "dobj" in turn.relations and _leaves_out(t):
        beside = [t.head]
    if "nsubjpass" in turn.relations and (not beside or t.dep == "acl"):
        beside += _suffering(t, lx)  # "a man thrown off the bridge", which the parser takes for the object
    if not (turn.forms or turn.lemmas or turn.kinds):
        return bool(beside)
    people, by_trade = "PERSON" in turn.kinds, "TRADE" in turn.kinds
    return any(
        c.lower in turn.forms
        or c.pos in turn.kinds
        or (people and is_person_noun(c.lower))
        or (by_trade and c.pos == "NOUN" and _TRADE.fullmatch(c.lower) is not None)
        or _is_one_of(c, turn.lemmas)
        for c in beside
    )


def is_harmless(t: Token, lx: Lexicon) -> bool:
    """Whether what is thrown hurts nobody: `smoke bombs`."""
    return any(x.lemma in lx.doubts.harmless for x in t.below("compound", "amod"))


def _is_one_of(t: Token, lemmas: frozenset[str]) -> bool:
    """Whether the word is one of `lemmas`, or a name with one beside it, or a number of them.

    `the nun Ada Roth`, `Father Petro`, `two of the pupils`, `dozens of men`.
    """
    if t.lemma in lemmas:
        return True
    if t.lower == "old":  # "the 14-year-old was recruited"
        years = [int(n.text) for y in t.below("npadvmod") for n in y.below("nummod") if n.text.isdigit()]
        return bool(years) and ("boy" if age_group(years[0]) == "CHILD" else "man") in lemmas
    if t.pos == "PROPN":  # a name, or what begins a sentence and was taken for one
        if t.lower in lemmas or t.lower.removesuffix("s") in lemmas:
            return True
        return any(x.lower in lemmas for x in t.below("compound", "nmod", "appos"))
    if t.pos in ("NUM", "DET", "ADJ") or t.lower in _PARTS:
        return any(x.lemma in lemmas for of in t.below("prep") if of.lower == "of" for x in of.below("pobj"))
    return False


def _is_doer(t: Token, doers: frozenset[str], lx: Lexicon) -> bool:
    """Whether the word is one of those who do it; where soldiers are, so are men under arms."""
    if _is_one_of(t, doers):
        return True
    if "soldier" not in doers or not {t.lower, t.lemma} & lx.sides.men:
        return False
    if any(x.pos in ("PROPN", "NOUN") for x in t.below("poss")):
        return True  # "the Kani brothers' men"
    behind = [x for c in t.below("prep") if c.lower in ("in", "with", "of", "under") for x in c.below("pobj")]
    if any(x.pos == "PROPN" and x.head.lower == "of" for x in behind):
        return True  # "men of the Salvation Government"
    beside = (*t.below("amod", "compound", "nmod", "acl"), *behind)
    return any(lx.sides.in_arms.fullmatch(y.lower) for x in beside for y in (x, *x.below("compound", "amod", "conj")))


def _clipped(t: Token, lx: Lexicon) -> bool:
    """`1,900 villagers trucked to jails`: a passive of headlines that the tagger takes for the past."""
    own = t.below("nsubj")
    alone = not t.below("dobj", "aux", "ccomp", "xcomp", "dative")
    return t.tag == "VBD" and t.lemma in lx.roles.headline and bool(own) and alone


def _meant(t: Token, c: Token) -> Token:
    """What a relative pronoun stands for: `rockets that landed on the camp`, `the nurses whom they had seized`."""
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


def _suffering(t: Token, lx: Lexicon) -> list[Token]:
    """Whom it was done to where the verb has no subject in the passive of its own.

    `280 boys recruited`, `a man who was held`, `were taken and held`, `had them locked up`, `40 people dragged off`.
    """
    own = t.below("nsubj")
    if own:
        seen = t.dep == "ccomp" and t.head.lemma in _PERCEIVES and not t.below("dobj", "aux", "mark")
        bare = t.tag == "VBN" and not t.below("aux", "auxpass", "dobj")  # "a video shows a man thrown off the bridge"
        return own if bare or _clipped(t, lx) or (t.tag in ("VBD", "VBN") and seen) else []
    if t.tag != "VBN":
        return []
    if t.dep == "acl" or (t.dep == "relcl" and t.below("auxpass")):
        return [t.head]
    before = before_auxiliary(t)
    if before is not None:
        return [before]  # "in Garm, a commander was captured": the parser hung him on the place
    if t.dep == "xcomp" and t.below("auxpass"):  # "he is said to have been thrown from a helicopter"
        return t.head.below("nsubjpass", "nsubj")
    return t.head.below("nsubjpass") if t.dep == "conj" and not t.below("dobj") else []


def _forced(t: Token, lx: Lexicon) -> Naming | None:
    done = t.first("xcomp", "ccomp", "advcl")
    forced = lx.acts.forced
    if done is None or done.lemma in forced.no_act:
        return None
    whom = [*t.below("dobj", "nsubjpass"), *done.below("nsubj")]
    if done.lemma not in forced.to and any(x.lemma in forced.institutions for x in whom):
        return None
    return forced.to.get(done.lemma, forced.otherwise)
