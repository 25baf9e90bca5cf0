"""Towns told by an adjective before what stands in them, and other places of an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

PLACES = [
    ("uk", "Солдати вивезли картини з Херсонського художнього музею.", "Kherson"),
    ("ru", "Снаряд попал в Краматорский вокзал, двое погибли.", "Kramatorsk"),
    ("uk", "Дрони вдарили по Вигадівці, двоє поранених.", "Вигадівка"),
    ("ru", "Колонну расстреляли у Выдумихи. Нашли двадцать тел.", "Выдумиха"),
    ("ru", "В соседнем Малом Выдумове ранены двое, их доставили в Курск.", "Малое Выдумово"),
    ("ru", "Жители Нижнего Выдума рассказали, что солдаты застрелили двух мужчин.", "Нижний Выдум"),
    ("ru", "Убиты трое в Тёткине-Выдумском.", "Тёткино-Выдумское"),
    ("ru", "Жители села Выдумка рассказали, что солдаты застрелили двух мужчин.", "Выдумка"),
]


@pytest.mark.parametrize(("language", "text", "name"), PLACES)
def test_the_place_of_an_act_is_found_in_other_words(read: Read, language: str, text: str, name: str) -> None:
    found = read(text, language=language).allegations
    assert found and all(a.place is not None and a.place.name == name for a in found)


def test_what_goes_on_goes_on_where_the_last_act_was(read: Read) -> None:
    text = "Хто шукав виїзду з Куп'янська: колону розстріляли біля Вигадівки. Знайшли двадцять тіл."
    assert read(text).allegations[-1].place.name == "Вигадівка"


def test_an_adjective_before_another_noun_is_no_town(read: Read) -> None:
    found = read("Краматорский районный суд: солдаты избили двух мужчин.", language="ru").allegations
    assert found[0].place is None


def test_a_name_in_marks_or_of_a_person_is_no_place(read: Read) -> None:
    for text in (
        "Солдаты «Азова» убили двух мужчин, винят «Азов».",
        "Солдаты застрелили двух мужчин у Раисы во дворе.",
    ):
        assert [a.place for a in read(text, language="ru").allegations] == [None]


def test_an_army_is_not_in_the_capital_that_it_is_of(read: Read) -> None:
    found = read("Авиация Киева разбомбила две школы.", language="ru").allegations
    assert [(a.place, a.alleged_perpetrator.party) for a in found] == [(None, "UA")]


@pytest.mark.parametrize(
    ("text", "name"), [("У Тамари забрали сережки.", None), ("Загинув мешканець Високопілля.", "лля")]
)
def test_genitives_of_women_are_no_places_and_of_places_in_ya_look_like_the_first_form(
    read: Read, text: str, name: str | None
) -> None:
    place = read(text).allegations[0].place
    assert place is None if name is None else place.name.endswith(name)
