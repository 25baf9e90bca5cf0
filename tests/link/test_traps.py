"""The eight traps of method.md §2.7, drawn from published numbers, each with its literal values.

Published figures of HRMMU and OHCHR as the sources named in method.md §2.7 (T1 to T5) give them.
"""

from __future__ import annotations

from typing import Any

from solferino.link.disagreements import disagreements
from solferino.link.incidents import incidents
from solferino.link.origins import origins
from solferino.measure.figures import figures
from solferino.measure.published.checks import residual
from solferino.measure.published.vintages import as_of, revisions
from solferino.model import Allegation, Disagreement, Incident, Origin
from telling import body, document, tell

PERIOD = {
    38: ("2023-12-01", "2024-02-29"),
    41: ("2024-09-01", "2024-11-30"),
    42: ("2024-12-01", "2025-05-31"),
}


def casualties(
    doc: str, period: tuple[str, str], killed: int | None = None, injured: int | None = None, said: str = "OHCHR"
) -> list[Allegation]:
    """A period's total as one document gives it: killed and injured are two allegations."""
    common: dict[str, Any] = {
        "on": period, "where": "UA", "total": True, "status": "CST-CIV", "doc": doc, "by": body(said),
    }  # fmt: skip
    text = f"{killed or 'Some'} civilians were killed and {injured or 'some'} injured."
    out = []
    if killed is not None:
        out.append(tell(text, "CASUALTIES", count=killed, harm="killed", **common))
    if injured is not None:
        out.append(tell(text, "CASUALTIES", count=injured, harm="injured", **common))
    return out


def linked(*told: Allegation) -> tuple[list[Incident], dict[str, Origin]]:
    docs = [document(n) for n in sorted({a.document.name for a in told})]
    found = origins(list(told), docs, [], {}, {d.id: None for d in docs})
    origin_of = {a: o for o in found for a in o.allegations}
    return incidents(list(told), origin_of, {}).incidents, origin_of


def differ(*told: Allegation) -> dict[str, Disagreement]:
    return {d.field: d for i in linked(*told)[0] for d in i.disagreements}


def test_tr_1_the_same_total_told_as_1374_and_1375_is_a_variant_of_one_origin_and_no_mean() -> None:
    told = [*casualties("a.txt", PERIOD[38], 429, 1374), *casualties("b.txt", PERIOD[38], 429, 1375)]
    found, origin_of = linked(*told)
    (incident,) = found
    (d,) = incident.disagreements
    assert (d.field, d.kind) == ("victims injured", "variant")
    assert [v.value for v in d.values] == ["1374", "1375"]
    assert "both go back to one origin" in d.note
    assert incident.origins == 1
    assert len({o.id for o in origin_of.values()}) == 1
    assert incident.victims == (429, 429, 429)


def test_tr_2_968_and_986_killed_are_a_transposition_left_open_and_the_parts_leave_18() -> None:
    told = [*casualties("a.txt", PERIOD[42], killed=986), *casualties("b.txt", PERIOD[42], killed=968)]
    (incident,) = linked(*told)[0]
    assert incident.victims == (968, 986, None)
    assert [d.kind for d in incident.disagreements] == ["transposition"]
    men, women, boys, girls = 3108, 2363, 167, 137
    assert residual((men, women, boys, girls), 986 + 4807) == 18
    assert residual((men, women, boys, girls), 968 + 4807) == 0


def test_tr_3_forty_men_where_the_other_parts_leave_4040_does_not_sum() -> None:
    others = 8895 - 4040
    assert residual((40, others), 8895) == 4000


def test_tr_4_the_number_429_alone_joins_nothing() -> None:
    """The total of one period, the sum of three other months, and an old edition of a third."""
    assert 126 + 129 + 174 == 429
    told = [
        *casualties("a.txt", PERIOD[38], 429, 1374, said="HRMMU"),
        *casualties("b.txt", ("2024-03-01", "2024-05-31"), 429, 1742, said="A newspaper"),
        *casualties("c.txt", ("2022-06-01", "2022-06-30"), 429, 1051, said="A ministry"),
    ]
    found, origin_of = linked(*told)
    assert len(found) == 3
    assert len({origin_of[a.id].id for a in told}) == 3


def test_tr_5_first_published_months_and_the_period_report_differ_by_revision_and_not_by_error() -> None:
    assert residual((592, 641, 502), 429 + 1374) == 68
    months = [
        a
        for month, days, killed in (
            ("dec", ("2023-12-01", "2023-12-31"), 592),
            ("jan", ("2024-01-01", "2024-01-31"), 641),
        )
        for a in casualties(f"{month}.txt", days, killed=killed)
    ]
    period = casualties("period.txt", PERIOD[38], killed=1803)
    assert differ(*months, *period) == {}, "a month and a period are two figures, not two values of one"


def test_tr_6_3082_and_3032_injured_are_a_variant() -> None:
    told = [*casualties("a.txt", PERIOD[41], injured=3082), *casualties("b.txt", PERIOD[41], injured=3032)]
    assert [(d.kind, [v.value for v in d.values]) for d in differ(*told).values()] == [("variant", ["3032", "3082"])]


def test_tr_7_the_growth_of_a_running_total_is_the_month_and_what_was_added_to_earlier_months() -> None:
    march, april = (10810, 20556), (10946, 21154)
    assert [b - a for a, b in zip(march, april, strict=True)] == [136, 598]
    assert [residual((month,), b - a) for month, a, b in zip((129, 574), march, april, strict=True)] == [7, 24]
    start = "2022-02-24"
    told = [
        *casualties("2024-03.txt", (start, "2024-03-31"), killed=10810),
        *casualties("2024-04.txt", (start, "2024-04-30"), killed=10946),
    ]
    assert differ(*told) == {}, "a running total that grew is another figure, with its own period"
    published: dict[str, str | None] = {a.document.id: f"{a.document.name[:7]}-30" for a in told}
    found = figures(told, {a.id: "OHCHR" for a in told}, published)
    assert revisions(found) == []
    assert [f.value for f in found] == [10810, 10946]
    assert as_of(found, "2024-04-29") == found[0]


def test_tr_8_the_300_of_a_side_s_officials_and_the_440_bodies_are_no_two_values_of_one_number() -> None:
    """The level (SP1, attributed) is tested with the levels."""
    theatre = tell(
        "The council, citing witnesses, said 300 were killed.", "HOS-02", by=body("Mariupol city council"),
        where="Mariupol", on="2022-03-16", count=300, harm="killed",
    )  # fmt: skip
    bodies = tell("About 440 bodies of soldiers and civilians were found.", "BODIES", where="Izyum", count=440,
                  harm="bodies_found", doc="b.txt")  # fmt: skip
    found, _ = linked(theatre, bodies)
    assert sorted(i.harm for i in found) == [("bodies_found",), ("killed",)]
    assert disagreements([theatre, bodies], {})[0].field == "place"
    assert all("victims" not in d.field for d in disagreements([theatre, bodies], {}))
