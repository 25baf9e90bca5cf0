"""What persons decided, as far as it holds today: signatures, grades, authentications (method.md §1.5, §1.6).

The latest decision of a kind by one person about one thing holds, that person's earlier ones are superseded. Where two
persons differ both are said, and nothing is decided until they agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from solferino.model import Allegation, Decision, DecisionKind, Level, Origin

AXES = ("fact", "legal", "attribution")
RELIABLE = frozenset("ABC")
CHECKLIST = 5  # of the seven items of method.md §1.5


@dataclass(frozen=True, slots=True)
class Signature:
    """What one person signed of one incident: levels by axis, as what, on which allegations."""

    decision: Decision
    levels: dict[str, Level]

    @property
    def by(self) -> str:
        return self.decision.by

    @property
    def senior(self) -> bool:
        """Whether it is a senior review (method.md §1.6)."""
        return self.decision.value("role") == "senior"


class Ledger:
    """All decisions of the record, by what they are about."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        latest: dict[tuple[DecisionKind, str, str], Decision] = {}
        for d in decisions:  # in the order in which they were made
            latest[d.kind, d.about, _who(d.by)] = d
        self._about: dict[tuple[DecisionKind, str], list[Decision]] = defaultdict(list)
        self._on: dict[str, list[Decision]] = defaultdict(list)
        for (kind, about, _), d in sorted(latest.items()):
            if d.value("withdrawn"):
                continue
            self._about[kind, about].append(d)
            if kind is DecisionKind.SIGN:
                for allegation in d.on:
                    self._on[allegation].append(d)

    def signatures(self, incident: str) -> list[Signature]:
        """What persons signed of this incident, by the name of the person."""
        return [_signature(d) for d in self._about.get((DecisionKind.SIGN, incident), ())]

    def elsewhere(self, incident: str, allegations: Sequence[str]) -> list[Decision]:
        """Signatures on other incidents whose allegations stand in this one now: it was split, joined or renamed."""
        found = {d.id: d for a in allegations for d in self._on.get(a, ()) if d.about != incident}
        return [found[k] for k in sorted(found)]

    def signed(self) -> list[Decision]:
        """Every signature that holds."""
        return [d for (kind, _), found in sorted(self._about.items()) if kind is DecisionKind.SIGN for d in found]

    def grades(self, allegation: Allegation, origin: Origin) -> list[Decision]:
        """What persons graded of this account: the account itself, its origin, or the source by its name."""
        speaker = allegation.speaker
        names = [origin.label, *((speaker.name, speaker.organisation) if speaker else ())]
        keys = dict.fromkeys([allegation.id, origin.id, *(source_key(n) for n in names if n)])
        return [d for key in keys for d in self._about.get((DecisionKind.GRADE, key), ())]

    def authenticated(self, incident: str, allegations: Sequence[str]) -> list[Decision]:
        """Images that a person authenticated as showing the act, for the incident or an account of it."""
        return [d for key in (incident, *allegations) for d in self._about.get((DecisionKind.AUTHENTICATE, key), ())]


def source_key(name: str) -> str:
    """What a source is graded under by its name: letter case and blanks aside."""
    return "source:" + " ".join(name.casefold().split())


def _who(name: str) -> str:
    """One person, however the name is typed."""
    return " ".join(name.casefold().split())


def _signature(d: Decision) -> Signature:
    return Signature(d, {axis: Level(value) for axis in AXES if (value := d.value(axis)) is not None})


@dataclass(frozen=True, slots=True)
class Grade:
    """What the grades of one account come to. Where persons differ the more careful one counts, and it is said."""

    reliability: str | None
    credibility: int | None
    checklist: int
    pattern: bool
    by: tuple[str, ...]
    differ: bool

    @property
    def reliable(self) -> bool:
        """A to C, or F (no basis, not a bad mark) with five of the seven items of the testimony checklist."""
        return self.reliability in RELIABLE or (self.reliability == "F" and self.checklist >= CHECKLIST)


def grade(found: Sequence[Decision], *, capped: bool) -> Grade | None:
    """The grade that counts of what persons gave; None where nobody graded. `capped`: a party's uncorroborated claim in
    its own interest, which is no better than 3 (method.md §1.5)."""
    if not found:
        return None
    letters = [v for d in found if (v := d.value("reliability")) is not None]
    marks = [int(v) for d in found if (v := d.value("credibility")) is not None]
    checks = [int(v) for d in found if (v := d.value("checklist")) is not None]
    # F is no basis to judge: less careful than D and E, which say that there is one against
    order = {"A": 0, "B": 1, "C": 2, "F": 3, "D": 4, "E": 5}
    credibility = max(marks, default=None)
    if credibility is not None and capped:
        credibility = max(credibility, 3)
    return Grade(
        max(letters, key=lambda x: order[x], default=None),
        credibility,
        min(checks, default=0),
        all(d.value("pattern") == "yes" for d in found),
        tuple(sorted({d.by for d in found})),
        len(set(letters)) > 1 or len(set(marks)) > 1,
    )
