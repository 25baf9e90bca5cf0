"""The record in the shape of the export contract, version 1: plain rows with exactly its keys, in a fixed order.
`estimates` is a table of ours beside it, so that no estimate ever stands among figures.

Where a document's title, publisher, language or date came with the file, that holds; else what reading found.
A file that was refused before it was sealed has no digest and is no document: it stands in the custody log and in the
report of its step, not here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from solferino.model import (
    Allegation,
    DecisionKind,
    Document,
    Incident,
    Levels,
    Origin,
    Outcome,
    Place,
    Rendition,
    Span,
    Speaker,
    Victims,
    When,
    to_plain,
)
from solferino.store.contract import View

Row = dict[str, Any]


def documents(view: View) -> Iterator[Row]:
    """One row a document."""
    outcomes = view.outcomes("read")
    groups = _origin_groups(view)
    for document in view.documents():
        rendition = view.rendition(document.id)
        yield _document(document, rendition, outcomes.get(document.id), groups.get(document.id))


def statements(view: View) -> Iterator[Row]:
    """One row a statement."""
    for s in view.statements():
        yield {
            "id": s.id,
            "document": {"id": s.document.id, "name": s.document.name},
            "speaker": _speaker(s.speaker),
            "cue": to_plain(s.cue),
            "content": {
                "start": s.content.start,
                "end": s.content.end,
                "parts": [list(part) for part in s.content.parts],
                "text": s.content.text,
                "quoted": s.content.quoted.value,
            },
            "stance": s.stance.value,
            "via": [_speaker(v) for v in s.via],
            "confidence": s.confidence,
        }


def allegations(view: View) -> Iterator[Row]:
    """One row an allegation."""
    for a in view.allegations():
        yield _allegation(a)


def places(view: View) -> Iterator[Row]:
    """One row a place mention."""
    for mention in view.places():
        place = _place(mention.place)
        row = {
            key: place[key] for key in ("text", "name", "kind", "country", "admin1", "lat", "lon", "id", "candidates")
        }
        document = {"id": mention.document.id, "name": mention.document.name}
        yield {"document": document, "start": mention.start, "end": mention.end, **row}


def incidents(view: View) -> Iterator[Row]:
    """One row an incident, with the level that was decided, else the one that is proposed."""
    levels: dict[str, Levels] = {}
    for assessment in view.assessments():
        if assessment.incident not in levels or assessment.levels.decided_by:
            levels[assessment.incident] = assessment.levels
    names = _names(view)
    for incident in view.incidents():
        yield _incident(incident, levels.get(incident.id, incident.level), names)


def origins(view: View) -> Iterator[Row]:
    """One row an origin."""
    names = _names(view)
    for o in view.origins():
        yield {"id": o.id, "documents": _named(o.documents, names), "reason": o.reason, "known": o.known}


def figures(view: View) -> Iterator[Row]:
    """One row a figure."""
    for f in view.figures():
        yield {
            "id": f.id,
            "series": f.series,
            "period": {"from": f.period[0], "to": f.period[1]},
            "territory": f.territory,
            "metric": f.metric,
            "value": f.value,
            "qualifier": f.qualifier,
            "edition": f.edition,
            "published": f.published,
            "document": {"id": f.document.id, "name": f.document.name},
            "passage": to_plain(f.passage),
        }


def estimates(view: View) -> Iterator[Row]:
    """One row an estimate that was kept: the documented number apart from the lines, which are added to nothing."""
    taken = {d.about: d.by for d in reversed(view.decisions()) if d.kind is DecisionKind.WITHDRAW}
    for e in view.estimates():
        row: Row = {key: to_plain(getattr(e, key)) for key in ("id", "outcome", "lists", "documented", "headline")}
        row["lines"] = [{key: getattr(x, key) for key in _LINE} for x in e.lines]
        row["spreads"] = [
            {"title": x.title, "point": x.point, "low": x.both[0], "high": x.both[1], "share": x.share}
            for x in e.spreads
        ]
        row["warnings"], row["refused"] = to_plain(e.warnings), to_plain(e.refused)
        row |= {key: getattr(e, key) for key in ("table", "tables", "register", "plan", "seed", "draws", "draw_seed")}
        yield row | {"by": e.by, "at": e.at, "withdrawn_by": taken.get(e.id)}


_LINE = ("method", "title", "point", "low", "high", "rests_on", "detail")

TABLES: dict[str, Callable[[View], Iterator[Row]]] = {
    "documents": documents,
    "statements": statements,
    "allegations": allegations,
    "places": places,
    "incidents": incidents,
    "origins": origins,
    "figures": figures,
    "estimates": estimates,
}


def _document(document: Document, rendition: Rendition | None, outcome: Outcome | None, group: str | None) -> Row:
    published = document.published
    if published.basis is None and rendition is not None:
        published = rendition.published
    row: Row = {"id": document.id, "name": document.name, "sha256": document.sha256}
    row["media_type"] = document.media_type if rendition is None else rendition.media_type  # the name only hints at it
    for key in ("language", "title", "publisher"):
        row[key] = getattr(document, key) or getattr(rendition, key, None)
    row["published"] = to_plain(published)
    row["origin_group"] = group
    row["zones"] = [] if rendition is None else to_plain(rendition.zones)
    row["outcome"] = None if outcome is None else to_plain(outcome)
    return row


def _allegation(a: Allegation) -> Row:
    return {
        "id": a.id,
        "extractor": a.extractor,
        "document": to_plain(a.document),
        "passage": to_plain(a.passage),
        "statement": a.statement,
        "speaker": None if a.speaker is None else _speaker(a.speaker),
        "via": [_speaker(v) for v in a.via],
        "stance": a.stance.value,
        "act": a.act,
        "acts": list(a.acts),
        "harm": a.harm,
        "victims": _victims(a.victims),
        "alleged_perpetrator": to_plain(a.alleged_perpetrator),
        "place": None if a.place is None else _place(a.place),
        "when": _when(a.when),
        "methods": list(a.methods),
        "weapons": list(a.weapons),
        "targets": list(a.targets),
        "spans": {name: [_span(s) for s in spans] for name, spans in sorted(a.spans.items())},
        "confidence": a.confidence,
    }


def _incident(incident: Incident, level: Levels | None, names: dict[str, str]) -> Row:
    low, high, best = incident.victims
    return {
        "id": incident.id,
        "title": incident.title,
        "acts": list(incident.acts),
        "place": None if incident.place is None else _place(incident.place),
        "when": _when(incident.when),
        "victims": {"low": low, "high": high, "best": best},
        "parties": list(incident.parties),
        "allegations": list(incident.allegations),
        "documents": _named(incident.documents, names),
        "accounts": incident.accounts,
        "origins": incident.origins,
        "disagreements": [
            {
                "field": d.field,
                "kind": d.kind,
                "note": d.note or None,
                "values": [{"value": v.value, "allegations": list(v.allegations), "since": v.since} for v in d.values],
            }
            for d in incident.disagreements
        ],
        "level": to_plain(level),
    }


def _speaker(s: Speaker) -> Row:
    return {
        "text": s.text,
        "start": s.start,
        "end": s.end,
        "name": s.name,
        "role": s.role,
        "organisation": s.organisation,
        "kind": s.kind.value,
    }


def _victims(v: Victims) -> Row:
    return {
        "low": v.low,
        "high": v.high,
        "breakdown": [
            {"sex": g.sex, "age": g.age, "status": g.status, "low": g.low, "high": g.high} for g in v.breakdown
        ],
        "qualifier": v.qualifier,
        "share": v.share,
        "of": v.of,
        "status": v.status,
        "sex": v.sex,
        "age": v.age,
        "party": v.party,
        "names": list(v.names),
        "description": v.description,
    }


def _place(p: Place) -> Row:
    return {
        "text": p.text,
        "name": p.name,
        "kind": p.kind.value,
        "admin1": p.admin1,
        "country": p.country,
        "lat": p.lat,
        "lon": p.lon,
        "id": p.id,
        "precision": p.precision,
        "candidates": [to_plain(c) for c in p.candidates],
    }


def _when(w: When | None) -> Row | None:
    if w is None:
        return None
    precision = None if w.precision is None else w.precision.value
    return {"text": w.text, "earliest": w.earliest, "latest": w.latest, "precision": precision}


def _span(s: Span) -> Row:
    return {"start": s.start, "end": s.end}


def _names(view: View) -> dict[str, str]:
    return {d.id: d.name for d in view.documents()}


def _named(documents: tuple[str, ...], names: dict[str, str]) -> list[str]:
    """Names of documents that are given by id (or by name already), sorted, each once."""
    return sorted({names.get(d, d) for d in documents})


def _origin_groups(view: View) -> dict[str, str]:
    """The origin that each document counts with: of several the one that tells most of it, then the first by id."""
    found = view.origins()
    if not found:
        return {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for document in view.documents():
        by_name[document.name].append(document.id)
    home: dict[str, str] = {a.id: a.document.id for a in view.allegations()} if _shared(found) else {}
    best: dict[str, tuple[int, str]] = {}
    for origin in sorted(found, key=lambda o: o.id):
        told = Counter(home[a] for a in origin.allegations if a in home)
        for given in origin.documents:
            for key in by_name.get(given, [given]):
                if key not in best or told[key] > best[key][0]:
                    best[key] = (told[key], origin.id)
    return {key: origin for key, (_, origin) in best.items()}


def _shared(origins: list[Origin]) -> bool:
    """Whether a document stands in more than one origin: only then the allegations must be counted."""
    counts = Counter(d for o in origins for d in o.documents)
    return any(n > 1 for n in counts.values())
