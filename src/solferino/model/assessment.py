"""Standards of proof and what supports them (method.md §1). The machine proposes at most SP4; a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The ladder of method.md §1.2; compare with `rank`."""

    SP0 = "SP0"
    SP1 = "SP1"
    SP2 = "SP2"
    SP3 = "SP3"
    SP4 = "SP4"
    SP5 = "SP5"
    SP6 = "SP6"
    SP7 = "SP7"

    @property
    def rank(self) -> int:
        """Place on the ladder, 0 to 7."""
        return int(self.value[2:])


@dataclass(frozen=True, slots=True)
class Levels:
    """Fact, legal and attribution level of an incident. `proposed_by` is a named, versioned policy, `decided_by` a
    person or null: while it is null the levels are a machine's proposal."""

    fact: Level
    legal: Level
    attribution: Level
    proposed_by: str
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What stands behind a level: origins, kinds of evidence, agreement by element, what would lift it.

    `matrix`: for each origin (its label) the kinds of evidence that its passages name. `shared`: for each element of
    the event that is stated the labels of the origins that state it; two or more share it, one stands alone.
    """

    origins: int
    kinds: tuple[str, ...]
    agreement: tuple[tuple[str, str], ...]  # (element, agrees | differs | one source | not stated)
    lift: tuple[str, ...]
    matrix: tuple[tuple[str, tuple[str, ...]], ...] = ()
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One field on which accounts of an incident differ, or a denial by a party (`contested`)."""

    incident: str
    field: str
    kind: str
    values: tuple[tuple[str, tuple[str, ...]], ...]  # (value, allegation ids)
    note: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The proposed (or decided) standard of an incident with its reasons, in words a person can check.

    `contested`: none, denied_by_party, contradicted_by_evidence. `other_side`: allegation or statement ids in which
    the side blamed answers, or empty where none was found. `exculpatory`: what else in the record speaks for the side
    blamed, as (what, allegation ids). `signed`: what persons signed, one sentence each, also where they differ.
    """

    id: str
    incident: str
    levels: Levels
    reasons: tuple[str, ...]
    corroboration: Corroboration
    contested: str
    contradictions: tuple[Contradiction, ...]
    other_side: tuple[str, ...]
    made_by: str
    exculpatory: tuple[tuple[str, tuple[str, ...]], ...] = ()
    signed: tuple[str, ...] = ()
