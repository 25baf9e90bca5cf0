"""Where the acts of a whole article happened: what moves its scene, and what is only told beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

# Each a text, and the name of the place of its last act.
STORIES = [
    # Where somebody who tells has fled to, works or comes from.
    (
        "Shells hit Kadugli and killed two men. A teacher who has since crossed into Kenya said a girl died too.",
        "Kadugli",
    ),
    ("Shells hit Kadugli and killed two men. A nurse who treated people in Dilling said a girl died too.", "Kadugli"),
    ("Two men were shot in Taganrog. Ivan, a marine taken prisoner in Kherson, said guards beat him.", "Taganrog"),
    ("Shells hit Nuseirat. The school housed families who fled from Rafah and Khan Younis. Two boys died.", "Nuseirat"),
    ("A bomb fell on Kharkiv. Olena, who had moved there from Vovchansk, wept. Two women were killed.", "Kharkiv"),
    ("Troops shot two men in Kharkiv. Hundreds fled on the road to Dnipro. A woman was killed too.", "Kharkiv"),
    ("Troops shot two men in Kharkiv. Olena walked through the night to Dnipro. A woman was killed too.", "Kharkiv"),
    ("Gunmen beat a farmer in Jenin. His son was taken to a hospital in Nablus. A boy was shot too.", "Jenin"),
    ("Gunmen attacked a farmer in Jenin.\n\nTen men beat the farmer with pipes.", "Jenin"),
    ("Gunmen shot a driver in Kaduna. The driver, who is being treated in Jos, lost an eye.", "Kaduna"),
    ("Gunmen killed two people in the town of Mwanza-Lomba.", "Mwanza-Lomba"),
    ("A shell hit Jenin. The wounded were flown to Nablus, where two women died.", "Nablus"),
    ("Soldiers held migrants from East Africa as well as two Yemenis in Saada.", "Saada"),
    # But where a prisoner was held is where he saw it, and where he was brought to the story goes on.
    ("Two men were shot in Taganrog. Ivan, who was held in Kherson, said guards beat him.", "Kherson"),
    ("He was arrested in Homs and taken to a prison in Damascus. Guards beat him for two days.", "Damascus"),
    # What is told of long before the story, or of one accused.
    (
        "On 15 May 2023 gunmen shot six in Dargol. In March 2021 gunmen shot ten in Tillia. They also stole cattle.",
        "Dargol",
    ),
    ("Six men were tortured in Damascus. The suspect was arrested in Berlin. A boy died in his cell.", "Damascus"),
    # The next paragraph, where two acts or a death told without its cause make it a story.
    ("Gunmen shot six men in Dargol and burned ten houses.\n\nA farmer said his two sons were shot.", "Dargol"),
    ("A drone struck a school in Gedeb.\n\nSeven people died.", "Gedeb"),
    # Numbers of the whole country.
    ("A reporter was shot dead in Cebu. He is the 19th to be killed in the country since 1986.", "Philippines"),
    # Names that no gazetteer has, and areas that only frame the sentence.
    ("Soldiers killed ten people in the village of Let Pan Taw last week.", "Let Pan Taw"),
    ("Soldiers raided Orlovec and killed ten people.", "Orlovec"),
    ("The gunmen came to Orlovec at nine and killed a teacher.", "Orlovec"),
    ("In the West Bank, soldiers shot a boy in Jenin during a raid.", "Jenin"),
    ("Hezbollah fired 200 rockets at Israel.", "Israel"),
    # Who tells of his own town, and a dateline that another place outweighs.
    ("Two men were shot in Monywa. Residents in Yangon said police had arrested students.", "Yangon"),
    ("Nairobi - Police shot two students in Mombasa.", "Mombasa"),
]


@pytest.mark.parametrize(("text", "name"), STORIES)
def test_where_the_last_act_of_a_story_happened(tell: Tell, text: str, name: str) -> None:
    place = tell(text).allegations[-1].place
    assert place is not None
    assert place.name == name


def test_many_victims_are_lent_no_place_of_the_paragraph_before(tell: Tell) -> None:
    told = tell(
        "Gunmen shot six men in Dargol and burned ten houses.\n\nIn all 4,000 people were tortured, a report says."
    )
    place = told.allegations[-1].place
    assert place is None or place.name != "Dargol"


def test_those_taken_from_home_were_not_taken_in_the_grave_told_before(tell: Tell) -> None:
    told = tell("Ten bodies were found in a mass grave in Tarhuna. Fighters abducted two boys on Monday.")
    assert [(a.place.name, a.place.site) for a in told.allegations] == [("Tarhuna", "mass grave"), ("Tarhuna", None)]


def test_a_man_that_is_fired_at_is_no_place(tell: Tell) -> None:
    told = tell("Gunmen in a truck fired at Salvador Bastida in Morelia. A guard died.")
    assert [a.place.name for a in told.allegations if a.place] == ["Morelia"] * len(told.allegations)


def test_the_council_of_a_town_named_is_not_that_of_the_town_before(tell: Tell) -> None:
    told = tell(
        "The report leaves out the killings in Ortela.\n\nRussian forces attacked a hospital in Izium on 9 March 2022, "
        "it said. The theatre in Izium was hit on 16 March 2022.\n\nThe Izium city council said that three people "
        "were killed in the strike on the hospital."
    ).allegations
    assert told[-1].place.name == "Izium"


def test_what_is_told_in_general_is_lent_no_place_of_the_paragraph_before(tell: Tell) -> None:
    told = tell(
        "Soldiers attacked a hospital in Izium on 9 March 2022. They shot two nurses there.\n\nThe experts found "
        "violations by both sides, in particular in the treatment of prisoners of war."
    ).allegations
    assert all(a.place is None or a.place.name != "Izium" for a in told if a.act == "VIOLATION")
