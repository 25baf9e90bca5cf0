"""The side of whoever speaks: its forces and weapons, and what it says that it did itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


ITSELF = [
    ("Ankara says it never targets civilians.", "TR"),
    ("Russia's defence ministry reported hitting a school in Ortela.", "RU"),
    ("Ukraine's defence ministry reported hitting a school in Ortela.", "UA"),
]


@pytest.mark.parametrize(("text", "party"), ITSELF)
def test_what_a_state_says_that_it_did_itself_is_its_own_act(tell: Tell, text: str, party: str) -> None:
    assert tell(text).allegations[0].alleged_perpetrator.party == party


@pytest.mark.parametrize(("who", "code"), [("Moscow", "RU"), ("Kyiv", "UA")])
def test_its_troops_are_those_of_whoever_speaks(tell: Tell, who: str, code: str) -> None:
    assert tell(f"{who} denied that its troops executed six men.").only.alleged_perpetrator.party == code


OWNED_UP = [
    ("The Popular Front claimed responsibility for the bombing, which killed four people.", "The Popular Front"),
    ("The rebels admitted having kidnapped the engineer.", "The rebels"),
    ("The Red Column admitted killing the engineer.", "The Red Column"),
    ("The militia claims to have executed four villagers.", "The militia"),
    ("We executed two informers, the column said in a leaflet.", "the column"),
    ("The People's Army said in a communique that its fighters had executed two informers.", "People's Army"),
    ("The group later claimed the attack on its channel.", "The group"),
    ("The army accepted responsibility for the strike that killed nine worshippers.", "The army"),
]


@pytest.mark.parametrize(("text", "who"), OWNED_UP)
def test_a_group_that_owns_up_speaks_and_did_it(tell: Tell, text: str, who: str) -> None:
    told = tell(text).only
    assert told.alleged_perpetrator.name == who
    assert told.speaker.text.lower().removeprefix("the ") == who.lower().removeprefix("the ")


def test_a_rights_group_that_says_it_did_not_do_it(tell: Tell) -> None:
    told = tell("The rights group said it shelled the market on Monday.")
    assert all(a.alleged_perpetrator is None or "rights" not in a.alleged_perpetrator.name for a in told.allegations)


@pytest.mark.parametrize(("name", "party"), [("Washington", "US"), ("Moscow", "RU"), ("Kyiv", "UA"), ("Tehran", "IR")])
def test_its_aircraft_are_those_of_whoever_speaks(tell: Tell, name: str, party: str) -> None:
    assert tell(f"{name} acknowledged that its aircraft struck the house; nine people died there.").party == party
