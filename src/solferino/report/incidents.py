"""Section 3: incidents by theme and by the side blamed, each with a slot for every party (R-BAL-2)."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.model import Allegation, Incident, Level
from solferino.report.accounts import accounts, disagreements
from solferino.report.material import Material
from solferino.report.notes import LOOKED, TABLE, Desk, footnote_of, whole
from solferino.report.parts import (
    Badge,
    Badges,
    Block,
    Bullets,
    Cell,
    Heading,
    Link,
    Mark,
    Paragraph,
    Passages,
    Remark,
    Section,
    Sentence,
    Table,
)
from solferino.report.sentences import attribution, blamed, fact, further, legal, other_side
from solferino.report.support import support_bullets
from solferino.report.told import KINDS, SEVERAL, Told, parties, side_order, side_title
from solferino.report.wording import country, short, wording
from solferino.terms import methods, objects, weapons


def findings(told: Sequence[Told], desk: Desk) -> list[Section]:
    """Section 3, one part a theme."""
    slots = parties(told, desk.options)
    out: list[Section] = []
    intro = Remark(
        "Inside each theme the parties follow in the order of their names, and every party has its own part, also "
        "where the record holds nothing. Access differs by side and by source: fewer allegations against a party do "
        "not show fewer violations by it. Nothing on one side is set off against the other."
    )
    out.append(Section(Heading(1, "3", "Findings by theme", "findings"), (intro,)))
    documents = [whole(d) for d in desk.material.read()]
    themes: dict[str, str] = wording()["themes"]
    here = [t for t in themes if any(x.theme == t for x in told)]
    for n, theme in enumerate(here, 1):
        blocks: list[Block] = []
        mine = [t for t in told if t.theme == theme]
        sides = sorted({*slots, *(t.side for t in mine)}, key=side_order)
        for m, side in enumerate(sides, 1):
            blocks.append(Heading(3, f"3.{n}.{m}", side_title(side), f"s3-{n}-{m}"))
            group = [t for t in mine if t.side == side]
            for t in group:
                blocks += incident_blocks(t, told, desk) if t.in_full else []
            blocks += _in_short([t for t in group if not t.in_full], desk)
            if not group:
                text = f"No allegation against {country(side)} in this theme was found in the record read."
                if any(t.side == SEVERAL and side in blamed(t.support) for t in mine):
                    text = (
                        f"No allegation against {country(side)} alone in this theme was found in the record read; see "
                        "“More than one side named” below."
                    )
                blocks.append(
                    Paragraph(desk.number(), (desk.notes.sentence(text, documents, lead=LOOKED, counted=[TABLE]),))
                )
        out.append(Section(Heading(2, f"3.{n}", themes[theme], f"theme-{theme}"), tuple(blocks)))
    silent = [themes[t] for t in themes if t not in here and t != "other"]
    if silent and documents:
        text = f"No allegation was found in the record read on these themes: {'; '.join(s.lower() for s in silent)}."
        blocks = [Paragraph(desk.number(), (desk.notes.sentence(text, documents, lead=LOOKED, counted=[TABLE]),))]
        out.append(Section(Heading(2, f"3.{len(here) + 1}", "Themes without allegations", "theme-none"), tuple(blocks)))
    return out


def _in_short(rest: Sequence[Told], desk: Desk) -> list[Block]:
    """Those with less support, one line each, and how many more there are."""
    if not rest:
        return []
    names, material = wording()["level_name"], desk.material
    rows: list[tuple[Cell, ...]] = []
    for t in rest[: desk.options.in_rows]:
        level = material.levels(t.incident).fact.value
        mark = Mark(desk.notes.cite([footnote_of(a) for a in t.support]))
        rows.append(((f"{t.ref} {t.title}", mark), (f"{level} {names[level]}",), (str(t.incident.origins),)))
    head = ("Incident, as alleged", "Fact level", "Origins")
    blocks: list[Block] = [Table("Further incidents, in short", head, tuple(rows), (0.65, 0.25, 0.1), (2,))]
    more = rest[desk.options.in_rows :]
    if more:
        text = f"{_n(len(more), 'further incident')} of this part stand in the record and in its export."
        passages = [footnote_of(t.support[0], "FN-STAT") for t in more]
        links = [t.link for t in more]
        blocks.append(Paragraph(desk.number(), (desk.notes.sentence(text, passages, counted=links),)))
    return blocks


def incident_blocks(told: Told, everything: Sequence[Told], desk: Desk) -> list[Block]:
    """One incident: title, levels, what is said, who says it, where accounts differ, and why it stands as it does."""
    i, support = told.incident, told.support
    kind = KINDS.get(i.kind, "")
    title = f"{told.ref} {kind + ': ' if kind else ''}{told.title}"
    said = [fact(i, support, desk), *further(i, support, desk), *attribution(i, support, desk)]
    first = said[0].note
    law = legal(i, support, desk)
    brief = i.kind == "general" and len(support) == 1  # says only that something happens: no more than that is printed
    more = [*(() if brief and (law.finding.level or Level.SP0).rank < 2 else (law,)), *other_side(i, desk)]
    more += [] if brief else _standing(told, desk)
    blocks: list[Block] = [
        Heading(4, "", title, told.anchor),
        badges(i, desk.material),
        Paragraph(desk.number(), tuple(said)),
        Paragraph(desk.number(), tuple(more)),
    ]
    if len(desk.material.of(i)) > 1:
        blocks.append(accounts(told, desk))
    differing = disagreements(told, desk)
    if differing:
        blocks.append(differing)
    reasons = _reasons(told, everything, desk.material, first)
    if not brief:
        reasons += support_bullets(told, everything, desk, first)
    if reasons and not brief:
        blocks.append(Bullets("Why it stands as it does", tuple(reasons)))
    blocks.append(Passages(tuple(desk.notes.source(footnote_of(a)) for a in _once(desk.material.of(i)))))
    return blocks


def _once(allegations: Sequence[Allegation]) -> list[Allegation]:
    seen: dict[tuple[str, int, int], Allegation] = {}
    for a in allegations:
        seen.setdefault((a.document.id, a.passage.start, a.passage.end), a)
    return list(seen.values())


def badges(incident: Incident, material: Material) -> Badges:
    """The three levels of an incident, each with who proposed or decided it."""
    levels = material.levels(incident)
    by = f"decided by {levels.decided_by}" if levels.decided_by else "proposed by machine"
    names = wording()["level_name"]
    return Badges(
        tuple(
            Badge(axis, level.value, names[level.value], by)
            for axis, level in (("Fact", levels.fact), ("Legal", levels.legal), ("Attribution", levels.attribution))
        )
    )


def _standing(told: Told, desk: Desk) -> list[Sentence]:
    """How many accounts, documents and origins there are (design.md: ten reprints are one account)."""
    i = told.incident
    origins = [desk.material.origin[o] for o in i.origin_ids if o in desk.material.origin]
    text = (
        f"Behind this stand {_n(i.accounts, 'account')} in {_n(len(i.documents), 'document')}, "
        f"which {'goes' if i.accounts == 1 else 'go'} back to {_n(i.origins, 'origin')}."
    )
    why = "; ".join(f"{o.label} ({o.reason}: {o.why})" for o in origins)
    lead = f"Origins: {short(why, 600)}." if why else ""
    passages = [footnote_of(a) for a in desk.material.of(i)]
    return [desk.notes.sentence(text, passages, incidents=[i.id], lead=lead, names=[o.label for o in origins])]


def _n(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _reasons(told: Told, everything: Sequence[Told], material: Material, note: int) -> list[Cell]:
    """Why the level, why joined, what would lift it, what it belongs to, what else is named."""
    i = told.incident
    assessment = material.assessment.get(i.id)
    levels = material.levels(i)
    out: list[Cell] = []

    def add(lead: str, texts: Sequence[str], *links: Link) -> None:
        pieces = dict.fromkeys(p.strip() for t in texts for p in t.rstrip(".").split("; "))  # each reason once
        if pieces:
            tail: Cell = tuple(x for link in links for x in (" ", link))
            out.append((f"{lead}: {'; '.join(pieces)}.", *tail, Mark(note)))

    if assessment:
        by = f"decided by {levels.decided_by}" if levels.decided_by else f"proposed by machine, {levels.proposed_by}"
        add(f"Why these levels ({by})", assessment.reasons)
        add("What would lift it", assessment.corroboration.lift)
    if len(material.of(i)) > 1:
        add("Why the accounts were joined", i.reasons)
    if i.kind == "total":
        add("Not counted", ["a total over a period or an area is never added to incidents"])
    if i.kind == "general":
        add("Not counted", ["says that something happens, without one event"])
    if i.part_of:
        larger = next((t for t in everything if t.incident.id == i.part_of), None)
        add(
            "Never added up",
            ["part of a larger incident or total" + ("" if larger else " of the record")],
            *([larger.link] if larger else ()),
        )
    for lead, codes, table in (
        ("Methods named", [m for a in told.support for m in a.methods], methods()),
        ("Weapons named", [w for a in told.support for w in a.weapons], weapons()),
        ("Objects named", [o for a in told.support for o in a.targets], objects()),
    ):
        add(lead, [table[c].label if c in table else c for c in dict.fromkeys(codes)])
    return out
