"""What the side that is blamed says: its denials, of one event and in general.

A denial lowers no level (method.md §1.2): it makes the incident contested and is printed beside it. Whose denial it is
is told by the speaker's country, by one rule for every side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from solferino.model import Allegation, Incident, PlaceKind, Precision, Statement
from solferino.terms import bodies, cues

# "denied targeting civilians" answers every claim of that kind; "denied war crimes" every claim.
_ANSWERS = {
    "VIOLATION": None,
    "GEN": frozenset({"GEN"}),
    "HOS": frozenset({"HOS", "SPO", "CASUALTIES", "KIL"}),
    "KIL": frozenset({"KIL", "BODIES"}),
    "TOR": frozenset({"TOR", "SXV", "POW", "LIB"}),
    "SPO": frozenset({"SPO", "HOS"}),
}


class Denials:
    """All denials in the record, by the country whose side speaks."""

    def __init__(self, allegations: Iterable[Allegation], statements: Iterable[Statement]) -> None:
        self._told: dict[str, list[Allegation]] = defaultdict(list)
        self._said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        self._staged: dict[str, list[Statement]] = defaultdict(list)
        self.staged: set[str] = set()  # ids of those that call it staged or made up
        used = set()
        for a in sorted(allegations, key=lambda a: a.id):
            if a.stance.against and (side := bodies.speaker_country(a.speaker)) is not None:
                self._told[side].append(a)
                used.add(a.statement)
                if cues("staged").search(a.passage.text):
                    self.staged.add(a.id)
        for s in sorted(statements, key=lambda s: s.id):
            if s.id in used or (side := bodies.speaker_country(s.speaker)) is None:
                continue
            if cues("staged").search(s.content.text):
                self._staged[side].append(s)
                self.staged.add(s.id)
            elif s.stance.against:
                self._said[side, s.document.id].append(s)

    def of(self, incident: Incident, members: Sequence[Allegation]) -> tuple[str, ...]:
        """Ids of allegations and statements in which a side blamed for the incident denies it or calls it staged."""
        found = set()
        families = {code.split("-")[0] for code in incident.acts}
        for side in incident.parties:
            for a in self._told.get(side, ()):
                fits = _general(a) or _same_town(a, incident)
                if a.id in incident.allegations or (fits and _answers(a, families)):
                    found.add(a.id)
            for member in members:
                for s in self._said.get((side, member.document.id), ()):
                    if s.content.start < member.passage.end and member.passage.start < s.content.end:
                        found.add(s.id)
            found |= {s.id for s in self._staged.get(side, ()) if _names_place(s, incident)}
        return tuple(sorted(found))


def _names_place(s: Statement, incident: Incident) -> bool:
    """Whether a statement names the town of the incident: what is called staged is told by its place."""
    place = incident.place
    if place is None or place.kind not in (PlaceKind.SETTLEMENT, PlaceKind.SITE):
        return False
    return any(name and name in s.content.text for name in (place.name, place.official))


def _same_town(denial: Allegation, incident: Incident) -> bool:
    return denial.place is not None and incident.place is not None and denial.place.name == incident.place.name


def _general(denial: Allegation) -> bool:
    """Whether it denies a practice, in a country at most, and no one event."""
    wide = denial.place is None or denial.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)
    return wide and not (denial.when is not None and denial.when.precision is Precision.DAY)


def _answers(denial: Allegation, families: set[str]) -> bool:
    for code in (denial.act, *denial.acts):
        family = code.split("-")[0]
        answered = _ANSWERS.get(family, frozenset({family}))
        if answered is None or answered & families:
            return True
    return False


def contested(incident: Incident, other_side: Sequence[str], contradicted: bool) -> str:
    """none, denied_by_party or contradicted_by_evidence (method.md §1.2)."""
    if contradicted:
        return "contradicted_by_evidence"
    denied = other_side or any(d.kind == "denial" for d in incident.disagreements)
    return "denied_by_party" if denied else "none"
