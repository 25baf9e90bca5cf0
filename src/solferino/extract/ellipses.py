"""Numbers that leave out what was told just before: `12 were killed in Ardam, five in Harvel and nine in Ortela`.

The verb is said once, and the parser hangs each further number on anything. It tells of the same act where nothing but
a comma or "and" parts it from the place before, and a place of its own stands behind it; or from those who did it, and
others stand behind it: `four killed by marines and two by the guard`.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.counts import CountFound
from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Parsed, Token
from solferino.extract.triggers import Hit

_HARMS = ("killed", "injured", "detained", "missing")


def with_elided(p: Parsed, counts: Sequence[CountFound], hits: Sequence[Hit], lx: Lexicon) -> list[Hit]:
    """The acts of a sentence with those that a number and a place tell; `counts` are its own, in order."""
    made = list(hits)
    for count in counts:
        t = p.at(count.start)
        if t is None or count.unit not in (None, "persons") or not (count.low or count.high) or _is_told(t, count):
            continue
        end = max(count.end, count.noun_end or 0)
        place = lx.whom.elsewhere.match(p.sentence.text, end - p.start)
        if place is not None and place["where"].lower() in lx.places.no_place:
            continue  # "and 14 in May alone"
        by = lx.whom.by_others.match(p.sentence.text, end - p.start)
        last = next((h for h in reversed(made) if h.end <= count.start and h.harm in _HARMS), None)
        if last is None or not (by or place):
            continue
        doer = _doer(p, p.start + by.end()) if by else None
        if by and (doer is None or not doer.tag.startswith("NN") or doer.lower in lx.roles.no_patient):
            continue  # "two by hanging", "and nine by Tuesday"
        if (lx.whom.and_by_others if by else lx.whom.and_elsewhere).fullmatch(p.text(last.end, count.start)):
            whom = count.start, end
            made.append(Hit(t, *whom, last.code, last.harm, last.kind, whom, last.of or last.token, doer))
            made.sort(key=lambda h: h.start)
    return made


def _doer(p: Parsed, start: int) -> Token | None:
    """The word for who did it, behind "by": the noun that the first words hang on."""
    t = p.at(start)
    while t is not None and t.dep in ("det", "amod", "compound", "nmod", "poss", "case") and t.head.i > t.i:
        t = t.head
    return t


def _is_told(t: Token, count: CountFound) -> bool:
    """Whether a verb of its own says what happened to those counted: `and 44 in Harvel were freed`."""
    top = t
    while top.dep in ("nummod", "quantmod", "amod", "compound", "advmod") and top.head is not top:
        top = top.head
    return top.dep in ("nsubj", "nsubjpass") and top.head.start > count.start
