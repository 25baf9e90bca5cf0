"""Whom an allegation names: its root, before copies, quotations and chains of citation are followed.

An allegation goes back to its innermost speaker: a person who speaks for an organisation to that organisation, an
unnamed person heard through a body to that body (its field work counts once, rule 3 of method.md §1.6), else to
herself; where nobody is named, to the document's outlet, which then is a channel and no known origin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from solferino.link.presumed import by_document
from solferino.model import Allegation, Speaker, SpeakerKind
from solferino.terms import bodies, cues

STAFF_REACH = 800  # code points: "the experts" are those of the body named in this paragraph or the one before
_STOPS = (".", "!", "?", "…", ":", ";")
_CLOSERS = " \"'”’)]"  # what may stand after the stop that ends a sentence; a headline has none


@dataclass(frozen=True, slots=True)
class Root:
    """Where an allegation goes back to. `key` is the same for all that share it; `named` where somebody is named,
    `body` where that is an organisation or office; `reason` is the rule (rules.py), `why` what was found."""

    key: str
    label: str
    named: bool
    reason: str
    why: str
    body: bool = False


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
        previous: Root | None = None
        for a in told:
            root = _root(a, scope, names, publishers.get(doc))
            if previous is not None and cues("next_case").search(a.passage.text) and not root.body and previous.body:
                why = f"one more case told by {previous.label}"
                root = Root(previous.key, previous.label, True, "DEP-ORG", why, True)
            out[a.id] = previous = root
        out |= _headlines(told, out)
        out |= _together(told, out, scope)
    return out


def _together(told: Sequence[Allegation], found: Mapping[str, Root], scope: str) -> dict[str, Root]:
    """Witnesses whom one passage says were heard together: a shared account, counted once (DEP-COACH)."""
    groups: dict[int, list[Allegation]] = {}
    for a in told:
        if a.speaker is not None and not found[a.id].body and cues("together").search(a.passage.text):
            groups.setdefault(a.passage.start, []).append(a)
    why = "heard together: they are counted as one, because each may have taken over what the other said"
    out: dict[str, Root] = {}
    for start, group in groups.items():
        labels = sorted({found[a.id].label for a in group})
        root = Root(f"together:{scope}:{start}", " and ".join(labels), True, "DEP-COACH", why)
        out |= {a.id: root for a in group}
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
            out[a.id] = replace(root, named=True, reason="DEP-CITE", why=why)
    return out


def _speaks_for(a: Allegation) -> bodies.Body | None:
    for speaker in (a.speaker, *reversed(a.via)):
        if (found := bodies.speaker_body(speaker)) is not None and found.examines:
            return found
    return None


def _root(a: Allegation, scope: str, names: list[tuple[int, bodies.Body]], publisher: str | None) -> Root:
    speaker = a.speaker
    if speaker is None and (cited := _cited(a.passage.text)) is not None:
        return _body(cited, f"the sentence names {cited.name} as its source")
    if speaker is None or speaker.kind is SpeakerKind.OUTLET:
        return _outlet(speaker, scope, publisher)
    if _itself(speaker, publisher):
        return _own(scope, publisher, "names only itself as its source")
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
            return Root(key, f"an unnamed report ({plain_label(name)})", False, "DEP-CITE", "names a report, not whose")
    if bodies.is_staff(name):
        near = [(at, b) for at, b in names if 0 <= a.passage.end - at <= STAFF_REACH]
        body = _nearest(near, a.passage.end, None)
    if body is not None:
        return _body(body, f"speaks for {body.name}")
    if speaker.kind is SpeakerKind.UNNAMED or bodies.is_generic(name) or not any(map(str.isupper, name)):
        # "a surgeon", "the regional prosecutor's office": nobody's name, and in the next text it is another's
        return _unnamed(a, speaker, name, scope, names)
    if organisation:
        label = plain_label(organisation)
        who = plain_label(speaker.name or speaker.text)
        return Root(f"who:{bodies.plain(label)}", label, True, "DEP-CITE", f"{who} speaks for {label}", True)
    label = plain_label(name)
    return Root(f"who:{bodies.plain(label)}", label, True, "DEP-CITE", f"names {label} as its source")


def _outlet(speaker: Speaker | None, scope: str, publisher: str | None) -> Root:
    if speaker is not None and (agency := bodies.speaker_body(speaker)) is not None:
        named_by = bodies.body(publisher)
        if named_by == agency and not agency.examines:
            return _own(scope, publisher, "names only itself as its source")
        return _body(agency, f"names {agency.name} as its source")
    if speaker is not None and _itself(speaker, publisher):
        return _own(scope, publisher, "names only itself as its source")
    if speaker is not None and (speaker.name or speaker.text):
        label = plain_label(speaker.name or speaker.text)
        return Root(f"who:{bodies.plain(label)}", label, True, "DEP-CITE", f"names {label} as its source")
    if (own := bodies.body(publisher)) is not None and own.examines:
        return _body(own, f"published by {own.name}, which examined it itself", "DEP-ORG")
    return _own(scope, publisher, "says so itself and names no source")


def _own(scope: str, publisher: str | None, why: str) -> Root:
    return Root(f"outlet:{scope}", f"{publisher or 'a document'}, in its own words", False, "DEP-SELF", why)


def _itself(speaker: Speaker, publisher: str | None) -> bool:
    """Whether an outlet names itself as its source: that leads nowhere. A body that examines is one."""
    name = speaker.organisation or speaker.name or speaker.text
    if not publisher or bodies.plain(name) != bodies.plain(publisher):
        return False
    known = bodies.body(publisher)
    return known is None or not known.examines


def _cited(text: str) -> bodies.Body | None:
    """The known body that the sentence gives as its source ("documented by …", "according to …"), or None."""
    for match in cues("cites").finditer(text):
        words = next(g for g in match.groups() if g).split()
        for size in range(len(words), 0, -1):  # the longest run of words that is a known name
            if (found := bodies.body(" ".join(words[:size]).rstrip(".,;"))) is not None:
                return found
    return None


def _unnamed(a: Allegation, speaker: Speaker, name: str, scope: str, names: list[tuple[int, bodies.Body]]) -> Root:
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
        return Root(
            f"who:{side} officials",
            f"officials of {bodies.country_name(side)}",
            True,
            "DEP-CITE",
            f"names {label} as its source",
            True,
        )
    known = not bodies.is_channel(name)
    return Root(f"unnamed:{scope}:{bodies.plain(label)}", label, known, "DEP-CITE", f"an unnamed source: {label}")


def _nearest(names: list[tuple[int, bodies.Body]], at: int, but: bodies.Body | None) -> bodies.Body | None:
    fits = [(start, body) for start, body in names if body != but and body.name != "United Nations"]
    before = [body for start, body in fits if start <= at]
    return before[-1] if before else fits[0][1] if fits else None


def _body(body: bodies.Body, why: str, reason: str = "DEP-CITE") -> Root:
    return Root(f"who:{bodies.plain(body.name)}", body.name, True, reason, why, True)


def plain_label(name: str) -> str:
    """The name as a label: no surrounding blanks, no article."""
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
