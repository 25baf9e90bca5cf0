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
