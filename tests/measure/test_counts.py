"""Counts list their incidents, keep units apart and leave unknown unknown (method.md §2.4)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.engine.contract import DIMENSIONS, CountRow, Fact
from solferino.engine.duckdb import DuckEngine
from solferino.engine.plain import PlainEngine
from solferino.engine.snapshot import digest, fact_table, write
from solferino.engine.tally import Tally, accounts
from solferino.engine.tally import incidents as add
from solferino.link.incidents import incidents
from solferino.link.origins import origins
from solferino.measure.counts import count, facts
from solferino.model import Allegation, Incident
from telling import body, document, tell


def linked(*told: Allegation) -> list[Incident]:
    docs = [document(n) for n in sorted({a.document.name for a in told})]
    found = origins(list(told), docs, [], {}, {})
    return incidents(list(told), {a: o for o in found for a in o.allegations}, {}).incidents


def by_value(rows: tuple[CountRow, ...]) -> dict[str, tuple[int, int | None, int | None, int]]:
    return {r.value: (r.incidents, r.low, r.high, r.unknown_incidents) for r in rows}


def strike(day: str, count: int | tuple[int | None, int | None] | None, **more: Any) -> Allegation:
    return tell(
        f"Shells fell on {day}.",
        "HOS-01",
        doc=f"{day}.txt",
        on=day,
        where="Kherson",
        count=count,
        harm="killed",
        **more,
    )


TOLD = (
    strike("2023-05-01", 4, perpetrator="RU"),
    strike("2023-05-09", (3, None), perpetrator="RU"),
    strike("2023-06-02", None, perpetrator="UA"),
    tell(
        "9 were hurt.", "HOS-01", doc="2023-05-01.txt", at=40, on="2023-05-01", where="Kherson", count=9, harm="injured"
    ),
)


def test_each_number_lists_its_incidents_and_adds_lows_and_highs() -> None:
    found = linked(*TOLD)
    rows = count(found, "month", TOLD)
    assert by_value(rows) == {"2023-05": (2, 7, None, 0), "2023-06": (1, None, None, 1)}
    may = next(r for r in rows if r.value == "2023-05")
    assert set(may.ids) == {i.id for i in found if i.when and i.when.earliest and i.when.earliest < "2023-06"}


def test_killed_and_injured_are_counted_apart() -> None:
    assert by_value(count(linked(*TOLD), "harm", TOLD)) == {"injured": (1, 9, 9, 0), "killed": (3, 7, None, 1)}


def test_an_unknown_number_is_neither_zero_nor_guessed() -> None:
    (row,) = count(linked(TOLD[2]), "place", TOLD)
    assert (row.value, row.low, row.high, row.unknown_incidents) == ("Kherson, UA", None, None, 1)


def test_a_party_blamed_by_some_and_not_by_others_is_disputed() -> None:
    a = strike("2023-05-01", 12, perpetrator="RU")
    b = tell(
        "Shells killed 12.",
        "HOS-01",
        doc="b.txt",
        on="2023-05-01",
        where="Kherson",
        count=12,
        harm="killed",
        perpetrator="UA",
    )
    assert [r.value for r in count(linked(a, b), "party", (a, b))] == ["disputed (RU, UA)"]


def test_totals_parts_and_general_claims_are_never_added_to_events() -> None:
    total = tell(
        "429 were killed in the winter.",
        "CASUALTIES",
        doc="t.txt",
        on=("2023-12-01", "2024-02-29"),
        count=429,
        harm="killed",
        total=True,
        where="UA",
    )
    general = tell("Forces shell towns.", "HOS-01", doc="g.txt", perpetrator="RU")
    told = (TOLD[0], total, general)
    assert by_value(count(linked(*told), "harm", told)) == {"killed": (1, 4, 4, 0)}


def test_one_person_under_two_acts_is_not_two_persons() -> None:
    told = tell(
        "She was raped and beaten.",
        "SXV-01",
        acts=("SXV-01", "TOR-01"),
        on="2022-03-13",
        where="Kharkiv",
        count=1,
        harm="other",
    )
    rows = count(linked(told), "act", (told,))
    assert by_value(rows) == {"SXV-01": (1, 1, 1, 0), "TOR-01": (1, 1, 1, 0)}
    assert rows[0].ids == rows[1].ids


def test_the_month_is_that_of_the_incident_or_unknown() -> None:
    """R-CAS-4."""
    wide = tell("Shells fell in spring.", "HOS-01", on=("2023-03-01", "2023-05-31"), where="Kherson", count=3)
    assert [r.value for r in count(linked(wide), "month", (wide,))] == ["unknown"]


def test_remains_are_no_killings() -> None:
    told = tell(
        "440 bodies were found.", "BODIES", where="Izyum", count=440, harm="bodies_found", by=body("Ukrainian police")
    )
    assert by_value(count(linked(told), "harm", (told,))) == {"bodies_found": (1, 440, 440, 0)}


def test_ranges_of_one_incident_and_sums_over_many() -> None:
    """R-CAS-5 and R-CAS-6."""
    assert accounts([(5, 5), (12, 12)]) == Tally(5, 12, None)
    assert accounts([(6, 6), (6, 6)]) == Tally(6, 6, 6)
    assert accounts([(30, None), (40, 40)]) == Tally(30, 40, None)
    assert accounts([(50, None), (40, 40)]) == Tally(40, None, None)
    assert accounts([(None, 25)]) == Tally(None, 25, None)
    assert accounts([(None, None)]) == Tally(None, None, None)
    assert add([Tally(5, 12), Tally(6, 6)]) == (11, 18, 0)
    assert add([Tally(5, 12), Tally(None, None)]) == (5, None, 1)
    assert add([Tally()]) == (None, None, 1)


FACTS = st.lists(
    st.builds(
        Fact,
        dimension=st.sampled_from(("act", "harm")),
        value=st.sampled_from(("a", "b", "unknown")),
        incident=st.sampled_from(("i1", "i2", "i3", "i4")),
        low=st.one_of(st.none(), st.integers(0, 500)),
        high=st.one_of(st.none(), st.integers(0, 500)),
    ),
    max_size=15,
    unique_by=lambda f: (f.dimension, f.value, f.incident),
)


@settings(deadline=None, max_examples=12)  # each opens a database
@given(FACTS)
def test_both_engines_give_the_same_rows(found: list[Fact]) -> None:
    assert DuckEngine().count(found, "act") == PlainEngine().count(found, "act")


def test_one_snapshot_gives_the_same_numbers_every_time(tmp_path: Path) -> None:
    rows = facts(linked(*TOLD), {a.id: a for a in TOLD})
    first = write(tmp_path / "one", {"facts": fact_table(rows)})
    second = write(tmp_path / "two", {"facts": fact_table(reversed(rows))})
    assert first.name == second.name
    assert (first / "facts.parquet").read_bytes() == (second / "facts.parquet").read_bytes()
    engine = DuckEngine()
    for dimension in DIMENSIONS[:2]:
        assert repr(engine.count_snapshot(first, dimension)) == repr(engine.count_snapshot(second, dimension))
        assert engine.count_snapshot(first, dimension) == count(linked(*TOLD), dimension, TOLD)


def test_a_snapshot_is_named_by_its_content_and_never_written_twice(tmp_path: Path) -> None:
    table = fact_table([Fact("act", "KIL-01", "i1", 1, 1)])
    place = write(tmp_path, {"facts": table})
    stamp = (place / "facts.parquet").stat().st_mtime_ns
    assert write(tmp_path, {"facts": table}) == place
    assert (place / "facts.parquet").stat().st_mtime_ns == stamp
    assert place.name == digest({"facts": table})[:24]
    assert sorted(p.name for p in tmp_path.iterdir()) == [place.name]
    assert write(tmp_path, {"facts": fact_table([Fact("act", "KIL-01", "i1", 1, 2)])}) != place
