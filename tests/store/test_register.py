"""The register's tables: rows are only added, the latest holds, and an entry never stands without its list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from solferino import open_case
from solferino.case import Case
from solferino.errors import Broken
from solferino.model import Amendment, CasualtyOutcome, Entry, PersonList, Sex, When


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case", create=True) as opened:
        yield opened


def edition(key: str) -> PersonList:
    return PersonList(key, "book", "book.csv", "0" * 64, 10, "", "2024-01-01T00:00:00Z", "analyst")


def entry(key: str, edition: str, **more: object) -> Entry:
    return Entry(key, edition, 2, "P-0000000000", "d", **more)  # type: ignore[arg-type]


def put(case: Case, key: str, *entries: Entry) -> None:
    with case.unit() as unit:
        unit.add_entries(entries)
        unit.add_list(edition(key))


def test_entries_come_back_as_they_went_in(case: Case) -> None:
    whole = entry("ent-1", "lst-1", sheet="One", outcome=CasualtyOutcome.KILLED, sex=Sex.FEMALE, age=(3, 4),
                  date=When("2022", "2022-01-01", "2022-12-31"), weapons=("WPN-ART",), lat=1.5, lon=2.5)  # fmt: skip
    put(case, "lst-1", whole, entry("ent-2", "lst-1"))
    assert list(case.record.entries()) == [whole, entry("ent-2", "lst-1")]
    assert case.record.lists() == [edition("lst-1")]


def test_the_latest_entry_holds_and_the_earlier_stays(case: Case) -> None:
    first, second = entry("ent-1", "lst-1"), entry("ent-1", "lst-2", sex=Sex.MALE)
    put(case, "lst-1", first, entry("ent-2", "lst-1"))
    put(case, "lst-2", second, entry("ent-2", "lst-2", withdrawn=True))
    assert list(case.record.entries()) == [second]
    assert list(case.record.entries("lst-1")) == []
    assert list(case.record.entries("lst-1", current=False)) == [first, entry("ent-2", "lst-1")]
    assert case.record.replaced_entries() == [first, entry("ent-2", "lst-1")]
    assert case.record.latest_entries(["ent-1", "ent-2", "ent-3"]) == {
        "ent-1": second, "ent-2": entry("ent-2", "lst-2", withdrawn=True),
    }  # fmt: skip


def test_many_entries_come_in_order(case: Case) -> None:
    many = [entry(f"ent-{n:05}", "lst-1") for n in range(12_000, 0, -1)]
    put(case, "lst-1", *many)
    assert list(case.record.entries()) == many
    assert len(case.record.latest_entries([e.id for e in many[:1_200]])) == 1_200


def test_an_entry_without_its_list_is_not_recorded(case: Case) -> None:
    with pytest.raises(Broken) as error, case.unit() as unit:
        unit.add_entries([entry("ent-1", "lst-none")])
    assert error.value.code == "S11"
    assert list(case.record.entries()) == []


def test_what_hangs_on_the_register_is_counted_anew(case: Case) -> None:
    with case.unit() as unit:
        for step in ("link", "measure", "report"):
            unit.mark_done(step, "all", "1")
    put(case, "lst-1")
    assert [case.record.done(s, "all") for s in ("link", "measure", "report")] == ["1", None, None]


def test_a_decision_is_added_once(case: Case) -> None:
    amendment = Amendment("amd-1", "cas-1", "status", "CST-CIV", "analyst", "2024-01-01", "seen")
    for _ in range(2):
        with case.unit() as unit:
            unit.add_amendment(amendment)
    assert case.record.amendments() == [amendment]
