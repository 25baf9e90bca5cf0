"""Names: spellings of one name share a key, other names do not, and what is printed is kept."""

from __future__ import annotations

import pytest

from folk import someone
from solferino.link.people import variants
from solferino.link.people.parse import Parsed, parse_name
from solferino.link.people.skeleton import language, script, skeleton, stem
from solferino.link.people.variants import Role, lexicon


@pytest.mark.parametrize(
    ("role", "spellings"),
    [
        (Role.FIRST, "Володимир Владимир Volodymyr Vladimir Wladimir"),
        (Role.FIRST, "Сергій Сергей Serhii Serhiy Sergey Sergei Sergej"),
        (Role.FIRST, "Микола Николай Mykola Nikolay Nikolai"),
        (Role.FIRST, "Ганна Анна Hanna Anna"),
        (Role.FIRST, "Юлія Юлия Yuliia Yulia Julia"),
        (Role.LAST, "Олійник Олейник Oliinyk Oliynyk Oleinik Oleynik"),
        (Role.LAST, "Білоус Белоус Bilous Belous"),
        (Role.LAST, "Зеленський Зеленский Zelenskyi Zelensky Zelenskiy"),
        (Role.LAST, "Соловйов Соловьёв Соловьев Solovyov Soloviov"),
        (Role.LAST, "Гончар Honchar Gonchar"),
        (Role.LAST, "Братський Братский Bratskyi Bratsky"),
        (Role.LAST, "Вишнівський Вишневский Vyshnivskyi Vishnevsky"),
        (Role.LAST, "Щербак Shcherbak Scherbak"),
        (Role.PATRONYMIC, "Сергіївна Сергеевна Serhiivna Sergeevna Sergeyevna"),
        (Role.PATRONYMIC, "Миколайович Николаевич Mykolaiovych Nikolaevich"),
        (Role.PATRONYMIC, "Григорович Григорьевич Hryhorovych Grigorievich"),
    ],
)
def test_spellings_of_one_name_share_a_key(role: Role, spellings: str) -> None:
    assert len({lexicon().key(word, role) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("role", "one", "other"),
    [
        (Role.FIRST, "Олександр", "Олексій"),
        (Role.FIRST, "Марія", "Марина"),
        (Role.LAST, "Шевченко", "Шевчук"),
        (Role.LAST, "Іванов", "Іваненко"),
        (Role.PATRONYMIC, "Іванович", "Ігорович"),
        (Role.PATRONYMIC, "Іванович", "Іванівна"),
    ],
)
def test_other_names_have_other_keys(role: Role, one: str, other: str) -> None:
    assert lexicon().key(one, role) != lexicon().key(other, role)


def test_a_pet_name_may_stand_for_several_names() -> None:
    key = lexicon().key
    assert lexicon().stands_for("Саша") == {key("Олександр", Role.FIRST), key("Олександра", Role.FIRST)}
    assert lexicon().stands_for("Шевченко") == frozenset()


def test_a_woman_s_family_name_has_the_stem_of_a_man_s() -> None:
    assert stem(skeleton("Іванова")) == stem(skeleton("Иванов"))
    assert stem(skeleton("Zelenska")) == stem(skeleton("Зеленський"))


def test_the_equivalents_were_made_with_the_skeleton_that_reads_them() -> None:
    """Change `skeleton`, and tools/build_name_equivalents.py must be run again."""
    assert variants.fingerprint() in variants.equivalents().split("\n", 4)[2]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Шевчук Олена Петрівна", Parsed("Шевчук", "Олена", "Петрівна")),
        ("Олена Петрівна Шевчук", Parsed("Шевчук", "Олена", "Петрівна")),
        ("Коваль І.П.", Parsed("Коваль", "І.", "П.")),
        ("І. П. Коваль", Parsed("Коваль", "І.", "П.")),
        ("сержант Коваль Олена «Мавка»", Parsed("Коваль", "Олена", "", "Мавка")),
        ("ст. лейтенант Бондар Ігор Ілліч, позивний Грім", Parsed("Бондар", "Ігор", "Ілліч")),
        ("Kovalenko, Olena Petrivna", Parsed("Kovalenko", "Olena", "Petrivna")),
        ("Olena Kovalenko", Parsed("Kovalenko", "Olena")),
        ("Kovalenko Olena", Parsed("Kovalenko", "Olena")),
        ("Григорович Микола", Parsed("Григорович", "Микола")),
        ("", Parsed()),
    ],
)
def test_a_name_is_taken_apart(text: str, parts: Parsed) -> None:
    assert parse_name(text) == parts


def test_family_and_given_name_are_turned_only_where_one_is_known_as_a_given_name() -> None:
    turned = someone(last="Станіслав", first="Їжакевич")
    assert (turned.last.text, turned.first.text) == ("Їжакевич", "Станіслав")
    kept = someone(last="Іванко", first="Олег")
    assert (kept.last.text, kept.first.text) == ("Іванко", "Олег")


def test_the_spelling_of_the_list_is_kept() -> None:
    one = someone(name="сержант Бондар Ігор «Грім»")
    assert one.shown == "сержант Бондар Ігор «Грім»"
    assert (one.script, one.language, one.call_sign) == ("cyrillic", "uk", "Грім")
    assert someone(name="Згурський Юрій").romanised == "Zghurskyi Yurii"


def test_script_and_language_are_told_only_where_letters_tell() -> None:
    assert [script(w) for w in ("Іван", "Ivan", "Ivан", "مريم")] == ["cyrillic", "latin", "mixed", "other"]
    assert [language(w) for w in ("Їжак", "Лысый", "Оксана")] == ["uk", "ru", None]
