"""Incidents in the order in which the report tells them, each with its reference, theme and side.

The order never depends on who is blamed: themes, then sides by name, then support, day and id (R-BAL-1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.model import Allegation, Incident
from solferino.report.material import Material, Options
from solferino.report.parts import Link
from solferino.report.sentences import UNKNOWN_SIDE, blamed, by_act
from solferino.report.wording import capital, country, place_name, quoted, when_short, wording
from solferino.terms import acts as act_terms

NOBODY, SEVERAL = "", "*"

KINDS = {"event": "", "total": "Total given by a source", "general": "General allegation"}  # prefix of the title


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as the report tells it: its reference, title, theme, side, and the allegations that support it."""

    incident: Incident
    ref: str
    title: str
    theme: str
    side: str
    act: str
    support: tuple[Allegation, ...]
    in_full: bool = True

    @property
    def anchor(self) -> str:
        """Where it is told; where it has no place of its own, the theme."""
        return self.ref.lower() if self.in_full else f"theme-{self.theme}"

    @property
    def brief(self) -> str:
        """Act and place in a few words, for charts."""
        return f"{self.title.split(':')[0]}, {self.incident.place.name if self.incident.place else 'place not stated'}"

    @property
    def link(self) -> Link:
        return Link(self.ref, self.anchor)


def tell(material: Material, in_full: int) -> tuple[list[Told], list[Incident], list[Incident]]:
    """Incidents in the order of the report; those that are only denied; and the leads that may not be published."""
    told: list[Told] = []
    denied: list[Incident] = []
    leads: list[Incident] = []
    for incident in sorted(material.incidents, key=lambda i: i.id):
        everything = material.of(incident)
        support = tuple(a for a in everything if not a.stance.against)
        if not everything:
            continue
        if not support:
            denied.append(incident)
        elif material.levels(incident).fact.rank == 0:
            leads.append(incident)
        else:
            act = by_act(support)[0][0].act
            term = act_terms().get(act)
            told.append(
                Told(incident, "", _title(incident, act), term.theme if term else "other", _side(support), act, support)
            )
    order = list(wording()["themes"])
    told.sort(key=lambda t: (_rank(order, t.theme), side_order(t.side), _kind_order(t), *_weight(t, material)))
    room: Counter[tuple[str, str]] = Counter()
    numbered = []
    for n, t in enumerate(told, 1):
        room[t.theme, t.side] += 1
        numbered.append(replace(t, ref=f"I-{n}", in_full=room[t.theme, t.side] <= in_full))
    return numbered, denied, leads


def _rank(order: Sequence[str], theme: str) -> int:
    return order.index(theme) if theme in order else len(order)


def _kind_order(told: Told) -> int:
    kinds = list(KINDS)
    return kinds.index(told.incident.kind) if told.incident.kind in kinds else 0


def _weight(told: Told, material: Material) -> tuple[int, int, str, str]:
    """Best supported first, then by day, then by id: never by who is blamed."""
    incident = told.incident
    start = (incident.when.earliest if incident.when else None) or "9999"
    return (-material.levels(incident).fact.rank, -incident.origins, start, incident.id)


def _side(support: Sequence[Allegation]) -> str:
    sides = [k for k in blamed(support) if k != UNKNOWN_SIDE]
    if not sides:
        return NOBODY
    return sides[0] if len(sides) == 1 else SEVERAL


def side_order(side: str) -> tuple[int, str]:
    """Parties by name, then those that are no State, then more than one, then nobody."""
    if side == NOBODY:
        return (3, "")
    if side == SEVERAL:
        return (2, "")
    return (1, side) if side.startswith("~") else (0, country(side).removeprefix("the "))


def side_title(side: str) -> str:
    """What the section of a side is called."""
    if side == NOBODY:
        return "No side named"
    if side == SEVERAL:
        return "More than one side named"
    if side.startswith("~"):
        return f"Allegations against those named as {quoted(side[1:], 60)}"
    return f"Allegations against {country(side)}"


def _title(incident: Incident, act: str) -> str:
    term = act_terms().get(act)
    noun = capital(term.noun if term else "violation")
    where = place_name(incident.place) if incident.place else ""
    when = when_short(incident.when) if incident.when else ""
    return f"{noun}: {', '.join(p for p in (where, when) if p) or 'no place or date stated'}"


def parties(told: Sequence[Told], options: Options) -> list[str]:
    """The parties that get a slot in every theme: those set, those blamed, and the sides that victims belong to."""
    found = set(options.parties)
    for t in told:
        for a in t.support:
            if a.alleged_perpetrator and a.alleged_perpetrator.party:
                found.add(a.alleged_perpetrator.party)
            if a.victims.party:
                found.add(a.victims.party)
    return sorted(found, key=side_order)


def answered(told: Told, material: Material) -> bool:
    """Whether the record holds an answer or a denial by the side blamed."""
    assessment = material.assessment.get(told.incident.id)
    return bool(assessment and assessment.other_side) or any(a.stance.against for a in material.of(told.incident))
