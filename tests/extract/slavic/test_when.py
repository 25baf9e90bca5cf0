"""When an act was, by words that count from the day told before or from the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

WHEN = [
    ("uk", "Упродовж минулої доби росіяни обстріляли Херсон, двоє загинули.", "2024-05-11", "2024-05-12"),
    ("uk", "Минулої доби росіяни обстріляли Херсон, двоє загинули.", "2024-05-11", "2024-05-12"),
    ("uk", "Три доби тому росіяни обстріляли Херсон, двоє загинули.", "2024-05-09", "2024-05-09"),
    ("ru", "Двое суток назад обстреляли Херсон, двое погибли.", "2024-05-10", "2024-05-10"),
    ("uk", "3 травня ракета влучила в Полтаву. Наступного дня росіяни вдарили по Львову.", "2024-05-04", "2024-05-04"),
    ("ru", "3 мая ракета попала в Полтаву. На следующий день удар нанесли по Львову.", "2024-05-04", "2024-05-04"),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), WHEN)
def test_days_are_counted_from_the_day_told_or_that_of_publication(
    read: Read, language: str, text: str, first: str, last: str
) -> None:
    when = read(text, language=language).allegations[-1].when
    assert (when.earliest, when.latest) == (first, last)
