"""Whom incidents name against entries of lists: the event must fit, reasons are said, nobody is joined."""

from __future__ import annotations

import pytest

from folk import someone
from solferino.link.people.match import match
from solferino.link.people.person import Person
from solferino.link.people.told import HOME, told_pairs, unfit
from solferino.model import Judgement, Verdict

KYIV, KHARKIV, IZIUM, REGION = "geonames:703448", "geonames:706483", "geonames:707292", "admin1:UA-63"


def named(name: str, first: str = "2024-01-23", last: str = "", **cells: str) -> Person:
    cells = {"place": "Kharkiv", "place_id": KHARKIV, "outcome": "KILLED", **cells}
    return someone("cas-1", HOME, name=name, event_first=first, event_last=last or first, incident="inc-1", **cells)


def entry(name: str, **cells: str) -> Person:
    cells = {"place": "Харків", "place_id": KHARKIV, **cells}
    return someone(cells.pop("ident", "ent-1"), "book", name=name, **cells)


def crowd() -> list[Person]:
    """A list has more people than the one: how common a name is can only be told from many."""
    names = [
        f"{last} {first}" for last in ("Мороз", "Бондар", "Шевчук", "Лисенко") for first in ("Ігор", "Олег", "Анна")
    ]
    return [entry(n, ident=f"ent-{i}", death="2022-05-01") for i, n in enumerate(names, 10)]


def test_a_person_of_a_text_is_found_on_a_list_across_scripts_with_reasons() -> None:
    told = named("Olena Kovalenko")
    one, *_ = told_pairs([*crowd(), entry("Коваленко Олена Петрівна", death="2024-01-23"), told], 0.05)
    assert (one.left, one.right, one.identical, one.conflict) == ("cas-1", "ent-1", False, None)
    assert one.probability > 0.95
    assert {f.name: f.level for f in one.features} == {
        "last": "same",
        "first": "same",
        "place": "same",
        "incident": "same",
    }
    assert [f.seen for f in one.features if f.name == "incident"] == ["on the day of the incident inc-1"]


@pytest.mark.parametrize(
    ("cells", "level", "against"),
    [
        ({"death": "2024-01-23"}, "same", None),
        ({"event_first": "2024-01-23", "event_last": "2024-01-23", "death": "2024-03-01"}, "same", None),
        ({"death": "2024-01"}, "part", None),
        ({"death": "2024"}, "part", None),
        ({"death": "2024-01-25"}, "days", "the days differ from those of the incident"),
        ({"death": "2024-02-10"}, "later", "the death is after the incident"),
        ({"death": "2024-09-10", "outcome": "DIED_OF_WOUNDS"}, "later", "the death is after the incident"),
        ({}, None, None),
    ],
)
def test_the_day_of_the_incident_is_held_against_what_the_list_says(
    cells: dict[str, str], level: str | None, against: str | None
) -> None:
    (pair,) = told_pairs([*crowd(), entry("Коваленко Олена", **cells), named("Olena Kovalenko")], 0.001)
    assert [f.level for f in pair.features if f.name == "incident"] == ([level] if level else [])
    assert pair.conflict == against


@pytest.mark.parametrize(
    "cells",
    [
        {"death": "2023-01-23"},
        {"death": "2024-01-15"},
        {"death": "2024-09-10"},
        {"death": "2022"},
        {"event_first": "2024-01-30", "event_last": "2024-01-30", "death": "2024-01-30"},
        {"death": "2024-01-23", "place": "Київ", "place_id": KYIV},
    ],
)
def test_a_namesake_of_another_time_or_region_is_no_pair(cells: dict[str, str]) -> None:
    other = entry("Коваленко Олена", **cells)
    assert unfit(other, named("Olena Kovalenko")) is not None
    assert told_pairs([*crowd(), other, named("Olena Kovalenko")], 0.0) == ()


def test_a_place_that_is_not_settled_or_is_only_a_region_excludes_nobody() -> None:
    told = named("Olena Kovalenko", place="Kharkiv region", place_id=REGION)
    for cells in ({"place": "Вигадане", "place_id": ""}, {"place": "Ізюм", "place_id": IZIUM}):
        assert len(told_pairs([*crowd(), entry("Коваленко Олена", death="2024-01-23", **cells), told], 0.05)) == 1


def test_a_family_name_alone_is_looked_for_only_where_the_days_agree() -> None:
    found = told_pairs([*crowd(), entry("Коваленко Олена", death="2024-01-23"), named("Kovalenko")], 0.0)
    assert [(p.left, p.right) for p in found] == [("cas-1", "ent-1")]
    assert told_pairs([*crowd(), entry("Коваленко Олена"), named("Kovalenko")], 0.0) == ()


def test_the_suggestions_come_in_the_same_review_and_what_was_judged_is_left_out() -> None:
    people = [*crowd(), entry("Коваленко Олена", death="2024-01-23"), named("Olena Kovalenko")]
    found = match(people)
    assert [(p.left, p.right) for p in found.pairs] == [("cas-1", "ent-1")]
    assert found.method == "people-small@1, people-told@1" and found.groups[0].members == ("cas-1", "ent-1")
    said = Judgement("j", "cas-1", "ent-1", Verdict.NOT_SAME, "A. N.", "2024-02-01", "another patronymic")
    assert match(people, [said]).pairs == () == match(people, [said]).groups


def test_two_entries_that_fit_one_person_of_a_text_are_no_group_when_their_dates_conflict() -> None:
    told = named("Olena Kovalenko")
    twins = [
        entry("Коваленко Олена", death="2024-01-23", birth=b, ident=i)
        for b, i in (("1961", "ent-1"), ("1990", "ent-2"))
    ]
    found = match([*crowd(), *twins, told])
    assert len(found.pairs) == 2 and all(len(g.members) == 2 for g in found.groups)
    assert len(found.groups) == 1 and len(found.blocked) == 1


def test_settled_places_are_compared_by_id_and_not_by_name() -> None:
    from solferino.link.people.levels import BY_NAME

    place = BY_NAME["place"]
    old, new = (
        entry("A", place="Artemivsk", place_id="geonames:713174"),
        entry("B", place="Бахмут", place_id="geonames:713174"),
    )
    assert place.levels[place.level(old, new)].name == "same"
    here = entry("A", place="Первомайськ", place_id="geonames:697593")
    there = entry("B", place="Первомайськ", place_id="geonames:697592")
    assert place.levels[place.level(here, there)].name == "other"
    assert place.level(here, someone(place="Первомайськ")) == 0, "one that is open may be either"
