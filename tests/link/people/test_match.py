"""Suggestions: order does not matter, nothing is joined that must not be, and judgements hold."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from benchmarks.people_world import two_lists
from hypothesis import given, settings
from hypothesis import strategies as st

from folk import someone
from solferino.link.people.fellegi import learn_and_score
from solferino.link.people.group import grouped, settled
from solferino.link.people.match import match
from solferino.link.people.pair import Pair
from solferino.link.people.person import Person, people
from solferino.model import Judgement, Verdict


def judged(left: str, right: str, verdict: Verdict, by: str = "A. N.", at: str = "2026-01-01") -> Judgement:
    return Judgement(f"jud-{left}-{right}-{by}-{at}", left, right, verdict, by, at, "looked at both")


def crowd(size: int = 120, seed: int = 5) -> list[Person]:
    first, second = two_lists(size, seed=seed)
    return list(people([*first, *second])[0])


def test_one_person_in_two_scripts_is_found_with_reasons() -> None:
    one = someone("1", "a", last="Шевчук", first="Олена", patronymic="Петрівна", birth="1971-03-05")
    other = someone("7", "b", last="Shevchuk", first="Elena", patronymic="Petrovna", birth="1971-03-05")
    (pair,) = match([one, other]).pairs
    assert (pair.left, pair.right, pair.conflict, pair.identical) == ("a/1", "b/7", None, False)
    assert pair.probability > 0.99
    assert {f.seen for f in pair.features} == {
        "the same family name", "the same given name", "the same patronymic", "born on the same day",
    }  # fmt: skip


@settings(max_examples=5)
@given(st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(dice: random.Random) -> None:
    found = crowd()
    shuffled = list(found)
    dice.shuffle(shuffled)
    assert match(shuffled) == match(found)


def test_people_of_one_list_are_compared_only_on_request_and_never_joined_by_a_machine() -> None:
    one = someone("1", "a", last="Коваль", first="Ігор", birth="1988-11-02", identifier="AB123456")
    twin = replace(one, id="2")
    assert match([one, twin, someone("3", "b", last="Мороз")]).pairs == ()
    (pair,) = match([one, twin], within=True).pairs
    assert pair.conflict == "both stand on one list"
    assert not pair.identical


@given(st.sampled_from(["birth", "death"]), st.dates(), st.dates())
def test_one_identifier_joins_unless_dates_conflict(field: str, first: object, second: object) -> None:
    one = someone("1", "a", last="Коваль", identifier="AB123456", **{field: str(first)})
    other = someone("2", "b", last="Коваль", identifier="AB-123 456", **{field: str(second)})
    (pair,) = match([one, other]).pairs
    assert pair.identical is (first == second)
    assert (pair.conflict is None) is (first == second)


def test_no_name_alone_is_ever_joined() -> None:
    one = someone("1", "a", last="Коваль", first="Ігор", patronymic="Ілліч", birth="1988-11-02", death="2022-03-01")
    (pair,) = match([one, replace(one, list="b")]).pairs
    assert pair.probability > 0.999
    assert not pair.identical


def test_a_group_holds_nobody_who_contradicts_another() -> None:
    pairs = [Pair("a/1", "b/1", 0.99, ()), Pair("b/1", "c/1", 0.98, ()), Pair("a/2", "b/1", 0.97, ())]
    found = grouped(pairs, {}, 0.95, lambda x, y: x[0] == y[0])
    assert [(g.members, g.weakest) for g in found.groups] == [(("a/1", "b/1", "c/1"), 0.98)]
    assert found.blocked == (("a/2", "b/1"),)


def test_a_person_s_not_the_same_blocks_and_their_same_joins() -> None:
    pairs = [Pair("a/1", "b/1", 0.99, ()), Pair("b/1", "c/1", 0.98, ())]
    verdicts = settled([judged("c/1", "a/1", Verdict.NOT_SAME), judged("d/1", "c/1", Verdict.SAME)])
    found = grouped(pairs, verdicts, 0.95, lambda x, y: False)
    assert [g.members for g in found.groups] == [("a/1", "b/1"), ("c/1", "d/1")]
    assert found.blocked == (("b/1", "c/1"),)


def test_the_latest_judgement_of_one_person_holds_and_not_the_same_wins_between_two() -> None:
    old, new = judged("a/1", "b/1", Verdict.SAME), judged("b/1", "a/1", Verdict.UNSURE, at="2026-02-01")
    assert settled([new, old]) == {("a/1", "b/1"): Verdict.UNSURE}
    assert settled([old, judged("a/1", "b/1", Verdict.NOT_SAME, "B. C.")]) == {("a/1", "b/1"): Verdict.NOT_SAME}


def test_a_judged_pair_is_not_asked_again() -> None:
    one = someone("1", "a", last="Коваль", first="Ігор", birth="1988-11-02")
    other = replace(one, list="b")
    again = match([one, other], [judged("a/1", "b/1", Verdict.SAME)])
    assert again.pairs == ()
    assert [g.members for g in again.groups] == [("a/1", "b/1")]
    assert again.notes == ("left out because judged already: 1",)
    assert len(match([one, other], [judged("a/1", "b/1", Verdict.UNSURE)]).pairs) == 1


def test_a_judgement_on_somebody_gone_does_nothing() -> None:
    one = someone("1", "a", last="Коваль", first="Ігор")
    assert match([one], [judged("a/1", "b/9", Verdict.SAME)]).groups == ()


@pytest.mark.slow
def test_the_model_learns_the_same_from_the_same_lists_in_any_order() -> None:
    found = crowd(400)
    pairs, model = learn_and_score(found)
    truth = {p.left for p in pairs if p.probability >= 0.5 and p.left[2:] == p.right[2:]}
    wrong = [p for p in pairs if p.probability >= 0.5 and p.left[2:] != p.right[2:]]
    assert len(truth) >= 230  # of 240
    assert len(wrong) <= 5
    again, learned = learn_and_score(found)
    assert (again, learned) == (pairs, model)


@pytest.mark.slow
def test_the_model_also_compares_the_people_of_one_list() -> None:
    found = [p for p in crowd(250) if p.list == "a"]
    twin = replace(found[0], id="twin")
    pairs, _ = learn_and_score([*found, twin], within=True)
    assert (pairs[0].left, pairs[0].right) == (f"a/{found[0].id}", "a/twin")
    assert all(p.conflict == "both stand on one list" for p in pairs)


def test_a_thousand_people_of_one_name_do_not_flood_the_machine() -> None:
    """All of one name and day: every key would bring in a million pairs and more, so none is used, and that is said."""
    crowd = [someone(str(n), "ab"[n % 2], last="Коваль", first="Ігор", birth="1988-11-02") for n in range(3600)]
    found = match(crowd)
    assert found.pairs == ()
    assert "too many people share one value" in found.notes[0]
    assert learn_and_score(crowd)[0] == ()
