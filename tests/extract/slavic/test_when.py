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


LATER = {"uk": "\n\n9 травня рада збереться знову.", "ru": "\n\n9 мая совет соберётся снова."}
LENT = [
    ("uk", "Росіяни обстріляли Херсон 5 травня.\n\nУнаслідок обстрілу загинула жінка.", "2024-05-05"),
    ("ru", "3 мая в Керчи прошли обыски. Силовики искали листовки.\n\nФСБ задержала двух мужчин.", "2024-05-03"),
    ("uk", "Росіяни обстріляли Херсон 5 травня.\n\nЖінку били струмом у підвалі.", None),
    ("ru", "3 мая обстреляли Херсон, 7 мая обстреляли Николаев.\n\nПогибли двое мужчин.", None),
    ("uk", "З 1 до 8 травня росіяни обстрілювали Херсон.\n\nУ Миколаєві загинула жінка.", None),
]


@pytest.mark.parametrize(("language", "text", "day"), LENT)
def test_the_one_day_told_is_lent_to_the_next_paragraph_not_to_what_goes_on_for_longer(
    read: Read, language: str, text: str, day: str | None
) -> None:
    when = read(text + LATER[language], language=language).allegations[-1].when
    assert (when.earliest if when is not None else None) == day
