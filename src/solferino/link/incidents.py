"""Allegations to incidents: what each tells of, which tell of the same, and what nobody could settle.

Events are compared pair by pair and clustered (events.py); totals and general claims are gathered by what they say they
are about. All of it is a machine's suggestion with its reasons, which a person's judgement overrides and can take back.
The result depends on the set of allegations and judgements only, never on their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from solferino.link import gather
from solferino.link.build import build
from solferino.link.columns import Codes, Columns, columns, joined
from solferino.link.events import Group, groups, resolve, suggestions
from solferino.link.headings import headed
from solferino.link.judged import judged
from solferino.link.parts import Part, parts_told, settle_parts
from solferino.link.scored import scored
from solferino.link.traits import Kind, Traits, traits
from solferino.model import Allegation, Incident, Judgement, Origin, Suggestion, content_id

AT_ONCE = 20_000  # allegations whose traits are held in memory; the columns made of them are a tenth of the size


@dataclass(frozen=True, slots=True)
class Linked:
    """Incidents in a fixed order, the suggestions accepted (they hold incidents together) or left open, and the
    judgements on allegations that are gone: kept in the record, applied to nothing."""

    incidents: list[Incident]
    suggestions: list[Suggestion]
    gone: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Sorted:
    """Allegations by what they tell of: events as columns, totals and general claims as traits (`wide`), and what a
    text itself tells to be part of a total."""

    events: Columns
    wide: list[Traits]
    parts: list[Part]


def incidents(
    allegations: Sequence[Allegation],
    origin_of: Mapping[str, Origin],
    published: Mapping[str, str | None],
    judgements: Sequence[Judgement] = (),
) -> Linked:
    """Incidents and suggestions. `published`: latest publication day by document id, where known."""
    by_id = {a.id: a for a in allegations}
    told = sort(allegations, published)
    people = judged(judgements, by_id.__contains__)
    found = resolve(scored(told.events, people.never), people)
    total = list(gathered(told.wide))
    single = groups(found)
    first = {m: g.members[0] for g in single for m in g.members}
    whole, maybe = settle_parts(told.parts, told.events, told.wide, total, first)
    every = [*((Kind.EVENT, g) for g in single), *total]
    out = [
        build(
            [by_id[m] for m in group.members],
            kind,
            origin_of=origin_of,
            published=published,
            reasons=group.reasons,
            weakest=group.weakest,
            part_of=whole.get(incident_id(group.members)),
        )
        for kind, group in every
    ]
    proposed = sorted([*suggestions(found), *maybe], key=lambda s: s.id)
    return Linked(sorted(out, key=lambda i: (i.kind, i.id)), proposed, people.gone)


def incident_id(members: Sequence[str]) -> str:
    """Id of an incident: from its smallest allegation id, so that it stays while others join it later."""
    return content_id("incident", min(members))


def sort(allegations: Sequence[Allegation], published: Mapping[str, str | None], codes: Codes | None = None) -> Sorted:
    """The allegations by what they tell of. `published` as for `incidents`; codes are added to where given."""
    codes = codes or Codes()
    tables: list[Columns] = []
    wide: list[Traits] = []
    parts: list[Part] = []
    for some in _by_document(allegations):
        told = headed(traits(some, published))
        parts += parts_told(told)
        tables.append(columns([t for t in told if t.kind is Kind.EVENT], codes))
        wide += [t for t in told if t.kind is not Kind.EVENT]
    return Sorted(joined(tables, codes), wide, parts)


def _by_document(allegations: Sequence[Allegation]) -> Iterator[list[Allegation]]:
    """Whole documents, some thousand allegations at once."""
    some: list[Allegation] = []
    for _, found in groupby(sorted(allegations, key=lambda a: a.document.id), key=lambda a: a.document.id):
        some += found
        if len(some) >= AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def gathered(wide: Sequence[Traits]) -> Iterator[tuple[Kind, Group]]:
    """Totals and general claims in groups; a denial founds none."""
    figure = ("the same figure: time, area, people and act agree",)
    claims = ("general claims of one act, side, area and year, gathered for reading",)
    for group in gather.totals([t for t in wide if t.kind is Kind.TOTAL and not t.against]):
        yield Kind.TOTAL, Group(tuple(sorted(t.id for t in group)), 1.0, figure if len(group) > 1 else ())
    for group in gather.generals(t for t in wide if t.kind is Kind.GENERAL and not t.against):
        yield Kind.GENERAL, Group(tuple(sorted(t.id for t in group)), 1.0, claims)
