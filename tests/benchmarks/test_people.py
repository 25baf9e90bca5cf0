"""The measures of people: the generator is fixed, its errors happen, and no name of name_bench is in both halves."""

from __future__ import annotations

from benchmarks.names import Case, _found, _halves, _right, best, f_at
from benchmarks.people import Outcome, f_of, outcomes, precision, recall
from benchmarks.people_world import two_lists

from solferino.link.people.pair import Pair


def test_the_made_up_lists_are_the_same_every_time_and_share_people() -> None:
    first, second = two_lists(200, seed=9)
    assert (first, second) == two_lists(200, seed=9)
    assert two_lists(200, seed=10)[0] != first
    assert len({r["id"] for r in first} & {r["id"] for r in second}) == 120


def test_every_error_of_lists_happens() -> None:
    first, second = two_lists(3000, seed=9)
    before = {row["id"]: row for row in first}
    both = [(before[row["id"]], row) for row in second if row["id"] in before]
    assert any(a["birth"][5:7] == b["birth"][8:] != b["birth"][5:7] and b["birth"] for a, b in both), "day and month"
    assert any(a["last"] == b["first"] for a, b in both), "names turned"
    assert any(b["first"].endswith(".") for _, b in both), "initials"
    assert any(a["patronymic"] and not b["patronymic"] for a, b in both)
    assert any(a["place"] == "Бахмут" and b["place"] == "Артемівськ" for a, b in both)
    assert any(b["last"].isascii() for _, b in both)
    assert any("ы" in b["last"] for _, b in both)


def test_a_pair_is_counted_once_as_right_wrong_or_missed() -> None:
    found = [Pair("a/1", "b/1", 0.9, ()), Pair("a/2", "b/9", 0.9, ()), Pair("a/3", "b/3", 0.1, ())]
    items = outcomes(found, {"a/1": "b/1", "a/3": "b/3"}, 0.5)
    assert items == [Outcome(1, 1, 1), Outcome(1, 0, 0), Outcome(0, 0, 1)]
    assert (precision(items), recall(items), f_of(items)) == (0.5, 0.5, 0.5)


def test_pairs_that_share_a_name_fall_on_one_side() -> None:
    pairs = [(f"n{k}", f"n{k + 1}") for k in range(40)] + [(f"x{k}", f"y{k}") for k in range(60)]
    halves = _halves(pairs)
    assert len(set(halves[:40])) == 1, "a chain of names stays together"
    assert 15 < sum(halves[40:]) < 45


def test_thresholds_come_from_the_cases_given() -> None:
    cases = [Case(str(n), "", same, False, s, s > 0.8, s, True) for n, (s, same) in enumerate(
        [(0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.1, False)]
    )]  # fmt: skip
    assert (_right(cases), _found(cases)) == (1.0, 1 / 3)
    assert best(cases, lambda c: c.score) == 0.6
    assert f_at(cases, 0.8, lambda c: c.score) == 0.8
