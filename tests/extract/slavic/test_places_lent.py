"""Places that no map has under their own names, and those that are lent to what names none."""

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


LENT = [
    (
        "ru",
        "В СИЗО Донецка пленных били.\n\n«Одному сломали челюсть», — говорит Денис, попавший в плен в Мариуполе.",
        "Donetsk",
    ),
    ("uk", "У Бердянську людей катували.\n\nФермер Сергій Гнатюк із Приморська помер від побоїв.", "Berdiansk"),
    ("uk", "У Бердянську людей катували.\n\nВивезли з Херсона картини і трактори.", "Kherson"),
    ("uk", "На Донеччині росіяни вбили трьох: двох у Торецьку. Ще дев'ятеро людей в області поранені.", "Donetsk"),
    ("ru", "В Чечне пропали люди. Одного нашли в Гудермесе.\n\nВ республике похитили ещё 37 человек.", "Chechnya"),
    ("ru", "Удары по Газе продолжаются.\n\nИзраиль нанёс удары по югу Ливана. Погибли 58 человек.", "Lebanon"),
]


@pytest.mark.parametrize(("language", "text", "name"), LENT)
def test_an_act_without_a_place_is_where_the_text_has_turned_to(
    read: Read, language: str, text: str, name: str
) -> None:
    assert read(text, language=language).allegations[-1].place.name == name


FAR = [
    ("uk", "У Судані бойовики вбили двох людей в Ель-Генейні.", "El Geneina"),
    ("ru", "В Судане боевики застрелили двух жителей Эль-Генейны.", "El Geneina"),
    ("uk", "Ізраїль вдарив по сектору Гази. У таборі Нусейрат загинули 14 людей.", "An Nusayrat"),
    ("ru", "Ракета попала в роддом в Терновом Гае, двое погибли.", "Терновый Гай"),
    ("ru", "Россияне вошли в деревню. В Нусейрате застрелили двоих.", "Нусейрат"),  # in no country that the text names
]


@pytest.mark.parametrize(("language", "text", "name"), FAR)
def test_a_far_town_is_found_by_its_letters_in_a_country_that_the_text_names(
    read: Read, language: str, text: str, name: str
) -> None:
    assert read(text, language=language).allegations[-1].place.name == name
