"""What every engine gives: the same rows grouped and summed, wherever they lie.

The rows are facts of count: one for each incident and value of a dimension (`act`, `party`, `place`, `month`, `harm`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

DIMENSIONS = ("act", "party", "place", "month", "harm")


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One incident under one value of a dimension, with the persons counted there; None is not known."""

    dimension: str
    value: str
    incident: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class CountRow:
    """One value of a dimension. Units stay apart (R-TAX-3): `incidents` counts incidents, `low..high` persons.

    `low` is the sum of the lows ("at least"), `high` the sum of the highs, None as soon as one is open or unknown
    (R-CAS-6); `low` is None where no incident has a number. `unknown_incidents` have none. `ids` lists them all.
    """

    value: str
    incidents: int
    low: int | None
    high: int | None
    unknown_incidents: int
    ids: tuple[str, ...]


class Engine(Protocol):
    """Groups facts of one dimension; rows come by value. Rows of one dimension may share incidents: never add them."""

    def count(self, facts: Iterable[Fact], dimension: str) -> tuple[CountRow, ...]: ...
