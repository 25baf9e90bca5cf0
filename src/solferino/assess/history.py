"""Incidents as runs leave them: what a run changed, and what became of those that vanished (method.md §2.5, §6.8)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from solferino.model import Assessment, Incident, IncidentVersion, to_plain


def versions(
    incidents: Iterable[Incident],
    assessments: Mapping[str, Assessment],
    before: Mapping[str, IncidentVersion],
    *,
    run: int,
    at: str,
) -> list[IncidentVersion]:
    """What is to be added to the history: incidents that are new or not as they were, and those that are gone with what
    became of them. `before` is the latest version of each incident; `assessments` are by incident."""
    now = {i.id: _version(i, assessments.get(i.id), run, at) for i in incidents}
    home = {a: v.incident for v in now.values() for a in v.allegations}
    out = [v for key, v in now.items() if key not in before or before[key].digest != v.digest]
    for key, old in before.items():
        if key not in now and not old.gone:
            shares = Counter(home[a] for a in old.allegations if a in home)
            became = tuple(k for k, _ in sorted(shares.items(), key=lambda kv: (-kv[1], kv[0])))
            out.append(_sealed(replace(old, run=run, at=at, gone=True, became=became)))
    return sorted(out, key=lambda v: (v.gone, v.incident))


def _version(i: Incident, assessment: Assessment | None, run: int, at: str) -> IncidentVersion:
    levels = assessment.levels if assessment else None
    return _sealed(
        IncidentVersion(
            incident=i.id,
            run=run,
            at=at,
            title=i.title,
            kind=i.kind,
            allegations=i.allegations,
            victims=i.victims,
            origins=i.origins,
            differs=tuple(_differs(i, assessment)),
            levels=(levels.fact.value, levels.legal.value, levels.attribution.value) if levels else None,
            decided_by=levels.decided_by if levels else None,
            contested=assessment.contested if assessment else "none",
            gone=False,
            became=(),
            digest="",
        )
    )


def _differs(i: Incident, assessment: Assessment | None) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for c in assessment.contradictions if assessment else ():
        if c.field == "contested":  # said by `contested` of the version
            continue
        yield c.field, c.kind, tuple(value for value, _ in c.values)
    if assessment is None:
        for d in i.disagreements:
            yield d.field, d.kind, tuple(v.value for v in d.values)


def _sealed(v: IncidentVersion) -> IncidentVersion:
    plain = to_plain(replace(v, run=0, at="", digest=""))
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return replace(v, digest=hashlib.sha256(text.encode()).hexdigest())
