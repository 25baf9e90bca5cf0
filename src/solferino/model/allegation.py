"""One act, as one source tells it, every field with the passage that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from solferino.model.place import Place
from solferino.model.span import DocumentRef, Passage, Span
from solferino.model.statement import Speaker, Stance
from solferino.model.when import When


@dataclass(frozen=True, slots=True)
class VictimGroup:
    """A part of the victims: "including 19 children"."""

    sex: str | None = None
    age: str | None = None
    status: str | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Victims:
    """To whom, and how many.

    `low`/`high` are persons, both null where no number can be known. `qualifier`: exact, at_least, up_to, about,
    between, vague. `share` in words of `of` persons ("over half" of 60). `status` a `CST-…` code; `sex` M, F or U;
    `age` CHILD, ADULT, OLDER or U; `party` the ISO code of the side they belong to. `description` the words used.
    """

    low: int | None = None
    high: int | None = None
    qualifier: str | None = None
    breakdown: tuple[VictimGroup, ...] = ()
    share: str | None = None
    of: int | None = None
    status: str | None = None
    sex: str | None = None
    age: str | None = None
    party: str | None = None
    names: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who is said to have done it. Never a verdict: `party` is the ISO code of the side, where the words settle it.

    `kind`: state, force, unit, person, group, unknown.
    """

    name: str
    party: str | None = None
    kind: str = "unknown"


@dataclass(frozen=True, slots=True)
class Allegation:
    """By one source, one act done to someone, somewhere, sometime (contract.md, "allegations")."""

    id: str
    extractor: str
    document: DocumentRef
    passage: Passage
    statement: str | None
    speaker: Speaker | None
    via: tuple[Speaker, ...]
    stance: Stance
    act: str
    acts: tuple[str, ...]
    harm: str | None = None
    victims: Victims = Victims()
    alleged_perpetrator: Perpetrator | None = None
    place: Place | None = None
    when: When | None = None
    methods: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    incidents: int | None = None  # "in 12 separate incidents": how many incidents the words sum up
    total: bool = False  # a figure over a period or an area, not one event: never an incident of its own
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    confidence: float = 0.5
