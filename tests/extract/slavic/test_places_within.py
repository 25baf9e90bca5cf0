"""Villages are where the text puts them, whatever better known place has their name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

IN_AREAS = [
    ("ru", "В селе Покровка Шебекинского округа дрон ранил пенсионера.", "Belgorod", "RU"),
    ("ru", "Обстреляно село Ивановка Глушковского района Курской области, ранен мужчина.", "Kursk", "RU"),
    ("ru", "В Суджанском районе Курской области в посёлке Петровка ранена женщина.", "Kursk", "RU"),
    ("uk", "У травні поблизу села Новотроїцьке Покровського району окупанти катували чоловіка.", "Donetsk", "UA"),
    ("uk", "У селі Вишневе Охтирського району загинули двоє людей.", "Sumy", "UA"),
]


@pytest.mark.parametrize(("language", "text", "region", "country"), IN_AREAS)
def test_a_village_lies_in_the_district_that_the_text_puts_it_in(
    read: Read, language: str, text: str, region: str, country: str
) -> None:
    place = read(text, language=language).allegations[0].place
    assert (place.admin1, place.country) == (region, country)


UNLISTED = [
    ("ru", "Дрон атаковал дом в селе Выдумское Борисовского округа Белгородской области, ранен мужчина.", "Belgorod"),
    ("ru", "В селении Выдумин на юге Идлиба погибли трое крестьян.", "Idlib"),
    ("uk", "У селі Вигадьки на півдні Сумщини загинули двоє людей.", "Sumy"),
]


@pytest.mark.parametrize(("language", "text", "region"), UNLISTED)
def test_a_village_that_no_gazetteer_has_lies_in_the_region_told_behind_it(
    read: Read, language: str, text: str, region: str
) -> None:
    assert read(text, language=language).allegations[0].place.admin1 == region


def test_a_great_city_is_itself_whatever_area_stands_behind_it(read: Read) -> None:
    place = read("У місті Харків Сумської області загинули двоє людей.").allegations[0].place
    assert (place.name, place.admin1) == ("Kharkiv", "Kharkiv")
