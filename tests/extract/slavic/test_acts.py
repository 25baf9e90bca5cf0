"""Which acts a sentence tells, and which sentences of everyday life tell none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

TOLD = [
    ("Окупаційна адміністрація Вербівки звільнила двох учителів.", "OCC"),
    ("Загарбники запровадили в Липцях рубльову зону.", "OCC"),
    ("Окупанти вилучили зі шкіл українські підручники.", "OCC"),
    ("Без паспорта РФ окупанти не приймають заяв на пенсію.", "OCC"),
    ("Комендатура відключила в місті мобільний інтернет.", "FRE"),
    ("Силовики обшукали квартиру журналістки.", "FRE"),
    ("Проти садівника відкрили сфабриковану справу без адвоката.", "FTR"),
    ("Вбивства в колонії досі не розслідувано.", "FTR"),
    ("Садівника засуджено лише за те, що він працював за окупації.", "FTR"),
    ("Солдати розлучили сестер з матір'ю.", "DEP"),
    ("Вербувальники агітують школярів підписати контракт.", "CON"),
    ("Артилеристи облаштували позиції у дворі школи.", "HOS"),
    ("Гумконвой третю добу стоїть під Лукашами.", "HOS"),
    ("Каральну операцію в селі провів загін найманців.", "HOS"),
    ("Бійці натикали протипіхотних мін між грядками.", "HOS"),
    ("Лікарня в колонії відмовила двом жінкам в аборті.", "SXV"),
    ("Охоронці намагалися задушити трьох бранців.", "KIL"),
    ("Двох жителів знайдено застреленими в посадці.", "BODIES"),
    ("Квартири тих, хто виїхав, комісія визнає «безхазяйними».", "PRO"),
]


@pytest.mark.parametrize(("text", "family"), TOLD)
def test_each_class_of_acts_is_known_by_its_words(read: Read, text: str, family: str) -> None:
    assert family in [a.act.split("-")[0] for a in read(text).allegations]


EVERYDAY = [
    "Міська рада звільнила директора школи та призначила нового.",
    "Комісія перевела школу на нову програму.",
    "Компанія відключила мобільний інтернет через технічні роботи.",
    "Водія оштрафували на 340 гривень за перевищення швидкості.",
    "Поліція провела обшук у підозрюваного в шахрайстві.",
    "Пожежа знищила склад меблів, вогонь пошкодив сусідній будинок.",
    "Вітер пошкодив дах школи.",
    "Лікар відмовив пацієнту в операції через протипоказання.",
    "Учні співали гімн на лінійці.",
    "Навчання: рятувальники умовно евакуювали поранених після удару по складу.",
    "Подружжя розлучилося, суд залишив дитину з матір'ю.",
    "Вантажівка стоїть на кордоні четверту добу.",
    "Лісгосп роздає дрова родинам зниклих безвісти.",
    "Мати змушує сина мити посуд і прибирати в кімнаті.",
    "Гравець відпрацював по воротах суперника.",
]


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_life_tells_no_act(read: Read, text: str) -> None:
    assert not read(text).allegations


@pytest.mark.parametrize(("whose", "stance"), [("російська", "denied"), ("українська", "negated")])
def test_a_side_that_says_it_did_nothing_denies(read: Read, whose: str, stance: str) -> None:
    (found,) = read(f"Речник міноборони РФ заявив, що {whose} армія не обстрілювала лікарню.").allegations
    assert found.stance == stance


@pytest.mark.parametrize(("opens", "stance"), [("Кажуть", "alleged"), ("Місцеві кажуть", "asserted")])
def test_what_people_say_without_a_name_is_alleged(read: Read, opens: str, stance: str) -> None:
    (found,) = read(f"{opens}, у театрі 300 загиблих.").allegations
    assert found.stance == stance


MORE = [
    ("За спогадами, жінок примушували прати білизну солдатів.", "CON"),
    ("Тих, хто не взяв паспорт, не обслуговують у лікарні.", "OCC"),
    ("Взвод зайняв школу і поставив танки у дворі.", "HOS"),
    ("Церкву в Липцях забрали, священника оштрафували.", "FRE"),
    ("Селянина вбили пострілом у потилицю.", "KIL"),
    ("Бранцеві виламували пальці.", "TOR"),
]


@pytest.mark.parametrize(("text", "family"), MORE)
def test_acts_of_holders_and_occupiers_are_known(read: Read, text: str, family: str) -> None:
    assert [a.act.split("-")[0] for a in read(text).allegations] == [family]


def test_nobody_hurt_is_no_casualty(read: Read) -> None:
    found = read("Обстріляно станцію, інформація про постраждалих уточнюється; загиблих нема.").allegations
    assert all(a.harm is None for a in found)


def test_a_sentence_of_the_court_is_no_detention(read: Read) -> None:
    text = "Солдат РФ зізнався у вбивстві цивільного; суд засудив його до довічного ув'язнення."
    (told,) = read(text).allegations
    assert (told.act, told.alleged_perpetrator.party) == ("KIL-01", "RU")


def test_those_who_are_kept_as_hostages_are_hostages(read: Read) -> None:
    (told,) = read("Військові РФ утримували в заручниках двох лікарів.").allegations
    assert (told.act, told.victims.low) == ("LIB-04", 2)


def test_a_stance_does_not_reach_over_a_semicolon(read: Read) -> None:
    text = "Росія вдарила по ринку, 16 загиблих; газета писала, що ракета могла бути іншою."
    assert {a.stance.value for a in read(text).allegations} == {"asserted"}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Росіяни били по місту з «Ураганів».", "HOS-01"),
        ("Росіяни били з «Ураганів» по Куп'янську.", "HOS-01"),
        ("Украинские дроны преследовали мирных жителей в Горловке.", "HOS-01"),
    ],
)
def test_weapons_and_drones_make_it_an_attack(read: Read, text: str, act: str) -> None:
    assert read(text).allegations[0].act == act


def test_a_column_of_people_is_no_colony(read: Read) -> None:
    told = read("Росіяни відкрили вогонь по колоні цивільних біля Бучі: двоє загинули.").allegations
    assert "KIL-04" not in {a.act for a in told}


def test_mobilised_men_who_are_held_are_held(read: Read) -> None:
    text = "По данным «Вёрстки», не менее 150 мобилизованных удерживают в подвалах за отказ воевать."
    (told,) = read(text).allegations
    assert (told.act, told.victims.low) == ("LIB-01", 150)


def test_a_head_cut_off_is_a_killing(read: Read) -> None:
    (told,) = read("Боевики отрубили головы двенадцати мужчинам.", language="ru").allegations
    assert (told.act, told.victims.low) == ("KIL-01", 12)


def test_doubt_before_a_noun_is_about_it(read: Read) -> None:
    text = "Російський суд засудив українського офіцера до 18 років колонії за нібито вбивство полонених."
    assert [(a.act, a.stance.value) for a in read(text).allegations] == [("FTR-01", "asserted"), ("KIL-02", "alleged")]


def test_taken_to_the_cellar_is_led_off(read: Read) -> None:
    (told,) = read("Учительницу из Бердянска вывезли на подвал.").allegations
    assert (told.act, told.victims.low) == ("LIB-03", 1)


@pytest.mark.parametrize(
    ("text", "low"),
    [("У морг Бучі привезли 20 тіл зі слідами тортур.", 20), ("Знайдено тіло пенсіонера зі зв'язаними руками.", 1)],
)
def test_signs_of_torture_say_what_was_found(read: Read, text: str, low: int) -> None:
    (told,) = read(text).allegations
    assert (told.act, told.victims.low, "TOR-01" in told.acts) == ("BODIES", low, True)


@pytest.mark.parametrize(
    "text",
    [
        "Загиблих чи поранених серед мешканців немає.",
        "Раненых среди мирных жителей нет.",
        "Умисне вбивство полонених є грубим порушенням конвенцій.",
        "Пытки заключённых являются военным преступлением.",
        "В Вигадії заявили, що бомбили лише військові цілі.",
    ],
)
def test_nobody_hurt_the_law_and_military_targets_tell_no_act(read: Read, text: str) -> None:
    assert read(text).allegations == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Чиновник відповів, що сержант ніколи не брав участі у знущаннях над в'язнями.", "denied"),
        ("Росіяни вбили 40 цивільних, ще 10 можуть померти до зими.", "asserted"),
        ("Шість осіб, як передбачається, загинули внаслідок авіаудару.", "hedged"),
        ("Чоловіків вивозять у Донецьк, бо вони не пройшли фільтрацію.", "asserted"),
    ],
)
def test_doubt_and_denial_hold_for_the_act_that_they_are_about(read: Read, text: str, stance: str) -> None:
    assert [a.stance.value for a in read(text).allegations] == [stance]
