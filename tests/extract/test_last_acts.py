"""The day and the place of an act that the sentence behind it tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]
_LEAD = "Gunmen killed nine farmers in Kharkiv region, an official said."


@pytest.mark.parametrize(
    "behind",
    [
        "The attack happened on Tuesday in the village of Karbani.",
        "Police said the attack took place in the village of Karbani on Tuesday evening.",
        "On Tuesday, the incident occurred in the village of Karbani, when the men were in their fields.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_the_day_and_the_place_of_the_attack_are_those_of_the_act_before(tell: Tell, behind: str, gap: str) -> None:
    told = tell(_LEAD + gap + behind, published="2030-05-10").allegations[0]
    assert told.when.earliest == "2030-05-07"
    assert (told.place.name, told.place.admin1) == ("Karbani", "Kharkiv")


@pytest.mark.parametrize(
    "behind",
    [
        "The attack came two days after a raid on Tuesday in the village of Karbani.",
        "The governor visited the village of Karbani on Tuesday.",
    ],
)
def test_the_day_and_the_place_of_something_else_are_not(tell: Tell, behind: str) -> None:
    told = tell(f"{_LEAD} {behind}", published="2030-05-10").allegations[0]
    assert told.when is None
    assert told.place.name != "Karbani"


def test_a_day_told_with_the_act_stays(tell: Tell) -> None:
    told = tell(
        "Gunmen killed nine farmers in Karbani on Monday. The attack happened on Tuesday.", published="2030-05-10"
    ).allegations[0]
    assert told.when.earliest == "2030-05-06"


def test_the_attack_on_a_place_is_the_one_told_before(tell: Tell) -> None:
    told = tell(f"{_LEAD} The assault on the village of Karbani lasted an hour.").allegations[0]
    assert told.place.name == "Karbani"
    told = tell(f"{_LEAD} Residents compared it with the assault on Izium on Tuesday.").allegations[0]
    assert told.place.name != "Izium"
