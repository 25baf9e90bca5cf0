"""Whole news items: who tells them, when and where it was, and who did it, over sentences and paragraphs."""

from __future__ import annotations

import pytest

from .conftest import Read

POSTS = [
    (
        "ДСНС Вигадщини: рятувальники завершили роботи.\n\nЗагинули 12 людей.",
        "uk",
        "State Emergency Service of Ukraine",
    ),
    ("Іван Тимчук / Вигадська ОВА\n\nЗа добу троє людей загинули.\n\nСтара Кура під обстрілом.", "uk", "Ivan Tymchuk"),
    ("Иван Лютый | Прокуратура Выдумщины\n\nЗа сутки погибли трое жителей.", "ru", "Ivan Lyuty"),
]


@pytest.mark.parametrize(("text", "language", "who"), POSTS)
def test_who_opens_a_post_tells_all_of_it(read: Read, text: str, language: str, who: str) -> None:
    told = [a.speaker for a in read(text, language=language).allegations]
    assert told and {s.name for s in told if s is not None} == {who}


def test_reporters_who_sign_are_no_source(read: Read) -> None:
    text = "Іван Тимчук, журналіст поліцейської хроніки\n\nЗа добу троє людей загинули."
    assert [a.speaker for a in read(text, language="uk").allegations] == [None]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (
            "Мер Іван Тимчук сказав, що місто стоїть. Вчителька Олена Панас шукає сина. За її словами, солдати "
            "викрали його вночі.",
            "uk",
            "Olena Panas",
        ),
        (
            "Адвокат Павел Выдумкин сказал, что суд окончен. Омбудсмен Иван Лютый назвал приговор незаконным. По его "
            "данным, в городе удерживают 18 мужчин.",
            "ru",
            "Ivan Lyuty",
        ),
    ],
)
def test_he_and_she_are_whom_a_sentence_began_with(read: Read, text: str, language: str, who: str) -> None:
    told = read(text, language=language).allegations[-1].speaker
    assert told is not None and told.name == who


def test_where_it_was_written_is_not_who_wrote_it(read: Read) -> None:
    told = read("Погибли три человека, написал в телеграм-канале Иван Лютый.").allegations[0].speaker
    assert told is not None and told.name == "Ivan Lyuty"


def test_who_closes_a_quotation_says_what_others_saw_in_it(read: Read) -> None:
    text = "«Брата забрали двоє солдатів. Потім сусід бачив його у відділку», — каже Олена Панас."
    told = read(text, language="uk").allegations[0].speaker
    assert told is not None and told.name == "Olena Panas"


@pytest.mark.parametrize(
    "text",
    [
        "Його били прикладами і вимагали розповісти про позиції ЗСУ.",
        "Женщин насиловали в городе. Сто тысяч жителей бежали в Чад.",
    ],
)
def test_a_name_without_cases_does_nothing_behind_a_noun_or_preposition(read: Read, text: str) -> None:
    language = "uk" if "і" in text else "ru"
    assert [a.alleged_perpetrator for a in read(text, language=language).allegations][:1] == [None]


def test_the_one_side_of_a_text_goes_on_in_the_next_paragraph(read: Read) -> None:
    text = "Росіяни вдарили ракетами по будинку в Харкові.\n\nЗагинули 18 людей, поранено 78."
    told = read(text, language="uk").allegations
    assert {a.alleged_perpetrator.party for a in told if a.alleged_perpetrator} == {"RU"} and len(told) == 3


def test_the_one_date_of_a_text_goes_on_in_the_next_paragraph(read: Read) -> None:
    text = "10 серпня 2020 року солдати зайшли в село.\n\nДвох чоловіків вони застрелили."
    told = read(text, language="uk").allegations[-1].when
    assert told is not None and told.earliest == "2020-08-10"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Буче под Киевом нашли тела двенадцати мужчин.", "ru"),
        ("У Бучі під Києвом знайшли тіла дванадцяти чоловіків.", "uk"),
    ],
)
def test_a_place_near_a_city_is_not_the_city(read: Read, text: str, language: str) -> None:
    assert read(text, language=language).allegations[0].place.name == "Bucha"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Чеченские силовики задержали двух подростков на рынке.", "Russian security forces"),
        ("Ночью полиция Дагестана избила двух мужчин, которые ехали домой.", "Russian security forces"),
        ("Боевики Сил быстрой поддержки убили 12 человек в Омдурмане.", "Rapid Support Forces fighters"),
    ],
)
def test_police_of_a_part_of_a_state_and_groups_of_several_words_are_sides(read: Read, text: str, name: str) -> None:
    assert read(text, language="ru").allegations[0].alleged_perpetrator.name == name


def test_armed_men_of_a_part_of_a_state_are_not_the_states(read: Read) -> None:
    told = read("Чеченские боевики захватили в заложники сто человек.", language="ru").allegations[0]
    assert told.alleged_perpetrator is None or told.alleged_perpetrator.party is None


def test_whose_attack_it_is_does_not_make_it_a_fight(read: Read) -> None:
    (told,) = read("Сорок человек убиты в результате нападения боевиков на город Омдурман.", language="ru").allegations
    assert (told.harm, told.victims.low) == ("killed", 40)


def test_bodies_that_are_brought_away_keep_their_number(read: Read) -> None:
    text = "Прокурор Иван Лютый заявил, что из посёлков вывезены 410 тел."
    assert [(a.act, a.victims.low) for a in read(text, language="ru").allegations] == [("BODIES", 410)]


def test_a_mass_grave_is_nobodys_brother(read: Read) -> None:
    text = "В братской могиле похоронены 280 человек, сообщил мэр."
    assert [a.victims.low for a in read(text, language="ru").allegations] == [280]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Мешканці Балаклії пам'ятають окупацію. Солдати з Дагестану забрали генератор і трактор.", "Balakliia"),
        ("У Києві лунали вибухи. Ракета влучила в лікарню у Старозаводському районі.", "Kyiv"),
        ("З квітня 2022 року в херсонському СІЗО охоронці катували сорок в'язнів.", "Kherson"),
        ("Ізраїльська авіація бомбила Тель-Рафат: зруйновано два будинки.", "Тель-Рафат"),
        ("У Донецьку стріляли по ринку з боку Авдіївки. Загинули двоє людей.", "Donetsk"),
    ],
)
def test_where_it_was_is_not_where_somebody_is_from(read: Read, text: str, place: str) -> None:
    assert read(text, language="uk").allegations[-1].place.name == place


def test_points_of_a_list_and_sums_of_a_war_are_of_no_place_told_before(read: Read) -> None:
    text = "Зведення за добу:\n— у Бучі загинули двоє людей;\n— поліція затримала сорок протестувальників."
    assert [a.place and a.place.name for a in read(text, language="uk").allegations] == ["Bucha", None]
    text = "У Бучі загинув чоловік. З початку повномасштабної війни росіяни стратили сто полонених."
    assert read(text, language="uk").allegations[-1].place is None


def test_who_signs_below_tells_the_whole_text(read: Read) -> None:
    text = "Мене повалили і били кийками.\n\nВоди не давали, нас тримали стоячи.\n\nАнтон Панас, слюсар, Вигадка"
    told = [a.speaker for a in read(text, language="uk").allegations]
    assert told and {s.name for s in told if s is not None} == {"Anton Panas"}


def test_a_shelter_is_no_custody(read: Read) -> None:
    (told,) = read("Мы прятались в подвале дома. Соседка умерла от ран.", language="ru").allegations
    assert told.act == "CASUALTIES"


def test_violence_at_home_takes_back_only_its_own_sentence(read: Read) -> None:
    text = "Девушка бежала от домашнего насилия. Солдаты избили её брата и увезли в отдел."
    assert [a.act for a in read(text, language="ru").allegations if a.act.startswith("TOR")] != []


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Солдати розстріляли дев'ятьох операторів дронів, які здалися в полон.", "uk", 9),
        ("Свідками вбивства були ще шестеро полонених.", "uk", None),
    ],
)
def test_trades_are_counted_and_witnesses_are_not(read: Read, text: str, language: str, number: int | None) -> None:
    assert [a.victims.low for a in read(text, language=language).allegations] == [number]


def test_part_of_those_told_before_is_told_no_second_time(read: Read) -> None:
    text = "Загинули сто людей. Серед загиблих — десять дітей."
    assert [a.victims.low for a in read(text, language="uk").allegations] == [100]


def test_where_blows_went_makes_them_no_attack(read: Read) -> None:
    told = read("Мене двічі вдарили по обличчю, коли я попросила лікаря.", language="uk").allegations
    assert [a.act for a in told] == ["TOR-01"]


def test_what_a_side_says_it_strikes_is_no_beating(read: Read) -> None:
    text = "Баку стверджує, що бив лише по військових об'єктах."
    assert [a.act for a in read(text, language="uk").allegations if a.act.startswith("TOR")] == []


def test_a_body_in_marks_speaks_by_itself(read: Read) -> None:
    told = read("«Дорога домой» сообщила, что солдаты избили двух мужчин.", language="ru").allegations[0].speaker
    assert told is not None and "Дорога домой" in told.text


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Свідчення 52-річного Віктора, звільненого з полону.\nНас били шлангами в коридорі.", "uk", "Viktor"),
        ("Рассказ Натальи, 41 год (записано в апреле).\nСолдаты вошли в дом. Меня заперли в сарае.", "ru", "Natal"),
        ("«Новая дорога»: в городе задержаны более ста мужчин.", "ru", "«Новая дорога»"),
        ("Іван Лютий, мер Вигадки, у телеграмі: вночі загинули двоє людей.", "uk", "Ivan Liutyi"),
        ("Загинули десятки людей, каже Вигаданий Червоний Півмісяць.", "uk", "Red Crescent"),
        ("Ранее Армия Выдумки (АВ) сообщила, что солдаты расстреляли сорок человек.", "ru", "Armiya Vydumki"),
    ],
)
def test_who_tells_is_found_before_a_story_a_colon_or_a_short_name(
    read: Read, text: str, language: str, who: str
) -> None:
    told = [a.speaker for a in read(text, language=language).allegations]
    assert told and all(s is not None and who in (s.name or s.text) for s in told)


def test_suspects_say_nothing_by_being_suspected(read: Read) -> None:
    told = read("Четверых подозреваемых доставили в суд со следами побоев.", language="ru").allegations
    assert all(a.speaker is None for a in told)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Двенадцатого марта солдаты застрелили двух мужчин у дороги.", "ru", "2024-03-12"),
        ("Шістнадцятого березня солдати застрелили двох чоловіків.", "uk", "2024-03-16"),
        ("Двенадцатого марта солдаты избили мужа. Поздно вечером они застрелили двух мужчин.", "ru", "2024-03-12"),
    ],
)
def test_days_in_words_are_dates_and_nights_behind_them_are_not_of_today(
    read: Read, text: str, language: str, day: str
) -> None:
    when = read(text, language=language, published="2024-05-12").allegations[-1].when
    assert when is not None and when.earliest == day


def test_a_camp_of_refugees_is_called_by_its_name(read: Read) -> None:
    text = "В лагере беженцев Выдумин погибли восемь человек."
    assert read(text, language="ru").allegations[0].place.name == "Выдумин"


def test_a_missile_with_a_number_is_no_place(read: Read) -> None:
    text = "В Одессу попал снаряд «Фалак-1». Ранены двое жителей."
    assert read(text, language="ru").allegations[-1].place.name == "Odesa"


def test_an_ambulance_parts_no_two_people(read: Read) -> None:
    told = read("Поранено водія «швидкої» та медсестру, які їхали на виклик.", language="uk").allegations
    assert [a.victims.low for a in told] == [2]


@pytest.mark.parametrize(
    "text",
    ["Дрон упал на двор школы, обошлось без пострадавших.", "Управление ООН выпустило доклад по Выдумке."],
)
def test_reports_that_come_out_and_nobody_hurt_are_no_harm(read: Read, text: str) -> None:
    assert [a for a in read(text, language="ru").allegations if a.harm or "ООН" in text] == []


def test_an_exhibition_is_no_play(read: Read) -> None:
    told = read("Ракета влучила в театр, де була виставка дронів. Семеро людей загинули.", language="uk").allegations
    assert [a.victims.low for a in told if a.harm == "killed"] == [7]


def test_a_name_of_many_places_is_of_a_country_that_the_text_names(read: Read) -> None:
    text = "Прокуратура Азербайджана сообщила, что по Барде выпустили ракеты, погибли двое."
    assert read(text, language="ru").allegations[-1].place.name == "Barda"


def test_far_places_are_known_by_their_russian_letters(read: Read) -> None:
    assert read("У Хан-Юнісі загинули двоє людей.", language="uk").allegations[0].place.name == "Khan Younis"


def test_a_city_district_leaves_its_city_to_the_next_sentence(read: Read) -> None:
    text = "У Харкові вибухи. Ракета влучила в будинок у Старозаводському районі. Загинули шестеро людей."
    assert read(text, language="uk").allegations[-1].place.name == "Kharkiv"


def test_blows_on_a_part_of_the_body_are_no_shelling(read: Read) -> None:
    told = read("Женщину держали в подвале, солдаты били по почкам.", language="ru").allegations
    assert {a.act[:3] for a in told} <= {"LIB", "TOR"} and told
