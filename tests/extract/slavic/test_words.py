"""Forms made by rule: verbs, nouns, names of places, and the sex that grammar tells."""

from __future__ import annotations

import re

import pytest

from solferino.extract.slavic.declension import forms_of
from solferino.extract.slavic.genders import sex_of_name, sex_of_noun, sex_of_object, sex_of_women
from solferino.extract.slavic.lexicon import slavic_lexicon
from solferino.extract.slavic.places_forms import Forms
from solferino.extract.slavic.places_words import place_words
from solferino.extract.slavic.verbs import ACTIVE, NOUN, PASSIVE, forms_of_pair, phrases_of
from solferino.extract.slavic.words import any_of, beginnings


@pytest.mark.parametrize(
    ("pair", "language", "word", "voice"),
    [
        ("вбивати/вбити", "uk", "вбили", ACTIVE),
        ("вбивати/вбити", "uk", "вбиває", ACTIVE),
        ("вбивати/вбити", "uk", "вбит*", PASSIVE),
        ("затримувати/затримати", "uk", "затриман*", PASSIVE),
        ("калічити/скалічити", "uk", "скалічен*", PASSIVE),
        ("руйнувати/зруйнувати", "uk", "зруйнован*", PASSIVE),
        ("затримувати/затримати", "uk", "затриманн*", NOUN),
        ("удерживать/удержать", "ru", "удерживались", PASSIVE),
        ("арестовывать/арестовать", "ru", "арестован", PASSIVE),
        ("громить/разгромить", "ru", "разгромлен", PASSIVE),
        ("избивать/избить", "ru", "избит*", PASSIVE),
        ("пытать/запытать", "ru", "пытают", ACTIVE),
        ("похищать/похитить", "ru", "похищен", PASSIVE),
    ],
)
def test_a_pair_of_infinitives_gives_the_forms_of_both_aspects(pair: str, language: str, word: str, voice: str) -> None:
    assert (word, voice) in forms_of_pair(pair, language)


def test_a_perfective_has_no_present() -> None:
    assert ("расстреливает", ACTIVE) in forms_of_pair("расстреливать/расстрелять", "ru")
    assert ("расстреляет", ACTIVE) not in forms_of_pair("расстреливать/расстрелять", "ru")


def test_a_phrase_is_known_in_either_order() -> None:
    phrases = list(phrases_of("~ламати/зламати ... ребр*|руку", ACTIVE, "uk"))
    pattern = any_of(phrases)
    assert pattern.search("йому зламали два ребра") and pattern.search("руку йому ламали двічі")
    assert not pattern.search("ламали двері")
    assert {"зла", "лам"} <= set(beginnings(phrases[0], 3))


@pytest.mark.parametrize(
    ("noun", "language", "form", "case"),
    [
        ("сержант", "uk", "сержантом", "ins"),
        ("гвардієць", "uk", "гвардійці", ""),
        ("бригада", "ru", "бригадой", "ins"),
        ("полк", "ru", "полки", "nom"),
        ("комендатура", "uk", "комендатури", "gen"),
    ],
)
def test_a_noun_is_known_in_all_its_cases(noun: str, language: str, form: str, case: str) -> None:
    assert dict(forms_of(noun, language)).get(form, "") == case


@pytest.mark.parametrize(
    ("noun", "sex"),
    [
        ("тракторист", "M"), ("охоронця", "M"), ("вчительку", "F"), ("продавщицу", "F"), ("людина", None),
        ("подросток", None), ("жертву", None), ("комірник", "M"),
    ],
)  # fmt: skip
def test_the_gender_of_a_noun_tells_the_sex_of_one_person(noun: str, sex: str | None) -> None:
    assert sex_of_noun(noun) == sex


def test_a_plural_tells_only_of_women() -> None:
    assert (sex_of_women("студенток"), sex_of_women("шахтарів"), sex_of_women("жертв")) == ("F", None, None)


@pytest.mark.parametrize(
    ("name", "sex"),
    [("Оксана", "F"), ("Лидия Марковна", "F"), ("Микола Бондар", "M"), ("Олег Мороз", "M"), ("Саша", None)],
)
def test_a_name_tells_the_sex(name: str, sex: str | None) -> None:
    assert sex_of_name(name, slavic_lexicon("uk")) == sex


def test_the_case_of_a_named_object_tells_the_sex() -> None:
    russian = slavic_lexicon("ru")
    assert [sex_of_object(n, russian) for n in ("Хасана", "Ольгу", "Сашу", "Колю")] == ["M", "F", None, "M"]


@pytest.mark.parametrize(
    ("language", "form", "first"),
    [
        ("ru", "Сум-Лесных", "Сумы-Лесные"),
        ("ru", "Горловку-Главную", "Горловка-Главная"),
        ("ru", "Тёткине-Заводском", "Тёткино-Заводское"),
        ("ru", "Антоновке-на-Днепре", "Антоновка-на-Днепре"),
        ("uk", "Горлівці-Новій", "Горлівка-Нова"),
    ],
)
def test_a_compound_name_is_led_back_with_its_adjective(language: str, form: str, first: str) -> None:
    assert first in Forms(place_words(language)).nominatives(form)


def test_a_noun_has_the_gender_of_its_adjective() -> None:
    assert Forms(place_words("ru")).pair("Ольховой", "Балке") == "Ольховая Балка"
    assert Forms(place_words("ru")).pair("Кромской", "Лог") == "Кромской Лог"
    assert Forms(place_words("uk")).pair("Старих", "Сушках") == "Старі Сушки"


def test_an_adjective_is_spelled_by_its_stem() -> None:
    forms = Forms(place_words("ru"))
    assert forms.pair("Выдумским", "Логом") == "Выдумский Лог"
    assert forms.pair("Верхнем", "Выдуме") == "Верхний Выдум"
    assert forms.pair("Нижних", "Выдумках") == "Нижние Выдумки"
    assert forms.pair("Южного", "Выдуму") == "Южное Выдуму"


def test_other_cases_in_the_text_tell_the_gender_of_a_name() -> None:
    forms = Forms(place_words("ru"))
    assert forms.first_form("Выдуме", "Солдаты ушли из Выдумы.") == "Выдума"
    assert forms.first_form("Выдуме", "Солдаты ушли из Выдума.") == "Выдум"
    assert forms.first_form("Выдуме-2", "Вокруг Выдумы-2 лес, в самой Выдуме пусто.") == "Выдума-2"


def test_a_foreign_name_with_a_hyphen_is_no_adjective() -> None:
    assert not Forms(place_words("ru")).is_compound("Нур-Хаким")


def test_no_entry_of_the_lists_is_an_open_verb() -> None:
    for language in ("uk", "ru"):
        for entries in slavic_lexicon(language).act_phrases.values():
            assert not any(re.search("~", pattern.pattern) for _, pattern, _ in entries)


def test_alternatives_of_several_words_stand_for_a_phrase_each() -> None:
    found = any_of(["тримал* ... голодом|без їжі|на холоді"])
    assert [bool(found.search(text)) for text in ("тримали його без їжі", "тримали голодом", "тримали на возі")] == [
        True,
        True,
        False,
    ]
