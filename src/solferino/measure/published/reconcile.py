"""What lies between our register and a published figure, step by step, and what stays unexplained.

Neither number is made to fit the other: each step says how many persons it is about and why they count in one and not
in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from solferino.measure.counting.select import in_period
from solferino.model import Casualty, Figure, PersonList, Place, Tally, Verification

_UNKNOWN = "CST-UNK"
_NONE: Mapping[str, PersonList] = {}


@dataclass(frozen=True, slots=True)
class Claim:
    """What the published figure counts: dead or injured, of one status or any (None), in a period and territory.

    `inside` tells whether a place lies in the territory: True, False, or None where that is not known (area.py).
    """

    figure: Figure
    dead: bool
    status: str | None
    inside: Callable[[Place | None], bool | None]


@dataclass(frozen=True, slots=True)
class Step:
    """So many persons (`low..high`) and why."""

    what: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """From our count to the published one. `ours`: persons that both would count alike; `steps`: those that explain a
    difference; `gap`: published value less ours, and `open` what the steps cannot explain (0 where they can)."""

    claim: Figure
    ours: int
    steps: tuple[Step, ...]
    gap: int
    open: int


def reconcile(
    claim: Claim,
    casualties: Iterable[Casualty],
    tallies: Iterable[Tally] = (),
    editions: Mapping[str, PersonList] = _NONE,
) -> Bridge:
    """The bridge for one figure. Only verified casualties known when the figure was published are counted alike; all
    others are steps of their own (R-CAS-2, §2.5). `editions`: those of lists, by id: what a list calls verified was
    known on the day that the list gives for itself, not on the day on which it came in here."""
    f = claim.figure
    first, last = f.period
    kinds: dict[str, int] = {}
    ours = 0
    for c in casualties:
        if c.outcome.dead is not claim.dead or not c.stands:
            continue
        why = _why(c, claim, _verified(c, editions))
        if why is None:
            ours += 1
        elif why:
            kinds[why] = kinds.get(why, 0) + 1
    steps = [Step(why, n, n) for why, n in sorted(kinds.items())]
    low = high = 0
    for t in tallies:
        here = claim.inside(t.place) is not False and (claim.status is None or t.status in (claim.status, _UNKNOWN))
        if t.outcome.dead is claim.dead and t.part_of is None and here and in_period(t.date, first, last):
            low += max(0, (t.low or 0) - t.named)
            high += max(0, (t.high if t.high is not None else t.low or 0) - t.named)
    if high:
        steps.append(Step("persons of incidents who are not recorded one by one", low, high))
    gap = f.value - ours
    most = sum(s.high for s in steps)
    return Bridge(f, ours, tuple(steps), gap, max(0, gap - most) if gap > 0 else gap)


def _why(c: Casualty, claim: Claim, since: str | None) -> str | None:
    """Why the casualty is not counted alike: None where it is, empty where it is no case of this figure at all."""
    until = claim.figure.published
    within = in_period(c.date, *claim.figure.period)
    if within is None:
        return "without a date that settles the period"
    if not within:
        return ""
    inside = claim.inside(c.place)
    if inside is False:
        return ""
    if inside is None:
        return "without a place that settles the territory"
    if claim.status is not None and c.status != claim.status:
        return "of unknown status" if c.status == _UNKNOWN else ""
    if c.verification is not Verification.VERIFIED:
        return f"recorded but {'credible, not verified' if c.verification is Verification.CREDIBLE else 'pending'}"
    if until is not None and since is not None and since[:10] > until:
        return "verified after the figure was published"
    return None


def _verified(c: Casualty, editions: Mapping[str, PersonList]) -> str | None:
    """Since when it is known to be verified: as of the list that said so, else when somebody decided it."""
    for source in c.sources:
        edition = editions.get(source.document)
        if edition is not None and edition.recorded_at == c.verified_at:
            return edition.as_of or c.verified_at
    return c.verified_at


def told(bridge: Bridge) -> str:
    """The bridge as lines that a person reads from top to bottom."""
    f = bridge.claim
    lines = [
        f"{f.value:>8,}  published: {f.metric}, {'–'.join(p for p in f.period if p)} ({f.series})",
        f"{bridge.ours:>8,}  of ours count alike: verified by {f.published or 'then'}, dated and placed",
        f"{bridge.gap:>+8,}  between them",
    ]
    lines += [f"{_range(s):>8}  {s.what}" for s in bridge.steps]
    if bridge.open > 0:
        lines.append(
            f"{bridge.open:>8,}  not explained: persons that the publisher knows of and this register does not"
        )
    elif bridge.open < 0:
        lines.append(f"{-bridge.open:>8,}  more in the register than published")
    else:
        lines.append("The difference can be explained by the lines above; that it is, nobody has shown.")
    return "\n".join(lines)


def _range(s: Step) -> str:
    return f"{s.low:,}" if s.low == s.high else f"{s.low:,}–{s.high:,}"
