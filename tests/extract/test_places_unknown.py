"""Names that no map has are places by the words that they stand with; whence a weapon came is not where it fell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

PLACES = [
    ("Rebels cleared Vessin square and killed nine people.", "Vessin square"),
    ("Rockets hit Vessin camp: nine people were killed.", "Vessin camp"),
    ("A drone killed nine people at the Vessin bank.", "Vessin bank"),
    ("A bomb killed nine people on Calle Orlitsa.", "Calle Orlitsa"),
    ("Rebels killed nine people on Hill 402.", "Hill 402"),
    ("A bomb killed nine people in the yard of Vessinograd.", "Vessinograd"),
    ("\u26a1 Vessin pier: a drone killed nine people.", "Vessin pier"),
]


@pytest.mark.parametrize(("text", "name"), PLACES, ids=[p[1] for p in PLACES])
def test_a_name_is_a_place_by_its_words(tell: Tell, text: str, name: str) -> None:
    assert {a.place.name for a in tell(text).allegations if a.place is not None} == {name}


@pytest.mark.parametrize(
    "text", ["A bomb killed nine people at the Monday market.", "They killed nine guests of Ada Roth."]
)
def test_a_day_or_a_person_is_none(tell: Tell, text: str) -> None:
    assert tell(text).only.place is None


NO_PLACES = [
    "Forty militiamen in Land Cruisers drove up on Monday and shot dead nine herders.",
    "Raiders Abduct Nine Herders In Brazen Attack",
    "Another resident, Rosa Galan, said that gunmen had shot dead nine herders.",
    "Soldiers opened fire on Rosa Milena Galan and killed her.",
    "Gunmen abducted a young man named Ivo, son of Salim.",
]


@pytest.mark.parametrize("text", NO_PLACES, ids=["vehicle", "headline", "resident", "victim", "father"])
def test_a_vehicle_a_headline_or_a_person_is_no_place(tell: Tell, text: str) -> None:
    assert {a.place for a in tell(text).allegations} == {None}


def test_a_word_of_a_headline_did_nothing(tell: Tell) -> None:
    told = tell("Raiders Abduct Nine Herders In Brazen Attack").allegations
    assert "Brazen" not in str([a.alleged_perpetrator for a in told])


def test_what_was_the_scene_of_an_act_is_its_place(tell: Tell) -> None:
    told = tell("Nine herders were killed in Karandul. Tabadu was the scene in 2019 of the abduction of 90 girls.")
    assert told.allegations[-1].place.name == "Tabadu"


def test_a_name_goes_on_behind_its_first_word(tell: Tell) -> None:
    told = tell("Soldiers shelled the villages of Tal al-Ward and Tabadu.").allegations[0]
    assert told.place.name == "Tal al-Ward"
    assert "OB-MED" not in told.targets


def test_a_hospital_that_only_says_where_a_mosque_stands_is_not_hit(tell: Tell) -> None:
    assert tell("A mosque east of the Vessin Hospital was badly damaged.").only.targets == ("OB-REL",)


def test_whence_it_was_fired_is_not_where_it_fell(tell: Tell) -> None:
    text = "Guns shelled the market of Poltava. The council called it a missile launched from Sumy that killed nine."
    assert "Sumy" not in {a.place.name for a in tell(text).allegations if a.place is not None}


def test_the_place_of_an_act_is_lent_before_that_of_a_person(tell: Tell) -> None:
    text = "A bomb carried by a man from Rafah killed nine people on Carmel Street. Four students were wounded."
    assert [a.place.name for a in tell(text).allegations] == ["Carmel Street", "Carmel Street"]


def test_a_body_that_owns_a_store_is_no_place(tell: Tell) -> None:
    told = tell("Rebels looted the warehouse of the World Food Programme in Mekelle.").only
    assert told.place.name == "Mekelle"


def test_a_village_lies_where_the_sentence_opens(tell: Tell) -> None:
    told = tell(
        "In Sumy region last night, soldiers searched a house in the village of Tabadu and killed two men."
    ).only
    assert (told.place.name, told.place.country) == ("Tabadu", "UA")


@pytest.mark.parametrize("who", ["judge Rosa Galan", "Mayor Rosa Galan", "attorney general Rosa Galan"])
def test_who_was_attacked_is_no_place(tell: Tell, who: str) -> None:
    assert tell(f"Police spoke of the attack against {who}.").only.place is None


STRUCK = [
    ("Soldiers shelled Tabadu on Monday.", "Tabadu"),
    ("The army bombed Tabadu on Monday.", "Tabadu"),
    ("The rebels attacked Tabadu overnight.", "Tabadu"),
    ("Missiles struck Tabadu before dawn.", "Tabadu"),
    ("Soldiers fired rockets at Tabadu.", "Tabadu"),
    ("A night of strikes on Tabadu followed.", "Tabadu"),
]


@pytest.mark.parametrize(("text", "place"), STRUCK)
def test_what_is_struck_by_its_name_is_a_place_and_nobody(tell: Tell, text: str, place: str) -> None:
    told = tell(text).only
    assert told.place.name == place
    assert told.victims.names == () and told.victims.low is None


def test_somebody_attacked_by_name_is_no_place(tell: Tell) -> None:
    told = tell("Gunmen attacked Petro Lysenko on Monday. The gunmen attacked Lysenko with sticks.").allegations
    assert [a.victims.names for a in told] == [("Petro Lysenko",)] * 2
    assert {a.place for a in told} == {None}


def test_waters_keep_their_whole_name(tell: Tell) -> None:
    assert tell("Pirates attacked a freighter in the Gulf of Tabadu on Saturday.").only.place.name == "Gulf of Tabadu"
