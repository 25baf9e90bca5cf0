"""The convention of the labels of press releases: how counts are added up."""

from __future__ import annotations

import pytest
from benchmarks.isaf import published_of
from benchmarks.isaf_told import Told, by_convention, is_repeat, total

from solferino.model import Victims

CONVENTION = [
    (Victims(6, 6, "exact", description="six men"), 6),
    (Victims(30, None, "at_least", description="more than 30 men"), 31),
    (Victims(qualifier="vague", description="several men"), 3),
    (Victims(qualifier="vague", description="a number of men"), 4),
    (Victims(1, None, "at_least", description="a leader and several others"), 4),
    (Victims(6, None, "at_least", description="at least six men"), 6),
]


@pytest.mark.parametrize(("victims", "many"), CONVENTION)
def test_vague_words_have_a_number_by_convention(victims: Victims, many: int) -> None:
    assert by_convention(victims) == many


def test_one_sentence_adds_up_and_another_repeats() -> None:
    told = [Told(1, "a leader", 0), Told(3, "three men", 0), Told(4, "four men", 90)]
    assert total(told) == 4
    assert total([*told, Told(2, "two men", 200, more=True)]) == 6


def test_more_are_not_the_same_again() -> None:
    assert total([Told(4, "four men", 0, more=True), Told(4, "four men", 90)]) == 4
    assert total([Told(1, "a leader", 0), Told(2, "two additional men", 90)]) == 3


def test_words_that_point_back_count_only_where_nothing_else_does() -> None:
    assert is_repeat(Victims(qualifier=None, description="the men"))
    assert not is_repeat(Victims(11, 11, "exact", description="all 11 men"))
    assert total([Told(2, "two men", 0), Told(3, "the men", 90, again=True)]) == 2
    assert total([Told(3, "the men", 90, again=True)]) == 3


def test_others_are_beside_those_whom_the_sentence_names() -> None:
    told = [Told(3, "several others", 0), Told(3, "several insurgents", 90)]
    assert total(told, beside={0}) == 3
    assert total([Told(1, "a leader", 0), Told(3, "several others", 90)]) == 4


def test_a_number_above_another_is_not_one_on_top_of_it() -> None:
    assert total([Told(15, "15 insurgents", 0), Told(11, "more than 10 insurgents", 90)]) == 15


def test_one_and_several_told_again_are_news_where_only_the_one_was_told() -> None:
    told = [Told(1, "a leader", 0), Told(4, "the leader and several others", 90, again=True)]
    assert total(told) == 4
    assert total([Told(5, "a leader and four men", 0), *told[1:]]) == 5


def test_a_release_without_a_year_has_a_day_of_a_year_that_stands_in() -> None:
    assert published_of("KABUL, Afghanistan (Dec. 13)\nA force captured a man today.").earliest == "2000-12-13"
    assert published_of("2011-07-S-003\nA force captured a man yesterday.").earliest == "2011-07-01"


def test_the_number_of_a_release_may_be_of_the_month_before() -> None:
    text = "2010-08-CA-043 For Immediate Release\n KABUL, Afghanistan (Sept. 4) - A force detained a man."
    assert published_of(text).earliest == "2010-09-04"
