"""Days that stand in a sentence, or before it, and are none of its act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

NO_DAY = [
    ("In 2019 the commander was found guilty of 18 counts. He oversaw attacks on civilians.", "verdict"),
    ("Members of the May 5 Front shot dead twenty men in Poltava.", "name"),
    ("Soldiers shot dead nine men in April 1999. Their bodies were found at the edge of a field.", "bodies"),
    ("Ada, who was to be married in July, was shot dead in Poltava.", "plan"),
    ("Fighters shot dead twenty men in Poltava, an inquiry released today reveals.", "inquiry"),
    ("Police say nine men were killed in Poltava, an increase over the previous three months.", "compared"),
    ("Raiders burned barns on 8 May 2021. On 18 April 2021, locals found that raiders had torched a car.", "found"),
]


@pytest.mark.parametrize("text", [t for t, _ in NO_DAY], ids=[name for _, name in NO_DAY])
def test_a_day_of_something_else_is_not_that_of_the_act(tell: Tell, text: str) -> None:
    assert tell(text, published="2030-06-16").allegations[-1].when is None


def test_bodies_are_not_found_on_the_day_on_which_they_were_taken(tell: Tell) -> None:
    text = "On 24 May locals discovered the bodies of two men whom soldiers had detained the day before."
    days = {a.act: a.when.earliest for a in tell(text, published="2030-06-16").allegations}
    assert days == {"BODIES": "2030-05-24", "LIB-01": "2030-05-23"}


def test_what_a_participle_tells_is_of_the_day_of_its_verb(tell: Tell) -> None:
    text = "On 1 May rebels killed two men, injuring 18, while on 4 May they carried out two raids, which killed nine."
    days = [a.when.earliest for a in tell(text, published="2030-06-16").allegations if a.victims.low]
    assert days == ["2030-05-01", "2030-05-01", "2030-05-04"]
