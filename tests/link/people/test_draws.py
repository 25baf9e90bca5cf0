"""Draws of who is who: what was decided holds, nobody is two, chains hold as well as their weakest pair."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folk import someone
from solferino.link.people.draws import EXACT, LARGEST, Groups, Knots, draws, knots_of, likeliest, odds
from solferino.link.people.pair import Pair
from solferino.link.people.person import Person
from solferino.model import Verdict

People = list[tuple[list[str], frozenset[str]]]


def on(*lists: str) -> frozenset[str]:
    return frozenset(lists)


def pair(left: str, right: str, probability: float) -> Pair:
    return Pair(left, right, probability, ())


def knots(
    people: People, *pairs: Pair, no: tuple[tuple[str, str], ...] = (), persons: dict[str, Person] | None = None
) -> Knots:
    return knots_of(people, pairs, dict.fromkeys(no, Verdict.NOT_SAME), persons or {})


THREE: People = [(["a"], on("A")), (["b"], on("B")), (["c"], on("C"))]


def shares(found: Knots, count: int = 4000) -> dict[Groups, float]:
    told = Counter(draws(found, count))
    return {groups: n / count for groups, n in told.items()}


def test_a_pair_is_one_as_often_as_its_probability_says() -> None:
    told = shares(knots(THREE[:2], pair("a", "b", 0.3)))
    assert told[((0, 1),)] == pytest.approx(0.3, abs=0.03) and told[()] == pytest.approx(0.7, abs=0.03)


def test_a_chain_holds_only_as_well_as_its_ends_do() -> None:
    """A-B and B-C at 0.9, A-C at 0.1: all three together weigh 9 * 9 / 9, either pair 9, nobody 1."""
    told = shares(knots(THREE, pair("a", "b", 0.9), pair("b", "c", 0.9), pair("a", "c", 0.1)))
    whole = 9 + 9 + 9 + 1 / 9 + 1
    assert told[((0, 1, 2),)] == pytest.approx(9 / whole, abs=0.03)
    assert told[((0, 1),)] == pytest.approx(9 / whole, abs=0.03)


def test_one_entry_of_a_list_has_at_most_one_partner_on_another() -> None:
    twins: People = [(["a"], on("A")), (["b1"], on("B")), (["b2"], on("B"))]
    told = shares(knots(twins, pair("a", "b1", 0.9), pair("a", "b2", 0.9)))
    assert set(told) == {((0, 1),), ((0, 2),), ()}
    assert told[((0, 1),)] == pytest.approx(9 / 19, abs=0.03)


def test_what_a_person_decided_is_never_drawn_otherwise() -> None:
    found = knots(THREE, pair("a", "b", 0.9), pair("b", "c", 0.9), no=(("a", "c"),))
    assert all(not {0, 2} <= set(group) for groups in draws(found, 300) for group in groups)
    joined: People = [(["a", "b"], on("A", "B")), (["c"], on("C"))]  # judged the same: one person from the start
    assert set(shares(knots(joined, pair("a", "b", 0.2), pair("b", "c", 0.5)))) == {((0, 1),), ()}


def test_people_whose_dates_conflict_are_never_one() -> None:
    persons = {k: someone(k, k.upper(), last="Коваль", birth=b) for k, b in (("a", "1961-01-05"), ("c", "1990-08-20"))}
    found = knots(THREE, pair("a", "b", 0.9), pair("b", "c", 0.9), persons=persons)
    assert all(not {0, 2} <= set(group) for groups in draws(found, 300) for group in groups)


def test_who_is_in_no_doubt_is_alone_in_every_draw() -> None:
    found = knots([*THREE, (["d"], on("A"))], pair("a", "b", 0.5))
    assert found.parts == ((0, 1),)
    assert found.patterns(((0, 1),)) == {on("A", "B"): 1, on("C"): 1, on("A"): 1}


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    found = knots(THREE, pair("a", "b", 0.5), pair("b", "c", 0.5), pair("a", "c", 0.5))
    assert list(draws(found, 50)) == list(draws(found, 50)) != list(draws(found, 50, seed=1))


def test_a_larger_knot_is_sampled_and_agrees_with_the_small_one() -> None:
    """A row of people on lists of their own, neighbours at 0.5: the share of the first pair does not change when the
    row grows by people who hang on by next to nothing."""
    long: People = [([f"p{n}"], on(f"L{n}")) for n in range(EXACT + 3)]
    small = knots(long[:2], pair("p0", "p1", 0.5))
    tail = [pair(f"p{n}", f"p{n + 1}", 0.001) for n in range(1, EXACT + 2)]
    large = knots(long, pair("p0", "p1", 0.5), *tail)
    assert len(large.parts[0]) > EXACT

    def together(found: Knots) -> float:
        return sum(any({0, 1} <= set(g) for g in groups) for groups in draws(found, 2000)) / 2000

    assert together(large) == pytest.approx(together(small), abs=0.05)


def test_where_too_many_hang_together_the_weakest_pairs_are_cut_and_counted() -> None:
    crowd: People = [([f"p{n}"], on(f"L{n}")) for n in range(LARGEST + 5)]
    row = [pair(f"p{n}", f"p{n + 1}", 0.9 if n else 0.01) for n in range(LARGEST + 4)]
    found = knots(crowd, *row)
    assert max(map(len, found.parts)) <= LARGEST and found.cut > 0


def test_the_likeliest_takes_what_is_likelier_one_than_two() -> None:
    found = knots(THREE, pair("a", "b", 0.8), pair("b", "c", 0.4))
    assert likeliest(found) == ((0, 1),)
    twins: People = [(["a"], on("A")), (["b1"], on("B")), (["b2"], on("B"))]
    assert likeliest(knots(twins, pair("a", "b1", 0.7), pair("a", "b2", 0.9))) == ((0, 2),)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from("ABC"), min_size=2, max_size=9),
    st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)), st.floats(0.01, 0.999), max_size=14),
)
def test_every_draw_is_a_partition_in_which_nobody_stands_on_one_list_twice(
    homes: list[str], scored: dict[tuple[int, int], float]
) -> None:
    people: People = [([f"p{n}"], on(home)) for n, home in enumerate(homes)]
    pairs = [pair(f"p{a}", f"p{b}", p) for (a, b), p in scored.items() if a < b < len(homes)]
    found = knots(people, *pairs)
    for groups in [likeliest(found), *draws(found, 5)]:
        members = [one for group in groups for one in group]
        assert len(members) == len(set(members))
        for group in groups:
            assert len({homes[one] for one in group}) == len(group)
        assert sum(found.patterns(groups).values()) == len(people) - len(members) + len(groups)


def test_odds_are_never_infinite() -> None:
    assert odds(1.0) < float("inf") and odds(0.5) == 1
