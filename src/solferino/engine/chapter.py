"""What measuring hands to the report: numbers ready to be printed, each with what it was counted from.

Steps do not know each other, so the nouns that two of them share are here. The words and numbers are final; the report
gives them their notes and sets them, and adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from solferino.model import KeptEstimate, Level, PersonList


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number stands on: rows of lists (edition's id, then "rows 4, 7–9"), ids of incidents, of figures, of
    estimates that were kept."""

    rows: tuple[tuple[str, str], ...] = ()
    incidents: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    estimates: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.incidents or self.figures or self.estimates)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about the world; `level` where every case behind it has reached that standard of proof."""

    text: str
    basis: Basis
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A sentence about the numbers and how they were made; it asserts nothing about the world."""

    text: str
    lead: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its cells as text, and what its numbers stand on, where they stand on anything."""

    cells: tuple[str, ...]
    basis: Basis = field(default_factory=Basis)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `widths` are shares of the line, the cells of columns `numeric` are set to the right. `countries`: the
    first cells end in the code of a country."""

    caption: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    numeric: tuple[int, ...] = ()
    countries: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture by the name of its file, with words for who cannot see it, and what it stands on."""

    name: str
    caption: str
    alt: str
    svg: bytes
    png: bytes
    basis: Basis


Block = Claim | Word | Grid | Drawing


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks under one heading; `anchor` is where links lead."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The numbers of a case: `recorded` from its register, `published` about the figures of others, `estimated` what
    was estimated from its lists, `annex` what only a few readers need.

    `headline` is None where nobody is recorded; `glance` are numbers to look at first: value, label, basis. `lists` are
    the editions, `estimates` the estimates, that a basis may name.
    """

    headline: Claim | None = None
    glance: tuple[tuple[str, str, Basis], ...] = ()
    recorded: tuple[Part, ...] = ()
    published: tuple[Part, ...] = ()
    estimated: tuple[Part, ...] = ()
    annex: Part | None = None
    lists: tuple[PersonList, ...] = ()
    estimates: tuple[KeptEstimate, ...] = ()

    def words(self) -> list[str]:
        """Everything in it as text, for a digest: of a picture what it shows, not how it is drawn."""
        parts = (*self.recorded, *self.published, *self.estimated, self.annex)
        blocks = [b for part in parts if part for b in part.blocks]
        return [f"{b.name} {b.alt}" if isinstance(b, Drawing) else repr(b) for b in blocks]

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """Every picture, in order."""
        parts = (*self.recorded, *self.published, *self.estimated)
        return tuple(b for part in parts for b in part.blocks if isinstance(b, Drawing))
