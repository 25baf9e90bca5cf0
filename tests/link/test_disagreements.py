"""Contradictions are kept and told apart by kind (issue 4; traps TR-1, TR-2, TR-6 of method.md §2.7)."""

from __future__ import annotations

import pytest

from solferino.link.disagreements import disagreements, one_digit_off, rounds_to, transposed
from solferino.model import Allegation, Disagreement, VictimGroup, Victims
from telling import body, tell


def differ(*told: Allegation, published: dict[str, str] | None = None) -> dict[str, Disagreement]:
    return {d.field: d for d in disagreements(told, published or {})}


def counts(*numbers: int | tuple[int | None, int | None]) -> list[Allegation]:
    return [tell("killed", count=n, harm="killed", doc=f"{i}.txt") for i, n in enumerate(numbers)]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (1374, 1375, "transposition"),  # TR-1: one digit off
        (968, 986, "transposition"),  # TR-2
        (3082, 3032, "transposition"),  # TR-6
        (440, 437, "rounding"),
        (43, 5, "conflict"),
    ],
)
def test_two_numbers_are_told_apart_by_kind(first: int, second: int, kind: str) -> None:
    found = differ(*counts(first, second))["victims"]
    assert found.kind == kind
    assert {v.value for v in found.values} == {str(first), str(second)}


def test_at_least_thirty_and_forty_do_not_exclude_each_other() -> None:
    found = differ(*counts((30, None), 40))["victims"]
    assert (found.kind, [v.value for v in found.values]) == ("rounding", ["30+", "40"])


def test_a_toll_that_grows_with_the_days_is_an_update() -> None:
    told = counts(5, 12, 43)
    days = dict(zip([a.document.id for a in told], ("2024-07-08", "2024-07-09", "2024-07-11"), strict=True))
    found = differ(*told, published=days)["victims"]
    assert found.kind == "update"
    assert found.note == "later texts give more: 5 on 2024-07-08, 43 on 2024-07-11"


def test_numbers_for_different_groups_are_a_matter_of_scope() -> None:
    a = tell("killed", count=12, harm="killed", status="CST-CIV", doc="a.txt")
    b = tell("killed", count=30, harm="killed", status="CST-COMB", doc="b.txt")
    found = differ(a, b)
    assert found["victims"].kind == "scope"
    assert found["status"].kind == "conflict"


def test_killed_and_injured_are_no_disagreement() -> None:
    a = tell("killed", count=3, harm="killed")
    b = tell("injured", count=9, harm="injured", at=40)
    assert differ(a, b) == {}


def test_a_mixed_status_is_kept_beside_a_single_one() -> None:
    a = tell("440 bodies, mostly civilians", "BODIES", count=440, harm="bodies_found", status="CST-CIV")
    groups = (VictimGroup(status="CST-CIV"), VictimGroup(status="CST-COMB"))
    b = tell("440 bodies of servicemen and civilians", "BODIES", doc="b.txt", harm="bodies_found")
    object.__setattr__(b, "victims", Victims(low=440, high=440, breakdown=groups))
    assert {v.value for v in differ(a, b)["status"].values} == {"CST-CIV", "mixed"}


def test_each_side_blaming_the_other_stands_as_two_attributions() -> None:
    a = tell("They shelled it.", "HOS-01", perpetrator="UA", doc="a.txt")
    b = tell("They shelled it.", "HOS-01", perpetrator="RU", doc="b.txt")
    assert [v.value for v in differ(a, b)["alleged_perpetrator"].values] == ["RU", "UA"]


def test_a_denial_is_a_disagreement_and_names_who_denies() -> None:
    a = tell("They shelled it.", "HOS-01", doc="a.txt")
    b = tell("It did not happen.", "HOS-01", doc="b.txt", by=body("The ministry"), stance="denied")
    found = differ(a, b)["happened"]
    assert (found.kind, found.note) == ("denial", "denied by The ministry")


def test_a_month_that_holds_the_day_is_no_disagreement() -> None:
    a = tell("x", on="2022-03-16")
    b = tell("x", on=("2022-03-01", "2022-03-31"), doc="b.txt")
    c = tell("x", on="2022-03-17", doc="c.txt")
    assert differ(a, b) == {}
    assert set(differ(a, b, c)) == {"when"}


def test_the_small_tests_of_numbers() -> None:
    assert transposed(968, 986)
    assert not transposed(968, 968)
    assert not transposed(12, 210)
    assert one_digit_off(3082, 3032)
    assert rounds_to(437, 440)
    assert rounds_to(1374, 1400)
    assert not rounds_to(429, 440)
