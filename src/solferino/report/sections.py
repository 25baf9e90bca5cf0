"""Sections 4 to 6: figures of others, contradictions, the other side’s position."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.model import Incident
from solferino.report.accounts import difference_rows
from solferino.report.material import Material
from solferino.report.notes import (
    FIGURES,
    LOOKED,
    PUBLISHED,
    TABLE,
    Desk,
    footnote_of,
    footnote_of_passage,
    shortened,
    whole,
)
from solferino.report.parts import (
    Block,
    Cell,
    ChartData,
    Heading,
    Mark,
    Paragraph,
    Picture,
    Remark,
    Section,
    Table,
)
from solferino.report.record import count_sentence
from solferino.report.revisions import revisions
from solferino.report.sentences import blamed, names_in, outlet
from solferino.report.told import Told, answered, parties
from solferino.report.wording import amount, capital, chain_phrase, country, day, listed, quoted, wording


def figures(charts: ChartData, desk: Desk) -> Section:
    """Section 4: published figures as claims, each with series, period, edition and as-of date."""
    m = desk.material
    blocks: list[Block] = [
        Remark(
            "These numbers were published by others and are printed as claims, each with its edition. They are never "
            "added to the incidents of this report or to each other, and periods of different length are not compared."
        )
    ]
    rows: list[tuple[Cell, ...]] = []
    for f in sorted(m.figures, key=lambda f: (f.series, f.period[0] or "", f.metric, f.published or "", f.id)):
        footnote = footnote_of_passage(m.document[f.document.id], f.passage, "FN-STAT")
        mark = Mark(desk.notes.cite([footnote]))
        known = day(f.published) if f.published else "date of publication not known"
        period = " to ".join(day(p) if p else "not stated" for p in f.period) if any(f.period) else "not stated"
        rows.append(
            (
                (
                    capital(_claimed_by(f.allegation, f.document.id, f.document.name, m)),
                    f" – series: {f.series}",
                ),
                (f.metric.replace("_", " ") + (f", {f.territory}" if f.territory else ""),),
                (period,),
                (amount(f.value, f.value, f.qualifier), mark),
                (f.edition or "–",),
                (known,),
            )
        )
    if rows:
        head = ("Who says it, and series", "What", "Period", "Number", "Edition", "As of")
        blocks.append(Table("Published figures", head, tuple(rows), (0.3, 0.16, 0.19, 0.13, 0.09, 0.13), (3,)))
        alt = "Bars. " + "; ".join(f"{b.label}: {b.text}" for b in charts.figures) + "."
        blocks.append(Picture("figures", "Published figures, as claimed", alt, desk.notes.count([FIGURES], PUBLISHED)))
    else:
        blocks.append(Remark("No published figure was found in the record read."))
    blocks.append(
        Remark(
            "Casualty numbers are minimum numbers. They hold those who could be recorded where access allowed; those "
            "not recorded are missing from them, and how many they are cannot be told from this record. Growth from "
            "one edition to the next is partly later confirmation of earlier cases, not more casualties.",
            "Under-count",
            True,
        )
    )
    if desk.options.under_recorded:
        blocks.append(Remark(f"{listed(desk.options.under_recorded)}.", "Places known to be under-recorded"))
    return Section(Heading(1, "4", "Casualty figures published by others", "figures"), tuple(blocks))


def _claimed_by(allegation: str | None, document: str, name: str, material: Material) -> str:
    place = outlet(material, document, name)
    if allegation and allegation in material.allegation:
        return chain_phrase(material.allegation[allegation], place)
    return f"the document {place}" if place.startswith("“") else place


def contradictions(told: Sequence[Told], desk: Desk) -> Section:
    """Section 5: where accounts differ, and what later editions changed."""
    conflicts: list[tuple[Cell, ...]] = []
    updates: list[tuple[Cell, ...]] = []
    for t in told:
        for row in difference_rows(t, desk):
            target = updates if "later edition" in str(row[0][0]) else conflicts
            target.append(((t.link,), *row))
    head = ("Incident", "On", "It is said", "By")
    widths = (0.1, 0.22, 0.34, 0.34)
    blocks: list[Block] = [
        Remark("Accounts that differ are printed side by side. None was preferred, and none was changed.")
    ]
    if conflicts:
        blocks.append(Table("Where accounts differ", head, tuple(conflicts), widths))
    else:
        blocks.append(Remark("No two accounts of one incident differ in the record read."))
    if updates:
        blocks.append(Table("Corrections and later editions", head, tuple(updates), widths))
    else:
        blocks.append(Remark("No correction by a later edition was found in the record read."))
    blocks += revisions(told, desk)
    return Section(Heading(1, "5", "Contradictions and corrections", "contradictions"), tuple(blocks))


def other_side(told: Sequence[Told], denied: Sequence[Incident], desk: Desk) -> Section:
    """Section 6: for every party, to what it answered and to what no answer was found."""
    m = desk.material
    blocks: list[Block] = [
        Remark(
            "A denial does not lower the level of a fact, and silence does not raise it. Whether a side was asked to "
            "reply is not known to the machine."
        )
    ]
    for side in parties(told, desk.options) if m.read() else ():
        mine = [t for t in told if side in blamed(t.support)]
        name = country(side)
        if not mine:
            text = f"Nothing in the record read is blamed on the side of {name}."
            blocks.append(
                Paragraph(
                    desk.number(),
                    (desk.notes.sentence(text, [whole(d) for d in m.read()], lead=LOOKED, counted=[TABLE]),),
                )
            )
            continue
        yes, no = [t for t in mine if answered(t, m)], [t for t in mine if not answered(t, m)]
        said = []
        if yes:
            text = f"Where the side of {name} is blamed, the record holds an answer or denial to {_refs(yes)}."
            said.append(count_sentence(text, yes, desk))
        if no:
            text = f"Where the side of {name} is blamed, the record read holds no answer to {_refs(no)}."
            said.append(count_sentence(text, no, desk))
        blocks.append(Paragraph(desk.number(), tuple(said)))
    for incident in denied:
        for a in m.of(incident):
            who = chain_phrase(a, outlet(m, a.document.id, a.document.name))
            verb = wording()["stance"][a.stance.value]
            text = f"{capital(who)} {verb} an allegation that no other text in the record read makes: "
            sentence = desk.notes.sentence(
                f"{text}{quoted(a.passage.text.rstrip('. '), 300)}.",
                [footnote_of(a, "FN-SIDE")],
                incidents=[incident.id],
                names=names_in(m, [a]),
            )
            blocks.append(Paragraph(desk.number(), (sentence,)))
    return Section(Heading(1, "6", "The other side’s position", "other-side"), tuple(blocks))


def _refs(group: Sequence[Told]) -> str:
    return listed([link.text for link in shortened([t.link for t in group])])
