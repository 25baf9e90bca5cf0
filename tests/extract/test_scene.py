"""Where and when an act happened, where other places and times stand beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_a_night_is_that_of_the_day_its_sentence_names(tell: Tell) -> None:
    when = (
        tell("Police detained a man during an overnight raid in Kharkiv on Monday.", published="2030-05-08")
        .first("LIB")
        .when
    )
    assert (when.earliest, when.latest) == ("2030-05-06", "2030-05-06")
    when = tell("Police detained a man overnight in Kharkiv.", published="2030-05-08").only.when
    assert (when.earliest, when.latest) == ("2030-05-07", "2030-05-08")


def test_the_date_of_another_act_is_not_this_one_s(tell: Tell) -> None:
    told = tell(
        "The army confirmed the death of the man behind the May 11 attack that killed one soldier.",
        published="2030-09-17",
    )
    assert [a.when and a.when.earliest for a in told.allegations] == [None, "2030-05-11"]


def test_a_time_from_somebody_s_past_is_not_lent(tell: Tell) -> None:
    told = tell(
        "Police searched a house. The owner worked for a man who was killed last month. Police detained two men.",
        published="2030-09-17",
    )
    held = next(a for a in told.allegations if a.harm == "detained")
    assert held.when is None


def test_where_somebody_operates_is_not_where_the_act_happened(tell: Tell) -> None:
    text = "Police detained two men in Sumy region while in pursuit of a smuggler operating in Lozova."
    assert tell(text).only.place.name == "Sumy"
    text = "Gunmen killed three farmers working near Lozova in Kharkiv region."
    assert tell(text).only.place.name == "Lozova"


def test_a_body_that_is_attacked_is_no_place(tell: Tell) -> None:
    told = tell("He was linked to attacks against the United Nations in Nyala.")
    assert [a.place.name for a in told.allegations] == ["Nyala"]


def test_a_district_that_no_gazetteer_has_keeps_its_name(tell: Tell) -> None:
    place = tell("In Orlec district, Karsian soldiers detained two men.").only.place
    assert (place.name, place.kind.value, place.lat) == ("Orlec district", "district", None)


def test_a_day_is_no_side(tell: Tell) -> None:
    assert tell("Two men were killed in Tuesday's attack in Nyala.").only.alleged_perpetrator is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry cited videos circulating on Friday of soldiers executing prisoners of war.",
        "Monitors attended the site ten days after the troops left and confirmed evidence of executions.",
        "Attacks on civilians in Kharkiv were today officially declared war crimes.",
        "The attacks on civilians in Kharkiv were declared war crimes on Monday.",
        "Police confirmed on Friday the killing of two farmers in Kharkiv.",
    ],
)
def test_the_day_of_the_telling_is_not_that_of_the_act(tell: Tell, text: str) -> None:
    assert [a.when for a in tell(text, published="2030-05-08").allegations] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Six deaths were reported on Monday in Kharkiv.", "2030-05-06"),
        ("The mission documented an attack on a school in Kharkiv on 3 May 2030.", "2030-05-03"),
        ("In March 2030 the mission documented the killing of 12 civilians in Kharkiv.", "2030-03-01"),
    ],
)
def test_a_day_that_stands_with_the_act_is_kept_whoever_tells_it(tell: Tell, text: str, day: str) -> None:
    assert tell(text, published="2030-05-08").allegations[0].when.earliest == day


LENT_NO_DATE = [
    "The experts said the attack on a theatre on 16 March 2030 was a crime. "
    "The council said on 10 March 2030 that three people were killed in the strike on the hospital.",
    "A soldier raped a woman in Harvel on 13 March 2030. "
    "The prosecutor said on 3 April 2030 that the bodies of 41 people had been found.",
    "A court issued warrants on 17 March 2030. Two officials bear responsibility for the deportation of children.",
    "Experts had worked in Harvel from 4 to 10 April 2030 and had found evidence of torture. Soldiers beat prisoners.",
]


@pytest.mark.parametrize("text", LENT_NO_DATE)
def test_a_date_is_not_lent_to_what_it_cannot_date(tell: Tell, text: str) -> None:
    assert tell(text, published="2030-05-08").allegations[-1].when is None


def test_a_date_is_lent_to_what_goes_on(tell: Tell) -> None:
    told = tell("On 5 May 2030 soldiers entered the village. They shot six men.", published="2030-05-08")
    assert told.only.when.earliest == "2030-05-05"


@pytest.mark.parametrize("verb", ["denied", "confirmed", "admitted"])
def test_the_day_between_cue_and_content_is_that_of_the_cue(tell: Tell, verb: str) -> None:
    told = tell(f"The General Staff {verb} on 29 July 2030 that its forces had shelled Harvel.", published="2030-08-08")
    assert (told.only.speaker.name, told.only.when) == ("General Staff", None)
