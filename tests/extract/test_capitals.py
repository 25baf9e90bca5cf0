"""Text all in capitals is read as if it had been written otherwise, and no offset moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.extract.capitals import small_letters

Tell = Callable[..., Any]

SHOUTED = [
    (
        "GUNMEN ATTACKED THE VILLAGE OF ORTELA, SAID COLONEL RUIZ MENDEZ.",
        "Gunmen attacked the village of Ortela, said Colonel Ruiz Mendez.",
    ),
    (
        "THE MARSH PEOPLE'S LIBERATION FRONT (MPLF) DENIED IT. I SAW A BUS.",
        "The Marsh People's Liberation Front (MPLF) denied it. I saw a bus.",
    ),
    (
        "THE ORA [ARMY OF RED ARMS] TOOK HIM. LATER THE ORA FREED HIM.",
        "The ORA [army of red arms] took him. Later the ORA freed him.",
    ),
    ("ON 12 MARCH THE COLUMN WILL MARCH.", "On 12 March the column will march."),
    ("THE BUS LEFT THE U.S. EARLY IN THE MORNING.", "The bus left the U.S. early in the morning."),
    ("GUNMEN SHOT MARIA VELDOZA AND TODD RAY QUIREL.", "Gunmen shot Maria Veldoza and Todd Ray Quirel."),
    ("THE RAY FELL ON VELDOZA. HE WILL NICK THE CAR.", "The ray fell on Veldoza. He will nick the car."),
]


@pytest.mark.parametrize(("shouted", "written"), SHOUTED)
def test_common_words_become_small_and_names_keep_their_capital(shouted: str, written: str) -> None:
    assert small_letters(shouted) == written


def test_ordinary_text_and_acronyms_stay() -> None:
    text = "The UN said that the RSF had left.\n\nUN OCHA\n\nNATO"
    assert small_letters(text) is text


def test_only_the_block_in_capitals_changes() -> None:
    text = "SIX MEN SHOT IN SALTOVA MARKET\n\nThe men were shot, the ICRC said.\n"
    assert small_letters(text) == "Six men shot in Saltova market\n\nThe men were shot, the ICRC said.\n"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_offset_moves(text: str) -> None:
    assert len(small_letters(text)) == len(text)
    assert len(small_letters(text.upper())) == len(text.upper())


def test_a_wire_in_capitals_is_read_and_its_words_stay_as_they_were(tell: Tell) -> None:
    told = tell("GUNMEN SHOT DEAD THE TEACHER ANA QUIRINO IN ORTELA ON TUESDAY, THE POLICE SAID.")
    found = told.only
    assert (found.act, found.harm, found.victims.names) == ("KIL-01", "killed", ("Ana Quirino",))
    assert found.speaker is not None
    assert found.speaker.text == "THE POLICE"
    assert told.text[found.spans["act"][0].start : found.spans["act"][0].end] == "SHOT DEAD"
