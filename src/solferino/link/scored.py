"""Accounts of single events as rows with the pairs of them that a person would look at, scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from solferino.link import block
from solferino.link.block import Rows, mix
from solferino.link.cluster import Links
from solferino.link.columns import NONE, Columns, digest
from solferino.link.compare import SUGGEST, odds_of, score
from solferino.link.pairs import Pairs
from solferino.link.traits import LOOK_BACK
from solferino.link.veto import veto

CHUNK = 500_000  # pairs scored at once: about 200 MB of columns
_FAR = 64  # accounts that "the attack" looks back over, however many stand in one sentence


@dataclass(frozen=True, slots=True)
class Scored:
    """Events with one row for each wording (`leads`), and the pairs of these that a person would look at.

    `lead_rows` are the rows of `all` that are leads; `bundle` gives for each row of `all` the lead that stands for it;
    `back` for each row of `all` the row that it takes up; `denials` are the pairs in which one denies."""

    all: Columns
    leads: Columns
    lead_rows: Rows
    bundle: Rows
    back: Rows
    lonely: NDArray[np.bool_]
    links: Links
    denials: Links

    def taken(self) -> Rows:
        """For each lead the lead that it takes up, else NONE."""
        before = self.back[self.lead_rows]
        return np.where(before == NONE, NONE, self.bundle[before])

    def pairs(self, i: Rows, j: Rows) -> Pairs:
        """These leads against those, with what the texts around them tell."""
        return _pairs(self.leads, i, j, self.taken(), self.lonely)


def scored(c: Columns, persons: Iterable[str] = ()) -> Scored:
    """The columns of all events, their pairs looked at and scored. `persons`: allegations that a person judged to be
    not the same as others, which stand for themselves."""
    return score_leads(c, references(c), persons)


class Known(Protocol):
    """Links of before, to which those of the leads looked at again are joined."""

    def joined(self, more: Links) -> Links: ...


def score_leads(
    c: Columns,
    back: Rows,
    persons: Iterable[str],
    known: Known | None = None,
    fresh: Callable[[Scored], Rows] | None = None,
) -> Scored:
    """Scored events. Where the links of some leads are `known`, only pairs of the leads that `fresh` names, given
    everything but the links, are looked at."""
    at = bundles(c, back, persons)
    rows = np.flatnonzero(at == np.arange(len(c)))
    number = np.full(len(c), NONE)
    number[rows] = np.arange(len(rows))
    leads = c.take(rows)
    none = Links.none()
    s = Scored(c, leads, rows, number[at], back, lonely_places(leads), none, none)
    wanted = fresh(s) if fresh is not None else None
    taken = s.taken()
    telling = np.flatnonzero(taken != NONE)
    if wanted is not None:
        new = np.zeros(len(leads), dtype=bool)
        new[wanted] = True
        telling = telling[new[telling] | new[taken[telling]]]
    pairs = np.minimum(telling, taken[telling]) * len(leads) + np.maximum(telling, taken[telling])
    codes = block.unique(np.concatenate((block.pairs(leads, wanted), pairs)))
    links = score_pairs(leads, codes, taken, s.lonely)
    if known is not None:
        links = known.joined(links)
    denied = leads.against[links.left] | leads.against[links.right]
    return replace(s, links=links.take(~denied), denials=links.take(denied))


def score_pairs(leads: Columns, codes: Rows, back: Rows, lonely: Any) -> Links:
    """Those of the pairs (as block.pairs gives them) that a person would look at, with their log-odds."""
    found: list[tuple[Any, Any, Any]] = []
    for at in range(0, len(codes), CHUNK):
        i, j = np.divmod(codes[at : at + CHUNK], len(leads))
        odds = score(_pairs(leads, i, j, back, lonely))
        keep = odds >= odds_of(SUGGEST)
        found.append((i[keep], j[keep], odds[keep]))
    if not found:
        return Links.none()
    left, right, odds = (np.concatenate([f[n] for f in found]) for n in range(3))
    return Links(left, right, odds, np.zeros(len(left), dtype=bool))


def _pairs(leads: Columns, i: Rows, j: Rows, back: Rows, lonely: Any) -> Pairs:
    refers = (back[i] == j) | (back[j] == i)
    here = leads.place[i]
    alone = (here == leads.place[j]) & (here != NONE) & lonely[here]
    return Pairs(leads, i, j, refers, alone)


def bundles(c: Columns, back: Rows, persons: Iterable[str]) -> Rows:
    """For each row the row that stands for it: the first of those that read the same word for word in several
    documents, so that ten thousand copies of a text cost as much as one. Undated ones only within a month of
    publication; a sentence that takes up another one (`back`) only where that reads the same, and one that names
    neither place nor time by itself not at all; none that a person judged."""
    if not len(c):
        return np.zeros(0, dtype=np.int64)
    month = np.where(c.first == NONE, c.told // 31, 0)
    said = [c.text, c.act, c.harm, c.low, c.high, c.names, c.sex, c.age, c.status]
    about = [c.victims_party, c.perpetrator_party, c.place, c.first, c.last, c.against, c.weapons, c.sites, month]
    key = mix([*said, *about])
    bare = (c.place == NONE) & (c.first == NONE)
    _, first, inverse = np.unique(
        mix([key, np.where(back == NONE, np.where(bare, c.document, 0), key[back].view(np.int64))]),
        return_index=True,
        return_inverse=True,
    )
    lead = first[inverse]
    own = np.arange(len(c))
    judged = np.array(sorted(map(digest, persons)), dtype=np.int64)
    alone = (c.document[lead] == c.document) | np.isin(c.key, judged)
    return np.where(alone, own, lead)


def references(c: Columns) -> Rows:
    """For each row that takes up something told before: the nearest fitting row before it in its text; for a heading
    the row that it heads; else NONE."""
    out = np.full(len(c), NONE, dtype=np.int64)
    left = np.flatnonzero(c.refers & ~c.another)
    for step in range(1, _FAR + 1):
        before = left - step
        left = left[before >= 0]
        before = before[before >= 0]
        near = (c.document[before] == c.document[left]) & (c.sentence[left] - c.sentence[before] <= LOOK_BACK)
        left, before = left[near], before[near]
        if not len(left):
            break
        fits = (c.place[left] == NONE) | (c.place[left] == c.place[before])
        fits &= c.sentence[before] < c.sentence[left]
        fits[fits] = veto(Pairs(c, before[fits], left[fits])) == 0
        out[left[fits]] = before[fits]
        left = left[~fits]
    heads = np.flatnonzero(c.ahead != NONE)
    for step in range(1, _FAR + 1):
        heads = heads[heads + step < len(c)]
        under = heads + step
        fits = (c.document[under] == c.document[heads]) & (c.order[under] == c.ahead[heads])
        fits[fits] = veto(Pairs(c, heads[fits], under[fits])) == 0
        out[heads[fits]] = under[fits]
    return out


def lonely_places(c: Columns) -> NDArray[np.bool_]:
    """For each code whether it is a place of which the record tells killings or remains in at most two months: there,
    two accounts that give no day are likely of one event. In a city struck every month they are not."""
    deadly = np.array(
        [any(x.split("-")[0] in ("BODIES", "KIL", "VIOLATION") for x in acts) for _, acts in c.codes.acts.values]
        or [False],
        dtype=bool,
    )
    rows = np.flatnonzero(c.located & (c.place != NONE) & deadly[c.act]) if len(c) else np.zeros(0, np.int64)
    out = np.zeros(len(c.codes.words.values) + 1, dtype=bool)
    out[c.place[rows]] = True
    dated = rows[(c.first[rows] != NONE) & (c.last[rows] != NONE) & (c.last[rows] - c.first[rows] < 31)]
    months = np.unique(c.place[dated].astype(np.int64) * 100_000 + c.first[dated] // 31)
    places, seen = np.unique(months // 100_000, return_counts=True)
    out[places[seen > 2]] = False
    return out
