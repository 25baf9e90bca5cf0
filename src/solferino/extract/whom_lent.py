"""What victims take over from others: who is meant by a bare word, and the number of those who tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.counts import CountFound
from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Parsed, Token
from solferino.model import Victims


def counts_word(c: CountFound, t: Token) -> bool:
    """Whether the number counts the word, or the word is its noun."""
    if c.start <= t.start < max(c.end, c.noun_end or 0):
        return True
    return c.noun_start is not None and c.noun_start <= t.start < (c.noun_end or 0)


def people_at(start: int, counts: Sequence[CountFound]) -> tuple[int, int] | None:
    """The words for the people whose number begins at `start`."""
    found = next((c for c in counts if c.start == start and c.unit == "persons"), None)
    return None if found is None else (found.start, max(found.end, found.noun_end or 0))


def toll_before(p: Parsed, start: int, counts: Sequence[CountFound], lx: Lexicon) -> tuple[int, int] | None:
    """The words for the last people counted before `start`, where a word behind them says what happened to them."""
    before = [c for c in counts if c.start < start and c.unit == "persons"]
    while before and lx.whom.part_of.search(p.text(p.start, before[-1].start)):
        before.pop()  # "six people, including two children, were killed and nine wounded": not nine children
    last = before[-1] if before and before[-1].high != 1 else None
    if last is None:
        return None
    end = max(last.end, last.noun_end or 0)
    toll = lx.acts.tolls.pattern.match(p.sentence.text, end - p.start)
    return (last.start, end) if toll is not None else None


def lent(victims: Victims, before: Victims) -> Victims:
    """Victims whose words do not say who they are, with who was meant before; a share is one of those."""
    return replace(
        victims,
        status=victims.status or before.status,
        sex=victims.sex or before.sex,
        age=victims.age or before.age,
        party=victims.party or before.party,
        of=victims.of or (before.low if victims.share and before.low == before.high else None),
    )


def counted_as(victims: Victims, told: Victims) -> Victims:
    """Victims without a number of their own, with that of those who tell."""
    return replace(
        victims,
        low=told.low if victims.low is None else victims.low,
        high=told.high if victims.low is None and victims.high is None else victims.high,
        qualifier=victims.qualifier or told.qualifier,
    )
