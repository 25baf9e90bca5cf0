"""Who did an act, by the words of its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

DOERS = [
    ("uk", "Оголошено про підозру двом офіцерам ФСБ, які торік викрали вчительку.", "RU"),
    ("uk", "Оголошено про підозру двом офіцерам ЗСУ, які торік викрали вчительку.", "UA"),
    ("ru", "Баку не возвращает двух пленных.", "AZ"),
    ("ru", "Ереван не возвращает двух пленных.", "AM"),
    ("uk", "Наші розвідники розстріляли трьох полонених.", "UA"),
]


@pytest.mark.parametrize(("language", "text", "code"), DOERS)
def test_the_doer_is_told_by_a_clause_a_capital_or_us(read: Read, language: str, text: str, code: str) -> None:
    party = read(text, language=language).allegations[0].alleged_perpetrator
    assert party is not None and party.party == code


@pytest.mark.parametrize("text", ["Київ атакував дрон, двоє поранених.", "У Києві утримували двох журналістів."])
def test_a_capital_that_is_struck_or_only_the_place_did_nothing(read: Read, text: str) -> None:
    assert all(a.alleged_perpetrator is None for a in read(text).allegations)


LENT = [
    ("uk", "Армія РФ вдарила по ринку в Сумах. Семеро загиблих.", "RU"),
    ("uk", "Армія України вдарила по ринку в Сумах. Семеро загиблих.", "UA"),
    ("uk", "ЦАХАЛ заявив, що мирних мешканців не атакував.", "IL"),
]


@pytest.mark.parametrize(("language", "text", "code"), LENT)
def test_counts_without_a_verb_and_denials_have_the_side_that_the_text_goes_on_with(
    read: Read, language: str, text: str, code: str
) -> None:
    party = read(text, language=language).allegations[-1].alleged_perpetrator
    assert party is not None and party.party == code


def test_nobody_is_blamed_for_what_a_side_says_befell_nobody(read: Read) -> None:
    found = read("Міноборони України: ніхто не загинув.").allegations
    assert all(a.alleged_perpetrator is None for a in found)


@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        ("ru", "Двое мужчин рассказали о пытках со стороны российских военных.", "RU"),
        ("ru", "Двое мужчин рассказали о пытках со стороны украинских военных.", "UA"),
        ("ru", "Его пытали в украинской тюрьме.", "UA"),
        ("ru", "Его пытали в российской тюрьме.", "RU"),
        ("ru", "Женщина умерла в СИЗО ФСБ.", "RU"),
        ("uk", "Двох чоловіків катували в російській колонії.", "RU"),
        ("ru", "Российских пленных избивали в лагере.", None),
    ],
)
def test_whose_hands_and_whose_custody_tell_the_doer(read: Read, language: str, text: str, party: str | None) -> None:
    found = read(text, language=language).allegations
    assert [a.alleged_perpetrator and a.alleged_perpetrator.party for a in found] == [party]


SOURCES = [
    ("uk", "Троє жінок розповіли про знущання з боку російських військових.", "RU"),
    ("uk", "Троє жінок розповіли про знущання з боку українських військових.", "UA"),
    ("ru", "Жительницы рассказали о пытках со стороны украинских военных.", "UA"),
    ("uk", "Чоловіка два місяці катували в російському полоні.", "RU"),
    ("uk", "Чоловіка два місяці катували в українському полоні.", "UA"),
    ("uk", "Бранець помер у катівнях ФСБ.", "RU"),
    ("uk", "Жителі Липців розповідають про мародерство українських військових.", "UA"),
    ("uk", "Розправи росіян над селянами тривали місяць.", "RU"),
    ("uk", "Російський КАБ влучив у лікарню.", "RU"),
]


@pytest.mark.parametrize(("language", "text", "code"), SOURCES)
def test_who_did_it_is_told_by_side_captivity_and_genitive(read: Read, language: str, text: str, code: str) -> None:
    found = read(text, language=language).allegations
    assert {a.alleged_perpetrator.party for a in found if a.alleged_perpetrator} == {code}


def test_our_men_are_those_of_the_writer(read: Read) -> None:
    (found,) = read("Сусід чув, що наші теж чавили полонених десь під Соледаром.").allegations
    assert found.alleged_perpetrator.party == "UA"
    (other,) = read("Наші сусіди побили діда.").allegations
    assert other.alleged_perpetrator is None


def test_who_only_tells_of_deaths_behind_them_did_not_cause_them(read: Read) -> None:
    text = "ООН підтвердила загибель 12 людей унаслідок удару; українська влада говорить про 31 загиблого."
    assert [a.alleged_perpetrator for a in read(text).allegations] == [None, None]


def test_a_fighter_who_says_that_he_did_it_names_his_own_side(read: Read) -> None:
    text = "Военнослужащий ВСУ рассказал следователям, что по приказу командира застрелил гражданского в Мариуполе."
    (told,) = read(text, language="ru").allegations
    assert (told.alleged_perpetrator.party, told.victims.status) == ("UA", "CST-CIV")


def test_those_who_died_are_no_other_side_that_did_it(read: Read) -> None:
    text = "В Курске дрон ВСУ атаковал пляж. Погибли трое, среди них боец Росгвардии и мальчик."
    assert {a.alleged_perpetrator.party for a in read(text, language="ru").allegations} == {"UA"}


def test_a_company_of_fighters_in_marks_is_a_side(read: Read) -> None:
    text = "Наёмники ЧВК «Вагнер» казнили около 300 мужчин в деревне Мура."
    assert read(text).allegations[0].alleged_perpetrator.party == "RU"


def test_rulers_of_the_sentence_impose_their_papers(read: Read) -> None:
    text = "Окупаційна влада примушує жителів Токмака отримувати російські паспорти."
    assert read(text).allegations[0].alleged_perpetrator.party == "RU"


def test_in_a_war_of_two_states_a_weapon_tells_who_made_it(read: Read) -> None:
    text = "Окупанти тероризують місто: іранські дрони били по Одесі всю ніч, один чоловік загинув."
    assert all(a.alleged_perpetrator is None or a.alleged_perpetrator.party != "IR" for a in read(text).allegations)


def test_a_side_that_only_another_speaker_blames_later_is_lent_to_nobody_before(read: Read) -> None:
    text = "HRW повідомила, що 8 квітня від удару по вокзалу загинула 61 людина. Росія заявила, що били українці."
    first = read(text).allegations[0]
    assert (first.speaker.name, first.alleged_perpetrator) == ("HRW", None)


def test_they_are_those_whom_the_prosecutors_suspect(read: Read) -> None:
    text = (
        "Прокуратура повідомила про підозру двом військовим РФ. За даними слідства, вони вивезли до лісу старосту"
        " Ольгу Сухенко, її чоловіка та сина і розстріляли."
    )
    (told,) = read(text).allegations
    assert (told.act, told.victims.low, told.alleged_perpetrator.party) == ("KIL-01", 3, "RU")


@pytest.mark.parametrize(
    "text",
    [
        "СБУ затримала двох агентів, які катували бранців у Херсоні.",
        "СБУ зібрала докази на командувача танкової армії, чиї підлеглі обстріляли Макарів із танків.",
    ],
)
def test_who_caught_them_did_not_do_what_a_relative_clause_tells(read: Read, text: str) -> None:
    assert read(text).allegations[-1].alleged_perpetrator is None


def test_a_side_with_a_relative_clause_of_its_own_does_what_the_sentence_tells(read: Read) -> None:
    text = "Російські військові, які зайшли в село, застрелили двох чоловіків."
    assert read(text).allegations[0].alleged_perpetrator.party == "RU"


def test_two_sides_that_did_it_together_each_have_their_allegation(read: Read) -> None:
    text = "Наёмники ЧВК «Вагнер» вместе с малийскими военными казнили около 300 мужчин в деревне Мура."
    told = read(text).allegations
    assert [(a.victims.low, a.alleged_perpetrator.party) for a in told] == [(300, "RU"), (300, "ML")]
    assert len({a.id for a in told}) == 2


def test_of_two_that_did_it_together_the_one_with_a_country_is_told(read: Read) -> None:
    (told,) = read("Російські військові та бойовики утримували цивільних у школі.").allegations
    assert told.alleged_perpetrator.party == "RU"


def test_people_of_a_country_who_tell_another_number_did_not_do_it(read: Read) -> None:
    text = "За даними української сторони, загинули семеро; росіяни говорять про двох."
    assert read(text).allegations[0].alleged_perpetrator is None


def test_who_made_camps_filters(read: Read) -> None:
    (told,) = read("Американская разведка считает, что Россия создала фильтрационные лагеря.").allegations
    assert (told.alleged_perpetrator.party, told.place) == ("RU", None)


WHOSE = [
    "Удари по школі росіян у Луцьку.",
    "Дрони вдарили по будинку росіян у Луцьку.",
    "Українська залізниця: унаслідок ракетного удару по вокзалу в Луцьку загинули двоє людей.",
    "Удар по вокзалу в Луцьку: експерт порахував втрати росіян.",
]


@pytest.mark.parametrize("text", WHOSE)
def test_whose_the_thing_is_that_was_struck_did_not_strike_it(read: Read, text: str) -> None:
    assert {a.alleged_perpetrator for a in read(text).allegations} == {None}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Сусіди бранців розповіли про знущання росіян над українцями.", "RU"),
        ("Адвокати описали випадки жорстокого поводження російських військових з українськими полоненими.", "RU"),
        ("Соседи рассказали о пытках россиян над украинцами.", "RU"),
        ("Росія завдала авіаударів по утримуваних повстанцями селах у провінції Ідліб.", "RU"),
        ("Военные взяли в плен пятерых солдат ВСУ.", None),
    ],
)
def test_those_over_whom_or_with_whom_it_was_done_did_not_do_it(read: Read, text: str, party: str | None) -> None:
    told = read(text).allegations
    assert told
    assert {a.alleged_perpetrator.party if a.alleged_perpetrator else None for a in told} == {party}


def test_the_adjective_of_a_town_before_its_district_is_no_side(read: Read) -> None:
    told = read("Удар РФ по Харкову. У Київському районі КАБ поцілив у житловий будинок.").allegations
    assert {a.alleged_perpetrator.party for a in told if a.alleged_perpetrator} == {"RU"}


def test_people_of_a_country_who_are_counted_as_held_did_not_kill_one_of_them(read: Read) -> None:
    told = read("Около 70 грузин содержались в подвале школы в Цхинвали, где один старик скончался от побоев.")
    assert [a.alleged_perpetrator for a in told.allegations] == [None, None]
