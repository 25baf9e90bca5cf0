"""Whether a word means people: the tree gives shelled houses, taken towns and uprooted trees as patients, too."""

from __future__ import annotations

from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun
from solferino.extract.whom_phrase import Sought
from solferino.model import Victims

# Codes of acts that are done to people, or hit them as well.
ON_PEOPLE = ("KIL", "LIB", "DEP", "SXV", "CASUALTIES", "MIS", "CON", "TOR", "HOS", "BODIES", "PER")
_ON_ONE = ("LIB", "KIL", "SXV", "TOR")


def is_people(s: Sought, t: Token, v: Victims, *, bare: bool) -> bool:
    """Whether the patient `t`, read as `v`, is people; `bare`: a pronoun or a number, which takes them from before."""
    d, lx, acts = s.draft, s.lx, s.lx.acts
    if t.lemma == "side" or (t.lemma in acts.things and t.lemma not in acts.civilian and _is_hit(d)):
        return False  # "violations on the Karsian side": whose they are; "the Academic Theatre was destroyed"
    of_things = d.hits[0].kind in ("destroy", "loot") and not any(c.unit == "persons" for c in s.counts)
    if t.pos == "NUM" and of_things and v.status is None:
        return False  # "80 houses were hit and 60 were destroyed"
    if t.pos == "NOUN" and t.lemma in acts.structures and not is_person_noun(t.lower) and not bare:
        return False  # "a civilian car"
    if v.status or v.sex or v.age or bare:
        return t.lemma not in acts.objects or t.lemma in acts.civilian
    if _is_hit(d) and t.pos == "NOUN" and not _means_people(t, lx):
        return False  # "uprooted 200 olive trees"
    if v.party:  # "the Karsian embassy": of a side, and a thing
        return not (t.lemma in acts.objects or t.lemma in acts.things) or t.lemma in acts.civilian
    return (
        v.low is not None
        or v.share is not None
        or v.qualifier is not None
        or (t.pos == "PROPN" and d.head.lemma not in lx.whom.on_towns)
        or _means_people(t, lx)
    )


def is_one(s: Sought, t: Token) -> bool:
    """Whether a singular noun with an article stands for one person: `a bomb maker was arrested`."""
    words, acts = s.lx.whom, s.lx.acts
    if t.tag in ("NNP", "JJ") and any(c.lower == "one" for c in t.below("nummod")):
        return True  # "one Afghan"
    known = acts.objects.keys() | acts.things | acts.military | words.collective
    if t.tag != "NN" or t.lemma in known or t.below("conj") or not s.draft.codes[0].startswith(_ON_ONE):
        return False
    of = [x for c in t.below("prep") if c.lower == "of" for x in c.below("pobj")]
    if any(x.tag in ("NNS", "NNPS", "PRP") for x in of):
        return False  # "a third of the prisoners", "a group of them"
    described = t.below("compound", "amod", "relcl", "acl", "prep") != []
    return described and any(c.lower in words.of_one for c in t.below("det"))


def _means_people(t: Token, lx: Lexicon) -> bool:
    """Whether the noun is one for people."""
    acts = lx.acts
    if t.lemma in acts.civilian and t.lemma not in acts.structures:
        return True  # but "ambushed a bus"
    people = (acts.military, lx.subjects.people, lx.whom.also_people)
    return any(t.lemma in words for words in people) or (is_person_noun(t.lower) and t.lower not in acts.things)


def _is_hit(d: Draft) -> bool:
    return d.codes[0].startswith(("PRO", "SPO")) or d.hits[0].kind in ("attack", "destroy", "loot")
