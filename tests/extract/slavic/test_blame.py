"""Whom an act is lent to that names nobody: never over a border, nor for a blast of nobody's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

NOT_LENT = [
    ("ru", "Украинские солдаты грабили дома в Судже.\n\nВ Волчанске авиабомбами убиты двое мужчин."),
    ("uk", "Азербайджанські солдати розстріляли чоловіка в Баку.\n\nУ Єревані загинули двоє людей."),
    ("ru", "Азербайджанские солдаты застрелили мужчину в Гяндже.\n\nНа складе произошёл взрыв. Погибли 170 человек."),
    ("uk", "Росіяни обстріляли Херсон.\n\nУ порту пролунав вибух. Загинули двоє робітників."),
]
LENT = [
    ("uk", "Росіяни обстріляли Херсон.\n\nУ Миколаєві загинули двоє людей.", "RU"),
    ("ru", "Россияне обстреляли Херсон.\n\nПрогремел взрыв: ракета попала в дом, погибли двое.", "RU"),
]


@pytest.mark.parametrize(("language", "text"), NOT_LENT)
def test_a_side_is_not_lent_over_a_border_or_to_a_blast_of_nobody(read: Read, language: str, text: str) -> None:
    assert read(text, language=language).allegations[-1].alleged_perpetrator is None


@pytest.mark.parametrize(("language", "text", "party"), LENT)
def test_the_one_side_told_is_lent_to_the_next_paragraph(read: Read, language: str, text: str, party: str) -> None:
    assert read(text, language=language).allegations[-1].alleged_perpetrator.party == party


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Армия бьёт только по складам оружия «Хезболлы»."),
        ("uk", "Армія б'є лише по складах зброї «Хезболли»."),
    ],
)
def test_the_genitive_of_a_group_does_nothing(read: Read, language: str, text: str) -> None:
    assert all(a.alleged_perpetrator is None for a in read(text, language=language).allegations)


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("ru", "Россияне бьют только по больницам Херсона.", "SPO-01"),
        ("uk", "Росіяни б'ють лише по лікарнях Херсона.", "SPO-01"),
        ("ru", "Силовики похитили 23-летнего Ислама Баталова.", "LIB-03"),
        ("uk", "Силовики викрали 23-річного Івана Скибу.", "LIB-03"),
    ],
)
def test_what_is_only_struck_is_not_beaten_and_an_age_hides_no_name(
    read: Read, language: str, text: str, act: str
) -> None:
    assert [a.act for a in read(text, language=language).allegations] == [act]
