"""Casualties told behind the attack that they come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Tell = Callable[..., Any]


def test_casualties_behind_an_attack_come_from_it_and_are_read_from_both_sentences(tell: Tell) -> None:
    text = "A drone hit the ferry queue at Harvel pier. Two women were killed, and a man was wounded."
    told = tell(text)
    killed, injured = (next(a for a in told.allegations if a.harm == harm) for harm in ("killed", "injured"))
    assert (killed.act, killed.victims.low, injured.act) == ("HOS-01", 2, "HOS-01")
    assert (killed.passage.start, killed.passage.end) == (0, len(text))
    assert [text[s.start : s.end] for s in killed.spans["act"]] == ["killed", "hit"]


def test_those_of_another_day_do_not(tell: Tell) -> None:
    told = tell("A drone hit the ferry queue at Harvel pier on Monday. On Tuesday three men were killed in Tamsa.")
    killed = next(a for a in told.allegations if a.harm == "killed")
    assert (killed.act, killed.passage.start > 0) == ("CASUALTIES", True)


def test_what_one_source_claims_explains_nobody_elses_casualties(tell: Tell) -> None:
    told = tell('"A drone hit the ferry queue at Harvel pier," the mayor said. Two women were killed, police said.')
    killed = next(a for a in told.allegations if a.harm == "killed")
    assert killed.act == "CASUALTIES"
