"""Section 4 where the case has a register: the chapter that measuring made, set with notes, links and headings.

Nothing is counted here. A number leads to the rows of a list (which lies sealed in the vault: the table of lists has
its digest), to the incidents that tell of the persons, or to the passage of a published figure; no person is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solferino.engine.chapter import Basis, Block, Claim, Drawing, Grid, Line, Part, Word
from solferino.model import Footnote, PersonList
from solferino.report.notes import Desk, footnote_of, footnote_of_passage
from solferino.report.parts import Block as Set
from solferino.report.parts import (
    Cell,
    ChartData,
    Heading,
    Link,
    Mark,
    Paragraph,
    Picture,
    Remark,
    Section,
    Sentence,
    Table,
    Tile,
)
from solferino.report.sections import figures
from solferino.report.told import Told
from solferino.report.wording import capital, country, day

COUNTED, ESTIMATED = "Counted from:", "Estimated, as the record keeps it:"
LISTS, ESTIMATES = "lists", "estimates"  # the anchors of the tables of lists and of estimates that were kept


def casualties(told: Sequence[Told], charts: ChartData, desk: Desk) -> list[Section]:
    """Section 4: the figures of others alone, or with the register before them and what is made of both after them,
    estimates last."""
    chapter, setter = desk.material.chapter, Setter(told, desk)
    before = [setter.part(p) for p in chapter.recorded]  # first in the text, so first to be given their notes
    own = figures(charts, desk)
    after = [setter.part(p) for p in (*chapter.published, *chapter.estimated)]
    lists = [_lists(chapter.lists)] if chapter.lists else []
    if not before:
        return _numbered(own, [*(lists if chapter.estimated else ()), *after])
    return _numbered(Section(Heading(1, "4", "Casualties", "casualties"), ()), [*before, *lists, own, *after])


def annex(told: Sequence[Told], desk: Desk) -> list[Section]:
    """Annex D: everything that is recorded of a person at once; none where the tables of section 4 have it all."""
    part = desk.material.chapter.annex
    if part is None:
        return []
    return [Section(Heading(1, "Annex D", part.title, part.anchor), Setter(told, desk).part(part).blocks)]


def _numbered(head: Section, parts: Sequence[Section]) -> list[Section]:
    return [head] + [
        Section(Heading(2, f"4.{n}", p.heading.text, p.heading.anchor), p.blocks) for n, p in enumerate(parts, 1)
    ]


def glance(told: Sequence[Told], desk: Desk) -> tuple[Tile, ...]:
    """The numbers of the register that stand at the head of the page."""
    setter = Setter(told, desk)
    return tuple(Tile(v, label, "recorded", setter.note(basis)) for v, label, basis in desk.material.chapter.glance)


def headline(told: Sequence[Told], desk: Desk) -> list[Set]:
    """The paragraph of the summary that says how many are recorded; empty where nobody is."""
    claim = desk.material.chapter.headline
    if claim is None:
        return []
    sentence = Setter(told, desk).sentence(claim)
    return [Paragraph(desk.number(), (sentence,), Link("section 4", "casualties"))]


class Setter:
    """Sets blocks of a chapter: gives them their notes, and finds what a basis leads to."""

    def __init__(self, told: Sequence[Told], desk: Desk) -> None:
        self._desk = desk
        self._told = {t.incident.id: t for t in told}
        self._lists: Mapping[str, PersonList] = {e.id: e for e in desk.material.chapter.lists}
        self._incidents = {i.id: i for i in desk.material.incidents}
        self._figures = {f.id: f for f in desk.material.figures}
        self._estimates = {e.id: e for e in desk.material.chapter.estimates}

    def part(self, part: Part) -> Section:
        """One heading with its blocks; sentences that follow each other make a paragraph each."""
        return Section(Heading(2, "", part.title, part.anchor), tuple(self._block(b) for b in part.blocks))

    def _block(self, block: Block) -> Set:
        match block:
            case Claim():
                return Paragraph(self._desk.number(), (self.sentence(block),))
            case Word():
                return Remark(block.text, block.lead, block.warning)
            case Grid():
                rows = tuple(self._row(line, block) for line in block.lines)
                return Table(block.caption, block.head, rows, block.widths, block.numeric)
            case Drawing():
                return Picture(block.name, block.caption, block.alt, self.note(block.basis))

    def _row(self, line: Line, grid: Grid) -> tuple[Cell, ...]:
        """The note stands with the words that say what the numbers are of; in a table of words, at its end."""
        first, *rest = line.cells
        first = capital(_named(first) if grid.countries else first)
        cells: list[Cell] = [(text or "–",) for text in (first, *rest)]
        if line.basis:
            at = 0 if grid.numeric else -1
            cells[at] = (*cells[at], Mark(self.note(line.basis)))
        return tuple(cells)

    def sentence(self, claim: Claim) -> Sentence:
        """The sentence with its note. Refused P01 where it stands on nothing."""
        return self._desk.notes.sentence(
            claim.text,
            self._footnotes(claim.basis),
            incidents=[i for i in claim.basis.incidents if i in self._told],
            level=claim.level,
            lead=_lead(claim.basis),
            counted=self._links(claim.basis),
        )

    def note(self, basis: Basis) -> int:
        """The number of the note that leads to everything counted, or to the passages of published figures."""
        links = self._links(basis)
        return self._desk.notes.count(links, _lead(basis)) if links else self._desk.notes.cite(self._footnotes(basis))

    def _links(self, basis: Basis) -> list[Link]:
        order = list(self._lists)
        named = sorted((r for r in basis.rows if r[0] in self._lists), key=lambda r: (order.index(r[0]), r[1]))
        out = [Link(f"{label(self._lists[key])}: {rows}", LISTS) for key, rows in named]
        out += [Link(_kept(key), ESTIMATES) for key in basis.estimates if key in self._estimates]
        shown = sorted((self._told[i] for i in basis.incidents if i in self._told), key=lambda t: int(t.ref[2:]))
        out += [t.link for t in shown]
        if hidden := len(basis.incidents) - len(shown):
            what = "an incident that is a lead" if hidden == 1 else f"{hidden} incidents that are leads"
            out.append(Link(f"{what} or only denied, not printed here", "method"))
        return out

    def _footnotes(self, basis: Basis) -> list[Footnote]:
        m = self._desk.material
        out = []
        for key, rows in basis.rows:
            if (edition := self._lists.get(key)) is not None:
                out.append(Footnote("FN-STAT", edition.id, label(edition), edition.sha256, 0, 0, "", rows))
        kept = [self._estimates[key] for key in basis.estimates if key in self._estimates]
        out += [Footnote("FN-STAT", e.id, _kept(e.id), e.tables, 0, 0, "", "tables sha256") for e in kept]
        found = [self._incidents[i] for i in basis.incidents if i in self._incidents]
        out += [footnote_of(a, "FN-STAT") for i in found for a in m.of(i)[:1]]
        for key in basis.figures:
            if (f := self._figures.get(key)) is not None:
                out.append(footnote_of_passage(m.document[f.document.id], f.passage, "FN-STAT"))
        return out


def _lead(basis: Basis) -> str:
    """What a note says before its links: an estimate counts nobody."""
    return ESTIMATED if basis.estimates and not basis.rows else COUNTED


def _kept(key: str) -> str:
    """An estimate as notes name it: as much of its id as tells it from others."""
    return key[:17]


def _named(text: str) -> str:
    """ "Kharkiv, UA" and "RU" with the country's name, as all the report has it (R-BAL-1)."""
    *before, code = text.split(", ")
    return ", ".join((*before, country(code).removeprefix("the ") if before else country(code)))


def label(edition: PersonList) -> str:
    """A list with its edition, as notes name it: never by its file, whose name is its sender's."""
    said = edition.edition or (f"as of {day(edition.as_of)}" if edition.as_of else "")
    return f"list {edition.series}{f' ({said})' if said else ''}"


def _lists(lists: Sequence[PersonList]) -> Section:
    """Every edition that a number may lead to, with the digest of the file as received."""
    rows: list[tuple[Cell, ...]] = []
    for e in lists:
        made = f"; made from {e.derived_from}" if e.derived_from else ""
        rows.append(
            (
                (label(e) + made,),
                (e.publisher or "–",),
                (day(e.recorded_at),),
                (f"{e.rows:,}",),
                (f"{e.refused:,}",),
                (e.sha256,),
            )
        )
    head = ("List", "Published by", "Received", "Rows", "Refused", "SHA-256 as received")
    blocks = (
        Remark(
            "The files lie encrypted in the vault of the case. A row number in a note is that of the file; who stands "
            "in it can be read only with the passphrase, by solferino list show --names, and each reading is in the "
            "custody log."
        ),
        Table("Lists of people", head, tuple(rows), (0.25, 0.16, 0.13, 0.07, 0.08, 0.31), (3, 4)),
    )
    return Section(Heading(2, "", "Lists counted", LISTS), blocks)
