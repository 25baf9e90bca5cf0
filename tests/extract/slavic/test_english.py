"""What an English reader is told of who speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Жителька Бучі розповіла, що солдати побили її брата.", "local resident of Bucha"),
        ("Жителі Бучі розповіли, що солдати побили священника.", "local residents of Bucha"),
        ("По словам жительницы Белгорода, при обстреле погибли двое соседей.", "local resident of Belgorod"),
        ("Свідок розповів, що солдати побили священника.", "witness"),
        ("Очевидцы рассказали, что солдаты избили священника.", "witnesses"),
    ],
)
def test_one_who_speaks_is_told_as_one_and_many_as_many(read: Read, text: str, role: str) -> None:
    assert read(text).allegations[0].speaker.role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Дружина мера Каховки розповіла, що чоловіка викрали російські військові.", "wife"),
        ("Адвокат семьи погибшего рассказала, что его избивали полицейские и следователи: были пытки.", "lawyer"),
    ],
)
def test_a_person_is_what_the_first_word_says_and_not_whose_the_others_say(read: Read, text: str, role: str) -> None:
    assert read(text).allegations[0].speaker.role == role
