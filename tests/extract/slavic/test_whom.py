"""Whose count belongs to an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

COUNTS = [
    ("uk", "«Пісня і дві гітари»: фермер, якого тримали в підвалі, повернувся.", "LIB", 1),
    ("ru", "Фермер, которого держали в подвале три раза, вернулся.", "LIB", 1),
    ("uk", "Двоє поліцейських катували активіста.", "TOR", 1),
    ("ru", "Двое полицейских в 2014 году пытали активиста.", "TOR", 1),
    ("uk", "Він наступив на міну й підірвався.", "CASUALTIES", 1),
    ("uk", "Комірник не вижив.", "CASUALTIES", 1),
]


@pytest.mark.parametrize(("language", "text", "family", "low"), COUNTS)
def test_those_to_whom_it_was_done_are_told_by_grammar_before_other_numbers(
    read: Read, language: str, text: str, family: str, low: int
) -> None:
    found = [a for a in read(text, language=language).allegations if a.act.startswith(family)]
    assert [a.victims.low for a in found] in ([low], []) if family == "CASUALTIES" else found[0].victims.low == low


def test_a_pronoun_beside_the_act_goes_before_people_further_off(read: Read) -> None:
    text = "Тут солдаты били его палками и пускали ток; здесь же мучили женщин."
    assert read(text, language="ru").allegations[0].victims.low == 1


def test_a_pronoun_of_those_who_own_is_no_victim(read: Read) -> None:
    assert read("Солдати били його сусідів.").allegations[0].victims.low is None


QUALIFIED = [
    ("uk", "Унаслідок удару загинуло близько сотні людей.", (100, 100, "about")),
    ("ru", "При ударе погибло не меньше сотни человек.", (100, None, "at_least")),
    ("ru", "Солдаты держали в подвале человек сорок жителей.", (40, 40, "about")),
    ("uk", "Унаслідок удару загинули сотні людей.", (None, None, "vague")),
]


@pytest.mark.parametrize(("language", "text", "want"), QUALIFIED)
def test_a_hundred_in_the_genitive_is_a_number_behind_a_qualifier(
    read: Read, language: str, text: str, want: tuple[Any, ...]
) -> None:
    v = read(text, language=language).allegations[0].victims
    assert (v.low, v.high, v.qualifier) == want


def test_losses_among_civilians_are_of_civilians(read: Read) -> None:
    found = read("Втрати серед цивільних: загинуло 17, поранено 64.").allegations
    assert [a.victims.status for a in found] == ["CST-CIV", "CST-CIV"]


def test_status_stays_open_where_no_words_tell_it(read: Read) -> None:
    found = read("Загинуло 17 жителів, поранено 64.").allegations
    assert [a.victims.status for a in found] == [None, None]


TRADES = [
    ("uk", "Унаслідок обстрілу загинули двоє комірників і диспетчер.", 3),
    ("ru", "Снаряд убил почтальона.", 1),
    ("ru", "Солдаты расстреляли супружескую пару.", 2),
]


@pytest.mark.parametrize(("language", "text", "low"), TRADES)
def test_people_are_told_by_their_trade_or_kin(read: Read, language: str, text: str, low: int) -> None:
    assert read(text, language=language).allegations[0].victims.low == low


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Зафиксированы сто сорок казней пленных.", (140, None)),
        ("Нашли семь тысяч изнасилованных женщин.", (7000, "F")),
        ("Солдаты избили пятерых студенток.", (5, "F")),
        ("Солдаты ломали мужчине пальцы по одному.", (1, "M")),
        ("Хасану не дают лекарств.", (1, "M")),
        ("Учительница видела, как солдаты избили моего мужа прикладами.", (1, "M")),
    ],
)
def test_those_harmed_are_counted_in_other_words(read: Read, text: str, want: tuple[Any, ...]) -> None:
    v = read(text, language="ru").allegations[0].victims
    assert (v.low, v.sex) == want


def test_who_tells_of_himself_has_the_years_behind_his_name(read: Read) -> None:
    text = "Меня избили двое солдат. (Людмила Выдумка, 61 год)"
    assert [a.victims.age for a in read(text, language="ru").allegations] == ["OLDER"]
    text = "«Меня избили солдаты», — говорит Олена Выдумка, 34 года."
    assert [a.victims.age for a in read(text, language="ru").allegations] == ["ADULT"]


def test_an_occupation_or_age_is_no_status(read: Read) -> None:
    for who in ("трёх врачей", "двух журналистов", "пятерых пенсионеров", "двух волонтёров", "двух фермеров"):
        assert [a.victims.status for a in read(f"Солдаты убили {who}.", language="ru").allegations] == [None]
    found = read("Солдаты убили трёх мирных жителей.", language="ru").allegations
    assert [a.victims.status for a in found] == ["CST-CIV"]


UNDESIGNATED = ["журналіста", "лікарку", "пенсіонера", "двох місцевих", "директорку школи", "фермера", "рятувальника"]


@pytest.mark.parametrize("people", UNDESIGNATED)
def test_what_people_do_or_where_they_live_designates_no_civilian(read: Read, people: str) -> None:
    (found,) = read(f"Солдати застрелили {people}.").allegations
    assert found.victims.status is None
    assert found.victims.low is not None


@pytest.mark.parametrize("people", ["двох цивільних", "двох мирних жителів", "двох цивільних лікарів"])
def test_words_that_designate_civilians_tell_their_status(read: Read, people: str) -> None:
    (found,) = read(f"Солдати застрелили {people}.").allegations
    assert found.victims.status == "CST-CIV"


PRONOUNS = [
    ("uk", "Лавка, де їй уперше вирвали ніготь, стоїть і досі.", (1, "F")),
    ("uk", "Йому водночас зламали два ребра.", (1, "M")),
    ("ru", "Там ей дважды сломали руку.", (1, "F")),
    ("uk", "Мене в тому холодному підвалі били.", (1, None)),
]


@pytest.mark.parametrize(("language", "text", "want"), PRONOUNS)
def test_a_pronoun_that_cannot_own_is_the_one_it_was_done_to(
    read: Read, language: str, text: str, want: tuple[int, str | None]
) -> None:
    v = read(text, language=language).allegations[0].victims
    assert (v.low, v.sex) == want


def test_what_came_after_ill_treatment_came_to_those_ill_treated(read: Read) -> None:
    (found,) = read("Фельдшерку відпустили після побоїв.").allegations
    assert (found.victims.low, found.victims.sex) == (1, "F")


def test_them_at_the_beginning_of_a_clause_are_those_told_before(read: Read) -> None:
    found = read("Староста каже, що знайшли тіла 12 мирних жителів і що їх «чужі бойовики» закатували.").allegations
    killed = next(a for a in found if a.act.startswith("KIL"))
    assert (killed.victims.low, killed.victims.status) == (12, "CST-CIV")


def test_who_was_made_kneel_and_shot_was_killed(read: Read) -> None:
    (found,) = read("Солдат поставив двох селян на коліна та вистрілив кожному в потилицю.").allegations
    assert (found.harm, found.victims.low) == ("killed", 2)


def test_not_being_able_to_leave_is_no_guess(read: Read) -> None:
    (found,) = read("Двоє родин не можуть виїхати з Липців.").allegations
    assert found.stance == "asserted"


def test_fewer_of_one_kind_right_behind_people_are_a_part_of_them(read: Read) -> None:
    (found,) = read("Унаслідок удару 60 постраждалих, троє дітей.").allegations
    assert found.victims.low == 60
    assert [(g.age, g.low) for g in found.victims.breakdown] == [("CHILD", 3)]


def test_children_before_a_verb_of_their_own_are_no_part(read: Read) -> None:
    found = read("Загинули 12 людей, троє дітей поранені.").allegations
    assert [a.victims.low for a in found] == [12, 3]


def test_words_set_off_by_commas_do_not_part_people_from_their_verb(read: Read) -> None:
    text = "Одна жінка загинула, ще п'ятеро людей, серед яких 16-річний юнак, госпіталізовані після обстрілу."
    assert [a.victims.low for a in read(text).allegations] == [1, 5]


def test_they_who_tell_on_are_those_counted_before(read: Read) -> None:
    text = "Про побиття розповіли 41 звільнений військовополонений. Вони ж скаржилися на тортури струмом."
    assert [a.victims.low for a in read(text).allegations] == [41, 41]


def test_a_verb_joined_by_and_shares_the_object_of_the_one_before(read: Read) -> None:
    text = "Дві доярки розповіли, що бойовики викрали їх 7 травня з ферми та не дозволяли дзвонити додому."
    assert [a.victims.low for a in read(text).allegations] == [2, 2]


def test_the_subject_of_suffering_is_whom_it_was_done_to(read: Read) -> None:
    (found,) = read("В українському полоні двоє російських солдатів зазнали побиття.").allegations
    assert (found.victims.low, found.victims.status) == (2, "CST-COMB")
    assert found.alleged_perpetrator.party == "UA"


NAMES = [
    ("uk", "Солдати застрелили Оксану.", (1, "F")),
    ("uk", "Солдати застрелили Миколу.", (1, "M")),
    ("uk", "Катували Василя Шевчука два дні.", (1, "M")),
    ("uk", "Степанові зламали щелепу.", (1, "M")),
    ("uk", "Сержант забрав у Тамари сережки.", (1, "F")),
    ("ru", "Солдаты избили Степана.", (1, "M")),
    ("uk", "Солдати катували на Камазі.", (None, None)),
]


@pytest.mark.parametrize(("language", "text", "want"), NAMES)
def test_a_name_in_a_case_that_no_subject_has_is_whom_it_was_done_to(
    read: Read, language: str, text: str, want: tuple[int | None, str | None]
) -> None:
    v = read(text, language=language).allegations[0].victims
    assert (v.low, v.sex) == want


def test_a_family_is_as_many_as_are_told(read: Read) -> None:
    (four,) = read("Солдати розстріляли родину з чотирьох осіб.").allegations
    (some,) = read("Солдати розстріляли родину.").allegations
    assert (four.victims.low, some.victims.low) == (4, None)


def test_hundreds_are_counted(read: Read) -> None:
    (found,) = read("Дві сотні родин не можуть виїхати з Липців.").allegations
    assert found.victims.low == 200
    (two,) = read("Двое сотрудников станции получили контузии.", language="ru").allegations
    assert two.victims.low == 2


def test_verbs_that_name_nobody_go_on_about_the_one_told(read: Read) -> None:
    (found,) = read("Мене допитували шість годин, били по ребрах, а потім кинули в яму.").allegations
    assert (found.act, found.victims.low) == ("TOR-01", 1)


def test_orphans_of_two_words_are_children(read: Read) -> None:
    (found,) = read("До Росії вивезли 15 дітей-сиріт.").allegations
    assert (found.act, found.victims.age) == ("DEP-03", "CHILD")


def test_bodies_found_are_no_speakers(read: Read) -> None:
    found = read("Тіла трьох чоловіків виявили в підвалі табору.").allegations
    assert [(a.act, a.victims.low, a.speaker) for a in found] == [("BODIES", 3, None)]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Его весь вечер пытали сотрудники полиции.", 1),
        ("Сотрудники рассказали, что активиста избили местные жители.", 1),
        ("На фільтраційному пункті солдати забрали батька.", 1),
    ],
)
def test_many_in_the_first_case_do_it_and_have_it_not_done_to_them(read: Read, text: str, low: int) -> None:
    assert read(text).allegations[-1].victims.low == low
    assert {a.victims.low for a in read(text).allegations} <= {low, None}
    assert not any("солдат" in (a.victims.description or "") for a in read(text).allegations)


@pytest.mark.parametrize(
    "text",
    ["Военные обезглавили пожилого армянина.", "Солдаты избили грузина.", "Прикордонники застрелили українця."],
)
def test_a_man_of_a_people_is_one_man(read: Read, text: str) -> None:
    (told,) = read(text).allegations
    assert (told.victims.low, told.victims.sex) == (1, "M")


def test_one_of_those_told_before_is_one(read: Read) -> None:
    text = "У колонії утримували до 30 осіб. Одного з них забили до смерті."
    assert read(text).allegations[-1].victims.low == 1


def test_fighters_who_were_captured_are_killed_as_prisoners(read: Read) -> None:
    text = "Двоє українських військових, які потрапили в полон під Роботиним, були страчені."
    (told,) = read(text).allegations
    assert (told.act, told.victims.status) == ("KIL-02", "CST-HDC-POW")


@pytest.mark.parametrize("text", ["Росіяни вдарили по місту, є поранені.", "Внаслідок атаки на Рязань є жертви."])
def test_there_are_injured_counts_nobody(read: Read, text: str) -> None:
    assert read(text).allegations[-1].victims.low is None


def test_civilian_before_a_couple_is_said_of_two(read: Read) -> None:
    told = read("За даними поліції, вбивство цивільного подружжя вчинили солдати.").allegations[0].victims
    assert (told.low, told.status) == (2, "CST-CIV")


@pytest.mark.parametrize(
    "text",
    ["Минобороны сообщило семье, что солдат погиб при обстреле.", "Слідчий сказав матері, що сина вбили в підвалі."],
)
def test_those_who_are_told_of_it_are_no_victims(read: Read, text: str) -> None:
    (told,) = read(text, language="ru" if "Мин" in text else "uk").allegations
    assert told.victims.low == 1
    assert "семь" not in (told.victims.description or "") and "матер" not in (told.victims.description or "")


def test_girls_behind_women_are_not_one_more(read: Read) -> None:
    assert read("Солдаты изнасиловали 58 женщин и девушек.").allegations[0].victims.low == 58


def test_adults_and_children_are_as_many_as_both(read: Read) -> None:
    told = read("Унаслідок удару загинули дев'ятеро дорослих і дев'ятеро дітей.").allegations[0].victims
    assert (told.low, told.age) == (18, None)


def test_people_behind_a_preposition_are_no_object(read: Read) -> None:
    told = read("Дівчат змушували прибирати в казармі, а вночі приводили до офіцерів.").allegations[0].victims
    assert (told.description, told.sex) == ("Дівчат", "F")


def test_those_counted_behind_a_capture_are_prisoners(read: Read) -> None:
    told = read("Повстанці взяли в полон 12 бійців і стратили чотирьох.").allegations[-1]
    assert (told.act, told.victims.low, told.victims.status) == ("KIL-02", 4, "CST-HDC-POW")


def test_one_man_in_the_first_case_does_it(read: Read) -> None:
    (told,) = read("Мешканка Ірпеня розповіла, що її зґвалтував солдат.").allegations
    assert (told.victims.low, told.victims.sex, told.place.name) == (1, "F", "Irpin")


def test_one_of_the_injured_who_died_is_one_death(read: Read) -> None:
    (told,) = read("Один із поранених помер у лікарні.").allegations
    assert (told.harm, told.victims.low) == ("killed", 1)


def test_one_in_the_dative_before_those_who_did_it_is_one(read: Read) -> None:
    text = "Двое гражданских пропали без вести, ещё одному азербайджанцы отрезали уши."
    assert read(text).allegations[-1].victims.low == 1


def test_an_adjective_for_people_in_the_dative_is_of_many(read: Read) -> None:
    text = "Начальник колонії наказав не надавати допомогу пораненим полоненим."
    assert read(text).allegations[0].victims.low is None


@pytest.mark.parametrize(
    "text",
    [
        "Водія Павла Вигадку шестеро чоловіків у масках побили в гаражі.",
        "П'ятеро охоронців побили в камері вчителя.",
        "Водителя Выдумкина шестеро мужчин в масках избили в гараже.",
    ],
)
def test_many_told_by_a_collective_number_beside_an_object_did_it(read: Read, text: str) -> None:
    told = read(text).allegations
    assert [(a.victims.low, a.victims.sex) for a in told] == [(1, "M")]


def test_a_collective_number_alone_may_be_the_object(read: Read) -> None:
    assert [a.victims.low for a in read("Солдати вбили шестеро людей.").allegations] == [6]
