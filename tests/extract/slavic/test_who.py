"""Who did an act, by the words of its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

DOERS = [
    ("uk", "Оголошено про підозру двом офіцерам ФСБ, які торік викрали вчительку.", "RU"),
    ("uk", "Оголошено про підозру двом офіцерам ЗСУ, які торік викрали вчительку.", "UA"),
    ("ru", "Баку не возвращает двух пленных.", "AZ"),
    ("ru", "Ереван не возвращает двух пленных.", "AM"),
    ("uk", "Наші розвідники розстріляли трьох полонених.", "UA"),
]


@pytest.mark.parametrize(("language", "text", "code"), DOERS)
def test_the_doer_is_told_by_a_clause_a_capital_or_us(read: Read, language: str, text: str, code: str) -> None:
    party = read(text, language=language).allegations[0].alleged_perpetrator
    assert party is not None and party.party == code


@pytest.mark.parametrize("text", ["Київ атакував дрон, двоє поранених.", "У Києві утримували двох журналістів."])
def test_a_capital_that_is_struck_or_only_the_place_did_nothing(read: Read, text: str) -> None:
    assert all(a.alleged_perpetrator is None for a in read(text).allegations)
