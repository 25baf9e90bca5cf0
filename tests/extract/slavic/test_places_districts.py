"""Districts of cities have names that towns and villages have elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

OF_A_CITY = [
    ("uk", "Учора обстріляли Індустріальний район м. Харкова, поранено жінку.", "Kharkiv"),
    ("uk", "У Залізничному районі Львова загинули двоє людей.", "Lviv"),
    ("uk", "Обстріляно Центральний район Миколаєва.", "Mykolaiv"),
    ("uk", "Обстріляно Ленінський район Донецька.", "Donetsk"),
    ("ru", "Ранены трое жителей в Калининском и Никитовском районах Горловки.", "Horlivka"),
]


@pytest.mark.parametrize(("language", "text", "name"), OF_A_CITY)
def test_any_adjective_names_a_district_of_the_city_behind_it(read: Read, language: str, text: str, name: str) -> None:
    found = read(text, language=language).allegations
    assert [a.place.name for a in found] == [name] * len(found)


def test_two_adjectives_share_the_word_for_their_regions(read: Read) -> None:
    assert read("У Сумській та Чернігівській областях убили двох жителів.").allegations[0].place.admin1 == "Sumy"


def test_the_head_of_a_community_is_no_community(read: Read) -> None:
    told = read("Глава громади сидить у камері: її били двоє солдатів.").allegations
    assert told and all(a.place is None for a in told)
