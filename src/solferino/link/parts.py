"""What is contained in a total: as a text itself tells it, or perhaps. A part is never added to its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from solferino.link import gather
from solferino.link.columns import NONE, Columns, digest, mask, site_codes
from solferino.link.compare import SUGGEST, Feature
from solferino.link.events import PER_ALLEGATION, Group, suggestion
from solferino.link.traits import Kind, Traits
from solferino.model import Suggestion, content_id

NEAR = 2  # sentences after a total in which a text tells parts of it
FITTING = 50  # a claim that fits more events than this says nothing about any of them


@dataclass(frozen=True, slots=True)
class Part:
    """Two allegations of one document, of which the text tells that one is part of the other, and why."""

    part: str
    whole: str
    why: str


def parts_told(told: Sequence[Traits]) -> list[Part]:
    """Parts of totals in these documents; `told` in the order of the documents, as traits.traits() gives it."""
    out = []
    for n, whole in enumerate(told):
        if whole.kind is not Kind.TOTAL:
            continue
        start = n
        while start and told[start - 1].document == whole.document and told[start - 1].sentence == whole.sentence:
            start -= 1
        for m in range(start, len(told)):
            part = told[m]
            if part.document != whole.document or part.sentence - whole.sentence > NEAR:
                break
            if (why := gather.part_of(part, whole)) is not None:
                out.append(Part(part.id, whole.id, why))
    return out


def settle_parts(
    parts: Sequence[Part],
    events: Columns,
    wide: Sequence[Traits],
    total: Sequence[tuple[Kind, Group]],
    first: Mapping[str, str],
) -> tuple[dict[str, str], list[Suggestion]]:
    """For an incident's id the total that it is part of, and the suggestions: those told, and those that may be. `wide`
    are the traits of totals and general claims, `total` their groups; `first` gives for each allegation of an event the
    first allegation of that event."""
    lead = {**first, **{m: g.members[0] for _, g in total for m in g.members}}

    def home(allegation: str) -> str | None:
        return content_id("incident", lead[allegation]) if allegation in lead else None

    whole: dict[str, str] = {}
    found: list[Suggestion] = []
    for part in sorted(parts, key=lambda p: (p.part, p.whole)):
        ours, theirs = home(part.part), home(part.whole)
        if ours is None or theirs is None or ours == theirs or ours in whole or _within(ours, theirs, whole):
            continue
        whole[ours] = theirs
        features = (Feature("part", 3.0, part.why),)
        found.append(suggestion(part.part, part.whole, "part_of", 0.9, features, accepted=True))
    leads = {g.members[0] for _, g in total}
    return whole, found + list(_maybe(events, [t for t in wide if t.id in leads], {*first.values()}, home, whole))


def _within(ours: str, theirs: str, whole: dict[str, str]) -> bool:
    """Whether `theirs` is already part of `ours`, so that nothing is part of itself."""
    at: str | None = theirs
    while at is not None:
        if at == ours:
            return True
        at = whole.get(at)
    return False


@dataclass(frozen=True, slots=True)
class _Event:
    """The first allegation of an event, as far as a wider claim is held against it."""

    id: str
    families: tuple[str, ...]
    document: int
    sentence: int
    place: str | None
    country: str | None
    status: str | None
    victims_party: str | None
    perpetrator_party: str | None
    sites: int


def _maybe(
    table: Columns,
    wides: Sequence[Traits],
    events: set[str],
    home: Callable[[str], str | None],
    whole: dict[str, str],
) -> Iterator[Suggestion]:
    """Open suggestions: an event that a wider claim of the same kind may include. Never accepted by the machine."""
    if not wides:
        return
    asked = {key for wide in wides for key in _asked(wide)}
    fits: dict[Hashable, list[_Event]] = defaultdict(list)
    for event in _events(table, events):
        for family in event.families:
            for country in {event.country, None}:
                for key in _keys(family, event.place, country, event.status, event.sites):
                    if key in asked:
                        fits[key].append(event)
            if (event.document, family) in asked:
                fits[event.document, family].append(event)
    for wide in wides:
        document = digest(wide.document)
        near: dict[str, _Event] = {}
        for key in _asked(wide):
            if len(fits.get(key, ())) <= FITTING:
                near.update((e.id, e) for e in fits.get(key, ()))
        rows = []
        for event in near.values():
            weight, seen = _held_against(event, wide, document)
            if seen and whole.get(home(event.id) or "") != home(wide.id):
                rows.append((-weight, event.id, seen))
        for weight, event_id, seen in sorted(rows)[:PER_ALLEGATION]:
            p = round(1 / (1 + 2.0**weight), 6)
            if p >= SUGGEST:
                yield suggestion(event_id, wide.id, "part_of", p, (Feature("wider", -weight, "; ".join(seen)),))


def _asked(wide: Traits) -> Iterator[Hashable]:
    """What events are looked up by that a wider claim may include."""
    yield from _keys(wide.family, wide.place, wide.country, wide.status, mask(site_codes(), wide.sites))
    yield digest(wide.document), wide.family


def _keys(family: str, place: str | None, country: str | None, status: str | None, sites: int) -> Iterator[Hashable]:
    if place is not None:
        yield "place", family, country, place
    if status is not None:
        yield "status", family, country, status
    for n in range(sites.bit_length()):
        if sites >> n & 1:
            yield "site", family, country, n


def _held_against(event: _Event, wide: Traits, document: int) -> tuple[float, list[str]]:
    pairs = (
        (event.status, wide.status),
        (event.victims_party, wide.victims_party),
        (event.perpetrator_party, wide.perpetrator_party),
    )
    if any(x is not None and y is not None and x != y for x, y in pairs):
        return 0.0, []
    seen, weight = ["the same kind of act"], -2.0
    if wide.place is not None and wide.place == event.place:
        seen, weight = [*seen, "the same place"], weight + 1.5
    elif wide.country and event.country and wide.country != event.country:
        return 0.0, []
    if wide.status and wide.status == event.status:
        seen, weight = [*seen, "the same kind of victims"], weight + 0.75
    if mask(site_codes(), wide.sites) & event.sites:
        seen, weight = [*seen, "the same kind of site"], weight + 1.0
    if document == event.document and abs(event.sentence - wide.sentence) <= NEAR:
        seen, weight = [*seen, "told close to each other"], weight + 1.0
    if len(seen) == 1:
        return 0.0, []  # nothing but the kind of act: every other event would fit as well
    if document == event.document and abs(event.sentence - wide.sentence) > NEAR:
        seen, weight = [*seen, "told in one document"], weight + 1.0
    return weight, seen


def _families(main: str, acts: frozenset[str]) -> tuple[str, ...]:
    """The families of claims that may include an event: a death in custody may be one of torture."""
    return (main, "TOR") if "KIL-04" in acts and main != "TOR" else (main,)


def _events(c: Columns, wanted: set[str]) -> Iterator[_Event]:
    words, acts = c.codes.words.values, c.codes.acts.values
    c = c.take(np.array([n for n, key in enumerate(c.ids.tolist()) if key in wanted], dtype=np.int64))

    def word(code: int) -> str | None:
        return None if code == NONE else words[code]

    coded = zip(
        c.ids.tolist(),
        c.act.tolist(),
        c.document.tolist(),
        c.sentence.tolist(),
        *(getattr(c, n).tolist() for n in ("place", "country", "status", "victims_party", "perpetrator_party")),
        c.sites.tolist(),
        strict=True,
    )
    for key, act, document, sentence, place, country, status, victims, perpetrator, sites in coded:
        yield _Event(
            key,
            _families(*acts[act]),
            document,
            sentence,
            word(place),
            word(country),
            word(status),
            word(victims),
            word(perpetrator),
            sites,
        )
