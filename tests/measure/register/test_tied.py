"""Entries of lists tied to incidents: one person counts once, decisions hold and can be taken back, names stay put."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from measure.register.lists import HEADER, new_case, put_incident, take, vault_of, write_csv
from solferino.case import Case
from solferino.measure.counting.table import Range, count
from solferino.measure.register.named import HOME, mentions, people_of, rows
from solferino.measure.register.step import amend, casualties, named_people, people_table, tallies
from solferino.measure.register.told import gather
from solferino.model import Casualty, Judgement, Verdict, Victims

LIST = [
    ("1", "Коваленко Олена Петрівна", "1961", "ж", "", "23.01.2024", "Харків", "", "загинув"),
    ("2", "Пробенко Марна", "1950", "ж", "23.01.2024", "", "Харків", "", "поранена"),
]


def judge(case: Case, left: str, right: str, verdict: Verdict, at: str = "2024-05-01T00:00:00Z") -> None:
    with case.unit() as unit:
        unit.add_judgement(Judgement(f"j{left}{at}", left, right, verdict, "A. N.", at, "photographs compared"))


def dead(case: Case) -> Range:
    """The killed of all series together, persons and tallies."""
    from solferino.measure.counting.select import Choice

    return count(casualties(case), tallies(case), (), Choice("pending")).killed


NAMED = ("killed", Victims(12, 12, "exact", names=("Olena Kovalenko",)))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case, vault = new_case(tmp_path / "case")
    with case:
        put_incident(case, ("a.txt", [NAMED]))
        take(case, vault, write_csv(tmp_path / "book.csv", LIST, HEADER))
        yield case


def entry_id(case: Case, row: int) -> str:
    return list(case.record.entries())[row].id


def named(case: Case) -> str:
    return str(named_people(case)[0]["id"])


def test_an_accepted_pair_ties_the_entry_to_the_incident_and_counts_the_person_once(case: Case) -> None:
    assert dead(case) == Range(13, 13), "twelve of the text, one of the list: nobody said yet who is who"
    judge(case, entry_id(case, 0), named(case), Verdict.SAME)
    assert dead(case) == Range(12, 12)
    (one,) = [c for c in casualties(case) if len(c.sources) == 2]
    assert (one.incident, {s.kind for s in one.sources}) == ("inc-1", {"list", "allegation"})
    assert [(t.low, t.named) for t in tallies(case)] == [(12, 1)]


def test_a_later_judgement_takes_it_back(case: Case) -> None:
    judge(case, entry_id(case, 0), named(case), Verdict.SAME)
    judge(case, entry_id(case, 0), named(case), Verdict.NOT_SAME, "2024-06-01T00:00:00Z")
    assert dead(case) == Range(13, 13)
    assert len(case.record.judgements()) == 2, "nothing is lost"


def test_an_entry_tied_by_a_decision_stands_in_the_number_of_the_incident_too(case: Case) -> None:
    key = next(casualties(case)).id
    amend(case, key, "incident", "inc-1", "the morgue names the strike")
    assert dead(case) == Range(12, 12)
    assert [(t.low, t.named) for t in tallies(case)] == [(12, 2)]
    amend(case, key, "incident", None, "it names another")
    assert dead(case) == Range(13, 13)


def test_two_names_of_one_person_are_taken_off_once(case: Case) -> None:
    other = ("killed", Victims(12, 12, "exact", names=("O. Kovalenko-Prykladna",)))
    put_incident(case, ("a.txt", [NAMED]), ("b.txt", [other]))
    first, second = (str(r["id"]) for r in named_people(case))
    assert [t.named for t in tallies(case)] == [2]
    judge(case, first, second, Verdict.SAME)
    assert [t.named for t in tallies(case)] == [1] and dead(case) == Range(13, 13)


def test_who_was_injured_and_is_dead_on_the_list_leaves_the_number_of_the_injured(case: Case) -> None:
    put_incident(case, ("a.txt", [("injured", Victims(8, 8, "exact", names=("Olena Kovalenko",)))]))
    judge(case, entry_id(case, 0), named(case), Verdict.SAME)
    (tally,) = tallies(case)
    assert (tally.outcome.value, tally.low, tally.named) == ("INJURED", 8, 1)
    (one,) = [c for c in casualties(case) if len(c.sources) == 2]
    assert one.outcome.dead and [d.field for d in one.disagreements if d.field == "outcome"] == ["outcome"]


def test_a_decision_holds_when_another_text_becomes_the_first_to_name_the_person(case: Case) -> None:
    before = named(case)
    amend(case, before, "status", "CST-CIV", "identity card")
    judge(case, entry_id(case, 0), before, Verdict.SAME)
    put_incident(case, ("0.txt", [NAMED]), ("a.txt", [NAMED]))
    assert named(case) != before and mentions(gather(case.record)) == {before: named(case)}
    (one,) = [c for c in casualties(case) if len(c.sources) == 3]
    assert (one.incident, one.status) == ("inc-1", "CST-CIV")


def test_a_rejected_person_is_none_of_the_named(case: Case) -> None:
    amend(case, named(case), "verification", "VST-REJECTED", "the name is a mistake")
    assert [(t.low, t.named) for t in tallies(case)] == [(12, 0)]


def test_rows_for_matching_have_the_days_and_the_place_of_the_incident(case: Case) -> None:
    (row,) = rows(gather(case.record))
    assert row["list"] == HOME and (row["name"], row["event_first"], row["event_last"]) == (
        "Olena Kovalenko", "2024-01-23", "2024-01-23",
    )  # fmt: skip
    assert (row["place_id"], row["outcome"], row["incident"]) == ("geonames:706483", "KILLED", "inc-1")
    told = {r["name"]: r for r in people_table(case, vault_of(case)).to_pylist()}
    assert told["Коваленко Олена Петрівна"]["place_id"] == "geonames:706483"
    assert (told["Пробенко Марна"]["event_first"], told["Пробенко Марна"]["outcome"]) == ("2024-01-23", "INJURED")


def test_no_casualty_carries_a_name(case: Case) -> None:
    found: list[Casualty] = list(casualties(case))
    assert not [c for c in found if "Kovalenko" in str(c) or "Коваленко" in str(c)]
    assert people_of(gather(case.record)[0])[0].names == ("Olena Kovalenko",)


def test_a_place_of_a_list_is_settled_beside_its_words(case: Case) -> None:
    place = next(casualties(case)).place
    assert place is not None and (place.text, place.name, place.id) == ("Харків", "Kharkiv", "geonames:706483")
    assert (place.country, place.admin1, place.precision) == ("UA", "Kharkiv", "settlement")
