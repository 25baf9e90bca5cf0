"""With what it was done, and to which things: the words of a sentence for instruments and for objects that were hit.

The codes of weapons and targets say of which kind they were; these are the words, for whoever reads the record, and for
things that have no code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from solferino.extract.drafts import Draft
from solferino.extract.families import ON_THINGS
from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import noun_patient, verb_patient
from solferino.extract.scene_phrases import noun_phrase
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun

Stretch = tuple[int, int]

_FORCE = ("HOS", "SPO", "KIL", "CASUALTIES", "PRO", "WPR", "TOR", "LIB", "SXV")
_HITS = ("attack", "destroy", "loot", "besiege", "shoot")
_BEFORE_HEAD = ("amod", "compound", "nummod", "nmod", "quantmod", "npadvmod")


def instruments(d: Draft, lx: Lexicon) -> list[Stretch]:
    """The noun phrases of the sentence that name what it was done with, in order."""
    if not any(c.startswith(_FORCE) for c in d.codes):
        return []
    named = [t for t in d.parsed.tokens if t.tag[:2] == "NN" and t.lemma in lx.acts.instruments]
    heads = [t for t in named if not (t.dep in ("compound", "nmod") and t.head in named)]
    return [compact(t) for t in heads if not _handled(t, lx)]


def _handled(t: Token, lx: Lexicon) -> bool:
    """Whether a weapon was found, seized or owned rather than used; or names a place, an agency, a job."""
    if t.dep in ("compound", "nmod") and t.head.lemma not in lx.acts.of_weapons:
        return True
    while t.dep == "conj" and t.head.pos in ("NOUN", "PROPN"):
        t = t.head
    up = t.head
    if t.lemma in lx.acts.half_weapons and not _meant(t, lx):
        return True
    return t.dep in ("dobj", "nsubjpass", "conj") and up.lemma in lx.acts.seizes


def _meant(t: Token, lx: Lexicon) -> bool:
    """Whether "charge" or "device" is one that explodes."""
    beside = {c.lemma for c in t.below("compound", "amod", "nmod")}
    return bool(beside & (lx.acts.instruments | lx.acts.explosive)) or t.head.lemma in lx.causes.fires | lx.causes.falls


def objects(d: Draft, lx: Lexicon) -> list[Stretch]:
    """The noun phrases that name the things that were hit, taken or destroyed, in order."""
    if d.hits[0].kind not in _HITS and not any(c.startswith(ON_THINGS) for c in (*d.codes, *d.extra)):
        return []
    found = dict.fromkeys(t for spot in _spots(d, lx) for t in _listed(spot) if is_thing(t, lx))
    return sorted((compact(t)[0], _owned(t, lx)) for t in found)


def _spots(d: Draft, lx: Lexicon) -> Iterator[Token]:
    """The words that the act, and the attack it comes from, were aimed at."""
    if d.patient is not None:
        yield d.patient
    for act in (*(h.token for h in d.hits), *((d.cause,) if d.cause is not None else ())):
        found = verb_patient(act, lx) if act.is_verb else noun_patient(act, lx)
        if found is not None:
            yield found
        for prep in act.below("prep"):
            if prep.lower in lx.acts.at_things:
                yield from prep.below("pobj")


def _listed(t: Token) -> Iterator[Token]:
    """The word and those coordinated with it."""
    yield t
    for c in t.below("conj", "appos"):
        yield from _listed(c)


def is_thing(t: Token, lx: Lexicon) -> bool:
    """Whether a noun is a thing that can be hit: a building, a vehicle, a line, a field."""
    words = {t.lemma, t.lower}
    if t.tag == "NNP":
        words |= {c.lower for c in t.below("compound")}  # "the Hotel Bellmar"
    if t.tag[:2] != "NN" or words & lx.acts.military or words & lx.causes.words:
        return False
    if t.dep in ("compound", "nmod") and t.head.lemma in lx.acts.instruments:
        return False  # "a car bomb"
    armed = any(c.lemma in lx.acts.military or c.lower in lx.acts.of_arms for c in t.below("compound", "amod", "nmod"))
    return bool(words & lx.acts.things) and not armed


def compact(t: Token) -> Stretch:
    """The noun with what stands before it, without article: `two dynamite charges`, `the FENASTRAS headquarters`."""
    first = t
    for c in reversed(t.children):
        if c.i >= t.i or c.i < first.i - 6:
            continue
        if c.dep in _BEFORE_HEAD or (c.dep == "poss" and c.pos in ("NOUN", "PROPN")):
            first = min(first, _leftmost(c), key=lambda x: x.i)
        elif c.pos != "PUNCT":
            break
    return first.start, t.end


def _owned(t: Token, lx: Lexicon) -> int:
    """Where the words for a thing end: with whose it is (`the offices of the Harvel Union`), not with where it is."""
    of = next((c for c in t.below("prep") if c.lower == "of"), None)
    whose = of.first("pobj") if of is not None else None
    if of is None or whose is None or t.lemma in lx.places.areas or of.i != t.i + 1:
        return t.end
    owner = whose.lemma in lx.subjects.people or whose.lemma in lx.subjects.bodies or is_person_noun(whose.lower)
    return noun_phrase(whose, lx)[1] if owner or whose.tag == "NNP" else t.end


def _leftmost(t: Token) -> Token:
    return next((x for x in t.subtree() if x.dep != "det"), t)


def told_once(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches without those inside another."""
    kept = list(dict.fromkeys(stretches))
    return [s for s in kept if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in kept)]
