"""One count of people in a sentence, as numbers.py finds it and the acts share it out."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.extract.slavic.entries import Person


@dataclass(frozen=True, slots=True)
class Amount:
    """People counted at `start..end` (qualifier and noun included), by the words `first..last` (half-open).

    `low`, `high` and `qualifier` as in Victims. `person` is what the noun says of them, None where no noun for people
    stands beside. `part`: it is a part of those told before ("серед них 15 дітей").
    """

    start: int
    end: int
    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: str | None
    person: Person | None
    part: bool = False
