"""One thing by its id: its fields, and the passages it was read from with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from solferino.cli.evidence import differences, gone, judged, past, standing
from solferino.cli.passages import OTHER, STYLES, Mark, marks_of, outside, pieces, plain
from solferino.cli.terminal import one_line, safe
from solferino.cli.words import chain, days, killed, people, spot
from solferino.errors import Missing, Refused
from solferino.model import Allegation, Assessment, Document, Incident, Origin, Span, Statement
from solferino.store.contract import View

if TYPE_CHECKING:
    from rich.console import Console

Thing = Incident | Allegation | Statement | Document | Origin
Facts = list[tuple[str, str]]


def card(view: View, wanted: str, console: Console) -> None:
    """Print what has the id `wanted` (or begins with it, or is a document of that name). Missing C10 where there is
    none, Refused C11 where several begin so."""
    if lines := gone(view, wanted):
        for line in lines:
            _line(console, line)
        return
    thing = find(view, wanted)
    if isinstance(thing, Incident):
        _incident(view, thing, console)
    elif isinstance(thing, Allegation):
        _allegation(view, thing, console)
    elif isinstance(thing, Statement):
        _statement(view, thing, console)
    elif isinstance(thing, Document):
        _document(view, thing, console)
    else:
        _origin(view, thing, console)


def find(view: View, wanted: str) -> Thing:
    """The one thing meant by an id, the start of an id or the name of a document."""
    found: dict[str, Thing] = {}
    for thing in _all(view):
        if thing.id == wanted:
            return thing
        if thing.id.startswith(wanted) or (isinstance(thing, Document) and thing.name == wanted):
            found.setdefault(thing.id, thing)
    if not found:
        remedy = "Take an id from `show incidents` (or documents, statements, allegations, origins)"
        raise Missing("C10", wanted, "nothing in the case has this id or name", remedy)
    if len(found) > 1:
        some = ", ".join(sorted(found)[:3])
        raise Refused("C11", wanted, f"{len(found)} ids begin so, such as {some}", "Give more of the id")
    return next(iter(found.values()))


def _all(view: View) -> Iterator[Thing]:
    """The short tables first, so that an incident is found without going through every statement."""
    yield from view.incidents()
    yield from view.origins()
    yield from view.documents()
    yield from view.allegations()
    yield from view.statements()


def _incident(view: View, incident: Incident, console: Console) -> None:
    assessment = next((a for a in view.assessments() if a.incident == incident.id), None)
    facts: Facts = [
        ("incident", incident.id),
        ("kind", incident.kind),
        ("acts", ", ".join(_act(a) for a in incident.acts)),
        ("when", days(incident.when)),
        ("place", spot(incident.place)),
        ("persons", killed(incident)),
        ("parties", ", ".join(incident.parties)),
        ("documents", ", ".join(incident.documents)),
        ("accounts", f"{incident.accounts} from {incident.origins} origins"),
        ("part of", incident.part_of or ""),
        *_levels(view, assessment),
        ("joined because", "; ".join(incident.reasons)),
    ]
    _head(console, incident.title, facts)
    for line in differences(view, incident):
        _line(console, line, "yellow")
    for line in judged(view, incident):
        _line(console, line, "yellow")
    for line in past(view.story(incident.id)):
        _line(console, line, "dim")
    for allegation_id in incident.allegations:
        console.print()
        _allegation(view, view.allegation(allegation_id), console)


def _levels(view: View, assessment: Assessment | None) -> Facts:
    if assessment is None:
        return []
    levels = assessment.levels
    by = f"decided by {levels.decided_by}" if levels.decided_by else f"proposed by machine, {levels.proposed_by}"
    return [
        ("level", f"fact {levels.fact}, legal {levels.legal}, attribution {levels.attribution}: {by}"),
        ("because", " ".join(assessment.reasons)),
        *standing(view, assessment),
    ]


def _allegation(view: View, a: Allegation, console: Console) -> None:
    facts: Facts = [
        ("allegation", f"{a.id}, by {a.extractor}, confidence {a.confidence:.2f}"),
        ("document", a.document.name),
        ("speaker", f"{chain(a.via, a.speaker)}: {a.stance.value}"),
        ("act", ", ".join(_act(code) for code in a.acts)),
        ("victims", people(a.victims)),
        ("alleged_perpetrator", a.alleged_perpetrator.name if a.alleged_perpetrator else ""),
        ("place", spot(a.place)),
        ("when", days(a.when)),
        ("methods", ", ".join(a.methods)),
        ("weapons", ", ".join(a.weapons)),
        ("targets", ", ".join(a.targets)),
    ]
    _head(console, "", facts)
    _passage(view, a.document.id, a.passage.span, marks_of(a), console)


def _statement(view: View, s: Statement, console: Console) -> None:
    facts: Facts = [
        ("statement", s.id),
        ("document", s.document.name),
        ("speaker", chain(s.via, s.speaker)),
        ("stance", f"{s.stance.value}, {s.content.quoted.value} speech"),
        ("cue", s.cue.text if s.cue else ""),
    ]
    _head(console, "", facts)
    marks = marks_of(s)
    whole = Span(min(m.start for m in marks), max(m.end for m in marks))
    _passage(view, s.document.id, whole, marks, console)
    for a in view.allegations(s.document.id):
        if a.statement == s.id:
            _line(console, f"allegation {a.id}: {_act(a.act)}, {people(a.victims)}")


def _document(view: View, d: Document, console: Console) -> None:
    rendition, outcome = view.rendition(d.id), view.outcomes("read").get(d.id)
    published = d.published if d.published.earliest or rendition is None else rendition.published
    facts: Facts = [
        ("document", d.id),
        ("name", ", ".join(view.names(d.id)) or d.name),
        ("sha256", d.sha256),
        ("size", f"{d.size:,} bytes"),
        ("outcome", " ".join(p for p in (outcome.status, outcome.code, outcome.message) if p) if outcome else ""),
        ("language", d.language or (rendition.language if rendition else None) or ""),
        ("publisher", d.publisher or (rendition.publisher if rendition else None) or ""),
        ("published", f"{published.earliest} (from {published.basis})" if published.earliest else ""),
        ("text made by", rendition.made_by if rendition else ""),
    ]
    if rendition and rendition.pictures:
        facts.append(("pictures", ", ".join(f"{p.width} × {p.height}" for p in rendition.pictures)))
        facts.append(("shown too in", ", ".join(_shown_too(view, d.id))))
    _head(console, d.title or (rendition.title if rendition else None) or d.name, facts)
    for zone in rendition.zones if rendition else ():
        text = rendition.text[zone.start : zone.end] if rendition else ""
        _line(
            console,
            f"{zone.kind.value:<10} {zone.start:>6}..{zone.end:<6} {_begin(text)}",
            "" if zone.kind.speaks else "dim",
        )
    for a in view.allegations(d.id):
        _line(console, f"allegation {a.id}: {_act(a.act)}, {people(a.victims)}, {spot(a.place)}, {days(a.when)}")


def _shown_too(view: View, document: str) -> list[str]:
    """Names of the documents that show a picture of this one, as far as linking tied them to it."""
    from solferino.link.derivation import edges_of, of_picture
    from solferino.link.union import Union

    groups = Union()
    for edge in edges_of(view.suggestions()):
        if of_picture(edge):
            groups.join(edge.taker, edge.source)
    names = view.titles()
    return sorted(names[d] for d in names if d != document and groups.find(d) == groups.find(document))


def _origin(view: View, origin: Origin, console: Console) -> None:
    names = {d.id: d.name for d in view.documents()}
    facts: Facts = [
        ("origin", origin.id),
        ("reason", f"{origin.reason}: {origin.why}"),
        ("root", "known" if origin.known else "unknown"),
        ("documents", ", ".join(names.get(d, d) for d in origin.documents)),
        ("allegations", ", ".join(origin.allegations)),
    ]
    _head(console, origin.label, facts)
    _line(console, f"Who took from whom, and why: solferino origin {origin.id}", "dim")


def _act(code: str) -> str:
    from solferino.terms.load import acts

    act = acts().get(code)
    return f"{code} {act.label}" if act else code


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"


def _head(console: Console, title: str, facts: Facts) -> None:
    from rich.text import Text

    if title:
        console.print(Text(one_line(title), style="bold"))
    for name, value in facts:
        if value:
            label = (f"{name.replace('_', ' '):<20} ", STYLES.get(name, "dim"))
            console.print(Text.assemble(label, one_line(value)), soft_wrap=True)


def _line(console: Console, text: str, style: str = "") -> None:
    from rich.text import Text

    console.print(Text(one_line(text), style=style), soft_wrap=True)


def _passage(view: View, document_id: str, passage: Span, marks: Iterable[Mark], console: Console) -> None:
    """The words in their context. The labels above are the legend: each has the colour of its marks."""
    from rich.text import Text

    rendition = view.rendition(document_id)
    if rendition is None:
        return
    marks = list(marks)
    found = list(pieces(rendition.text, passage, marks))
    body = Text(plain(found) if console.color_system is None else "")
    if console.color_system is not None:
        for piece in found:
            style = STYLES.get(piece.field, OTHER) if piece.field else "" if piece.inside else "dim"
            body.append(safe(piece.text), style=style)
    console.print(Text.assemble(("  … ", "dim"), body, (" …", "dim")), soft_wrap=True)
    for name, words in outside(rendition.text, passage, marks):
        _line(console, f"  {name}, elsewhere in the document: {words}")
