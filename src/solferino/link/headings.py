"""A heading that repeats what its text goes on to tell is of that event, though it names no town and no day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from solferino.link.acts import act_weight
from solferino.link.traits import Kind, Traits

_END = (".", "!", "?", "…", ";")  # of a sentence; a heading has none, as a rule


def headed(ordered: Sequence[Traits]) -> list[Traits]:
    """The traits (whole documents, in order), in which a heading names the account that it heads. It names one where
    all that its text tells of this act and this number is of one place and one time; else it stays by itself."""
    out: list[Traits] = []
    for _, found in groupby(ordered, key=lambda t: t.document):
        text = list(found)
        heads = sum(t.sentence == 0 for t in text)
        out += [_headed(t, text[heads:]) for t in text[:heads]]
        out += text[heads:]
    return out


def _headed(t: Traits, text: Sequence[Traits]) -> Traits:
    bare = t.admin1 is None and not t.located and t.first is None
    if not bare or t.kind is Kind.TOTAL or t.against or t.share or t.text.rstrip().endswith(_END):
        return t
    fits = [u for u in text if u.kind is Kind.EVENT and not u.against and _repeats(t, u)]
    if len({(u.place, u.first, u.last) for u in fits}) != 1:
        return t
    return replace(t, kind=Kind.EVENT, ahead=fits[0].order)


def _repeats(t: Traits, u: Traits) -> bool:
    """Whether the acts may be one and the numbers agree, as far as they are told."""
    if (act_weight(t.family, t.acts, u.family, u.acts) or 0.0) <= 0:
        return False
    if t.low is None or u.low is None:
        return True
    return t.low <= (u.high or u.low) and u.low <= (t.high or t.low)
