"""Chains of citation: an account that names an outlet goes back to where that outlet's own text does (DEP-CITE).

"According to the Northern Wire" leads to the Northern Wire's text, if the case holds it and it tells the same thing;
a link to a document of the case leads there too. Chains are followed to their end. Where they run in a circle nobody in
it perceived anything: the circle is one origin, and no known one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from solferino.link.alike import tells_same
from solferino.link.roots import Root
from solferino.model import Allegation, Document
from solferino.terms import bodies

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_FAR = "9999"  # later than any day


@dataclass(frozen=True, slots=True)
class Step:
    """Allegation `taker` goes back to allegation `source`, and by what."""

    taker: str
    source: str
    why: str


def follow(
    allegations: Sequence[Allegation],
    documents: Sequence[Document],
    root: Mapping[str, Root],
    publishers: Mapping[str, str | None],
    texts: Mapping[str, str],
) -> tuple[dict[str, Root], list[Step]]:
    """The roots with every chain followed to its end, and the steps taken. The order of what is given is no matter."""
    steps = {s.taker: s for s in _steps(allegations, documents, root, publishers, texts)}
    out = dict(root)
    ends: dict[str, Root] = {}
    for start in sorted(steps):
        path: list[str] = []
        at = start
        while at in steps and at not in ends and at not in path:
            path.append(at)
            at = steps[at].source
        if at in ends:
            end = ends[at]
        elif at in path:
            end = _circle(path[path.index(at) :])
        else:
            end = root[at]
        for one in path:
            ends[one] = end
    for one, end in ends.items():
        why = steps[one].why if not end.key.startswith("circle:") else end.why
        out[one] = Root(end.key, end.label, end.named, "DEP-CITE", why, end.body)
    return out, [steps[one] for one in sorted(steps)]


def _circle(members: Sequence[str]) -> Root:
    why = "these texts name each other as their source, and none of them names another"
    return Root(f"circle:{min(members)}", "texts that cite each other in a circle", False, "DEP-CITE", why)


def _steps(
    allegations: Sequence[Allegation],
    documents: Sequence[Document],
    root: Mapping[str, Root],
    publishers: Mapping[str, str | None],
    texts: Mapping[str, str],
) -> Iterator[Step]:
    """For every allegation that names an outlet of the case, or stands in a text with a link to a document of the case,
    the one there that tells the same thing: the earliest, never one published later."""
    published = {d.id: d.published.earliest or d.published.latest for d in documents}
    own = {d.id: own_address(d) for d in documents if d.address}
    address: dict[str, set[str]] = defaultdict(set)  # a page that was saved twice is two documents
    for doc, where in own.items():
        address[where].add(doc)
    outlets = {d: name for d, p in publishers.items() if (name := outlet(p)) is not None}
    known = set(outlets.values())
    linked = {d: ids for d, text in texts.items() if (ids := _linked(text, own.get(d), address))} if address else {}
    wanted = {a.id: f"who:{root[a.id].key.removeprefix('who:')}" for a in allegations if _asks(root[a.id], known)}
    if not wanted and not linked:
        return
    places = {*wanted.values()}.union(*linked.values())  # documents and outlets that somebody goes back to
    told: dict[tuple[object, ...], list[Allegation]] = defaultdict(list)
    for a in sorted(allegations, key=lambda a: (published.get(a.document.id) or _FAR, a.document.id, a.id)):
        here = [a.document.id, *([f"who:{outlets[a.document.id]}"] if a.document.id in outlets else [])]
        for place in places.intersection(here):
            for key in keys(a):
                told[place, *key].append(a)
    for a in allegations:
        asked = [wanted[a.id]] if a.id in wanted else []
        asked += sorted(linked.get(a.document.id, ())) if not root[a.id].named else []
        for place in asked:
            found = _upstream(a, place, told, published)
            if found is not None:
                what = f"names {root[a.id].label} as its source" if place.startswith("who:") else "links to"
                yield Step(a.id, found.id, f"{what}, whose own text is {found.document.name}")
                break


def _asks(root: Root, known: set[str]) -> bool:
    return root.key.startswith("who:") and root.key.removeprefix("who:") in known


def outlet(publisher: str | None) -> str | None:
    """The name by which others cite a publisher that passes on what it is told; None of one that examines it itself."""
    body = bodies.body(publisher)
    return bodies.plain(publisher) if publisher and (body is None or not body.examines) else None


def own_address(document: Document) -> str:
    """The address of a document as links give it."""
    return (document.address or "").rstrip("/")


def links(text: str) -> set[str]:
    """The addresses that a text names."""
    return {m[0].rstrip("/.,;:") for m in _ADDRESS.finditer(text)}


def _linked(text: str, own: str | None, address: Mapping[str, set[str]]) -> set[str]:
    return {d for link in links(text) if link != own for d in address.get(link, ())}


def _upstream(
    a: Allegation,
    place: str,
    told: Mapping[tuple[object, ...], Sequence[Allegation]],
    published: Mapping[str, str | None],
) -> Allegation | None:
    def day(b: Allegation) -> str:
        return published.get(b.document.id) or _FAR

    for key in keys(a):
        there = told.get((place, *key), ())
        later = bisect_right(there, day(a), key=day)
        undated = max(later, bisect_left(there, _FAR, key=day))  # these may have been first, whatever else is later
        for n in chain(range(later), range(undated, len(there))):
            if there[n].document.id != a.document.id and tells_same(a, there[n]):
                return there[n]
    return None


def keys(a: Allegation) -> Iterator[tuple[object, ...]]:
    """Two of place, day and number at a time: what tells the same agrees in two of them."""
    place = (a.place.id or a.place.name) if a.place else None
    day = a.when.earliest if a.when else None
    number = a.victims.low
    if place is not None and day is not None:
        yield "place and day", place, day
    if place is not None and number is not None:
        yield "place and number", place, number
    if day is not None and number is not None:
        yield "day and number", day, number
