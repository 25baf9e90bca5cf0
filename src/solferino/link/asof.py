"""Incidents as they were known on a day: computed anew from what was told by then; a later text never overwrites.

Which allegations belong together is today's judgement; what they said is that day's (method.md §2.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from solferino.link.build import build
from solferino.link.traits import Kind
from solferino.model import Allegation, Incident, Origin


def as_of(
    incidents: Iterable[Incident],
    allegations: Mapping[str, Allegation],
    origin_of: Mapping[str, Origin],
    *,
    day: str,
    known: Mapping[str, str | None],
    published: Mapping[str, str | None],
) -> list[Incident]:
    """The incidents that something told of by the ISO day `day`, under their ids of today. `known`: since when each
    document is known, by its id; one that nobody can date was known on no day."""
    out = []
    for incident in incidents:
        everybody = [allegations[a] for a in incident.allegations]
        members = [a for a in everybody if (since := known.get(a.document.id)) is not None and since <= day]
        if len(members) == len(everybody):
            out.append(incident)
        elif any(not a.stance.against for a in members):
            then = build(
                members,
                Kind(incident.kind),
                origin_of=origin_of,
                published=published,
                reasons=incident.reasons if len(members) > 1 else (),
                weakest=incident.weakest,
                part_of=incident.part_of,
            )
            out.append(replace(then, id=incident.id))
    return out
