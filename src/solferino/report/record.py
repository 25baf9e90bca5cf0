"""What was read and refused (section 2), and the annexes that lead back to documents, origins and passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solferino.model import Document, Outcome
from solferino.report.material import STEPS, Material
from solferino.report.notes import ANNEX_C, LISTED, RECEIVED, TABLE, Desk, footnote_of, letter, shortened, whole
from solferino.report.parts import Block, Cell, Heading, Link, Mark, Note, Paragraph, Remark, Section, Sentence, Table
from solferino.report.sentences import UNKNOWN_SIDE, blamed
from solferino.report.told import Told
from solferino.report.wording import capital, country, day, listed, short
from solferino.terms import acts as act_terms
from solferino.terms import harms

ORIGINS = 300  # rows of annex B; where there are more, those of a single document are left to the export
BASIS = {"metadata": "file data", "text": "text", "address": "address", "person": "set by a person"}


def documents_section(late: Sequence[str], desk: Desk) -> Section:
    """Section 2: every document that came in, with what became of it."""
    m = desk.material
    blocks: list[Block] = []
    everything = [whole(d) for d in m.documents]
    loose = sorted(
        (key.removeprefix("path:"), o)
        for step in STEPS
        for key, o in m.outcomes.get(step, {}).items()
        if key.startswith("path:")
    )
    if everything:
        blocks.append(
            Paragraph(
                desk.number(),
                (desk.notes.sentence(_received(m, len(loose)), everything, lead=RECEIVED, counted=[TABLE]),),
            )
        )
    if late:
        names = listed([f"“{m.document[d].name}”" for d in late])
        text = f"Published after the cut-off date, and therefore left out of all that follows: {names}."
        blocks.append(Paragraph(desk.number(), (desk.notes.sentence(text, [whole(m.document[d]) for d in late]),)))
    unread = [d for d in m.documents if (o := m.outcomes.get("extract", {}).get(d.id)) and o.status != "read"]
    if unread:
        tongues = listed(sorted({m.language(d.id) or "unknown" for d in unread}))
        text = f"Sealed and shown here, but not read for allegations ({tongues}): {_names(unread)}."
        blocks.append(Paragraph(desk.number(), (desk.notes.sentence(text, [whole(d) for d in unread]),)))
    waiting = [d for d in m.documents if _waits(m, d)]
    if waiting:
        text = f"Not yet read for allegations, so that this draft is silent on what they say: {_names(waiting)}."
        blocks.append(
            Paragraph(
                desk.number(), (desk.notes.sentence(text, [whole(d) for d in waiting], lead=LISTED, counted=[TABLE]),)
            )
        )
    rows = [_document_row(d, d.id in late, desk) for d in m.documents]
    rows += [((name,), ("–",), ("–",), ("–",), (_said(o),)) for name, o in loose]
    head = ("Document", "Published (known from)", "Language, text used", "Origin", "Outcome")
    if rows:
        note = desk.notes.count([ANNEX_C], RECEIVED)
        blocks.append(Table("Documents received", head, tuple(rows), (0.34, 0.16, 0.12, 0.2, 0.18), (), note))
    return Section(Heading(1, "2", "What was read and what was refused", "documents"), tuple(blocks))


def _waits(m: Material, document: Document) -> bool:
    """Its text was laid out, and nobody has looked for allegations in it yet."""
    found = m.outcome(document.id)
    return document.id in m.renditions and not m.was_read(document.id) and (found is None or found.status == "read")


def _names(documents: Sequence[Document]) -> str:
    """Names of documents, and how many more where there are many: the table has them all."""
    shown = [d.name for d in documents[:12]]
    more = len(documents) - len(shown)
    return listed([*shown, f"{more} more"] if more else shown)


def _received(m: Material, loose: int) -> str:
    total, done = len(m.documents), sum(m.was_read(d.id) for d in m.documents)
    text = f"{_n(total, 'document')} {_was(total)} received and sealed; {done} of them {_was(done)} read"
    text += f" and {total - done} {_was(total - done)} not" if total > done else ""
    if loose:
        text += f"; {_n(loose, 'file')} could not be taken in at all"
    return text + "."


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _document_row(document: Document, late: bool, desk: Desk) -> tuple[Cell, ...]:
    m = desk.material
    about = " – ".join(p for p in (m.publisher(document.id), m.title(document.id)) if p)
    published = m.published(document.id)
    when = day(published.latest) if published.latest else "not known"
    if published.latest and published.basis:
        when += f" ({BASIS.get(published.basis, published.basis)})"
    origins = sorted(o.label for o in m.origins_of.get(document.name, ()))
    found = m.outcome(document.id)
    status = "left out (after the cut-off date)" if late else _said(found) if found else "received"
    status = "text read, allegations not looked for yet" if _waits(m, document) and not late else status
    return (
        (document.name + (f": {about}" if about else ""),),
        (when,),
        (", ".join(p for p in (m.language(document.id), _used(m, document.id)) if p) or "–",),
        (_few(origins),),
        (status,),
    )


def _few(labels: Sequence[str], most: int = 3) -> str:
    """The first labels, and how many more there are."""
    unique = list(dict.fromkeys(labels))
    more = f" and {len(unique) - most} more" if len(unique) > most else ""
    return "; ".join(short(u, 60) for u in unique[:most]) + more or "–"


def _said(found: Outcome) -> str:
    parts = [found.status, found.code or ""]
    return " ".join(p for p in parts if p) + (f": {found.message}" if found.message else "")


def _used(m: Material, document_id: str) -> str:
    """Which share of the text may speak; the rest is page furniture and readers' comments."""
    rendition = m.renditions.get(document_id)
    if rendition is None or not rendition.zones:
        return ""
    total = sum(z.end - z.start for z in rendition.zones)
    speaks = sum(z.end - z.start for z in rendition.zones if z.kind.speaks)
    return f"{round(100 * speaks / total)} %" if total else ""


# Annexes


def cite_incidents(told: Iterable[Told], desk: Desk) -> int:
    """A note that lists the incidents counted."""
    return desk.notes.count([t.link for t in told])


def count_sentence(text: str, told: Sequence[Told], desk: Desk) -> Sentence:
    """A sentence with numbers, from the incidents it counts."""
    return desk.notes.sentence(
        text,
        [footnote_of(t.support[0], "FN-STAT") for t in told],
        incidents=[t.incident.id for t in told],
        counted=[t.link for t in told],
    )


def counts_annex(events: Sequence[Told], desk: Desk) -> Section:
    """Annex A: incidents by act, side blamed, place, month and harm; each number lists its incidents (R-CAS-4)."""
    acts, harm_terms = act_terms(), harms()
    tables = (
        ("act", lambda t: [acts[t.act].label if t.act in acts else t.act]),
        ("side blamed", _sides),
        ("area", lambda t: [_area(t)]),
        ("month of the event", lambda t: [_month(t)]),
        (
            "harm",
            lambda t: sorted({harm_terms[a.harm].label if a.harm in harm_terms else "not stated" for a in t.support}),
        ),
    )
    blocks: list[Block] = []
    for name, keys in tables:
        groups: dict[str, list[Told]] = {}
        for t in events:
            for key in keys(t):
                groups.setdefault(key, []).append(t)
        ordered = (
            sorted(groups.items(), key=lambda kv: kv[0])
            if "month" in name
            else sorted(groups.items(), key=lambda kv: (-len(kv[1]), kv[0]))
        )
        rows = tuple(
            (
                (capital(key if "month" not in name or not key[:1].isdigit() else day(key)),),
                (str(len(group)), Mark(cite_incidents(group, desk))),
                _refs(group),
            )
            for key, group in ordered
        )
        if rows:
            head = (capital(name), "Incidents", "Which")
            blocks.append(Table(f"Incidents by {name}", head, rows, (0.4, 0.12, 0.48), (1,)))
    if not blocks:
        blocks.append(Remark("There is no incident to count."))
    return Section(Heading(1, "Annex A", "Counts of incidents", "annex-a"), tuple(blocks))


def _refs(group: Sequence[Told]) -> Cell:
    out: list[str | Link] = []
    for link in shortened([t.link for t in group]):
        out += [", ", link] if out else [link]
    return tuple(out)


def _sides(t: Told) -> list[str]:
    sides = [k for k in blamed(t.support) if k != UNKNOWN_SIDE]
    return [k[1:] if k.startswith("~") else country(k) for k in sides] or ["no side named"]


def _area(t: Told) -> str:
    place = t.incident.place
    if place is None:
        return "place not stated"
    land = country(place.country).removeprefix("the ") if place.country else ""
    area = place.admin1 or (place.name if place.kind.value == "region" else "")
    return ", ".join(p for p in (area, land) if p) or place.name


def _month(t: Told) -> str:
    when = t.incident.when
    if when is None or not when.earliest or not when.latest:
        return "not settled"
    return when.earliest[:7] if when.earliest[:7] == when.latest[:7] else "over more than one month"


def origins_annex(desk: Desk) -> Section:
    """Annex B: which texts count as one source, and why (method.md §1.6)."""
    m = desk.material
    rows: list[tuple[Cell, ...]] = []
    ordered = sorted(m.origins, key=lambda o: (not o.known, o.label, o.id))
    if len(ordered) > ORIGINS:
        ordered = [o for o in ordered if len(o.documents) > 1][:ORIGINS]
    for origin in ordered:
        documents = [m.named[n] for n in origin.documents if n in m.named]
        passages = [footnote_of(m.allegation[a]) for a in origin.allegations if a in m.allegation]
        mark = desk.notes.cite(passages or [whole(d) for d in documents]) if passages or documents else None
        known = "" if origin.known else " (root not known)"
        rows.append(
            (
                (origin.label + known, *((Mark(mark),) if mark else ())),
                (f"{origin.reason}: {origin.why}",),
                (", ".join(origin.documents),),
            )
        )
    head = ("Origin", "Why these count as one", "Documents")
    blocks: list[Block] = [Table("Origins", head, tuple(rows), (0.3, 0.35, 0.35))] if rows else []
    if not m.origins:
        blocks.append(Remark("No origin was found, as nothing is told."))
    if len(rows) < len(m.origins):
        blocks.append(Remark("Only origins that several documents share are listed; all of them are in the export."))
    return Section(Heading(1, "Annex B", "Sources and their origins", "annex-b"), tuple(blocks))


def passages_annex(notes: Sequence[Note], desk: Desk) -> Section:
    """Annex C: every document with its full digest, and every passage with the notes that print it."""
    digests = tuple(((d.name,), (d.sha256,)) for d in desk.material.documents)
    places: dict[tuple[str, int, int], tuple[str, str, str]] = {}
    for note in notes:
        for index, source in enumerate(note.sources):
            f = source.footnote
            if f.end > f.start and source.seen is None:
                mark = f"{note.number}{letter(index) if len(note.sources) > 1 else ''}"
                places[(f.document_name, f.start, f.end)] = (short(f.text, 110), mark, f"n{note.number}")
    rows = tuple(
        ((name,), (f"{start}–{end}",), (f"“{text}”",), (Link(mark, anchor),))
        for (name, start, end), (text, mark, anchor) in sorted(places.items())
    )
    blocks: list[Block] = []
    if digests:
        blocks.append(Table("Documents and their digests", ("Document", "SHA-256"), digests, (0.4, 0.6)))
    if rows:
        head = ("Document", "Characters", "Words", "Note")
        blocks.append(Table("Passages cited", head, rows, (0.28, 0.14, 0.5, 0.08), (3,)))
    return Section(Heading(1, "Annex C", "Documents and passages", "annex-c"), tuple(blocks))


def _n(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
