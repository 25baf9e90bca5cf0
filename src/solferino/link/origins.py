"""Whose account each allegation is: origins, by the dependence tests of method.md §1.6.

An origin is the person, body or record that first perceived or registered the event. An allegation goes back to its
innermost speaker: a person who speaks for an organisation to that organisation, an unnamed person heard through a body
to that body (its field work counts once, rule 3 there), else to herself; where nobody is named, to the document's
outlet, which then is a channel and no known origin. Copies share what they copy. Every join has a named reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from solferino.link.copies import Copy
from solferino.link.presumed import Presumed, by_document, same_figures, same_passages, same_quotes
from solferino.link.union import Union
from solferino.model import Allegation, Document, Origin, Speaker, SpeakerKind, Statement, content_id
from solferino.terms import bodies, cues

STAFF_REACH = 800  # code points: "the experts" are those of the body named in this paragraph or the one before
_STOPS = (".", "!", "?", "…", ":", ";")
_CLOSERS = " \"'”’)]"  # what may stand after the stop that ends a sentence; a headline has none


@dataclass(frozen=True, slots=True)
class Root:
    """Where an allegation goes back to. `key` is the same for all that share it; `named` where somebody is named."""

    key: str
    label: str
    named: bool
    reason: str
    why: str


def roots(
    allegations: Sequence[Allegation],
    copied: Mapping[str, str],
    publishers: Mapping[str, str | None],
    named: Mapping[str, Sequence[tuple[int, bodies.Body]]],
) -> dict[str, Root]:
    """The root of each allegation by its id, before presumed dependence (DEP-FIG, DEP-QUOTE, same passage).

    `copied` maps each document to the first of its group of copies, `publishers` to who published it, if known, and
    `named` to the bodies that its text names, in order.
    """
    out: dict[str, Root] = {}
    for doc, told in by_document(allegations).items():
        scope = copied.get(doc, doc)
        spoken = [(a.passage.start, body) for a in told for body in [_speaks_for(a)] if body is not None]
        # courts give judgments: a court in the text is rarely whose "report" is meant
        written = [(at, body) for at, body in named.get(doc, ()) if body.examines and body.kind != "court"]
        names = sorted([*spoken, *written], key=lambda n: (n[0], n[1].name))
        previous: tuple[Allegation, _Found] | None = None
        for a in told:
            root = _root(a, scope, names, publishers.get(doc))
            if (
                previous is not None
                and cues("next_case").search(a.passage.text)
                and not root.named_body
                and previous[1].named_body
            ):
                label = previous[1].label
                root = _Found(previous[1].key, label, True, "DEP-ORG", f"one more case told by {label}", True)
            previous = (a, root)
            out[a.id] = Root(root.key, root.label, root.named, root.reason, root.why)
        out |= _headlines(told, out)
    return out


def _headlines(told: Sequence[Allegation], found: Mapping[str, Root]) -> dict[str, Root]:
    """Headlines that say without a speaker what somebody says below them: they are that one's account, not one more."""
    out = {}
    for n, a in enumerate(told):
        if a.speaker is not None or found[a.id].named or a.passage.text.rstrip(_CLOSERS).endswith(_STOPS):
            continue
        below = (b for b in told[n + 1 :] if b.act.split("-")[0] == a.act.split("-")[0] and found[b.id].named)
        source = next(below, None)
        if source is not None:
            root = found[source.id]
            why = f"a headline repeats what {root.label} says below it"
            out[a.id] = Root(root.key, root.label, True, "DEP-CITE", why)
    return out


@dataclass(frozen=True, slots=True)
class _Found:
    key: str
    label: str
    named: bool
    reason: str
    why: str
    named_body: bool = False


def _speaks_for(a: Allegation) -> bodies.Body | None:
    for speaker in (a.speaker, *reversed(a.via)):
        if (found := bodies.speaker_body(speaker)) is not None and found.examines:
            return found
    return None


def _root(a: Allegation, scope: str, names: list[tuple[int, bodies.Body]], publisher: str | None) -> _Found:
    speaker = a.speaker
    if speaker is None and (cited := _cited(a.passage.text)) is not None:
        return _body(cited, f"the sentence names {cited.name} as its source")
    if speaker is None or speaker.kind is SpeakerKind.OUTLET:
        return _outlet(speaker, scope, publisher)
    organisation = speaker.organisation
    if organisation and speaker.name and speaker.name in organisation:
        organisation = None  # a title with the person's name is no organisation
    name = organisation or speaker.name or speaker.text
    body = bodies.speaker_body(speaker)
    if bodies.is_report(name) or (body is not None and body.name == "United Nations"):
        # "the report", "the UN": whose it is, is told by the nearest body named, first before, then after
        body = _nearest(names, a.passage.start, body) or body or bodies.body(name)
        if body is None:
            key = f"report:{scope}"
            return _Found(
                key, f"an unnamed report ({plain_label(name)})", False, "DEP-CITE", "names a report, not whose"
            )
    if bodies.is_staff(name):
        near = [(at, b) for at, b in names if 0 <= a.passage.end - at <= STAFF_REACH]
        body = _nearest(near, a.passage.end, None)
    if body is not None:
        return _body(body, f"speaks for {body.name}")
    if speaker.kind is SpeakerKind.UNNAMED or bodies.is_generic(name):
        return _unnamed(a, speaker, name, scope, names)
    if organisation:
        label = plain_label(organisation)
        who = plain_label(speaker.name or speaker.text)
        return _Found(f"who:{bodies.plain(label)}", label, True, "DEP-CITE", f"{who} speaks for {label}", True)
    label = plain_label(name)
    return _Found(f"who:{bodies.plain(label)}", label, True, "DEP-CITE", f"names {label} as its source")


def _outlet(speaker: Speaker | None, scope: str, publisher: str | None) -> _Found:
    if speaker is not None and (agency := bodies.speaker_body(speaker)) is not None:
        return _body(agency, f"names {agency.name} as its source")
    if speaker is not None and (speaker.name or speaker.text):
        label = plain_label(speaker.name or speaker.text)
        return _Found(f"who:{bodies.plain(label)}", label, True, "DEP-CITE", f"names {label} as its source")
    if (own := bodies.body(publisher)) is not None and own.examines:
        return _body(own, f"published by {own.name}")
    label = f"{publisher or 'a document'}, in its own words"
    return _Found(f"outlet:{scope}", label, False, "DEP-SELF", "says so itself and names no source")


def _cited(text: str) -> bodies.Body | None:
    """The known body that the sentence gives as its source ("documented by …", "according to …"), or None."""
    for match in cues("cites").finditer(text):
        words = next(g for g in match.groups() if g).split()
        for size in range(len(words), 0, -1):  # the longest run of words that is a known name
            if (found := bodies.body(" ".join(words[:size]).rstrip(".,;"))) is not None:
                return found
    return None


def _unnamed(a: Allegation, speaker: Speaker, name: str, scope: str, names: list[tuple[int, bodies.Body]]) -> _Found:
    for link in reversed(a.via):  # heard through a body: that body's field work, one origin however many voices
        body = bodies.speaker_body(link)
        if body is None and bodies.is_report(link.organisation or link.name or link.text):
            body = _nearest(names, a.passage.start, None)
        if body is not None and body.examines:
            return _body(body, f"heard through {body.name}, whose witnesses are not known one by one", "DEP-CHAIN")
    label = plain_label(name)
    side = bodies.speaker_country(speaker)
    if side is not None and bodies.is_official(name):
        # "Ukrainian officials" in ten texts may be one office or ten: counted as one, the careful reading
        return _Found(
            f"who:{side} officials",
            f"officials of {bodies.country_name(side)}",
            True,
            "DEP-CITE",
            f"names {label} as its source",
            True,
        )
    known = not bodies.is_channel(name)
    return _Found(f"unnamed:{scope}:{bodies.plain(label)}", label, known, "DEP-CITE", f"an unnamed source: {label}")


def _nearest(names: list[tuple[int, bodies.Body]], at: int, but: bodies.Body | None) -> bodies.Body | None:
    fits = [(start, body) for start, body in names if body != but and body.name != "United Nations"]
    before = [body for start, body in fits if start <= at]
    return before[-1] if before else fits[0][1] if fits else None


def _body(body: bodies.Body, why: str, reason: str = "DEP-CITE") -> _Found:
    return _Found(f"who:{bodies.plain(body.name)}", body.name, True, reason, why, True)


def plain_label(name: str) -> str:
    """The name as a label: no surrounding blanks, no article."""
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)


def origins(
    allegations: Sequence[Allegation],
    documents: Sequence[Document],
    copied: Sequence[Copy],
    statements: Mapping[str, Statement],
    publishers: Mapping[str, str | None],
    *,
    texts: Mapping[str, str] | None = None,
) -> list[Origin]:
    """Every origin with its documents and allegations; each allegation belongs to exactly one. `texts`: full text by
    document id, to find the body that "the report" means where only the text names it."""
    earliest = {d.id: (d.published.earliest or "9999", d.id) for d in documents}
    groups = Union(earliest)
    for pair in copied:
        groups.join(pair.left, pair.right)
    first: dict[str, str] = {}
    copy_note: Counter[str] = Counter()
    for members in groups.groups().values():
        lead = min(members, key=lambda m: earliest.get(m, ("9999", m)))
        for member in members:
            first[member] = lead
        if len(members) > 1:
            copy_note[lead] = len(members)
    named = {doc: bodies.mentions(text) for doc, text in (texts or {}).items()}
    root = roots(allegations, first, publishers, named)
    by_id = {a.id: a for a in allegations}
    presumed = [*same_passages(allegations), *same_quotes(allegations, statements), *same_figures(allegations)]
    root = _presume(root, presumed, by_id, earliest)
    members_of: dict[str, list[str]] = defaultdict(list)
    for allegation_id, found in root.items():
        members_of[found.key].append(allegation_id)
    out = []
    for key, ids in members_of.items():
        ids.sort()
        best = min(
            (root[i] for i in ids), key=lambda r: (not r.named, r.reason == "DEP-SELF", r.reason, r.label, r.why)
        )
        docs = tuple(sorted({by_id[i].document.name for i in ids}))
        reason, why = best.reason, best.why
        lead = key.removeprefix("outlet:")
        if key.startswith("outlet:") and copy_note[lead]:
            reason, why = "DEP-COPY", f"{copy_note[lead]} documents are copies of one text"
        label = best.label if best.named or len(docs) == 1 else f"unknown origin of {len(docs)} texts"
        out.append(Origin(content_id("origin", key), label, docs, tuple(ids), reason, why, best.named))
    return sorted(out, key=lambda o: o.id)


def _presume(
    root: dict[str, Root],
    presumed: Iterable[Presumed],
    by_id: Mapping[str, Allegation],
    earliest: Mapping[str, tuple[str, str]],
) -> dict[str, Root]:
    """Give all of a presumed group the root of its earliest named member; two groups that touch are one."""
    groups = Union()
    reasons: dict[str, Presumed] = {}
    for group in presumed:
        for other in group.allegations[1:]:
            groups.join(group.allegations[0], other)
        for allegation_id in group.allegations:
            reasons.setdefault(allegation_id, group)
    out = dict(root)
    for members in groups.groups().values():
        if len({root[m].key for m in members}) == 1:
            continue
        lead = min(
            members,
            key=lambda m: (
                not root[m].named,
                root[m].key.startswith("unnamed:"),
                earliest.get(by_id[m].document.id, ("9999", "")),
                m,
            ),
        )
        for member in members:
            why = reasons[member]
            other_speaker = why.reason == "DEP-QUOTE" and root[member].key.startswith("who:")
            if (
                root[member].key != root[lead].key and not other_speaker
            ):  # two names for one quotation: not ours to settle
                out[member] = Root(root[lead].key, root[lead].label, root[lead].named, why.reason, why.why)
    return out
