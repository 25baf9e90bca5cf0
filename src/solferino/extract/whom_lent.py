"""What victims take over from others: who is meant by a bare word, and the number of those who tell."""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.counts import CountFound
from solferino.extract.parse import Token
from solferino.model import Victims


def counts_word(c: CountFound, t: Token) -> bool:
    """Whether the number counts the word, or the word is its noun."""
    if c.start <= t.start < max(c.end, c.noun_end or 0):
        return True
    return c.noun_start is not None and c.noun_start <= t.start < (c.noun_end or 0)


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
