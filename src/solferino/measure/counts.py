"""Counts of incidents and persons by act, party, place, month and harm (method.md §2.4).

Only single events are counted. Totals and general claims are somebody's figures and sayings: they stand beside the
counts and are never added to them, nor is a part added to its whole. An incident with two acts stands under both:
incidents, acts and persons are different units, and rows of one table are not to be added up (R-TAX-3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from solferino.engine.contract import CountRow, Engine, Fact
from solferino.engine.plain import PlainEngine
from solferino.engine.tally import Tally, accounts
from solferino.model import Allegation, Incident

UNKNOWN = "unknown"
# Which harm a row's persons are counted by where accounts tell several: the gravest that has a number.
_GRAVEST = ("killed", "bodies_found", "missing", "injured", "detained", "displaced", "other")


def count(
    incidents: Iterable[Incident], by: str = "act", allegations: Iterable[Allegation] = (), engine: Engine | None = None
) -> tuple[CountRow, ...]:
    """Rows by value of the dimension `by`. With `allegations`, persons under an act or harm are those told with it;
    without, only the incident's own number is known, under its main act."""
    by_id = {a.id: a for a in allegations}
    return (engine or PlainEngine()).count(facts(incidents, by_id), by)


def facts(incidents: Iterable[Incident], by_id: Mapping[str, Allegation]) -> list[Fact]:
    """Every fact of count of the incidents that count, in a fixed order."""
    return sorted(f for incident in incidents if counts(incident) for f in _facts(incident, by_id))


def counts(incident: Incident) -> bool:
    """Whether the incident is one that may be counted: a single event, no part of another."""
    return incident.kind == "event" and incident.part_of is None


def _facts(incident: Incident, by_id: Mapping[str, Allegation]) -> Iterator[Fact]:
    low, high, _ = incident.victims
    own = Tally(low, high)
    told = [by_id[a] for a in incident.allegations if a in by_id and not by_id[a].stance.against]
    for n, code in enumerate(incident.acts):
        members = [a for a in told if code in (a.act, *a.acts)]
        tally = persons(members) if told else own if n == 0 else Tally()
        yield Fact("act", code, incident.id, tally.low, tally.high)
    harms: dict[str, list[Allegation]] = defaultdict(list)
    for a in told:
        if a.harm:
            harms[a.harm].append(a)
    for harm in incident.harm or (UNKNOWN,):
        tally = persons(harms[harm]) if told else own if len(incident.harm) == 1 else Tally()
        yield Fact("harm", harm, incident.id, tally.low, tally.high)
    yield Fact("party", party(incident), incident.id, own.low, own.high)
    yield Fact("place", place(incident), incident.id, own.low, own.high)
    yield Fact("month", month(incident), incident.id, own.low, own.high)


def persons(members: Sequence[Allegation]) -> Tally:
    """Persons that the accounts tell of, by the gravest harm that has a number: the same people are never counted
    under two harms."""
    by_harm: dict[str, list[Allegation]] = defaultdict(list)
    for a in members:
        if a.victims.low is not None or a.victims.high is not None:
            by_harm[a.harm or "other"].append(a)
    for harm in _GRAVEST:
        if by_harm[harm]:
            return accounts((a.victims.low, a.victims.high) for a in by_harm[harm])
    return Tally()


def party(incident: Incident) -> str:
    """The side that the accounts blame; "disputed" with all of them where they differ; unknown where none is named."""
    if not incident.parties:
        return UNKNOWN
    if len(incident.parties) > 1:
        return f"disputed ({', '.join(incident.parties)})"
    return incident.parties[0]


def place(incident: Incident) -> str:
    """The place with its region and country, so that two towns of one name stay two."""
    if incident.place is None:
        return UNKNOWN
    parts = (incident.place.name, incident.place.admin1, incident.place.country)
    return ", ".join(dict.fromkeys(p for p in parts if p))


def month(incident: Incident) -> str:
    """The month of the incident (R-CAS-4: not of verification or burial); unknown where the time is wider."""
    when = incident.when
    if when is None or when.earliest is None or when.latest is None or when.earliest[:7] != when.latest[:7]:
        return UNKNOWN
    return when.earliest[:7]
