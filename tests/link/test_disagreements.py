"""Contradictions are kept and told apart by kind (issue 4; traps TR-1, TR-2, TR-6 of method.md §2.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.link.disagreements import disagreements
from solferino.link.known import said_on
from solferino.model import Allegation, Disagreement, Origin, Place, PlaceKind, VictimGroup, Victims
from solferino.model.numbers import near, rounds_to, transposed
from telling import body, tell


def differ(*told: Allegation, published: Mapping[str, str | None] | None = None) -> dict[str, Disagreement]:
    return {d.field: d for d in disagreements(told, published or {})}


def counts(*numbers: int | tuple[int | None, int | None]) -> list[Allegation]:
    return [tell("killed", count=n, harm="killed", doc=f"{i}.txt") for i, n in enumerate(numbers)]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (1374, 1375, "variant"),  # TR-1
        (968, 986, "transposition"),  # TR-2
        (3082, 3032, "variant"),  # TR-6
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
    assert found["status"].kind == "composition"


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
    assert near(3082, 3032)
    assert not near(500, 600)
    assert not rounds_to(600, 1000)
    assert rounds_to(437, 440)
    assert rounds_to(1374, 1400)
    assert not rounds_to(429, 440)


def test_civilians_or_soldiers_is_a_composition_dispute_and_open_status_is_no_opinion() -> None:
    """Izium: one source says mostly civilians, another servicemen and civilians, a third leaves it open."""
    a = tell("440 bodies, mostly civilians", "BODIES", count=440, harm="bodies_found", status="CST-CIV", doc="a.txt")
    object.__setattr__(a, "victims", replace(a.victims, description="440 bodies, mostly civilians"))
    b = tell("Bodies of servicemen and civilians were found.", "BODIES", harm="bodies_found", doc="b.txt")
    c = tell("Bodies were found.", "BODIES", harm="bodies_found", doc="c.txt")
    found = differ(a, b, c)["status"]
    assert found.kind == "composition"
    assert {v.value: v.allegations for v in found.values} == {"mostly CST-CIV": (a.id,), "mixed": (b.id,)}


def test_mostly_civilians_and_civilians_is_no_dispute() -> None:
    a = tell("bodies, mostly civilians", "BODIES", harm="bodies_found", status="CST-CIV", doc="a.txt")
    object.__setattr__(a, "victims", replace(a.victims, description="mostly civilians"))
    b = tell("bodies of civilians", "BODIES", harm="bodies_found", status="CST-CIV", doc="b.txt")
    assert differ(a, b) == {}


def test_what_is_called_staged_is_told_apart_from_what_is_denied() -> None:
    a = tell("They were shot.", doc="a.txt")
    b = tell("The killings were staged.", doc="b.txt", by=body("The ministry"), stance="negated")
    found = differ(a, b)["happened"]
    assert (found.kind, found.note) == ("staged", "called staged by The ministry")
    assert {v.value: v.allegations for v in found.values} == {"told": (a.id,), "staged": (b.id,)}


def test_each_value_says_since_when_by_the_day_in_its_words_else_by_publication() -> None:
    a = tell("The mayor said on 9 April 2022 that 57 were killed.", count=57, harm="killed", doc="a.txt")
    b = tell("At least 72 were killed.", count=72, harm="killed", doc="b.txt")
    c = tell("About 90 were killed.", count=90, harm="killed", doc="c.txt")
    published = {a.document.id: "2023-02-24", b.document.id: "2022-05-01"}
    values = differ(a, b, c, published=published)["victims"].values
    assert [(v.value, v.since) for v in values] == [("57", "2022-04-09"), ("72", "2022-05-01"), ("90", None)]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Officials said on 15 September 2022 that bodies were found.", None, "2022-09-15"),
        ("As of September 3, 2024 the number stood at 12.", None, "2024-09-03"),
        ("The ministry said on 30 December that 5 were killed.", "2023-01-02", "2022-12-30"),
        ("The ministry said on 30 December that 5 were killed.", None, None),  # no year: unknown stays unknown
        ("They were killed on 15 September 2022.", "2022-10-01", None),  # the day of the act, not of the words
        ("The ministry said on 9 June 2030 that 5 were killed.", "2023-01-02", None),  # after publication
    ],
)
def test_the_day_of_the_words_is_read_where_the_text_gives_it(
    text: str, published: str | None, day: str | None
) -> None:
    assert said_on(text, published) == day


def test_a_much_larger_number_after_months_is_another_count_and_no_update() -> None:
    told = counts(300, 600)
    days = dict(zip([a.document.id for a in told], ("2022-03-25", "2022-05-04"), strict=True))
    assert differ(*told, published=days)["victims"].kind == "conflict"
    slow = counts(57, 58)
    days = dict(zip([a.document.id for a in slow], ("2022-04-10", "2023-02-21"), strict=True))
    assert differ(*slow, published=days)["victims"].kind == "update"


def test_a_source_that_takes_its_number_back_corrects_itself_and_two_sources_do_not() -> None:
    a, b = counts(90, 41)
    days: dict[str, str | None] = {a.document.id: "2022-05-01", b.document.id: "2022-06-01"}
    one = Origin("o-1", "a council", (), (a.id, b.id), "DEP-SELF", "", True)
    two = Origin("o-2", "a ministry", (), (b.id,), "DEP-SELF", "", True)
    (found,) = disagreements([a, b], days, {a.id: one, b.id: one})
    assert (found.kind, found.note) == (
        "update", "the same source first gave 90 (2022-05-01), then 41 (2022-06-01)",
    )  # fmt: skip
    (found,) = disagreements([a, b], days, {a.id: one, b.id: two})
    assert found.kind == "conflict"


def test_a_number_of_the_town_and_one_of_the_region_differ_in_scope() -> None:
    a = tell("killed", count=12, harm="killed", where="Bucha", doc="a.txt")
    b = tell("killed", count=41, harm="killed", doc="b.txt")
    object.__setattr__(b, "place", Place("Kyiv region", "Kyiv region", PlaceKind.REGION, "Kyiv", "UA"))
    found = differ(a, b)["victims"]
    assert (found.kind, found.note) == (
        "scope",
        "12 and 41: the smaller is told of a place inside the area of the larger",
    )


def test_a_part_told_in_the_same_text_differs_in_scope() -> None:
    a = tell("41 people were killed.", count=41, harm="killed")
    b = tell("Of them, 7 were killed later.", count=7, harm="killed", at=50)
    assert differ(a, b)["victims"].kind == "scope"


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("2022-03-16", "2022-03-17", "variant"),
        ("2022-03-04", "2022-04-03", "transposition"),
        ("2022-03-04", "2022-06-09", "conflict"),
    ],
)
def test_two_days_are_told_apart_by_kind(first: str, second: str, kind: str) -> None:
    assert differ(tell("x", on=first), tell("x", on=second, doc="b.txt"))["when"].kind == kind


def test_another_spelling_of_a_place_is_no_disagreement_and_neighbours_are_a_variant() -> None:
    a, b = tell("x", where="Bucha"), tell("x", where="Bucha", doc="b.txt")
    object.__setattr__(b, "place", replace(a.place, name="Butscha"))  # type: ignore[type-var]
    assert differ(a, b) == {}
    near = Place("Vorzel", "Vorzel", PlaceKind.SETTLEMENT, "Kyiv", "UA", 50.54, 30.16, "test:vorzel", "settlement")
    object.__setattr__(b, "place", near)
    assert differ(a, b)["place"].kind == "variant"
    c = tell("x", where="Kherson", doc="c.txt")
    assert differ(a, c)["place"].kind == "conflict"


def test_blame_on_different_sides_is_a_different_attribution() -> None:
    a = tell("x", perpetrator="UA", doc="a.txt")
    b = tell("x", perpetrator="RU", doc="b.txt")
    assert differ(a, b)["alleged_perpetrator"].kind == "attribution"


def test_how_people_died_and_by_which_weapon_may_differ_between_documents_only() -> None:
    shot = tell("shot", "KIL-01", harm="killed", weapons=("WPN-SALW",), doc="a.txt")
    shelled = tell("shelled", "HOS-01", harm="killed", weapons=("WPN-ART",), doc="b.txt")
    found = differ(shot, shelled)
    assert [v.value for v in found["act"].values] == ["HOS-01", "KIL-01"]
    assert [v.value for v in found["weapon"].values] == ["WPN-ART", "WPN-SALW"]
    both = tell("shelled", "HOS-01", harm="killed", weapons=("WPN-ART",), doc="a.txt", at=50)
    assert differ(shot, both) == {}


NUMBERS = st.lists(st.integers(0, 5000), min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(numbers=NUMBERS, seed=st.randoms(use_true_random=False))
def test_no_value_is_lost_or_changed_and_the_order_of_the_accounts_does_not_matter(
    numbers: list[int], seed: Random
) -> None:
    told = counts(*numbers)
    days = {a.document.id: f"2022-05-{n + 1:02}" for n, a in enumerate(told)}
    found = disagreements(told, days)
    shuffled = list(told)
    seed.shuffle(shuffled)
    assert disagreements(shuffled, days) == found
    if len(set(numbers)) > 1:
        (d,) = found
        assert [int(v.value) for v in d.values] == sorted(set(numbers))
        assert sorted(i for v in d.values for i in v.allegations) == sorted(a.id for a in told)
    else:
        assert found == ()
