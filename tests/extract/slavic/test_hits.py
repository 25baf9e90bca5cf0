"""Which words of a sentence tell an act: infinitives behind "began", phrases that begin with a preposition, asides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from solferino.extract.slavic.words import beginnings

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("ru", "Солдаты начали избивать двух мужчин.", "TOR-01"),
        ("ru", "Двух мужчин стали бить прикладами.", "TOR-01"),
        ("ru", "Оккупанты продолжают удерживать двух врачей.", "LIB-01"),
        ("uk", "Окупанти почали розстрілювати цивільних у дворі.", "KIL-01"),
    ],
)
def test_an_infinitive_tells_what_was_begun(read: Read, language: str, text: str, code: str) -> None:
    assert [a.act for a in read(text, language=language).allegations] == [code]


def test_an_infinitive_alone_tells_nothing(read: Read) -> None:
    for text in (
        "Командир не хотел избивать двух мужчин.",
        "Двух мужчин обещали отпустить, а не бить прикладами.",
        "Рота училась удерживать высоту.",
    ):
        assert not read(text, language="ru").allegations


def test_a_phrase_is_found_by_its_first_word_however_short() -> None:
    assert beginnings("в СИЗО", 3) == ["в"]
    assert beginnings("в|на колени", 3) == ["в", "на"]


def test_somebody_must_be_where_people_are_held(read: Read) -> None:
    assert [a.act for a in read("Двое мужчин в СИЗО уже год.", language="ru").allegations] == ["LIB-01"]
    assert not read("В СИЗО заменили трубы.", language="ru").allegations


def test_an_aside_does_not_part_people_from_their_verb(read: Read) -> None:
    text = "Не менее 54 жителей убиты, около двадцати, в том числе дети, увезены в заложники."
    found = [(a.act, a.victims.low, a.victims.qualifier) for a in read(text, language="ru").allegations]
    assert ("LIB-04", 20, "about") in found


def test_people_are_counted_behind_the_word_for_what_happened_to_them(read: Read) -> None:
    found = read("Белгородская область: убитых 6; раненых 41.", language="ru").allegations
    assert [(a.harm, a.victims.low) for a in found] == [("killed", 6), ("injured", 41)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Командир наказав спалити тіла трьох убитих.", "TOR-10"),
        ("Командир приказал своим солдатам расстрелять троих пленных.", "KIL-02"),
        ("Російський офіцер віддав наказ розстріляти двох полонених.", "KIL-02"),
    ],
)
def test_what_was_ordered_is_told(read: Read, text: str, act: str) -> None:
    assert read(text).allegations[0].act == act


def test_what_somebody_refused_to_do_is_not_told(read: Read) -> None:
    assert not read("Солдат отказался выполнять приказ расстрелять пленных.").allegations


@pytest.mark.parametrize(
    "text",
    ["Військові змушували його копати окопи.", "Окупанти змусили жителів села копати траншеї."],
)
def test_what_people_were_made_to_do_is_told_by_the_verb_before_it(read: Read, text: str) -> None:
    assert read(text).allegations[0].act == "CON-04"


def test_to_go_into_an_attack_is_no_attack_on_anybody(read: Read) -> None:
    text = "Мобилизованного, по словам сестры, расстреляли за отказ идти в атаку."
    assert [a.act for a in read(text, language="ru").allegations] == ["KIL-01"]
