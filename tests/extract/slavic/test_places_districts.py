"""Districts of cities, which no map has under their own names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

DISTRICTS = [
    ("uk", "Росіяни вдарили по Одесі. У Приморському районі загинули двоє людей.", "Odesa"),
    ("uk", "Дрон влучив у автомобіль у Дніпровському районі Херсона, двоє загинули.", "Kherson"),
    ("ru", "Снаряд попал в дом в Заводском районе Николаева, погибли двое.", "Mykolaiv"),
    ("ru", "В Грозном силовики похитили двоих. В Заводском районе города избили двух мужчин.", "Grozny"),
    ("uk", "Росіяни вдарили по Харкову. У Куп'янському районі загинули двоє людей.", "Kupiansk"),
    ("ru", "В Белгороде ранены двое. В Грайворонском районе погибли двое мирных жителей.", "Grayvoron"),
]


@pytest.mark.parametrize(("language", "text", "name"), DISTRICTS)
def test_a_district_of_a_city_is_no_town_of_its_name(read: Read, language: str, text: str, name: str) -> None:
    assert read(text, language=language).allegations[-1].place.name == name
