"""What a report is made of before it is set in type: sections, blocks, sentences and numbered notes.

HTML, DOCX and the text of the tests are made from the same `ReportModel`, so that they cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass

from solferino.model import Finding, Footnote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finding with the number of its note. `names` are names of sources and words of documents that stand in it."""

    finding: Finding
    note: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another place of the report (`anchor`)."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a note, raised."""

    note: int


Inline = str | Link | Mark
Cell = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number and the anchor that links lead to."""

    level: int  # 1 a section, 2 a theme, 3 a party, 4 an incident
    number: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Findings under one paragraph number; `see` leads to where more is said."""

    number: int
    sentences: tuple[Sentence, ...]
    see: Link | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Words about this report and how it was made. It asserts nothing about the world and carries no number."""

    text: str
    lead: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """One of the three levels of an incident (method.md §1.1)."""

    axis: str
    code: str
    name: str
    by: str


@dataclass(frozen=True, slots=True)
class Badges:
    """The level badges of an incident."""

    items: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list with the words that lead into it."""

    lead: str
    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the line, adding up to 1; the cells of columns `numeric` are set to the right; `note`
    stands for the whole table where its rows have none of their own."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    numeric: tuple[int, ...] = ()
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A footnote as it is printed: `before` and `after` are the words around the passage, `words` the stretches inside
    it that the fields were read from, `seen` the (note, letter) where the passage is printed in full already."""

    footnote: Footnote
    document: str
    published: str
    language: str | None
    before: str
    after: str
    words: tuple[tuple[str, str], ...] = ()
    seen: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Passages:
    """The words themselves, to be opened where they are spoken of (HTML only: elsewhere the notes have them)."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note. Either passages (`sources`); or what was counted, with `links` to the incidents that have the
    passages; or `same`, the number of an earlier note with the same sources. `lead` stands before them."""

    number: int
    lead: str
    sources: tuple[Source, ...]
    same: int | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart by the name of its file; `alt` says in words what it shows; `empty` is printed where there is nothing."""

    name: str
    caption: str
    alt: str
    note: int | None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A number to look at first, with what it counts and where it is explained."""

    value: str
    label: str
    anchor: str
    note: int


Block = Heading | Paragraph | Remark | Badges | Bullets | Table | Passages | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks."""

    heading: Heading
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The title page: what this is, as of when, of which record."""

    title: str
    subtitle: str
    status: str
    facts: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An incident on the map: degrees, accounts that tell it, and its reference."""

    lat: float
    lon: float
    label: str
    accounts: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch `low..high` on a line, with its label: days for the time line, persons for figures."""

    label: str
    low: str | int
    high: str | int
    text: str
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One row of the chart of acts: `parts` are (party, incidents)."""

    label: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What the charts draw: values only, so that a picture can never say more than the report."""

    points: tuple[Point, ...]
    unlocated: int
    timeline: tuple[Bar, ...]
    undated: tuple[str, ...]
    figures: tuple[Bar, ...]
    acts: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ReportModel:
    """The whole report as values; HTML and DOCX are two renderings of it."""

    front: Front
    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    charts: ChartData
    digest: str
    as_of: str

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that asserts something, in order."""
        return tuple(
            s for section in self.sections for b in section.blocks if isinstance(b, Paragraph) for s in b.sentences
        )

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(b for section in self.sections for b in section.blocks if isinstance(b, Remark))
