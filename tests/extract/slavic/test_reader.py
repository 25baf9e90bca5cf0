"""What is read out of Ukrainian and Russian sentences: who says it, the act, how many, by whom, where, when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solferino.model import Stance

Read = Callable[..., Any]

COUNTS = [
    ("Унаслідок обстрілу загинули щонайменше троє людей.", 3, None, "at_least"),
    ("Поранено близько сорока мешканців.", 40, 40, "about"),
    ("Загинуло двадцять п'ять людей.", 25, 25, "exact"),
    ("Десятки людей загинули під час удару.", None, None, "vague"),
    ("У Сумах загинув водій автобуса.", 1, 1, "exact"),
    ("Загинули мати й двоє дітей.", 3, 3, "exact"),
    ("Кількість загиблих зросла до 17.", 17, 17, "exact"),
    ("Росія депортувала понад 2 тисячі дітей.", 2000, None, "at_least"),
    ("Пошкоджено 12 будинків.", None, None, None),
    ("Были убиты не менее 12 мирных жителей.", 12, None, "at_least"),
    ("Ранены от 20 до 30 человек, сообщили врачи больницы, был обстрел.", 20, 30, "between"),
    ("Погиб 64-летний водитель, был обстрел.", 1, 1, "exact"),
    ("Ранения получили трое, был обстрел.", 3, 3, "exact"),
    ("Несколько человек были ранены.", None, None, "vague"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), COUNTS)
def test_how_many(read: Read, text: str, low: int | None, high: int | None, qualifier: str | None) -> None:
    victims = read(text).allegations[0].victims
    assert (victims.low, victims.high, victims.qualifier) == (low, high, qualifier)


def test_parts_of_the_victims_are_a_breakdown_and_no_victims_more(read: Read) -> None:
    (told,) = read("Загинули 11 людей, серед них троє дітей.").allegations
    assert (told.victims.low, [(g.age, g.low) for g in told.victims.breakdown]) == (11, [("CHILD", 3)])


def test_killed_and_injured_are_two_allegations_of_one_strike(read: Read) -> None:
    told = read("Внаслідок ракетного удару по Дніпру загинули 5 людей, ще 18 поранено.").allegations
    assert [(a.act, a.harm, a.victims.low) for a in told] == [("HOS-01", "killed", 5), ("HOS-01", "injured", 18)]


BY = [
    ("Російські військові розстріляли двох чоловіків.", "RU"),
    ("Двох чоловіків розстріляли російські військові.", "RU"),
    ("Двох чоловіків було вбито російськими військовими.", "RU"),
    ("Унаслідок удару українських військ загинули двоє жінок.", "UA"),
    ("Загинули троє людей внаслідок ізраїльського авіаудару.", "IL"),
    ("Окупанти викрали у Херсоні журналіста.", "RU"),
    ("Ворог обстріляв школу в Нікополі.", "RU"),
    ("Українських військовополонених катували в колонії.", None),
    ("Російського полоненого вбили в підвалі в Сумах.", None),
    ("Жителей обстреляли сирийские войска, были ранены двое.", "SY"),
    ("ВСУ обстреляли больницу в Донецке, были ранены двое.", "UA"),
    ("Минобороны России обвинило украинские войска в обстреле школы, был удар.", "UA"),
]


@pytest.mark.parametrize(("text", "code"), BY)
def test_by_whom_is_told_by_case_and_voice(read: Read, text: str, code: str | None) -> None:
    side = read(text).allegations[0].alleged_perpetrator
    assert (side.party if side is not None else None) == code


def test_the_same_sentence_with_the_sides_swapped_is_read_alike(read: Read) -> None:
    pair = ("російські військові", "RU"), ("українські військові", "UA")
    for text in (
        "{} катували двох полонених у підвалі в Ізюмі.",
        "Учора {} обстріляли лікарню в місті, поранено трьох.",
    ):
        told = [read(text.format(words.capitalize() if text[0] == "{" else words)).allegations for words, _ in pair]
        assert [a.alleged_perpetrator.party for a in told[0]] == ["RU"] * len(told[0])
        assert [a.alleged_perpetrator.party for a in told[1]] == ["UA"] * len(told[1])
        assert [(a.act, a.acts, a.victims, a.stance) for a in told[0]] == [
            (a.act, a.acts, a.victims, a.stance) for a in told[1]
        ]


def test_the_enemy_is_the_other_side_than_the_writers_own(read: Read) -> None:
    text = "Противник обстрелял посёлок Шебекино, ранены двое жителей. В Украине это отрицают."
    belgorod = read(text, publisher="Губернатор Белгородской области").allegations[0]
    unknown = read(text, publisher="Лента дня").allegations[0]
    assert belgorod.alleged_perpetrator.party == "UA"
    assert unknown.alleged_perpetrator is None


WHERE = [
    ("У Харкові загинули двоє людей.", "Kharkiv", "settlement"),
    ("Під Ізюмом знайшли братську могилу з дев'ятьма тілами.", "Izium", "settlement"),
    ("На Донеччині загинули двоє людей.", "Donetsk", "region"),
    ("У Новій Каховці загинули двоє людей.", "Nova Kakhovka", "settlement"),
    ("У селі Велика Комишуваха Харківської області загинула жінка.", "Velyka Komyshuvakha", "settlement"),
    ("В Бахмуте были убиты двое жителей.", "Bakhmut", "settlement"),
    ("Были убиты двое жителей Бучи.", "Bucha", "settlement"),
    ("В Белгородской области были ранены двое.", "Belgorod", "region"),
    ("У Торецьку через обстріл загинув поліцейський.", "Toretsk", "settlement"),
    ("В селе Безымянка были убиты двое.", "Безымянка", "settlement"),
]


@pytest.mark.parametrize(("text", "name", "kind"), WHERE)
def test_a_place_is_found_in_any_case(read: Read, text: str, name: str, kind: str) -> None:
    place = read(text).allegations[0].place
    assert (place.name, place.kind.value) == (name, kind)


def test_the_place_of_a_speaker_is_not_that_of_the_act(read: Read) -> None:
    text = "Губернатор Бєлгородської області заявив, що в Шебекині загинули двоє людей."
    assert read(text).allegations[0].place.name == "Shebekino"


WHEN = [
    ("Учора в Сумах загинули двоє людей.", "2024-05-11", "2024-05-11"),
    ("26 лютого в Сумах загинули двоє людей.", "2024-02-26", "2024-02-26"),
    ("У ніч на 5 травня в Сумах загинули двоє людей.", "2024-05-04", "2024-05-05"),
    ("Минулого тижня в Сумах загинули двоє людей.", "2024-04-29", "2024-05-05"),
    ("У березні 2022 року в Сумах загинули двоє людей.", "2022-03-01", "2022-03-31"),
    ("В ночь на 5 мая были ранены двое.", "2024-05-04", "2024-05-05"),
    ("С апреля по июнь 2023 года были убиты двое.", "2023-04-01", "2023-06-30"),
    ("Две недели назад были ранены двое.", "2024-04-25", "2024-05-01"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), WHEN)
def test_time_counts_from_the_day_of_publication(read: Read, text: str, earliest: str, latest: str) -> None:
    when = read(text).allegations[0].when
    assert (when.earliest, when.latest) == (earliest, latest)


def test_a_day_without_a_year_stays_open_where_nothing_settles_it(read: Read) -> None:
    assert read("26 лютого в Сумах загинули двоє людей.", None).allegations[0].when.earliest is None


SAID = [
    ("Загинули двоє людей, повідомив міський голова Олег Коваль.", "Oleh Koval", "asserted"),
    ("Міський голова Олег Коваль повідомив, що загинули двоє людей.", "Oleh Koval", "asserted"),
    ("За словами Олега Коваля, загинули двоє людей.", "Oleh Koval", "asserted"),
    ("«Вони вбили мого брата в Ізюмі», — сказала Марія Ткач.", "Mariia Tkach", "asserted"),
    ("Правозахисники стверджують, що окупанти катували двох чоловіків.", None, "alleged"),
    ("Місія підтвердила вбивство двох полонених.", "monitoring mission", "verified"),
    ("Москва заперечує удари по лікарнях.", "Moscow", "denied"),
    ("Київ звинуватив російські війська у вбивстві двох полонених.", "Kyiv", "alleged"),
    ("Очевидцы рассказали, что были убиты двое.", None, "asserted"),
    ("Минобороны России опровергло удары по жилым домам, был вопрос.", "Russian Ministry of Defence", "denied"),
    ("По данным прокуратуры, были убиты двое.", "prosecutor's office", "asserted"),
    ("Вероятно, были убиты двое жителей.", None, "hedged"),
    ("Якобы были убиты двое жителей.", None, "alleged"),
    ("Никто не был убит в Сумах, сообщил мэр.", None, "negated"),
]


@pytest.mark.parametrize(("text", "name", "stance"), SAID)
def test_who_says_it_and_how_sure(read: Read, text: str, name: str | None, stance: str) -> None:
    told = read(text).allegations[0]
    assert told.stance == Stance(stance)
    assert (told.speaker.name if told.speaker is not None else None) == name


def test_a_claim_keeps_its_speaker_over_the_paragraph(read: Read) -> None:
    told = read("Мер Олег Коваль повідомив, що загинули двоє людей. Ще троє дітей поранено.").allegations
    assert [a.speaker.name for a in told] == ["Oleh Koval", "Oleh Koval"]


def test_a_source_told_afterwards_is_the_speaker_of_what_stands_before(read: Read) -> None:
    told = read("У Сумах загинули двоє людей. Про це повідомила прокуратура області.").allegations
    assert [a.speaker.kind.value for a in told] == ["body"]


def test_a_denial_without_an_act_denies_what_was_told_last(read: Read) -> None:
    told = read("Окупанти викрали в Херсоні двох учителів. Москва це заперечує.").allegations
    assert [(a.act, a.stance.value) for a in told] == [("LIB-03", "asserted"), ("LIB-03", "denied")]
    assert told[1].alleged_perpetrator.party == "RU"


def test_every_statement_is_led_back_to_the_words_of_the_text(read: Read) -> None:
    (statement,) = read("Загинули двоє людей, повідомив міський голова Олег Коваль.").statements
    assert (statement.speaker.text, statement.cue.text) == ("міський голова Олег Коваль", "повідомив")
    assert statement.content.text == "Загинули двоє людей"


ACTS = [
    ("Чоловіка били струмом і душили пакетом.", "TOR-01"),
    ("Солдати зґвалтували жінку.", "SXV-01"),
    ("Росіяни депортували 46 дітей до Криму.", "DEP-03"),
    ("Окупанти пограбували крамницю.", "PRO-01"),
    ("Чоловік помер у камері слідчого ізолятора.", "KIL-04"),
    ("Військові розстріляли двох військовополонених.", "KIL-02"),
    ("Російські війська обстріляли лікарню в Херсоні.", "SPO-01"),
    ("Ракета влучила в підстанцію біля Києва.", "SPO-04"),
    ("Дрон влучив у житловий будинок у Сумах.", "HOS-02"),
    ("Жители прошли фильтрацию в Безыменном.", "LIB-05"),
    ("Полиция незаконно задержала сорок человек, были крики.", "LIB-01"),
    ("Без вести пропавших ищут: пропали без вести 16 жителей города, были взрывы.", "MIS-01"),
    ("Под Изюмом обнаружили массовое захоронение, были найдены 440 тел.", "BODIES"),
    ("Боевики захватили в заложники двух врачей, были крики.", "LIB-04"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_which_act(read: Read, text: str, act: str) -> None:
    assert act in read(text).allegations[0].acts


NOTHING = [
    "Ми закликаємо припинити вбивства цивільних.",
    "Розслідується вбивство трьох цивільних за ст. 438 КК України.",
    "Рада ухвалила конвенцію проти катувань.",
    "Дрони атакували місто, постраждалих немає.",
    "Якщо окупанти вбиватимуть мирних жителів, їх покарають.",
    "Чи вбили окупанти двох людей?",
    "Военные уничтожили склад боеприпасов и ранили командира боевиков, был бой.",
    "На фронті відбулося 180 боєзіткнень.",
    "Правительство призывает прекратить пытки, был митинг.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_appeals_proceedings_threats_and_fights_are_no_allegations(read: Read, text: str) -> None:
    assert [a.act for a in read(text).allegations] == []


def test_comments_and_furniture_tell_nothing(read: Read) -> None:
    text = "У Сумах загинули двоє людей.\n\nЧитайте також: Окупанти вбили п'ятьох\nПідписуйтесь на наш телеграм\n"
    assert [a.victims.low for a in read(text).allegations] == [2]


WORDS = (
    *("Окупанти", "російські військові", "вбили", "загинули", "двох", "людей", "у Харкові", "«", "»", ",", ".", " —"),
    *(
        "заявив",
        "Олег",
        "Коваль",
        "26 лютого",
        "\n",
        "не",
        "ВСУ",
        "обстреляли",
        "за словами",
        "мера",
        "звинуватив",
        "що",
    ),
    *("’", "\u0301", "й\u0306", "№ 2", "й", "1 000", "серед них", "😀"),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_every_span_holds_the_words_it_names(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    made = read(text)
    for a in made.allegations:
        assert text[a.passage.start : a.passage.end] == a.passage.text
        assert all(0 <= s.start < s.end <= len(text) for spans in a.spans.values() for s in spans)
        if a.speaker is not None and a.speaker.start is not None:
            assert text[a.speaker.start : a.speaker.end] == a.speaker.text
    for statement in made.statements:
        assert text[statement.content.start : statement.content.end] == statement.content.text
    for p in made.places:
        assert text[p.start : p.end] == p.place.text


def test_reading_again_gives_the_same_values_with_the_same_ids(read: Read) -> None:
    text = "Окупанти викрали в Херсоні двох учителів. Москва це заперечує."
    assert read(text) == read(text)
    assert len({a.id for a in read(text).allegations}) == 2


UNLIKE_THE_FIRST_TEXTS = [
    ("uk", "Пораненого побили прикладами в гаражі під Світлодаром.", "TOR-01"),
    ("uk", "Мешканців Вишневої Балки не випускали із села три тижні.", "LIB-08"),
    ("uk", "Комендант заборонив українську мову в усіх класах.", "OCC-03"),
    ("uk", "Полоненого моряка не лікували, ліків не давали.", "TOR-07"),
    ("ru", "Двух учителей раздели догола и заставили петь гимн.", "SXV-09"),
    ("ru", "Пастуха выпороли плетьми на площади.", "TOR-08"),
    ("ru", "Омоновцы разогнали пикет у театра.", "FRE-03"),
    ("ru", "Солдаты отобрали у соседки генератор.", "PRO-01"),
]


@pytest.mark.parametrize(("language", "text", "code"), UNLIKE_THE_FIRST_TEXTS)
def test_every_family_of_acts_has_its_words(read: Read, language: str, text: str, code: str) -> None:
    assert code in [a.act for a in read(text, language=language).allegations]


def test_a_carried_off_thing_is_pillage_and_a_person_led_off_is_not(read: Read) -> None:
    assert [a.act for a in read("Військові РФ вивезли зерно з Токмака.").allegations] == ["PRO-01"]
    assert [a.act for a in read("Військові РФ забрали вчительку з дому.").allegations] == ["LIB-03"]


def test_an_unknown_village_keeps_its_first_form_and_no_coordinates(read: Read) -> None:
    ukrainian = read("У Тихих Гайках снаряд убив двох людей.").allegations[0].place
    russian = read("В Белых Ставках снаряд убил двоих человек.", language="ru").allegations[0].place
    assert ukrainian is not None and russian is not None
    assert (ukrainian.name, russian.name) == ("Тихі Гайки", "Белые Ставки")
    assert ukrainian.lat is None and russian.lat is None


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("ru", "ВСУ обстреляли рынок, двое ранены.", "UA"),
        ("ru", "ФСБ удерживала фермера в подвале.", "RU"),
        ("uk", "Військові РФ розстріляли двох селян.", "RU"),
        ("uk", "ЦАХАЛ обстріляв лікарню.", "IL"),
    ],
)
def test_an_unmistakable_name_is_a_side_in_the_shortest_text(read: Read, language: str, text: str, code: str) -> None:
    party = read(text, language=language).allegations[0].alleged_perpetrator
    assert party is not None and party.party == code


def test_one_victim_may_be_a_pronoun_and_whose_body_it_is_is_not(read: Read) -> None:
    beaten = read("Її били щодня в підвалі комендатури.").allegations[0].victims
    assert (beaten.low, beaten.sex) == (1, "F")
    stolen = read("Його телефон забрали військові РФ.").allegations[0].victims
    assert stolen.low is None


def test_the_form_of_the_verb_tells_the_sex_of_one_person_only(read: Read) -> None:
    assert read("Учора в Херсоні загинула лікарка.").allegations[0].victims.sex == "F"
    assert read("Учора в Херсоні загинула людина.").allegations[0].victims.sex is None
    assert read("Учора в Херсоні загинули п'ятеро людей.").allegations[0].victims.sex is None


@pytest.mark.parametrize(
    ("language", "text", "low", "qualifier"),
    [
        ("ru", "В посёлке погибли полторы сотни человек.", 150, "exact"),
        ("uk", "У селі загинуло понад півтори сотні людей.", 150, "at_least"),
        ("uk", "Кількість загиблих унаслідок учорашньої ракетної атаки на місто зросла до п'яти.", 5, "exact"),
        ("uk", "У місті 232 загиблих та 1 343 поранених.", 232, "exact"),
    ],
)
def test_numbers_that_are_more_than_one_word(read: Read, language: str, text: str, low: int, qualifier: str) -> None:
    killed = [a.victims for a in read(text, language=language).allegations if a.harm == "killed"]
    assert [(v.low, v.qualifier) for v in killed] == [(low, qualifier)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Режисер зняв сцену розстрілу з першого дубля."),
        ("ru", "ДТП на трассе: погибли четверо."),
        ("ru", "Хозяева выиграли матч, устроив гостям настоящую бойню."),
        ("uk", "За легендою навчань умовний противник обстріляв міст, двоє умовно поранених."),
        ("uk", "Третя доба без води, аварія на насосній станції."),
    ],
)
def test_films_matches_accidents_and_exercises_tell_no_act(read: Read, language: str, text: str) -> None:
    assert read(text, language=language).allegations == ()


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("uk", "Ходить чутка, ніби солдати побили сторожа.", "alleged"),
        (
            "ru",
            "Комиссия имеет разумные основания полагать, что российские солдаты депортировали 164 ребёнка.",
            "credible",
        ),
        ("uk", "Верифіковано 12 загиблих.", "verified"),
        ("ru", "Пыток не выявлено.", "negated"),
    ],
)
def test_words_without_a_speaker_settle_the_stance(read: Read, language: str, text: str, stance: str) -> None:
    assert [a.stance.value for a in read(text, language=language).allegations] == [stance]


def test_news_that_says_only_the_hour_is_of_the_day_it_came_out(read: Read) -> None:
    found = read("07:10. Ворог обстріляв лікарню в Херсоні.", published="2024-06-12").allegations[0].when
    assert found is not None and (found.earliest, found.latest) == ("2024-06-12", "2024-06-12")


def test_who_opens_a_line_with_a_colon_says_it_also_in_the_body(read: Read) -> None:
    speaker = read("Ніч минула без світла.\n\nГолова ОВА Іван Тимчук: троє людей загинули.").allegations[0].speaker
    assert speaker is not None and speaker.name == "Ivan Tymchuk"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Организация «Дорога домой» рассказала, что солдаты избили двух мужчин.", "Организация «Дорога домой»"),
        ("Инженера пытали током, — «Профсоюз выдумщиков»", "Профсоюз выдумщиков"),
        ("Марина К., 43 года, учительница: «Солдаты избили двух мужчин».", "Марина К"),
        ("Меня забрали с поля. Били три дня. — Людмила, 61 год.", "Людмила"),
        ("Нас держали в подвале неделю. (жительница Выдумки)", "жительница Выдумки"),
        ("По рассказам прихожан эритрейские солдаты расстреляли двух мужчин.", "прихожан"),
        ("Показания свидетеля Глеба К., 19 лет: двоих мужчин застрелили у ворот.", "Глеба К"),
    ],
)
def test_who_tells_is_found_in_other_words(read: Read, text: str, who: str) -> None:
    found = read(text, language="ru").allegations
    assert found and all(a.speaker is not None and who in a.speaker.text for a in found)


def test_what_a_device_shows_has_no_speaker_in_the_place(read: Read) -> None:
    text = "Солдаты угнали из Балаклеи трактор, и датчик показал его уже под Грозным."
    found = read(text, language="ru").allegations
    assert [(a.speaker, a.place.name) for a in found] == [(None, "Balakliia")]


ARMED = [
    ("Талибы публично высекли девять человек в Кандагаре.", "AF"),
    ("Таліби стратили трьох колишніх військових у Кабулі.", "AF"),
    ("ХАМАС удерживает 130 заложников, утверждает армия Израиля.", "PS"),
    ("Бойовики ХАМАСу вбили 12 мешканців кібуцу.", "PS"),
    ("Военные Мьянмы обстреляли деревню в области Сагайн, погибли 17 человек.", "MM"),
    ("Армія М’янми спалила село в області Сагайн.", "MM"),
    ("Пограничники Китая задержали 12 рыбаков у острова.", "CN"),
]


@pytest.mark.parametrize(("text", "party"), ARMED)
def test_armed_groups_and_armies_of_all_countries_are_sides(read: Read, text: str, party: str) -> None:
    language = "uk" if set(text) & set("іїє’") else "ru"
    told = read(text, language=language).allegations
    assert told
    assert {a.alleged_perpetrator.party for a in told} == {party}


GIRLS = [
    ("Боевики похитили 12 школьниц в провинции Ниджер.", "ru"),
    ("Бойовики викрали 12 школярок у провінції Нігер.", "uk"),
]


@pytest.mark.parametrize(("text", "language"), GIRLS)
def test_pupils_are_people_and_no_school(read: Read, text: str, language: str) -> None:
    (told,) = read(text, language=language).allegations
    assert (told.act, told.victims.low, told.victims.sex) == ("LIB-03", 12, "F")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("З Херсонської області до Криму вивезли 48 дітей.", "Kherson"),
        ("З Маріуполя до Таганрога примусово вивезли 300 мешканців.", "Mariupol"),
    ],
)
def test_people_are_deported_where_they_are_taken_from(read: Read, text: str, place: str) -> None:
    assert place in read(text).allegations[0].place.name


def test_a_village_that_no_map_has_stands_before_its_region(read: Read) -> None:
    (told,) = read("В субботу солдаты сожгли деревню Харра в провинции Идлиб.").allegations
    assert (told.act, told.place.name) == ("PRO-02", "Харра")


def test_protected_trades_stay_what_was_hit(read: Read) -> None:
    told = read("Російські військові обстріляли рятувальників у Харкові.").allegations
    assert "SPO-09" in {c for a in told for c in a.acts}


def test_fighters_of_a_group_are_called_after_it_and_not_after_a_country(read: Read) -> None:
    (told,) = read("Бойовики ХАМАСу вбили 12 мешканців кібуцу.", language="uk").allegations
    assert told.alleged_perpetrator.name == "Hamas fighters"


def test_a_group_of_no_side_stands_for_no_country(read: Read) -> None:
    (told,) = read("Боко-Харам похитили 12 школьниц в провинции Борно.", language="ru").allegations
    assert told.alleged_perpetrator is None or told.alleged_perpetrator.party is None


def test_a_denial_behind_a_comma_answers_its_sentence(read: Read) -> None:
    text = "Ереван обвинил Азербайджан в пытках армянских военнопленных, в Баку это отрицают."
    told = read(text).allegations
    assert [(a.stance.value, a.speaker.name, a.place) for a in told] == [
        ("alleged", "Yerevan", None),
        ("denied", "Baku", None),
    ]


def test_a_woman_who_died_is_a_death(read: Read) -> None:
    (told,) = read("У камері від тортур померла жінка.").allegations
    assert (told.act, told.harm, told.victims.sex) == ("KIL-04", "killed", "F")


def test_the_head_of_a_region_tells_of_it(read: Read) -> None:
    text = "За словами начальника Миколаївської ОВА Віталія Кіма, ворог атакував порт."
    assert read(text).allegations[0].place.name == "Mykolaiv"


def test_a_village_keeps_apart_from_the_region_behind_it(read: Read) -> None:
    text = "В деревне Геройское Херсонской области российские военные похитили старосту."
    assert read(text).allegations[0].place.name in ("Геройское", "Heroiske")


def test_blame_behind_a_semicolon_answers_its_sentence(read: Read) -> None:
    text = "ОБСЕ насчитала 13 погибших при обстреле в Донецке; ополчение возложило вину на украинскую армию."
    told = read(text, language="ru").allegations
    assert [(a.stance.value, a.alleged_perpetrator and a.alleged_perpetrator.party) for a in told] == [
        ("asserted", None),
        ("alleged", "UA"),
    ]


@pytest.mark.parametrize("text", ["У Кривому Розі загинули двоє людей.", "Удар по Кривому Рогу: загинули двоє людей."])
def test_a_short_noun_of_a_town_is_led_back_too(read: Read, text: str) -> None:
    assert read(text).allegations[0].place.name == "Kryvyi Rih"


def test_a_letter_and_figures_are_one_word_and_no_number(read: Read) -> None:
    (told,) = read("Повстанцы М23 казнили как минимум 140 мирных жителей в Рутшуру.").allegations
    assert (told.victims.low, told.alleged_perpetrator.name) == (140, "M23 fighters")


def test_a_possessive_name_of_a_town_is_led_back(read: Read) -> None:
    assert read("У Часовому Яру загинули 48 осіб.").allegations[0].place.name == "Chasiv Yar"


def test_a_name_of_capitals_inside_is_no_place(read: Read) -> None:
    text = "Унаслідок атаки БпЛА на Бєлгородську область загинула жінка."
    assert read(text).allegations[0].place.name == "Belgorod"


def test_a_country_that_does_something_is_no_place_of_it(read: Read) -> None:
    assert read("Україна повернула 12 дітей, яких росіяни примусово вивезли.").allegations[0].place is None
