"""Whole items as reporters write them: who speaks, where it was and who did it, carried over from what was told."""

from __future__ import annotations

import pytest

from .conftest import Read


def test_a_name_behind_a_region_is_that_of_its_governor(read: Read) -> None:
    text = "Губернатор Белгородской области Иван Лютый: дрон ударил по школе, погибли двое."
    told = read(text, language="ru").allegations
    assert {a.speaker.name for a in told} == {"Ivan Lyuty"} and {a.place.name for a in told} == {"Belgorod"}


def test_the_accused_stands_before_the_pronoun_and_nobody_accuses(read: Read) -> None:
    text = "Судят командира русского взвода, которого обвиняют в убийстве двоих крестьян."
    (told,) = read(text, language="ru").allegations
    assert (told.speaker, told.alleged_perpetrator.party, told.stance.value) == (None, "RU", "alleged")


def test_a_story_in_marks_before_a_colon_is_no_speaker(read: Read) -> None:
    told = read("«Нас били щодня, по руках»: історія вчительки з Вигадки\n\nОлені 40 років.").allegations
    assert all(a.speaker is None or "били" not in a.speaker.text for a in told)


def test_she_is_whoever_opened_the_paragraph_by_name_and_age(read: Read) -> None:
    text = "Фатима, 34 года, живет теперь в лагере.\n\n«Мужа застрелили у порога», — говорит она."
    assert read(text, language="ru").allegations[-1].speaker.name == "Fatima"


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("На Західному березі поселенці спалили будинок.", "uk", "West Bank"),
        ("На Западном берегу поселенцы сожгли дом.", "ru", "West Bank"),
        ("Снаряд упав у Кременчуці, загинули двоє.", "uk", "Kremenchuk"),
        ("Російські солдати обстріляли легковик на околиці Макарова.", "uk", "Makariv"),
    ],
)
def test_places_by_their_own_case_and_country(read: Read, text: str, language: str, place: str) -> None:
    assert {a.place.name for a in read(text, language=language).allegations} == {place}


def test_people_of_the_region_are_not_of_its_last_town(read: Read) -> None:
    text = "Херсонщина: обстріли.\n\nУ Білозерці загинула жінка.\n\nЩе п'ятеро жителів області поранені."
    assert [a.place.name for a in read(text).allegations][-2:] == ["Bilozerka", "Kherson"]


def test_whoever_fled_tells_of_where_he_fled_from(read: Read) -> None:
    told = read("Рассказ беженки из Бахмута.\n\nСоседа застрелили у порога.", language="ru").allegations
    assert told[-1].place.name == "Bakhmut"


def test_police_of_a_place_are_its_states(read: Read) -> None:
    (told,) = read("В Грозном силовики увезли из дома Рустама Выдуманного.").allegations
    assert (told.alleged_perpetrator.party, told.victims.low, told.victims.sex) == ("RU", 1, "M")
    (told,) = read("У Мелітополі силовики забрали двох учительок.").allegations
    assert told.alleged_perpetrator is None  # others hold the town


def test_one_blamed_alone_is_who_denies(read: Read) -> None:
    text = "В Грозном силовики увезли Рустама Выдуманного. Министр Ахмед Лютый назвал сообщение о похищении бредом."
    told = read(text, language="ru").allegations[-1]
    assert told.stance.value == "denied"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Двое пострадавших, мужчина и женщина, ранены осколками.", 2, 2),
        ("Ранены двое взрослых, мальчик и девочка.", 4, 4),
        ("Батько й шестирічна донька загинули під обстрілом.", 2, 2),
        ("В городе убиты от 10 до 15 тысяч человек.", 10_000, 15_000),
    ],
)
def test_counts_that_the_words_behind_spell_out(read: Read, text: str, low: int, high: int) -> None:
    told = [a.victims for a in read(text, language="uk" if "й" in text[:9] else "ru").allegations if a.harm]
    assert [(v.low, v.high) for v in told] == [(low, high)]


def test_a_woman_who_says_it_is_the_one_named_before(read: Read) -> None:
    told = read("Галина, 58 років, виїхала з Бучі.\n\n«Сина забрали на блокпосту», — каже жінка.").allegations
    assert [(a.speaker.name, a.victims.sex) for a in told] == [("Halyna", "M")]


def test_a_city_before_a_name_is_no_part_of_it(read: Read) -> None:
    text = "Жительницу Грозного Зарему Выдуманову полицейские Чечни вывезли из дома и избили."
    assert {a.place.name for a in read(text, language="ru").allegations} == {"Grozny"}


def test_a_name_behind_a_city_is_its_officials(read: Read) -> None:
    text = "Мариуполь. «Самолет сбросил бомбу на школу», — заявил замглавы города Иван Лютый."
    told = read(text, language="ru").allegations
    assert {a.speaker.name for a in told} == {"Ivan Lyuty"} and {a.place.name for a in told} == {"Mariupol"}


def test_where_the_speaker_is_from_is_not_where_it_goes_on(read: Read) -> None:
    text = "В Карачи избили беженцев, сказал Ахмад, портной из Кундуза. Двоих задержали."
    assert {a.place.name for a in read(text, language="ru").allegations} == {"Karachi"}


def test_a_surname_in_the_dative_tells_a_woman(read: Read) -> None:
    (told,) = read("Выдумкиной сломали пальцы.", language="ru").allegations
    assert (told.victims.low, told.victims.sex) == (1, "F")


def test_a_title_that_opens_with_the_strike_names_the_town(read: Read) -> None:
    text = "Обстрел Белгорода: погибли двое\n\nРанены еще трое жителей."
    assert {a.place.name for a in read(text, language="ru").allegations} == {"Belgorod"}


def test_whoever_is_told_does_not_tell(read: Read) -> None:
    (told,) = read("Двоє затриманих розповіли адвокату, що їх били струмом.").allegations
    assert "затриманих" in told.speaker.text and told.victims.low == 2


def test_where_refugees_are_from_is_no_name(read: Read) -> None:
    (told,) = read("Біженці з Папуна розповіли про побиття.").allegations
    assert told.speaker.name is None


def test_more_people_are_no_part_of_fewer(read: Read) -> None:
    told = read("50 загиблих, п'ятеро з них — діти, 98 поранених прооперували.").allegations
    assert [a.victims.low for a in told if a.harm] == [50, 98]


def test_a_strike_is_told_by_its_weapon(read: Read) -> None:
    assert [a.act for a in read("Участок обстреляли из артиллерии.", language="ru").allegations] == ["HOS-01"]
