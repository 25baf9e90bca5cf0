"""Victims that the word for the act carries: `440 bodies, mostly civilians`, `nine executions`, `a toll of 31`."""

from __future__ import annotations

import re
from dataclasses import replace

from solferino.extract.contents import Stretch
from solferino.extract.counts import CountFound
from solferino.extract.cue_tolls import toll_of
from solferino.extract.tree import Token
from solferino.extract.whom_near import count_of, words_counted
from solferino.extract.whom_phrase import Sought, phrase_at, told_on, victims_at
from solferino.model import Victims

_OF_ACT_WORD = ("bodies", "casualties", "die")  # classes whose word carries the people: "440 bodies"
_ONE_EACH = ("KIL", "CASUALTIES", "LIB")  # whose nouns count people: "16 killings", "nine deaths", "86 arrests"
_PART_OF = 24  # characters before a number in which words that make it a part stand

_STATES = re.compile(
    r"(?: (?:from|in|of|after|since) [^,;:.]{1,60}?)?"  # "the toll from the strike has risen to 21"
    r"[\s:]*(?:(?:has|had|have|now|is|was|stands?|stood|rose|rises|risen|climbed|reached|at|to|of)\s+){1,4}"
)
# Between the dead and their number, and the other way round, under a verb that gives a toll.
_AT = re.compile(r"(?: (?:[^,;:.\d]|\b(?:19|20)\d\d\b){0,60}?)? (?:at|as) ")
_THE = re.compile(r" the (?:number (?:of (?:the )?)?|people |persons )?")


def toll_given(s: Sought) -> Stretch | None:
    """`put the dead at 31 and the wounded at 40`, `puts at 75 the dead among refugees`: their number."""
    d, p, h = s.draft, s.draft.parsed, s.draft.hits[0]
    word = p.text(h.start, h.end).lower()
    those = d.head.dep == "acl" and (d.head.head.lower == "those" or _is_numbered(d.head.head))
    if not (those or word in s.lx.cues.tolls) or not any(toll_of(u, s.lx) is not None for u in d.head.up()):
        return None
    people = [c for c in s.counts if c.unit in (None, "persons") and (c.low or c.high)]
    behind = (c for c in people if c.start >= h.end and _AT.fullmatch(p.text(h.end, c.start)))
    before = (c for c in people if c.end <= h.start and _THE.fullmatch(p.text(c.end, h.start)))
    found = next(behind, None) or next(before, None)
    if found is not None:
        return words_counted(found)
    bare = (t for t in p.tokens if t.pos == "NUM" and t.start >= h.end and t.head.lower in s.lx.cues.tolls_at)
    number = next((t for t in bare if _AT.fullmatch(p.text(h.end, t.start))), None)
    return (number.start, number.end) if number is not None else None


def _is_numbered(t: Token) -> bool:
    """`put the number of those kidnapped at 28`, `the number of civilians killed has risen to 53`."""
    return t.dep == "pobj" and t.head.lower == "of" and t.head.head.lemma == "number"


def number_stated(s: Sought) -> Stretch | None:
    """`the number of civilians killed in Harvel has risen to 53`: how many they are, behind the verb."""
    d = s.draft
    if d.patient is None or d.head.head is not d.patient or not _is_numbered(d.patient):
        return None
    found = _number_behind(s)
    return words_counted(found) if found is not None else None


def is_carrier(s: Sought, patient: Token | None) -> bool:
    """Whether the word for the act means the people, rather than its patient where it has one."""
    d = s.draft
    bodies = d.codes[0] == "BODIES"
    if patient is None or (patient is d.head and _stated(s) is not None):
        return d.hits[0].kind in _OF_ACT_WORD or bodies or _stated(s) is not None
    counted = bodies and count_of(s.counts, d.head) is not None
    if counted and d.head.tag == "NNS":
        return True  # "278 bodies were found, most of them civilians": those are counted
    beside = bodies or patient.dep in (
        "compound",
        "amod",
    )  # "440 bodies of soldiers and civilians", "civilian casualties"
    below = patient.head is d.head or (counted and patient.head.head is d.head)
    return beside and below and d.head.pos == "NOUN"


def of_act_word(s: Sought) -> tuple[Victims, Stretch] | None:
    """`440 bodies, mostly civilians`, `the deaths of …`, `civilian casualties`: what the words round the act say."""
    d, t = s.draft, s.draft.head
    lo, hi = phrase_at(s, t)
    victims = victims_at(s, lo, hi)
    own = count_of(s.counts, t) or _stated(s)
    if own is not None and victims.low is None and own.low is not None:
        victims = replace(victims, low=own.low, high=own.high, qualifier=own.qualifier, share=own.share, of=own.of)
    if d.codes[0] == "BODIES" and "grave" in t.lemma and victims.low is not None:
        victims = replace(victims, low=None, high=None, qualifier=None)  # graves are counted, not people
    return (victims, (lo, hi)) if victims != Victims(description=victims.description) else None


def of_killings(s: Sought) -> tuple[Victims, Stretch] | None:
    """`105 other killings`, `nine executions`: each is of somebody, so that their number is that of the dead."""
    d = s.draft
    counted = d.head.tag == "NNS" or bool(d.head.below("nummod"))  # "nine deaths", "one death"
    own = count_of(s.counts, d.head) if counted else None
    if own is None or own.low is None or not d.hits[0].code.startswith(_ONE_EACH):
        return None
    if own.noun in s.lx.whom.many_each:
        return None
    before = d.parsed.text(own.start - _PART_OF, own.start)
    of_others = any(c.end < own.start for c in s.counts)
    if of_others and any(m.end() == len(before) for m in s.lx.whom.more_about.finditer(before)):
        return None  # "16 killings, among them nine executions": nine of the sixteen
    told = victims_at(s, own.start, d.head.end)  # "11 civilian casualties"
    told = replace(told, low=own.low, high=own.high, qualifier=own.qualifier)
    if (end := told_on(s, d.head.end)) > d.head.end:  # "11 deaths, including four children"
        told = replace(told, breakdown=victims_at(s, own.start, end).breakdown or told.breakdown)
    return told, (own.start, d.head.end)


def _stated(s: Sought) -> CountFound | None:
    """`the death toll has risen to 31`, `put the dead at 31`: the number right behind a word for the dead."""
    return _number_behind(s) if s.draft.codes[0] == "CASUALTIES" else None


def _number_behind(s: Sought) -> CountFound | None:
    """The number of people behind the act and a verb that states it: `has risen to 31`, `stands at 31`."""
    d, end = s.draft, s.draft.hits[-1].end
    behind = (c for c in s.counts if c.start >= end and _STATES.fullmatch(d.parsed.text(end, c.start)))
    return next((c for c in behind if c.unit in (None, "persons")), None)
