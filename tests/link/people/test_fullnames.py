"""Whole names of people and bodies: what is left over on both sides tells them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.link.people.fullnames import likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maryam al-Qadiri", "Mariam El Kadiri"),
        ("Yusuf bin Salih", "Youssef ibn Saleh"),
        ("Dr. Hassan Karimi", "KARIMI, Hassan"),
        ("Олена Коваленко", "Elena Kovalenko"),
        ("Ivan Petrovich Sidorenko", "Ivan Sidorenko"),
        ("M. Okafor", "Michael Okafor"),
        ("IvanSidorenko", "Ivan Sidorenko"),
    ],
)
def test_two_forms_of_one_name_are_alike(one: str, other: str) -> None:
    assert likeness(one, other).score > 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Karimi", "Hussein Karimi"),
        ("Hassan Karimi", "Hassan Rahmani"),
        ("Salim bin Omar al-Harithi", "Omar bin Salim al-Harithi"),
        ("Ivan Petrovich Sidorenko", "Ivan Pavlovich Sidorenko"),
        ("Hassan", "Hassan Karimi Rahmani"),
    ],
)
def test_a_word_that_each_lacks_tells_two_people_apart(one: str, other: str) -> None:
    assert likeness(one, other).score < 0.6


def test_legal_forms_tell_no_bodies_apart_and_places_do() -> None:
    assert (
        likeness("OOO Severny Zavod", "Северный завод, общество с ограниченной ответственностью", body=True).score > 0.7
    )
    assert likeness("Alpha Minerals Ltd.", "ALPHA MINERALS LIMITED", body=True).score > 0.9
    assert likeness("Alpha Minerals Ltd.", "Alpha Minerals Chile Ltd.", body=True).score < 0.6
    assert likeness("1st Harbour Bank", "First Harbour Bank", body=True).score > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Halyna Marchenka", "Halyna Marchuk"),
        ("Oleksandr Bondar", "Oleksandra Bondar"),
        ("Peter Halloran Sr", "Peter Halloran Jr"),
        ("Salim Salim Harithi", "Salim Omar Harithi"),
        ("정민수", "정민우"),
    ],
)
def test_people_of_one_family_are_not_taken_for_one(one: str, other: str) -> None:
    assert likeness(one, other).score < 0.6


def test_two_letters_in_a_long_name_may_be_a_slip_and_are_never_certain() -> None:
    found = likeness("Marek Sollnov", "Marek Solniv")
    assert found.score > 0.7 and not found.certain
    assert likeness("Bo Sollnov", "Al Sollnov").score < 0.6


def test_a_number_is_no_slip_unless_much_else_agrees() -> None:
    assert likeness("72nd Brigade", "73rd Brigade", body=True).score < 0.6


def test_one_string_may_give_two_names() -> None:
    assert likeness("Dawn of the North/Northern Light", "Northern Light", body=True).score > 0.7
    assert likeness("Hassan Karimi a.k.a. Abu Layth", "Hassan Karimi").score > 0.7


def test_vowel_signs_are_part_of_a_word() -> None:
    assert likeness("ចាន់ សុភាព", "ចាន់ សុភាប").score > 0.6


def test_a_name_in_chinese_characters_is_compared_by_its_sound() -> None:
    assert likeness("玛丽亚·科瓦连科", "Maria Kovalenko").score > likeness("玛丽亚·科瓦连科", "Petro Sydorenko").score


@pytest.mark.parametrize(
    ("one", "other", "body"),
    [
        ("José Ruiz", "JOSE RUIZ", False),
        ("Sidorenko, Ivan", "Ivan Sidorenko", False),
        ("Alpha-Beta Minerals L.L.C.", "The Alpha Beta Minerals LLC", True),
    ],
)
def test_the_same_words_in_the_same_order_are_certain(one: str, other: str, body: bool) -> None:
    assert likeness(one, other, body=body).certain


@pytest.mark.parametrize(
    ("one", "other", "body"),
    [
        ("Salim Omar", "Omar Salim", False),  # the father's name and the son's
        ("Illia Golod", "Ілля Холод", False),  # two families whose names fold alike
        ("Ivan Sidorenko", "Ivan Petrovich Sidorenko", False),
        ("Peter Halloran", "Peter Halloran Jr", False),
        ("Alpha Minerals LLC", "Alpha Minerals JSC", True),
        ("Alpha Minerals", "Alpha Minerals Holding", True),
        ("Hassan", "Hassan", False),
    ],
)
def test_what_namesakes_share_is_not_certain(one: str, other: str, body: bool) -> None:
    assert not likeness(one, other, body=body).certain


@given(st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_any_two_strings_compare_and_the_same_both_ways(one: str, other: str, body: bool) -> None:
    found = likeness(one, other, body=body)
    assert found == likeness(other, one, body=body)
    assert 0 <= found.score <= 1
