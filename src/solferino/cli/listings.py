"""The listings of `show`: columns and rows as plain words, without any terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from solferino.cli.words import chain, count, days, killed, people, spot
from solferino.model import DecisionKind
from solferino.store.contract import View

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Names of the columns, and the rows in the order of the record."""

    columns: tuple[str, ...]
    rows: Callable[[View], Iterable[Row]]


def _documents(view: View) -> Iterator[Row]:
    outcomes = view.outcomes("read")
    for d in view.documents():
        outcome = outcomes.get(d.id)
        told = "not read yet" if outcome is None else " ".join(p for p in (outcome.status, outcome.code) if p)
        rendition = view.rendition(d.id)
        found = rendition.published if rendition else d.published
        when = d.published.earliest or found.earliest or ""
        language = d.language or (rendition.language if rendition else None) or ""
        yield d.id, d.name, told, language, when, d.publisher or (rendition.publisher if rendition else None) or ""


def _statements(view: View) -> Iterator[Row]:
    for s in view.statements():
        yield s.id, s.document.name, s.stance.value, chain(s.via, s.speaker), s.content.text


def _allegations(view: View) -> Iterator[Row]:
    for a in view.allegations():
        who = a.alleged_perpetrator.name if a.alleged_perpetrator else ""
        yield (
            a.id, a.document.name, a.act, a.stance.value, people(a.victims), who, spot(a.place), days(a.when),
            chain(a.via, a.speaker),
        )  # fmt: skip


def _incidents(view: View) -> Iterator[Row]:
    levels = {a.incident: a.levels for a in view.assessments()}
    for i in view.incidents():
        level = levels.get(i.id, i.level)
        shown = "" if level is None else level.fact.value + ("" if level.decided_by else " proposed")
        yield (
            i.id, i.title, i.kind, ", ".join(i.acts), days(i.when), spot(i.place), killed(i), str(i.accounts),
            str(i.origins), shown,
        )  # fmt: skip


def _origins(view: View) -> Iterator[Row]:
    names = {d.id: d.name for d in view.documents()}
    for o in view.origins():
        yield (
            o.id,
            o.label,
            o.reason,
            "known" if o.known else "unknown",
            ", ".join(names.get(d, d) for d in o.documents),
        )


def _figures(view: View) -> Iterator[Row]:
    for f in view.figures():
        period = " to ".join(p or "?" for p in f.period)
        value = count(f.value, f.value, f.qualifier)
        yield f.id, f.series, f.metric, value, period, f.territory or "", f.published or "", f.document.name


def _estimates(view: View) -> Iterator[Row]:
    taken = {d.about: d for d in view.decisions() if d.kind is DecisionKind.WITHDRAW}
    for e in view.estimates():
        numbers = f"{e.span[0]:,} to {e.span[1]:,}" if e.span else " ".join(r.code for r in e.refused)
        state = f"withdrawn by {taken[e.id].by}" if e.id in taken else "refused" if e.refused else "kept"
        yield e.id, e.outcome, ", ".join(e.lists), f"{e.documented:,}", numbers, state, e.by, e.at


LISTINGS = {
    "documents": Listing(("id", "name", "outcome", "language", "published", "publisher"), _documents),
    "statements": Listing(("id", "document", "stance", "speaker", "content"), _statements),
    "allegations": Listing(
        ("id", "document", "act", "stance", "victims", "alleged perpetrator", "place", "when", "speaker"), _allegations
    ),
    "incidents": Listing(
        ("id", "title", "kind", "acts", "when", "place", "persons", "accounts", "origins", "level"), _incidents
    ),
    "origins": Listing(("id", "label", "reason", "root", "documents"), _origins),
    "figures": Listing(("id", "series", "metric", "value", "period", "territory", "published", "document"), _figures),
    "estimates": Listing(("id", "of", "lists", "documented", "estimated", "state", "by", "at"), _estimates),
}
