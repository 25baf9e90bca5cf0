"""Numbers that leave out what was told just before: `12 were killed in Ardam, five in Harvel and nine in Ortela`.

The verb is said once, and the parser hangs each further number on anything. It tells of the same act where nothing but
a comma or "and" parts it from the place before, and a place of its own stands behind it.
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
        if place is None or place["where"].lower() in lx.places.no_place:
            continue  # "and 14 in May alone"
        last = next((h for h in reversed(made) if h.end <= count.start and h.harm in _HARMS), None)
        if last is not None and _goes_on(p, last, count, lx):
            made.append(Hit(t, count.start, end, last.code, last.harm, last.kind, (count.start, end)))
            made.sort(key=lambda h: h.start)
    return made


def _goes_on(p: Parsed, last: Hit, count: CountFound, lx: Lexicon) -> bool:
    """Whether nothing but the place of the act told last stands between it and the number."""
    return lx.whom.and_elsewhere.fullmatch(p.text(last.end, count.start)) is not None


def _is_told(t: Token, count: CountFound) -> bool:
    """Whether a verb of its own says what happened to those counted: `and 44 in Harvel were freed`."""
    top = t
    while top.dep in ("nummod", "quantmod", "amod", "compound", "advmod") and top.head is not top:
        top = top.head
    return top.dep in ("nsubj", "nsubjpass") and top.head.start > count.start
