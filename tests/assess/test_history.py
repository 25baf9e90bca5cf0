"""Versions of incidents: kept when something changed, and what became of those that vanished."""

from __future__ import annotations

from typing import Any

from solferino.assess.history import versions
from solferino.model import Assessment, Incident, IncidentVersion
from telling import body, tell

AT = "2026-01-01T00:00:00Z"
WHERE: dict[str, Any] = {"on": "2023-05-01", "harm": "killed", "by": body("Kherson police")}


def state(
    found: list[tuple[Incident, Assessment]], before: dict[str, IncidentVersion], run: int
) -> list[IncidentVersion]:
    return versions([i for i, _ in found], {a.incident: a for _, a in found}, before, run=run, at=AT)


def vanished(*allegations: str) -> IncidentVersion:
    """An incident of an earlier run that is no more."""
    return IncidentVersion(
        "incident-old", 3, AT, "Old", "event", allegations, (4, 8, None), 1, (), None, None, "none", False, (), "x"
    )


def test_a_run_that_changes_nothing_adds_no_version(assessed: Any) -> None:
    found = assessed(tell("Police recorded 4 dead.", "HOS-01", where="Kherson", count=4, **WHERE))
    (first,) = state(found, {}, 3)
    assert (first.run, first.at, first.victims, first.levels) == (3, AT, (4, 4, 4), ("SP2", "SP2", "SP0"))
    assert state(found, {first.incident: first}, 9) == []


def test_a_later_text_adds_a_version_and_leaves_the_first_as_it_was(assessed: Any) -> None:
    one = tell("Police recorded 4 dead.", "HOS-01", where="Kherson", count=4, **WHERE)
    two = tell("Police recorded 6 dead.", "HOS-01", where="Kherson", count=6, doc="b.txt", **WHERE)
    (first,) = state(assessed(one), {}, 3)
    found = state(assessed(one, two), {first.incident: first}, 9)
    assert [(v.run, v.victims[:2]) for v in found if not v.gone] == [(9, (4, 6))]
    assert first.victims == (4, 4, 4)


def test_an_id_that_vanishes_says_what_it_became(assessed: Any) -> None:
    told = [
        tell("Police recorded 4 dead.", "HOS-01", where=w, count=4, doc=f"{w}.txt", **WHERE)
        for w in ("Kherson", "Bucha")
    ]
    ((a, _), (b, _)) = assessed(*told)
    old = vanished(*a.allegations, *b.allegations)
    added = state(assessed(*told), {"incident-old": old}, 9)
    (gone,) = [v for v in added if v.gone]
    assert (gone.incident, gone.run, set(gone.became)) == ("incident-old", 9, {a.id, b.id})
    again = {v.incident: v for v in added}
    assert state(assessed(*told), again, 12) == [], "what is gone is said once"


def test_one_of_which_nothing_is_left_became_nothing() -> None:
    old = vanished("alg-1")
    (gone,) = versions([], {}, {"incident-old": old}, run=9, at=AT)
    assert (gone.gone, gone.became) == (True, ())
