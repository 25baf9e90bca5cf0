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


@given(st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_any_two_strings_compare_and_the_same_both_ways(one: str, other: str, body: bool) -> None:
    found = likeness(one, other, body=body)
    assert found == likeness(other, one, body=body)
    assert 0 <= found.score <= 1
