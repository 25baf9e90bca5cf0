"""Names led back to their first form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from solferino.extract.slavic.names import first_form

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("language", "name", "first"),
    [
        ("uk", "Віталія Кіма", "Віталій Кім"),
        ("uk", "Дмитра Лубінця", "Дмитро Лубінець"),
        ("uk", "Івана Коваленка", "Іван Коваленко"),
        ("uk", "Тараса Мельника", "Тарас Мельник"),
        ("uk", "Юлії Паєвської", "Юлія Паєвська"),
        ("uk", "Синєгубова", "Синєгубов"),
        ("ru", "Игоря Конашенкова", "Игорь Конашенков"),
        ("ru", "Марии Захаровой", "Мария Захарова"),
        ("ru", "Зиявуддина Магомедова", "Зиявуддин Магомедов"),
        ("ru", "Владимира Сальдо", "Владимир Сальдо"),
        ("ru", "Луизы Дудуркаевой", "Луизы Дудуркаевой"),  # her first name is in no list: she keeps her letters
    ],
)
def test_the_ending_of_a_surname_is_led_back_for_the_sex_of_the_first_name(
    language: str, name: str, first: str
) -> None:
    assert first_form(name, language) == first


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("За словами начальника ОВА Віталія Кіма, загинули двоє людей.", "Vitalii Kim"),
        ("Як повідомила речниця Ольга Петрова, загинули двоє людей.", "Olha Petrova"),
        ("По словам губернатора Вячеслава Гладкова, погибли двое мирных жителей.", "Vyacheslav Gladkov"),
    ],
)
def test_a_source_in_the_genitive_has_the_name_of_the_person(read: Read, text: str, name: str) -> None:
    assert read(text).allegations[0].speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Видання говорило з Віктором Лобачем. «Мене били струмом», — розповідає Віктор.", "Viktor Lobach"),
        ("Видання говорило з Сергієм Коваленком. «Мене били струмом», — розповідає Сергій.", "Serhii Kovalenko"),
        ("Мы говорили с Ольгой Петровой. «Меня били током», — рассказывает Ольга.", "Olga Petrova"),
        ("Мы говорили с Андреем Сидоровым. «Меня били током», — рассказывает Андрей.", "Andrey Sidorov"),
        ("По данным омбудсмена Арцаха Гегама Степаняна, погибли двое детей.", "Gegam Stepanyan"),
        ("Премьер-министр Израиля Иван Лютый заявил, что погибли двое детей.", "Ivan Lyuty"),
    ],
)
def test_a_full_name_stands_in_its_first_form_without_the_land_beside_it(read: Read, text: str, name: str) -> None:
    assert {a.speaker.name for a in read(text).allegations} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Усього на Київщині виявили тіла 190 цивільних.",
        "Всего в Буче обнаружили тела 190 мирных жителей.",
        "Их обвинили в убийстве двух женщин, солдаты застрелили мужа.",
    ],
)
def test_a_region_or_the_accused_say_nothing(read: Read, text: str) -> None:
    assert {a.speaker for a in read(text).allegations} == {None}
