"""One incident from its allegations: every field computed from what they say, nothing added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solferino.engine import tally
from solferino.link.disagreements import disagreements
from solferino.link.titles import people, title
from solferino.link.traits import Kind, day
from solferino.model import Allegation, Incident, Origin, Place, PlaceKind, Precision, When, content_id
from solferino.terms import acts

_FINE = {
    PlaceKind.SITE: 0,
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.DISTRICT: 2,
    PlaceKind.REGION: 3,
    PlaceKind.COUNTRY: 4,
}


def build(
    members: Sequence[Allegation],
    kind: Kind,
    *,
    origin_of: Mapping[str, Origin],
    published: Mapping[str, str | None],
    reasons: tuple[str, ...],
    weakest: float,
    part_of: str | None,
) -> Incident:
    """The incident of these allegations. Denials in it are kept as members and add nothing to its fields."""
    told = sorted((a for a in members if not a.stance.against), key=lambda a: a.id)
    codes = {code for a in told for code in (a.act, *a.acts)}
    if len(codes) > 1:
        codes.discard("VIOLATION")  # said less exactly by one, not a further act
    ranked = sorted(codes, key=lambda c: (-(acts()[c].gravity if c in acts() else 0), c))
    main = _main(told, ranked)
    if main.harm == "bodies_found" and "BODIES" in ranked:
        # the number counts remains: what became of these people is a further claim, and no count of killings
        ranked = ["BODIES", *(c for c in ranked if c != "BODIES")]
    place, when = _place(told), _when(told, kind)
    counted = [a for a in told if a.harm == main.harm]
    victims = tally.accounts((a.victims.low, a.victims.high) for a in counted)
    who = people(
        victims.low,
        victims.high,
        qualifier="about" if any(a.victims.qualifier == "about" for a in counted) else None,
        sex=_common([a.victims.sex for a in counted]),
        age=_common([a.victims.age for a in counted]),
        status=_agreed([a.victims.status for a in counted]),
    )
    blamed = {a.alleged_perpetrator.party for a in told if a.alleged_perpetrator}
    parties = tuple(sorted(p for p in blamed if p))
    support = sorted({origin_of[a.id].id for a in told})
    return Incident(
        id=content_id("incident", min(a.id for a in members)),
        title=title(ranked[0], who, place, when, kind=kind.value, parties=parties, harm=main.harm),
        kind=kind.value,
        acts=tuple(ranked),
        harm=tuple(sorted({a.harm for a in told if a.harm})),
        place=place,
        when=when,
        victims=(victims.low, victims.high, victims.best),
        parties=parties,
        allegations=tuple(sorted(a.id for a in members)),
        documents=tuple(sorted({a.document.name for a in members})),
        accounts=len({origin_of[a.id].id for a in members}),
        origins=len(support),
        origin_ids=tuple(support),
        disagreements=disagreements(members, published, origin_of) if kind is not Kind.GENERAL else (),
        reasons=reasons,
        weakest=weakest,
        part_of=part_of,
    )


def _main(told: Sequence[Allegation], ranked: Sequence[str]) -> Allegation:
    """The allegation whose harm the incident's number counts: of the gravest act, one with a number if there is one."""
    order = {code: n for n, code in enumerate(ranked)}
    harm = {"killed": 0, "bodies_found": 1}
    return min(
        told,
        key=lambda a: (
            a.victims.low is None and a.victims.high is None,
            harm.get(a.harm or "", 2),
            order.get(a.act, 99),
            a.id,
        ),
    )


def _common(values: Sequence[str | None]) -> str | None:
    """The value that all who give one agree on, else None: a disputed status is not printed in a title."""
    known = {v for v in values if v is not None and v != "U"}
    return known.pop() if len(known) == 1 else None


def _agreed(values: Sequence[str | None]) -> str | None:
    """The value that all give; None as soon as one leaves it open: status is never taken over from another account."""
    return values[0] if len(set(values)) == 1 else None


def _place(told: Sequence[Allegation]) -> Place | None:
    known = [a.place for a in told if a.place is not None]
    return min(
        known, key=lambda p: (_FINE[p.kind], p.id is None, p.name, p.id or "", p.site or "", p.text), default=None
    )


def _when(told: Sequence[Allegation], kind: Kind) -> When | None:
    """The shortest time given for an event or total; for general claims the time from first to last."""
    known = [(a.when, day(a.when.earliest), day(a.when.latest)) for a in told if a.when is not None]
    dated = [(w, lo, hi) for w, lo, hi in known if lo is not None and hi is not None]
    if not dated:
        return min((w for w, _, _ in known), key=lambda w: w.text, default=None)
    if kind is Kind.GENERAL and len({(lo, hi) for _, lo, hi in dated}) > 1:
        first = min(dated, key=lambda d: (d[1], d[0].text))[0].earliest
        last = max(dated, key=lambda d: (d[2], d[0].text))[0].latest
        return When("", first, last, Precision.RANGE)
    return min(dated, key=lambda d: (d[2] - d[1], d[1], d[0].text))[0]
