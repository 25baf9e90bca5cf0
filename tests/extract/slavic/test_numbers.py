"""Numbers that count no people of the act, or only some of those counted before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

COUNTED = [
    ("ru", "Суд в Ростове приговорил к 14 и 16 годам колонии двух жителей Мелитополя.", [2]),
    ("ru", "Суд в 250 делах признал Россию ответственной за убийства.", [None]),
    ("uk", "У 12 селах солдати застрелили двох чоловіків.", [2]),
    ("uk", "На 12 вулицях солдати застрелили мирних жителів.", [None]),
    ("ru", "На 30 улицах военные застрелили мирных жителей.", [None]),
    ("ru", "В камере на восемь человек держали 32 пленных.", [32]),
    ("uk", "У камері на вісім осіб тримали 32 полонених.", [32]),
    ("ru", "ООН зафиксировала 72 случая изнасилования, 12 — в отношении женщин.", [None]),
    ("uk", "ООН зафіксувала 72 випадки зґвалтування, 12 — щодо жінок.", [None]),
    ("ru", "Погибла шестая часть жителей.", [None]),
    ("uk", "Загинула половина мешканців.", [None]),
    ("uk", "Поранено понад 90 осіб, 17 з них у критичному стані.", [90]),
    ("ru", "Ранены 90 человек, 17 из них в критическом состоянии.", [90]),
    ("uk", "Дітей змушували приймати російське громадянство.", [None]),
    ("ru", "Управление по правам человека сообщило об изнасилованиях.", [None]),
]


@pytest.mark.parametrize(("language", "text", "low"), COUNTED)
def test_a_number_counts_the_people_of_the_act_alone(
    read: Read, language: str, text: str, low: list[int | None]
) -> None:
    assert [a.victims.low for a in read(text, language=language).allegations] == low


@pytest.mark.parametrize(
    "text",
    [
        "Загинули 47 осіб, поранено 121 людину, серед них шестеро дітей.",
        "Погибли 47 человек, ранены 121, в том числе шестеро детей.",
    ],
)
def test_parts_are_of_the_people_counted_last(read: Read, text: str) -> None:
    assert [[g.low for g in a.victims.breakdown] for a in read(text).allegations] == [[], [6]]


def test_a_part_of_the_cases_tells_nothing_of_all_victims(read: Read) -> None:
    found = read("ООН зафіксувала 72 випадки зґвалтування, 12 — щодо жінок.").allegations
    assert [a.victims.sex for a in found] == [None]


def test_a_bare_number_is_of_no_part_of_those_before(read: Read) -> None:
    found = read("Погибли 558 человек, в том числе 94 женщины, ранены 1835.").allegations
    assert [a.victims.sex for a in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "low", "sex", "age"),
    [
        ("Сина кухаря вбили росіяни.", 1, "M", None),
        ("Дитина мого сусіда загинула.", 1, None, "CHILD"),
        ("Мать двоих детей была убита при обстреле.", 1, "F", None),
        ("Жену сторожа схватили вооружённые боевики.", 1, "F", None),
        ("Загинули мати, батько та їхній син.", 3, None, None),
        ("Были убиты жена и двое детей фермера.", 3, None, None),
    ],
)
def test_of_kin_and_whose_they_are_the_kin_are_told_of(
    read: Read, text: str, low: int, sex: str | None, age: str | None
) -> None:
    (told,) = read(text).allegations
    assert (told.victims.low, told.victims.sex, told.victims.age) == (low, sex, age)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Виявлено сім підвалів, у яких окупанти тримали цивільних.", None),
        ("В одному з гаражів тримали підлітків.", None),
        ("Снаряд был выпущен и попал в два детских сада.", None),
        ("Ракета влучила в інтернат, де ховалися двісті людей.", None),
        ("Одному з полонених зламали руку.", 1),
    ],
)
def test_rooms_and_those_who_were_there_are_no_victims(read: Read, text: str, low: int | None) -> None:
    assert {a.victims.low for a in read(text).allegations} == {low}


def test_fewer_of_one_kind_between_marks_are_a_part(read: Read) -> None:
    (told,) = read("У таборі 30 людей з однієї громади — 12 з них діти — загинули.").allegations
    assert (told.victims.low, [(g.low, g.age) for g in told.victims.breakdown]) == (30, [(12, "CHILD")])


def test_the_family_that_people_are_of_is_not_counted_besides(read: Read) -> None:
    (told,) = read("32 человека из одной семьи — 19 из них дети — погибли в лагере.", language="ru").allegations
    assert (told.victims.low, [(g.low, g.age) for g in told.victims.breakdown]) == (32, [(19, "CHILD")])


@pytest.mark.parametrize("text", ["Родину пасічників розстріляли.", "Родину пасічників розстріляли солдати."])
def test_a_family_is_the_object_of_a_verb(read: Read, text: str) -> None:
    (told,) = read(text).allegations
    assert (told.victims.low, told.victims.description) == (None, "Родину")
