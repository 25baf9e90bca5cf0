"""A country told for who does something, or for whose a thing is, says nothing of where it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

WHOSE = [
    ("uk", "Унаслідок удару Росії по школі загинули семеро."),
    ("ru", "При ударе Израиля по школе погибли семеро."),
    ("ru", "После нападения Армении на село погибли двое."),
    ("uk", "Охоронці били його і змушували співати гімн Росії."),
    ("uk", "Бойовики вбили трьох громадян Сирії."),
]


@pytest.mark.parametrize(("language", "text"), WHOSE)
def test_whose_a_strike_or_an_anthem_is_is_not_where(read: Read, language: str, text: str) -> None:
    assert {a.place for a in read(text, language=language).allegations} == {None}


def test_a_country_in_the_instrumental_is_who_did_it_and_not_where(read: Read) -> None:
    found = read("Жители были убиты во время оккупации Украиной приграничных территорий России.", language="ru")
    assert found.allegations[0].place.country == "RU"


WHERE = [
    ("uk", "У містах України загинули двоє людей.", "UA"),
    ("uk", "Унаслідок атаки на Україну загинули двоє людей.", "UA"),
    ("ru", "В Израиле при ударе погибли двое.", "IL"),
]


@pytest.mark.parametrize(("language", "text", "country"), WHERE)
def test_a_country_behind_a_preposition_or_words_for_ground_is_where(
    read: Read, language: str, text: str, country: str
) -> None:
    assert read(text, language=language).allegations[0].place.country == country
