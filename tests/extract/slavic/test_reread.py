"""Act words that tell another act by what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    "text",
    [
        "Сестру Марка з осколковими пораненнями доправили до лікарні.",
        "Водитель с переломом ноги был доставлен в Вербинскую ЦРБ.",
        "Ранена одна женщина, пострадавшая была доставлена в районную больницу.",
        "Двірника з опіками медики забрали до лікарні.",
    ],
)
def test_a_wounded_man_taken_to_hospital_is_not_detained(read: Read, text: str) -> None:
    assert [(a.harm, a.victims.low) for a in read(text).allegations] == [("injured", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Окупанти забрали лікаря з лікарні до комендатури.",
        "Окупанти викрали трьох медиків.",
        "Трое мужчин доставлены в отдел полиции.",
    ],
)
def test_a_medic_or_one_led_out_of_a_hospital_is_held(read: Read, text: str) -> None:
    assert [a.harm for a in read(text).allegations] == ["detained"]


def test_a_prisoner_brought_to_the_hospital_of_a_prison_is_held(read: Read) -> None:
    (told,) = read("Затриманого з переломом ноги доправили до тюремної лікарні.").allegations
    assert told.harm == "detained"
