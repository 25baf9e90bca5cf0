"""Who speaks: names, roles, bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Мене били дубинкою», — розповів боєць 36-ї бригади морської піхоти Андрій Ковальчук.", "Andrii Kovalchuk"),
        ("Очевидец Ахмад аль-Хасан рассказал, что солдаты избили его брата.", "Akhmad al-Khasan"),
        ("Омбудсмен Армении утверждает, что солдаты избили троих пленных.", None),
    ],
)
def test_a_name_is_whole_and_without_the_office_the_number_or_the_country_beside_it(
    read: Read, text: str, name: str | None
) -> None:
    assert read(text).allegations[0].speaker.name == name


def test_those_whom_it_befell_may_tell_of_it(read: Read) -> None:
    (told,) = read("В Алматы полицейские пытали задержанных утюгом, рассказали пострадавшие.").allegations
    assert told.speaker is not None
