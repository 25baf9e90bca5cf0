"""Everyday news in the words of acts, and war in the words of everyday news."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

EVERYDAY = [
    # sport
    "Lysenko beat the champion in the sixth round at the arena on Saturday. He kept his heavyweight title "
    "with a jab that hurt the older boxer. "
    "The crowd of 9,000 saw him attack from the first minute. He was cut above the eye and hit often, but "
    "never looked beaten.",
    "The Rovers coach was fired on Monday after nine defeats. The team was beaten 31-24 by the Harvel side "
    "and shot 35 per cent from the floor. "
    "The quarterback was injured in the third quarter and will miss the playoffs.",
    # illness and age
    "The actress Olena Marsh died on Thursday in Harvel. She was 91. Her agent said that she had been in "
    "hospital with pneumonia. "
    "She disappeared from public view in 1960, and never spoke of it.",
    "Eleven people have died of the virus in Harvel province since March, the health ministry said. Forty are "
    "in hospital. "
    "Two of the dead were children. Vaccines arrive on Monday.",
    "Some 4,500 birds were destroyed on a farm near Harvel after the outbreak of bird flu. Three swans were "
    "found dead in the park. "
    "All poultry must be kept indoors.",
    # earth, water, fire
    "An earthquake of magnitude 6.1 struck the Harvel valley on Sunday, killing ten people. Seven villages "
    "were destroyed. "
    "Fifty people were injured, and the hospital was badly damaged. The death toll may rise, the governor said.",
    "A fire that tore through a supermarket in Harvel destroyed the building. No-one was hurt, firefighters "
    "said. The shop was damaged before, in 2019.",
    "A climber fell to his death on Mount Orlec on Friday. His body was recovered by helicopter. He was the "
    "second man to die there this week; "
    "the other was found dead in a gully by hikers.",
    # films, work, machines, parliaments
    "The sequel starts shooting in August with a new director. The film was attacked by critics, but its "
    "actors will not be hurt by that. "
    "Her part was killed off in the second movie.",
    "Hackers attack the flaw in the browser, which lets them execute code on computers. The patch closes a "
    "hole through which passwords were stolen. "
    "Servers in two countries were hit.",
    "The Democratic candidate attacked her rival at the debate on Monday. He hit back and said that she would "
    "destroy the party. "
    "Voters will decide in the primary.",
]


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_news_tells_no_act(tell: Tell, text: str) -> None:
    assert [a.act for a in tell(text).allegations] == []


IN_EARNEST = [
    (
        "Soldiers beat the players in the changing room. The team was to play a match on Sunday. The "
        "football club has closed.",
        "TOR-01",
    ),
    (
        "A missile hit the stadium during a football match. Nine players were killed. The match was "
        "part of the spring season.",
        "HOS",
    ),
    ("Two prisoners died of fever in the cell. The guards gave them no water. The illness spread.", "KIL"),
    ("Militiamen set the village on fire. Firefighters came too late. Forty houses burned down in the blaze.", "PRO"),
    ("The actor was murdered in his house in Harvel. He had made three films. His last movie won a prize.", "KIL"),
    ("The cholera spread in the besieged town. Shelling destroyed the hospital. Eleven people died there.", "HOS-01"),
]


@pytest.mark.parametrize(("text", "code"), IN_EARNEST)
def test_arms_war_and_prisons_are_meant_as_they_are_said(tell: Tell, text: str, code: str) -> None:
    assert any(a.act.startswith(code) for a in tell(text).allegations)


DONE_TO_THINGS = [
    "The update lets a page execute code, a soldier said.",
    "The amendment died in committee, the soldier said.",
    "Her lead over the general has all but disappeared.",
    "The general said that the tax would kill growth and hurt trade.",
    "Soldiers said that the dogs had died in the fire.",
    "The soldier tortured himself over the decision, and the judge beat the drum.",
]


@pytest.mark.parametrize("text", DONE_TO_THINGS)
def test_what_is_done_to_people_is_not_done_to_things(tell: Tell, text: str) -> None:
    assert not {"killed", "injured", "missing"} & {a.harm for a in tell(text).allegations}


TURNS = [
    "The club fired coach Petro Lysenko on Saturday, a soldier said.",
    "The soldier said that there had been no lightning strike.",
    "The general came under fire from lawmakers for the delay.",
    "He had been dropped off by helicopter when he fell.",
    "The senator blasted the general as a fraud.",
    "Police made no arrests after the soldier's wedding.",
    "Tens of thousands joined a nationwide strike to protest new taxes, the general said.",
    "There were strikes and protests for years, the soldier said.",
    "The warship changed course and launched an armed helicopter.",
    "The warship fired warning shots, and the boats fled.",
    "A soldier found the bomb in the bushes outside.",
    "The FBI offered a reward for information leading to the arrest of the bombers.",
    "The ruling devastated prosecutors, a soldier said.",
    "The colonel faces the death penalty.",
    "The soldier has a shaved head and is heavily tattooed.",
    "Officers freed seven people who had locked themselves in an office.",
    "The general said that this does not hurt their case.",
    "He is expected to be arraigned on two counts of murder and one count of kidnapping, the soldier said.",
]


@pytest.mark.parametrize("text", TURNS)
def test_a_turn_of_phrase_is_no_act(tell: Tell, text: str) -> None:
    assert [a.act for a in tell(text).allegations if a.act != "CASUALTIES"] == []


OF_COURTS = [
    "Petro Lysenko, 37, was found guilty last month of murder and dozens of other counts.",
    "Lysenko was serving life in prison for aggravated sexual assault.",
    "A man facing murder charges in a Christmas party shooting was taken to hospital.",
]


@pytest.mark.parametrize("text", OF_COURTS)
def test_who_was_convicted_is_no_victim_of_what_he_did(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_who_is_fired_on_is_attacked_and_who_is_fired_lost_his_work(tell: Tell) -> None:
    assert tell("Villagers were fired at by soldiers in Bucha on Saturday.").only.act == "HOS-01"
    assert tell("Two editors were fired by the publisher in Bucha on Saturday.").allegations == ()
