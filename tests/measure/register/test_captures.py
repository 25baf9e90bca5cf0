"""From the register to who stands on which list: decisions count, duplicates lend their lists, one source is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from solferino.errors import Missing, Refused
from solferino.measure.register.captures import Captured, captured, chosen
from solferino.model import Casualty, CasualtyOutcome, CasualtySource, PersonList, Verification


def edition(series: str, made_from: str | None = None, number: int = 1) -> PersonList:
    return PersonList(
        f"lst-{series}-{number}", series, f"{series}.csv", "0", 1, "", "2024", "a", derived_from=made_from
    )


def casualty(key: str, *on: str, **more: Any) -> Casualty:
    sources = tuple(CasualtySource("list", f"ent-{key}-{s}", f"lst-{s}-1", "row 1") for s in on)
    return replace(Casualty(key, f"P-{key}", CasualtyOutcome.KILLED, sources, "2024"), **more)


EDITIONS = {"lst-a-1": "a", "lst-a-2": "a", "lst-b-1": "b"}


def test_a_person_stands_on_every_list_that_some_source_is_of() -> None:
    found = captured([casualty("1", "a", "b"), casualty("2", "b"), casualty("3", "other")], EDITIONS, "killed")
    assert found == [
        Captured(("ent-1-a", "ent-1-b"), frozenset("ab")),
        Captured(("ent-2-b",), frozenset("b")),
    ]


def test_only_the_outcome_that_is_asked_for_and_whoever_stands() -> None:
    people = [
        casualty("1", "a", outcome=CasualtyOutcome.DIED_OF_WOUNDS),
        casualty("2", "a", outcome=CasualtyOutcome.INJURED),
        casualty("3", "a", outcome=CasualtyOutcome.MISSING_PRESUMED),
        casualty("4", "a", verification=Verification.REJECTED),
        casualty("5", "a", verification=Verification.WITHDRAWN, withdrawn_at="2024"),
    ]
    assert [c.entries[0] for c in captured(people, EDITIONS, "killed")] == ["ent-1-a"]
    assert [c.entries[0] for c in captured(people, EDITIONS, "injured")] == ["ent-2-a"]


def test_a_duplicate_lends_its_list_to_the_one_that_stands() -> None:
    people = [casualty("1", "b", verification=Verification.DUPLICATE, of="2", withdrawn_at="2024"), casualty("2", "a")]
    assert captured(people, EDITIONS, "killed") == [Captured(("ent-2-a", "ent-1-b"), frozenset("ab"))]


def test_all_editions_of_a_list_are_that_list() -> None:
    assert chosen([edition("a"), edition("a", number=2), edition("b"), edition("c")], ["a", "b"]) == EDITIONS


def test_lists_of_one_origin_are_refused() -> None:
    lists = [edition("a"), edition("b", "a"), edition("c", "b"), edition("d", "x"), edition("e", "x"), edition("f")]
    for pair in (["a", "b"], ["c", "a"], ["d", "e"]):
        with pytest.raises(Refused, match="they are one source") as caught:
            chosen(lists, ["f", *pair])
        assert caught.value.code == "M44"
    assert len(chosen(lists, ["a", "d", "f"])) == 3


def test_a_list_that_there_is_not_is_named_with_those_that_are() -> None:
    with pytest.raises(Missing, match="Lists: a, b") as caught:
        chosen([edition("a"), edition("b")], ["a", "z"])
    assert caught.value.code == "M37"
