"""What the places named beside a place say of it: the kind that a list shares, and the area that its sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.places_types import Mention
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry

_AND = re.compile(r"(?:,|,? (?:and|or|&)) ")
_SMALL = 20_000  # inhabitants: a village is told behind its region, a city needs none
_AREAS = (PlaceKind.REGION, PlaceKind.DISTRICT)


def share_kinds(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the kind that their list gives them.

    "Khost, Kandahar and Nangarhar provinces" are three provinces, and so are "Helmand, Kandahar", as no town has the
    name of the first.
    """
    out = list(mentions)
    for n in range(len(out) - 2, -1, -1):
        this, following = out[n], out[n + 1]
        plural = text[following.name_end : following.end].endswith("s") or following.end == following.name_end
        if this.hint is None and following.hint in _AREAS and plural and _joined(text, this, following):
            kind = following.hint
            out[n] = replace(this, hint=kind) if any(e.kind is kind for e in this.entries) else this
    for n in range(1, len(out)):
        before, this = out[n - 1], out[n]
        region = next((e for e in before.entries if e.kind is PlaceKind.REGION), None)
        only = region is not None and all(e.kind is PlaceKind.REGION for e in before.entries if e.rank == 0)
        same = region is not None and any(
            e.kind is PlaceKind.REGION and e.rank == 0 and e.country == region.country for e in this.entries
        )
        if this.hint is None and only and same and _joined(text, before, this):
            out[n] = replace(this, hint=PlaceKind.REGION)
    return out


def _joined(text: str, first: Mention, second: Mention) -> bool:
    return _AND.fullmatch(text, first.end, second.start) is not None


def areas_named(mentions: Sequence[Mention]) -> dict[int, tuple[Entry, ...]]:
    """By the number of a mention the readings that lie in the one region that its sentence, or else for a small place
    the one before, calls a region: "In Paktika province … in Sarobi district". Nothing where all or none of them do."""
    regions: dict[int, set[tuple[str | None, str | None]]] = {}
    for mention in mentions:
        if mention.hint is PlaceKind.REGION:
            named = {(e.country, e.admin1) for e in mention.entries if e.kind is PlaceKind.REGION and e.rank == 0}
            regions.setdefault(mention.sentence, set()).update(named)
    out: dict[int, tuple[Entry, ...]] = {}
    for n, mention in enumerate(mentions):
        here = regions.get(mention.sentence, set())
        if not here and max(e.people for e in mention.entries) < _SMALL:
            here = regions.get(mention.sentence - 1, set())
        if len(here) == 1 and mention.hint is not PlaceKind.REGION:
            inside = tuple(e for e in mention.entries if (e.country, e.admin1) in here)
            if 0 < len(inside) < len(mention.entries):
                out[n] = inside
    return out
