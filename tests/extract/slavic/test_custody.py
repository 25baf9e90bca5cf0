"""Who held those to whom it was done, where the words and the file of the conflict leave no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

HELD_BY = [
    ("uk", "У СІЗО Таганрога полонених українців били струмом.", "RU"),
    ("ru", "В колонии в Саратове умерли трое задержанных.", "RU"),
    ("uk", "Суд у Ростові засудив до 15 років двох мешканців Херсона.", "RU"),
    ("ru", "В изоляторах Алматы пытали задержанных, в тюрьме избили двоих.", "KZ"),
    ("uk", "У СІЗО Сімферополя 3 травня 2023 року померли двоє українців.", "RU"),
]
OPEN = [
    ("uk", "У СІЗО Києва били струмом трьох чоловіків. Росія та Україна воюють."),  # parts of Ukraine have two holders
    ("ru", "Администратора тюрьмы арестовали в Саратове."),  # an arrest is by whoever arrests
    ("ru", "При взрыве погибли 50 украинских военнопленных. Россия и Украина спорят."),
    ("uk", "Українських військовополонених катували, заявили в ООН. Росія та Україна воюють."),
]


@pytest.mark.parametrize(("language", "text", "party"), HELD_BY)
def test_a_state_runs_its_prisons_and_courts(read: Read, language: str, text: str, party: str) -> None:
    assert read(text, language=language).allegations[0].alleged_perpetrator.party == party


@pytest.mark.parametrize(("language", "text"), OPEN)
def test_where_the_words_leave_it_open_nobody_is_blamed(read: Read, language: str, text: str) -> None:
    assert [a.alleged_perpetrator for a in read(text, language=language).allegations] == [None]
