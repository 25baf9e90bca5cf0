"""Assessments straight from allegations: origins and incidents are made on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from solferino.assess.ledger import Ledger
from solferino.assess.levels import assess_incident
from solferino.assess.otherside import Denials
from solferino.link.incidents import incidents
from solferino.link.origins import origins
from solferino.model import Allegation, Assessment, Decision, Incident, Statement
from solferino.terms import policy
from telling import document

Assessed = Callable[..., list[tuple[Incident, Assessment]]]


@pytest.fixture(scope="session")
def assessed() -> Assessed:
    """`assessed(*allegations, publishers={name: publisher}, decisions=[…], statements=[…])` → each incident with its
    assessment."""

    def run(
        *told: Allegation,
        publishers: Mapping[str, str] | None = None,
        decisions: Sequence[Decision] = (),
        statements: Sequence[Statement] = (),
    ) -> list[tuple[Incident, Assessment]]:
        by_name = publishers or {}
        docs = [document(n, None, by_name.get(n)) for n in sorted({a.document.name for a in told})]
        found = origins(list(told), docs, [], {}, {d.id: d.publisher for d in docs})
        origin_of = {a: o for o in found for a in o.allegations}
        by_id = {a.id: a for a in told}
        denials = Denials(told, statements)
        return [
            (
                i,
                assess_incident(
                    i,
                    [by_id[a] for a in i.allegations],
                    origin_of=origin_of,
                    denials=denials,
                    policy=policy(),
                    ledger=Ledger(decisions),
                ),
            )
            for i in incidents(list(told), origin_of, {}).incidents
        ]

    return run
