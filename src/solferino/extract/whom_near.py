"""Numbers of people near the act: where the tree leads to nobody, or hung the number on what follows."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.contents import Stretch
from solferino.extract.counts import CountFound
from solferino.extract.roles import subject
from solferino.extract.tree import Token
from solferino.extract.whom_people import ON_PEOPLE
from solferino.extract.whom_phrase import Sought

_REACH = 60  # characters between a number and the act it may count; beyond, it is another clause's more often than not


def words_counted(c: CountFound) -> Stretch:
    """The number, to the end of its noun."""
    return c.start, max(c.end, c.noun_end or 0)


def counts_word(c: CountFound, t: Token) -> bool:
    """Whether the number counts the word, or the word is its noun."""
    if c.start <= t.start < max(c.end, c.noun_end or 0):
        return True
    return c.noun_start is not None and c.noun_start <= t.start < (c.noun_end or 0)


def count_of(counts: Sequence[CountFound], t: Token) -> CountFound | None:
    """The number that counts the word."""
    return next((c for c in counts if counts_word(c, t)), None)


def nearest(s: Sought) -> Stretch | None:
    """The nearest number of persons: `Fourteen men had vanished`."""
    d = s.draft
    if not d.codes[0].startswith(ON_PEOPLE) or (d.hits[0].kind == "attack" and d.harm is None):
        return None
    best = min((c for c in s.counts if _may_count(s, c)), key=lambda c: _gap(s, c), default=None)
    return words_counted(best) if best is not None and _gap(s, best) <= _REACH else None


def right_behind(s: Sought) -> Stretch | None:
    """A number of people right behind a verb for harm, where the parser hung it on what follows."""
    d = s.draft
    if d.harm is None or not d.head.is_verb:
        return None
    at = d.hits[0].end + 1
    return next((words_counted(c) for c in s.counts if c.start == at and c.unit == "persons"), None)


def within(s: Sought) -> Stretch | None:
    """The words for the act, where a number is part of them: `six missing`."""
    h = s.draft.hits[0]
    counted = any(h.start <= c.start and c.end <= h.end and c.low for c in s.counts)
    return (h.start, h.end) if counted and s.draft.codes[0].startswith(ON_PEOPLE) else None


def _gap(s: Sought, c: CountFound) -> int:
    h = s.draft.hits[0]
    return max(c.start - h.end, h.start - c.end)


def _may_count(s: Sought, c: CountFound) -> bool:
    """Whether a number is of persons, in the same words of the same speaker, and in the same clause."""
    d, h = s.draft, s.draft.hits[0]
    if any(a.subtree()[0].start <= c.start <= a.end for a in (*d.agents, *_linked(s))):
        return False  # those who did it
    if c.unit != "persons" or not (c.low or c.high) or c.end > d.parsed.end:
        return False
    if "anti-" in d.parsed.text(c.start, c.noun_end or c.end).lower():
        return False  # "ten anti-personnel mines"
    if d.said is not None and d.said.covers(c.start, c.end) != d.said.covers(h.start, h.end):
        return False
    return not set(",;") & set(d.parsed.text(min(c.end, h.end), max(c.start, h.start)))


def _linked(s: Sought) -> list[Token]:
    """Those whom words tie to the act as its doers: `a commander linked to a murder`."""
    ties = [u for u in s.draft.head.up() if u.lemma in s.lx.sides.linked]
    who = [u.head if u.dep in ("acl", "amod", "relcl") else subject(u, s.lx) for u in ties]
    return [w for w in who if w is not None]
