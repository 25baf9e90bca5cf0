"""How old a victim is by the words beside him."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

YEARS = [
    ("uk", "Унаслідок обстрілу загинула сімдесятирічна жінка.", "OLDER"),
    ("uk", "Солдати побили сімнадцятирічного хлопця.", "CHILD"),
    ("uk", "Внаслідок удару поранено чоловіка (71 р.).", "OLDER"),
    ("uk", "Через обстріл загинула жінка 1940 року народження.", "OLDER"),
    ("uk", "Дрон убив бабусю.", "OLDER"),
    ("ru", "При обстреле погиб мальчик десяти лет.", "CHILD"),
    ("ru", "Солдаты избили сорокапятилетнего мужчину.", "ADULT"),
    ("ru", "При обстреле погиб мужчина 1950 года рождения.", "OLDER"),
    ("ru", "Снаряд убил пенсионерку.", "OLDER"),
]


@pytest.mark.parametrize(("language", "text", "age"), YEARS)
def test_years_in_figures_or_words_tell_the_age_of_one_person(read: Read, language: str, text: str, age: str) -> None:
    assert read(text, language=language).allegations[0].victims.age == age


def test_a_birthday_in_the_year_that_parts_two_ages_leaves_it_open(read: Read) -> None:
    text = "При обстреле погиб мужчина 1964 года рождения."
    assert read(text, published="2024-05-12", language="ru").allegations[0].victims.age is None


GROWN = [
    ("uk", "Солдати забрали з дому її сина.", "M"),
    ("ru", "Солдаты забрали из дома её дочь.", "F"),
]


@pytest.mark.parametrize(("language", "text", "sex"), GROWN)
def test_somebodys_son_or_daughter_may_be_of_any_age(read: Read, language: str, text: str, sex: str) -> None:
    victims = read(text, language=language).allegations[0].victims
    assert (victims.sex, victims.age) == (sex, None)


def test_the_age_of_the_next_person_is_not_lent(read: Read) -> None:
    told = read("Загинула жінка й поранений п'ятирічний хлопчик.").allegations
    assert [a.victims.age for a in told] == [None, "CHILD"]
