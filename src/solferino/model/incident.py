"""Allegations judged to concern the same event, the origins they go back to, and proposals to join them."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.model.assessment import Levels
from solferino.model.place import Place
from solferino.model.when import When


@dataclass(frozen=True, slots=True)
class Origin:
    """Texts (or allegations) that count as one source. `reason` is the dependence test that says so (DEP-…).

    `known` is false where no root is named and the texts merely share one. `label` names it for people, e.g.
    "Human Rights Watch" or "unknown origin of 2 texts".
    """

    id: str
    label: str
    documents: tuple[str, ...]
    allegations: tuple[str, ...]
    reason: str
    why: str
    known: bool


@dataclass(frozen=True, slots=True)
class DisagreementValue:
    """One value and the allegations that give it. `since`: the ISO day on which it is first known to have been told,
    by the date that its passage names ("as of", "said on"), else by publication; None where neither is known."""

    value: str
    allegations: tuple[str, ...]
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more values of one field inside an incident, each with who says so. Never resolved silently."""

    field: str
    values: tuple[DisagreementValue, ...]
    kind: str = "conflict"  # one of link/disagreements.py
    note: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What the record says of one event; computed from allegations and judgements, never typed in.

    `victims` is low/high/best persons (best is null unless all agree). `kind` is event, total (a figure over a period
    or area, never counted with events) or general (says that something happens, without one event). `accounts` and
    `origins` are counts; `part_of` names a larger incident or total that it must not be added to.
    """

    id: str
    title: str
    kind: str
    acts: tuple[str, ...]
    harm: tuple[str, ...]
    place: Place | None
    when: When | None
    victims: tuple[int | None, int | None, int | None]  # low, high, best
    parties: tuple[str, ...]
    allegations: tuple[str, ...]
    documents: tuple[str, ...]
    accounts: int
    origins: int
    origin_ids: tuple[str, ...]
    disagreements: tuple[Disagreement, ...] = ()
    reasons: tuple[str, ...] = ()
    weakest: float = 1.0
    part_of: str | None = None
    level: Levels | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A scored proposal by a method to treat two allegations (or incidents) as the same: machine's, until judged.

    `features` are (name, weight given, what was compared) for people to read.
    """

    id: str
    left: str
    right: str
    relation: str  # same, part_of
    score: float
    features: tuple[tuple[str, float, str], ...]
    made_by: str
    accepted: bool
