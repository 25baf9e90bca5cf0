"""Victims by the word to which the tree says it was done: its phrase, its number, and what is told of it elsewhere."""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.contents import Stretch
from solferino.extract.tree import Token
from solferino.extract.triggers import fronted
from solferino.extract.victims import read_victims
from solferino.extract.victims_words import is_person_noun
from solferino.extract.whom_lent import as_many, counted_before, lent, meant_by, toll_before
from solferino.extract.whom_one import more_in_list
from solferino.extract.whom_people import is_one, is_people
from solferino.extract.whom_phrase import Sought, phrase_at, told_on, victims_at, victims_of
from solferino.extract.whom_tellers import BARE, teller_of
from solferino.model import VictimGroup, Victims

_THEM = ("them", "whom")
_SAME = ("them", "they", "their")
_ONE_BY_ONE = ("kill", "die", "shoot", "injure", "detain", "abduct", "torture", "rape", "captive", "mutilate")


def counted_word(s: Sought, t: Token) -> Token:
    """The word that the number stands at: `six of those killed`, `a third of the detainees`; else the word itself."""
    if t.dep == "pobj" and t.head.lower == "including" and s.draft.head.dep == "relcl" and _set_off(s, t):
        return t.head.head  # "50 civilians, including five children, who were injured"
    if t.dep == "pobj" and t.head.lower == "of":
        above = t.head.head
        if t.pos == "NUM" and above.tag == "NN" and is_person_noun(above.lower):
            return above  # "a woman of 48 who was shot"
        if above.pos == "NUM" or above.lower in s.lx.whom.shares:
            return above
    spots = (t, *t.below("nsubj", "nummod"))
    of_them = (c.first("pobj") for x in spots for c in x.below("prep") if c.lower == "of")
    if t.dep == "appos" and t.head.tag == "NNS" and any(x is not None and x.lower in _THEM for x in of_them):
        return t.head  # "eight people, three of them children, killed by …"
    if t.dep == "appos" and t.tag == t.head.tag == "NNS" and t.head.below("nummod") and not t.below("nummod"):
        return t.head  # "two brothers, apple growers, killed by …"
    return t


def _set_off(s: Sought, t: Token) -> bool:
    """Whether a comma parts the clause about the noun from it."""
    tokens = s.draft.parsed.tokens
    return s.draft.head.head is t and t.i + 1 < len(tokens) and tokens[t.i + 1].text == ","


def of_number(s: Sought, words: Stretch) -> Victims:
    """Those whom a number counts; a bare one counts the people of the toll before: `2 boys killed and 8 hurt`."""
    d, victims = s.draft, victims_at(s, *words)
    end = d.hits[0].end
    if (rest := d.parsed.text(end, told_on(s, end))) != "":  # "12 dead, including five children"
        victims = replace(victims, breakdown=read_victims(d.parsed.text(*words) + rest).breakdown)
    told = toll_before(s, words[0]) if d.patient is not None and d.patient.pos == "NUM" else None
    if told is not None:
        victims = lent(victims, victims_at(s, *told))
    return with_part(s, d.patient, victims) if d.patient is not None else victims


def of_patient(s: Sought, t: Token) -> tuple[Victims, Stretch] | None:
    """What the words of the patient say; None where it is no people."""
    words = phrase_at(s, t)
    victims = victims_at(s, *words)
    clauses = t.below("acl", "relcl") if t.lower == "those" else []
    described = any(c.tag != "VBN" for c in clauses)  # "those trying to flee" says itself who they are
    bare = (t.pos in BARE or t.lower in s.lx.whom.plural) and not described
    if bare:
        victims = _borrowed(s, t, victims)
    if t.lower in s.lx.whom.single and victims.low is None and not t.below("prep"):
        victims = replace(victims, low=1, high=1, qualifier="exact")  # "killed four and wounded one more"
    victims = _described(s, t, victims)
    victims = _listed(s, t, victims)
    victims = with_part(s, t, victims)
    if victims.low is None and victims.high is None and victims.qualifier is None and is_one(s, t):
        victims = replace(victims, low=1, high=1, qualifier="exact")  # "a wedding singer": no noun of the lists
    if s.draft.hits[0].kind in _ONE_BY_ONE and victims.qualifier in (None, "exact") and victims.low == victims.high:
        more = more_in_list(t, victims.low, s.lx)
        number = (victims.low or 0) + more
        victims = replace(victims, low=number, high=number, qualifier="exact") if more else victims
    return (victims, words) if is_people(s, t, victims, bare=bare) else None


def _listed(s: Sought, t: Token, victims: Victims) -> Victims:
    """With those whom the words behind the verb name: `the dead included three children`, `were a woman and a girl`."""
    verb = t.head
    if t.dep == "nsubj" and verb.lemma == "include" and (of := verb.first("dobj")) is not None:
        part = victims_of(s, of)
        parts = (_group(part, part.low, part.high),)
        return replace(victims, low=part.low, high=None, qualifier="at_least", breakdown=parts)
    are = verb.first("attr") if t is s.draft.head and t.lower == "dead" and verb.lemma == "be" else None
    return victims_of(s, are) if are is not None else victims


def _borrowed(s: Sought, t: Token, victims: Victims) -> Victims:
    """A bare word with who is meant by it: those who tell, or those named before."""
    told = teller_of(s) if t.pos == "PRON" else None
    if told is not None and told.high == 1 and t.lower in s.lx.whom.plural:
        told = None  # "the guard says that they fell": others
    victims = lent(victims, told or meant_by(s, t))
    if told is not None:  # "thirty-one said that they were beaten": the number is theirs
        return as_many(victims, told)
    if t.lower in _SAME and victims.low is None and (same := counted_before(s, t)) is not None:
        return replace(victims, low=same.low, high=same.high, qualifier=same.qualifier)
    return victims


def _described(s: Sought, t: Token, victims: Victims) -> Victims:
    """With what stands beside the word: `those killed were militants`, `the driver, a 38-year-old man`."""
    what = t.head.first("attr") if t.dep == "nsubj" and t.head.lemma == "be" and s.draft.head in t.subtree() else None
    if what is not None:
        are = victims_of(s, what)
        victims = replace(lent(victims, are), status=are.status or victims.status)
    also = next((c for c in t.below("appos") if t.tag == c.tag == "NN" and is_person_noun(c.lower)), None)
    return lent(victims, victims_of(s, also)) if also is not None else victims


def with_part(s: Sought, t: Token, victims: Victims) -> Victims:
    """With the part that `of the 30 people killed, 12 were women` tells; `of those killed, 12 …` counts only it."""
    be = fronted(t)
    number = be.first("nsubj") if be is not None else None
    what = be.first("attr") if be is not None else None
    if what is None or number is None or number.pos != "NUM":
        return victims
    of = next((c for c in s.counts if c.start <= number.start < c.end), None)
    if of is None:
        return victims
    part = victims_of(s, what)
    if victims.low is not None:
        return replace(victims, breakdown=(*victims.breakdown, _group(part, of.low, of.high)))
    return replace(part, low=of.low, high=of.high, qualifier=of.qualifier, status=part.status or victims.status)


def _group(part: Victims, low: int | None, high: int | None) -> VictimGroup:
    return VictimGroup(part.sex, part.age, part.status, low, high)
