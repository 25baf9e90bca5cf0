"""Who speaks: names, roles, bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Мене били дубинкою», — розповів боєць 36-ї бригади морської піхоти Андрій Ковальчук.", "Andrii Kovalchuk"),
        ("Очевидец Ахмад аль-Хасан рассказал, что солдаты избили его брата.", "Akhmad al-Khasan"),
        ("Омбудсмен Армении утверждает, что солдаты избили троих пленных.", None),
    ],
)
def test_a_name_is_whole_and_without_the_office_the_number_or_the_country_beside_it(
    read: Read, text: str, name: str | None
) -> None:
    assert read(text).allegations[0].speaker.name == name


def test_those_whom_it_befell_may_tell_of_it(read: Read) -> None:
    (told,) = read("В Алматы полицейские пытали задержанных утюгом, рассказали пострадавшие.").allegations
    assert told.speaker is not None


def test_who_is_told_something_does_not_tell_it(read: Read) -> None:
    text = "«Вони вивели мого діда і вистрілили йому в голову. Мені сказали не рухатися», — згадує Микола."
    assert {(a.speaker.name, a.speaker.kind.value) for a in read(text).allegations} == {("Mykola", "person")}


@pytest.mark.parametrize(
    "text",
    [
        "Підліток розповів слідчим, що військові побили його.",
        "Мобилизованный из Читы рассказал, что командиры избили его.",
    ],
)
def test_a_word_for_people_that_opens_a_sentence_is_no_name(read: Read, text: str) -> None:
    told = read(text).allegations[0].speaker
    assert (told.name, told.kind.value) == (None, "unnamed")


def test_initials_behind_a_preposition_speak(read: Read) -> None:
    text = "Очевидцы сообщают о казнях мужчин в Эль-Фашире. В РСФ обвинения назвали сфабрикованными."
    denied = read(text).allegations[-1]
    assert (denied.stance.value, denied.alleged_perpetrator.name) == ("denied", "Rapid Support Forces")


def test_a_surname_alone_is_a_person(read: Read) -> None:
    told = read("Число погибших при ударе выросло до 25, сообщил Гладков.").allegations[0].speaker
    assert (told.name, told.kind.value) == ("Gladkov", "person")


def test_a_name_behind_the_place_that_somebody_is_of_is_the_name_alone(read: Read) -> None:
    (told,) = read("«Одного хлопця застрелили», — каже вцілілий житель Бучі Іван Скиба.").allegations
    assert (told.speaker.name, told.place.name) == ("Ivan Skyba", "Bucha")


def test_whoever_opens_the_sentence_speaks_behind_a_relative_clause(read: Read) -> None:
    text = "Українець Максим П., якого відпустили з табору, каже: його роздягали і погрожували розстріляти."
    told = read(text).allegations
    assert {a.speaker.name.split()[0] for a in told} == {"Maksym"}
    assert [a.alleged_perpetrator for a in told] == [None, None]


def test_what_people_were_called_is_no_speaker(read: Read) -> None:
    text = "По информации фонда, силовики убили троих мужчин, которых назвали боевиками; родственники молчат."
    assert read(text, language="ru").allegations[0].speaker.text == "фонда"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("В плену, вспоминает сержант Артур К., пленных избивали.", "Artur K"),
        ("Саида Д. рассказала, что сына увезли солдаты.", "Saida D"),
        ("«Мого брата забрали солдати», — каже Олена з Мелітополя.", "Olena"),
        ("Тетяна, 43 роки, була в Оленівці. «Ми чули щоночі, як там катують молодих хлопців».", "Tetiana"),
    ],
)
def test_witnesses_by_a_first_name_speak(read: Read, text: str, name: str) -> None:
    assert {a.speaker.name for a in read(text).allegations} == {name}


def test_whom_it_is_told_to_is_no_speaker(read: Read) -> None:
    text = "Задержанный по делу «Хизб ут-Тахрир» рассказал суду, что следователь душил его пакетом."
    (told,) = read(text, language="ru").allegations
    assert told.speaker.text == "Задержанный по делу «Хизб ут-Тахрир»"


def test_the_red_crescent_is_a_body(read: Read) -> None:
    (told,) = read("Солдаты расстреляли 15 медиков, заявил Красный Полумесяц.").allegations
    assert (told.speaker.name, told.speaker.kind.value) == ("Red Crescent", "body")


def test_by_her_own_count_is_hers(read: Read) -> None:
    text = "«Их расстреляли», — свидетельствует Зарема из Новых Алдов. По её подсчётам, погибло не меньше 56 человек."
    assert {a.speaker.name for a in read(text).allegations} == {"Zarema"}


def test_a_ministry_behind_with_is_no_village(read: Read) -> None:
    text = "Мигранта избили в полиции и вынудили подписать контракт с Минобороны."
    assert [a.place for a in read(text).allegations if a.place is not None] == []


def test_what_their_stories_are_called_is_no_speaker(read: Read) -> None:
    text = "Захарова звинуватила Україну в катуванні російських полонених, посилаючись на їхні розповіді."
    (told,) = read(text).allegations
    assert (told.speaker.name, told.alleged_perpetrator.party) == ("Zakharova", "UA")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ветеран признался журналисту, что они добивали раненых.", "Ветеран"),
        ("Ополченец с позывным «Гиви» хвастался, что был там и бил пленных.", "Ополченец с позывным «Гиви»"),
        ("Как пишет ТАСС со ссылкой на службы, украинские диверсанты взорвали мост и школы.", "ТАСС"),
    ],
)
def test_who_speaks_stands_before_whom_it_is_told_to_and_whom_he_quotes(read: Read, text: str, who: str) -> None:
    assert {a.speaker.text for a in read(text, language="ru").allegations} == {who}
