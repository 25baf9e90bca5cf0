"""Roles that the words beside an act leave open: whose side, which people, whose words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def told(read: Read, text: str, **given: Any) -> list[Any]:
    """The allegations of a text."""
    return list(read(text, **given).allegations)


SIDES = [
    ("uk", "Ворожий дрон поранив двох жінок у Нікополі.", "RU"),
    ("uk", "Окупаційна адміністрація вивезла до росії 12 дітей.", "RU"),
    ("uk", "Сержант РФ застрелив двох чоловіків.", "RU"),
    ("uk", "Суд визнав українського єфрейтора винним у вбивстві двох жителів.", "UA"),
    ("ru", "Командир взвода одной из мотострелковых бригад РФ изнасиловал двух женщин.", "RU"),
    ("ru", "Рядовой 92-й бригады ВСУ застрелил двоих мужчин.", "UA"),
    ("ru", "Киевские власти удерживали двух журналистов.", "UA"),
    ("ru", "Московские власти удерживали двух журналистов.", "RU"),
]


@pytest.mark.parametrize(("language", "text", "code"), SIDES)
def test_who_fights_for_whom_is_told_by_an_adjective_or_by_the_army_behind(
    read: Read, language: str, text: str, code: str
) -> None:
    party = told(read, text, language=language)[0].alleged_perpetrator
    assert party is not None and party.party == code


def test_the_enemy_of_whoever_speaks_is_the_other_side(read: Read) -> None:
    text = "Губернатор Курской области: вражеский дрон атаковал скорую помощь, двое ранены."
    assert told(read, text, language="ru")[0].alleged_perpetrator.party == "UA"


def test_a_strike_told_later_lends_its_side(read: Read) -> None:
    text = "У Києві загинуло 39 людей, понад 160 поранено. Росія застосувала 158 ракет."
    first, second = told(read, text)[:2]
    assert first.alleged_perpetrator.party == second.alleged_perpetrator.party == "RU"


def test_a_side_is_not_lent_where_another_acts_in_the_sentence(read: Read) -> None:
    text = "Російські військові обстріляли ринок. Після удару ЗСУ загинули двоє людей."
    assert told(read, text)[-1].alleged_perpetrator.party == "UA"


def test_we_are_the_side_of_whoever_speaks(read: Read) -> None:
    (one,) = told(read, "«Наши избивали пленных дубинками», — признаётся сержант украинской пехоты.", language="ru")
    assert one.alleged_perpetrator.party == "UA"


VICTIMS = [
    ("uk", "Дві жінки розповіли, що солдати викрали їх із дому.", (2, 2, "F")),
    ("uk", "141 звільнений повідомив про тортури.", (141, 141, None)),
    ("uk", "У підвалі тримали вагітну жінку, яку катували струмом.", (1, 1, "F")),
    ("ru", "Солдаты схватили двух студенток, одну избили прикладами.", (1, 1, "F")),
    ("ru", "Двоих сапёров избили дубинками.", (2, 2, None)),
    ("ru", "Меня избивали ногами, я оглохла на одно ухо.", (1, 1, "F")),
    ("ru", "Военные удерживали 4,5 миллиона мирных граждан.", (4500000, 4500000, None)),
]


@pytest.mark.parametrize(("language", "text", "victims"), VICTIMS)
def test_victims_may_be_told_by_a_pronoun_a_bare_number_or_whoever_speaks(
    read: Read, language: str, text: str, victims: tuple[int, int, str | None]
) -> None:
    found = [(a.victims.low, a.victims.high, a.victims.sex) for a in told(read, text, language=language)]
    assert victims in found


def test_those_who_had_given_up_are_out_of_combat(read: Read) -> None:
    (one,) = told(read, "Російські військові розстріляли двох солдатів, які здалися.")
    assert one.victims.status == "CST-HDC-SUR"


def test_nobody_is_a_civilian_whom_the_text_does_not_call_one(read: Read) -> None:
    assert told(read, "Російські військові розстріляли двох людей у підвалі.")[0].victims.status is None


def test_what_a_paragraph_tells_of_itself_is_said_by_whoever_closes_it(read: Read) -> None:
    text = "Нас били шокером щоранку. Потім мене кинули в карцер на добу, — каже Олег Мороз."
    assert {a.speaker.name for a in told(read, text) if a.speaker} == {"Oleh Moroz"}
    assert all(a.speaker is not None for a in told(read, text))


def test_a_paragraph_in_the_first_person_is_said_by_whoever_signs_it(read: Read) -> None:
    text = "Меня избили прикладом при внуках. Потом увезли в комендатуру. (Людмила Панас, 61 год, Тихая Балка)"
    assert {a.speaker.name for a in told(read, text, language="ru")} == {"Lyudmila Panas"}


def test_a_date_is_not_of_the_speaker(read: Read) -> None:
    (one,) = told(read, "Станом на 29 лютого місія ООН підтвердила загибель 40 цивільних.")
    assert one.speaker.text == "місія ООН"


PLACES = [
    ("ru", "В Шебекине-2 ранены двое жителей.", "Шебекино-2"),
    ("ru", "Ранены двое жителей Балаклеи-Северной.", "Балаклея-Северная"),
    ("ru", "Боевики убили троих в провинции Тумар.", "Тумар"),
    ("ru", "Пограничники избили двоих в с. Старый Мерчик.", "Старый Мерчик"),
    ("uk", "У Ромненській громаді поранено двох людей.", "Ромненська громада"),
]


@pytest.mark.parametrize(("language", "text", "name"), PLACES)
def test_a_place_that_no_gazetteer_has_keeps_its_name(read: Read, language: str, text: str, name: str) -> None:
    place = told(read, text, language=language)[0].place
    assert place is not None and place.name == name


def test_a_capital_that_speaks_is_no_place_of_the_act(read: Read) -> None:
    (one,) = told(read, "Подорвались двое журналистов на мине. Баку требует карты.", language="ru")[:1]
    assert one.place is None


NO_ACT = [
    ("uk", "Мій директор просто катує себе звітами."),
    ("uk", "На змаганнях зі стрільби з пневматики влучили в ціль двоє учнів."),
    ("uk", "Просимо світ припинити тортури в колоніях."),
    ("ru", "Его приговорили к десяти годам: 10 лет лишения свободы в колонии общего режима."),
]


@pytest.mark.parametrize(("language", "text"), NO_ACT)
def test_idioms_sport_appeals_and_penalties_are_no_acts(read: Read, language: str, text: str) -> None:
    assert not [a for a in told(read, text, language=language) if a.act != "FTR-01"]


COLONS = [
    ("uk", "Рудавченко: росіяни вивезли двадцять дітей.", "Рудавченко"),
    ("ru", "Иван Громин: солдаты избили двух мужчин.", "Иван Громин"),
    ("uk", "Харків: двоє загиблих після удару.", None),
    ("uk", "Причина: вибух міни, двоє загиблих.", None),
    ("ru", "Магазин: двое раненых при обстреле.", None),
]


@pytest.mark.parametrize(("language", "text", "who"), COLONS)
def test_a_surname_before_a_colon_speaks_and_a_town_or_a_topic_does_not(
    read: Read, language: str, text: str, who: str | None
) -> None:
    speaker = told(read, text, language=language)[0].speaker
    assert (speaker.text if speaker is not None else None) == who
