"""An incident as it was known on a day: a later text updates and never overwrites."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.link.asof import as_of
from solferino.link.incidents import incidents
from solferino.link.origins import origins
from solferino.model import Allegation, Incident
from telling import body, document, tell

WHERE: dict[str, Any] = {"where": "Kherson", "on": "2023-05-01", "harm": "killed"}


def toll(count: int, day: str, **more: Any) -> Allegation:
    text = f"Police said that {count} were killed."
    return tell(text, "HOS-01", doc=f"{day}.txt", by=body(f"Office {count}"), count=count, **{**WHERE, **more})


TOLLS = [toll(4, "2023-05-01"), toll(6, "2023-05-03"), toll(7, "2023-05-09")]


def known(day: str, told: list[Allegation], undated: str | None = None) -> list[Incident]:
    days: dict[str, str | None] = {a.document.id: a.document.name[:10] for a in told}
    docs = [document(n) for n in sorted({a.document.name for a in told})]
    if undated:
        days[document(undated).id] = None
    found = origins(told, docs, [], {}, {d.id: None for d in docs})
    origin_of = {a: o for o in found for a in o.allegations}
    linked = incidents(told, origin_of, days).incidents
    by_id = {a.id: a for a in told}
    return as_of(linked, by_id, origin_of, day=day, known=days, published=days)


def test_the_number_on_a_day_is_what_was_told_by_then_and_the_id_stays() -> None:
    seen = {day: known(day, TOLLS) for day in ("2023-05-02", "2023-05-04", "2023-06-01")}
    assert {day: i.victims[:2] for day, (i,) in seen.items()} == {
        "2023-05-02": (4, 4),
        "2023-05-04": (4, 6),
        "2023-06-01": (4, 7),
    }
    assert len({i.id for (i,) in seen.values()}) == 1
    assert [i.origins for (i,) in seen.values()] == [1, 2, 3]
    assert seen["2023-05-02"][0].disagreements == ()


def test_before_the_first_text_nothing_was_known() -> None:
    assert known("2023-04-30", TOLLS) == []


def test_what_nobody_can_date_was_known_on_no_day() -> None:
    (incident,) = known("2023-06-01", TOLLS, undated="2023-05-03.txt")
    assert incident.victims[:2] == (4, 7)
    assert "2023-05-03.txt" not in incident.documents


def test_a_denial_alone_makes_no_incident_known() -> None:
    denial = toll(4, "2023-05-01", stance="denied")
    later = toll(4, "2023-05-03")
    assert known("2023-05-02", [denial, later]) == []


@settings(max_examples=40, deadline=None)
@given(days=st.permutations(["2023-05-01", "2023-05-03", "2023-05-09"]), cut=st.integers(1, 12))
def test_a_text_that_came_later_changes_nothing_before(days: list[str], cut: int) -> None:
    told = [toll(count, day) for count, day in zip((4, 6, 7), days, strict=True)]
    day = f"2023-05-{cut:02}"
    early = [a for a in told if a.document.name[:10] <= day]
    faces = [[(i.victims, i.title, i.disagreements) for i in known(day, group)] for group in (told, early)]
    assert faces[0] == faces[1] if early else faces[0] == []
