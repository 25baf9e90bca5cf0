"""What is no act, whatever its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

ORDINARY = [
    "На фермі загинули двісті корів, ветеринари шукають причину.",
    "Міністр прилетів до Астани на переговори.",
    "Зал був переповнений, туристи спали на підлозі.",
    "Учні тримали в руках прапори.",
    "Компанія обнулила тарифи та закрила рахунки.",
    "Поїзд зіткнувся з вантажівкою, двоє загиблих.",
    "Ринок обвалився, ціни вдарили по гаманцях.",
    "Катування — це завдавання сильного болю.",
    "Пёс погиб под колёсами, его нашли утром.",
    "Министр прилетел в Астану на встречу.",
    "Суд вынес приговор мошеннику.",
    "Цены «убивают» малый бизнес.",
    "Мальчик держал в руках котёнка.",
    "Пытка — это причинение сильной боли.",
    "Потяг збився з графіка через негоду.",
    "Урожай вывезли с полей до дождей.",
    "Диспетчер зламав руку на ковзанці.",
    "Археологи знайшли скелет мамонта.",
    "Пассажиры держали билеты и ждали поезд.",
    "Экспорт зерна упал на десять процентов.",
    "Громовенко: бюджет принят без изменений.",
    "Пожежу на складі в Бучі ліквідовано.",
    "Пожар на химическом заводе в Горловке ликвидирован.",
    "Пострадал жилой комплекс в Киеве.",
    "Пострадал ЖК на улице Татарской.",
    "Поїзди затримуються через негоду.",
    "Український винищувач приземлився у Вінниці.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_news_tells_no_act(read: Read, text: str) -> None:
    language = "ru" if set(text.lower()) & set("ыэъё") else "uk"
    assert read(text, language=language).allegations == ()


ACTS = [
    ("uk", "Ракета прилетіла в школу, вибито вікна.", "HOS"),
    ("ru", "В дом прилетел шахед.", "HOS"),
    ("uk", "Солдати РФ розстріляли коней на подвір'ї.", "PRO-02"),
    ("uk", "Охоронці тримали полонених без їжі та води.", "TOR-06"),
    ("ru", "Надзиратели заставляли пленных подписать признание.", "TOR-01"),
    ("ru", "Командиры обнулили троих бойцов.", "KIL"),
]


@pytest.mark.parametrize(("language", "text", "code"), ACTS)
def test_the_same_words_tell_an_act_beside_weapons_people_or_goods(
    read: Read, language: str, text: str, code: str
) -> None:
    assert any(c.startswith(code) for a in read(text, language=language).allegations for c in a.acts)


def test_those_told_by_their_trade_are_no_fighters(read: Read) -> None:
    text = "Удар по штабу спасателей, девять медиков погибли."
    assert [a.victims.low for a in read(text, language="ru").allegations] == [9]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("«Мы пленных не трогаем», — заявил полковник.", [("TOR-01", "negated")]),
        ("«Мы больниц не трогаем», — заявил полковник.", [("SPO-01", "negated")]),
        ("После атаки беспилотников обесточены 11 сёл.", [("SPO-04", "asserted")]),
        ("Пленники лагеря валят лес.", [("POW-09", "asserted")]),
        ("Солдаты вскрыли склад магазина.", [("PRO-01", "asserted")]),
        ("Двое мужчин подверглись пыткам.", [("TOR-01", "asserted")]),
        ("Военные поставили гаубицу у роддома.", [("HOS-18", "asserted")]),
    ],
)
def test_classes_of_the_lists_tell_their_acts(read: Read, text: str, codes: list[tuple[str, str]]) -> None:
    assert [(a.act, a.stance.value) for a in read(text, language="ru").allegations] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Соседи говорят, что налоги не тронули.",
        "После урагана обесточены 11 сёл.",
        "Лесники валят лес.",
        "Археологи вскрыли восемь могил.",
        "Учёные вскрыли тайну.",
        "Учителя отправили ученика к директору.",
        "Врач разрезал ножом повязку.",
        "Команда разбила соперника в финале кубка.",
        "Рабочие повредили газопровод при ремонте.",
        "Тренер посадил игрока на скамейку.",
    ],
)
def test_everyday_news_tells_no_act(read: Read, text: str) -> None:
    assert not read(text, language="ru").allegations


def test_acts_of_two_sides_are_two(read: Read) -> None:
    text = "Российские военные избили двух мужчин, а украинские военные избили двух мужчин."
    found = read(text, language="ru").allegations
    assert [a.alleged_perpetrator.party for a in found] == ["RU", "UA"]


def test_those_who_hold_people_and_starve_them_ill_treat_them(read: Read) -> None:
    assert read("У колонії полонених морять голодом.").allegations[0].act == "TOR-06"


FOUGHT = [
    "ЗСУ знищили склад з боєприпасами в Токмаку.",
    "ЗСУ завдали ударів по скупченню російських військ у Токмаку.",
    "Російські військові вдарили по командному пункту ЗСУ в Ізюмі.",
    "ЗСУ вдарили по ворожих складах біля Ізюма.",
    "Окупанти відбили атаки ЗСУ біля Ізюма.",
    "ВСУ уничтожили склад боеприпасов под Херсоном.",
    "Российские военные нанесли удар по аэродрому в Кропивницком.",
    "Под Изюмом отбита атака российских военных.",
]


@pytest.mark.parametrize("text", FOUGHT)
def test_what_is_struck_among_those_who_fight_is_a_fight(read: Read, text: str) -> None:
    assert read(text).allegations == ()


def test_civilians_killed_at_a_military_object_are_told(read: Read) -> None:
    (told,) = read("Унаслідок удару по аеродрому в Ізюмі загинули двоє цивільних.").allegations
    assert (told.victims.low, told.victims.status) == (2, "CST-CIV")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Солдати побили вікна в школі.", "SPO-02"),
        ("Росіяни захопили в полон двох військових, після чого розстріляли їх у лісі.", "KIL-02"),
        ("У таборі проводять допити, включаючи інсценування розстрілу.", "TOR-01"),
        ("Сержант викрав із будинку мешканця телевізор.", "PRO-01"),
        ("Солдати заштовхали сусіда в авто.", "LIB-03"),
        ("Росіяни викрали з музею культурні цінності.", "PRO-03"),
        ("Окупанти погрожували полоненим сексуальним насильством.", "SXV-08"),
        ("Охоронці жорстоко поводилися з полоненими.", "TOR-01"),
        ("Сільській лікарні завдано значних пошкоджень.", "SPO-01"),
        ("Солдаты сжигали дома в сёлах.", "HOS-02"),
        ("До Москви вивезли двох малолітніх дітей.", "DEP-03"),
    ],
)
def test_the_object_or_its_manner_tells_which_act_a_verb_is(read: Read, text: str, act: str) -> None:
    assert [a.act for a in read(text).allegations] == [act]
