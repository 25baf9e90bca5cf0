"""Section 1 and the numbers to look at first: counts of the record, each with what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.report.accounts import differences
from solferino.report.casualties import headline
from solferino.report.material import Material
from solferino.report.notes import (
    FIGURES,
    LOOKED,
    PUBLISHED,
    RECEIVED,
    TABLE,
    Desk,
    whole,
)
from solferino.report.parts import (
    Block,
    ChartData,
    Heading,
    Paragraph,
    Picture,
    Remark,
    Section,
    Sentence,
    Tile,
)
from solferino.report.record import cite_incidents, count_sentence
from solferino.report.sentences import fact
from solferino.report.told import NOBODY, SEVERAL, Told, answered, parties
from solferino.report.wording import country, listed, quoted, wording

UNREAD = "No document has been read for allegations yet. This draft says nothing about what the documents hold."


def summary(told: Sequence[Told], events: Sequence[Told], charts: ChartData, desk: Desk) -> Section:
    """Section 1: what was read, what it tells of, how far it is supported, and the pictures."""
    m = desk.material
    blocks: list[Block] = []
    documents = [whole(d) for d in m.documents]
    if documents:
        done = sum(m.was_read(d.id) for d in m.documents)
        text = f"This draft is drawn from {_n(done, 'document')} read, out of {len(documents)} received."
        blocks.append(Paragraph(desk.number(), (desk.notes.sentence(text, documents, lead=RECEIVED, counted=[TABLE]),)))
    if told:
        totals = [t for t in told if t.incident.kind == "total"]
        general = [t for t in told if t.incident.kind == "general"]
        text = f"They tell of {_n(len(events), 'event')}"
        text += f", give {_n(len(totals), 'total')} over a period or an area" if totals else ""
        text += f", and make {_n(len(general), 'general allegation')} without one event" if general else ""
        text += "; totals and general allegations are not counted as incidents." if totals or general else "."
        blocks.append(Paragraph(desk.number(), (count_sentence(text, told, desk),)))
    else:
        blocks.append(Remark("No allegation was found in the record read.") if m.read() else Remark(UNREAD, "", True))
    blocks += headline(told, desk)
    if events:
        blocks.append(Paragraph(desk.number(), tuple(_by_side(told, events, desk))))
        blocks.append(Paragraph(desk.number(), tuple(_by_level(events, desk))))
        blocks.append(Paragraph(desk.number(), (_by_answer(events, desk),)))
        note = cite_incidents(events, desk)
        blocks += [
            Picture(
                "map",
                "Where the incidents are said to have happened",
                _map_alt(charts),
                note,
                "" if charts.points else "No incident has a place that can be put on a map.",
            ),
            Picture(
                "timeline",
                "When the incidents are said to have happened",
                _timeline_alt(charts),
                note,
                "" if charts.timeline else "No incident has a settled date.",
            ),
            Picture("acts", "Incidents by alleged act and by the side blamed", _acts_alt(charts), note, ""),
        ]
        blocks.append(Heading(2, "", "The best supported incident of each theme", "best"))
        for theme in dict.fromkeys(t.theme for t in events):
            best = min((t for t in events if t.theme == theme), key=lambda t: (*_support(t, m), t.ref))
            sentence = fact(best.incident, best.support, desk)
            blocks.append(Paragraph(desk.number(), (sentence,), best.link))
    return Section(Heading(1, "1", "Summary", "summary"), tuple(blocks))


def _support(told: Told, material: Material) -> tuple[int, int]:
    return -material.levels(told.incident).fact.rank, -told.incident.origins


def _by_side(told: Sequence[Told], events: Sequence[Told], desk: Desk) -> list[Sentence]:
    """One sentence a party, in the order of names, also where there is nothing; then the others."""
    out = []
    everything = [whole(d) for d in desk.material.read()]
    for side in parties(told, desk.options):
        mine = [t for t in events if t.side == side]
        name = country(side)
        if mine:
            text = f"{_n(len(mine), 'event')} {_is(len(mine))} blamed on the side of {name} alone."
            out.append(count_sentence(text, mine, desk))
        else:
            text = f"No event in the record read is blamed on the side of {name} alone."
            out.append(desk.notes.sentence(text, everything, lead=LOOKED, counted=[TABLE]))
    for side, words in ((SEVERAL, "blamed on more than one side"), (NOBODY, "told without naming a side")):
        mine = [t for t in events if t.side == side]
        if mine:
            out.append(count_sentence(f"{_n(len(mine), 'event')} {_is(len(mine))} {words}.", mine, desk))
    others = [t for t in events if t.side.startswith("~")]
    if others:
        names = listed(sorted({quoted(t.side[1:], 60) for t in others}))
        text = f"{_n(len(others), 'event')} {_is(len(others))} blamed on those named as {names}."
        out.append(count_sentence(text, others, desk))
    return out


def _by_level(events: Sequence[Told], desk: Desk) -> list[Sentence]:
    names = wording()["level_name"]
    out = []
    for level in sorted({desk.material.levels(t.incident).fact for t in events}, key=lambda v: -v.rank):
        mine = [t for t in events if desk.material.levels(t.incident).fact == level]
        text = f"At the fact level, {_n(len(mine), 'event')} {_is(len(mine))} at {level.value} ({names[level.value]})."
        out.append(count_sentence(text, mine, desk))
    return out


def _by_answer(events: Sequence[Told], desk: Desk) -> Sentence:
    replied = [t for t in events if answered(t, desk.material)]
    differing = [t for t in events if differences(t, desk.material)]
    one = [t for t in events if t.incident.origins < 2]
    text = (
        f"{len(one)} of {_n(len(events), 'event')} {_rest(one)} on one origin only; on {len(differing)} the accounts "
        f"differ in at least one field; to {len(replied)} the record holds an answer or denial."
    )
    return count_sentence(text, events, desk)


def _rest(group: Sequence[Told]) -> str:
    return "rests" if len(group) == 1 else "rest"


def tiles(events: Sequence[Told], desk: Desk) -> tuple[Tile, ...]:
    """The numbers at the head of the page."""
    m = desk.material
    documents = [whole(d) for d in m.documents]
    out = []
    if documents:
        done = sum(m.was_read(d.id) for d in m.documents)
        out.append(
            Tile(f"{done} of {len(documents)}", "documents read", "documents", desk.notes.count([TABLE], RECEIVED))
        )
    if events:
        note = cite_incidents(events, desk)
        strong = [t for t in events if m.levels(t.incident).fact.rank >= 3]
        decided = any(m.levels(t.incident).decided_by for t in strong)
        several = [t for t in events if t.incident.origins > 1]
        out += [
            Tile(str(len(events)), "events told of", "findings", note),
            Tile(str(len(several)), "with two or more origins", "annex-b", note),
            Tile(str(len(strong)), "at SP3 or above" if decided else "proposed at SP3 or above", "findings", note),
            Tile(str(sum(answered(t, m) for t in events)), "answered or denied", "other-side", note),
        ]
    if m.figures:
        note = desk.notes.count([FIGURES], PUBLISHED)
        out.append(Tile(str(len(m.figures)), "published figures", "figures", note))
    return tuple(out)


def _map_alt(charts: ChartData) -> str:
    if not charts.points:
        return "No map."
    places = "; ".join(f"{p.label}: {_n(p.accounts, 'account')}" for p in charts.points)
    missing = (
        f" Not on the map, because the place is not known closely enough: {charts.unlocated}."
        if charts.unlocated
        else ""
    )
    return f"Map of incidents. {places}.{missing}"


def _timeline_alt(charts: ChartData) -> str:
    bars = "; ".join(f"{b.label}: {b.text}" for b in charts.timeline)
    undated = f" Without a settled date: {', '.join(charts.undated)}." if charts.undated else ""
    return f"Time line. {bars}.{undated}"


def _acts_alt(charts: ChartData) -> str:
    return (
        "Bars. " + "; ".join(f"{g.label}: {', '.join(f'{side} {n}' for side, n in g.parts)}" for g in charts.acts) + "."
    )


# Sections 4 to 6


def _n(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
