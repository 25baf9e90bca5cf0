"""The level table of method.md §1.6, row by row, as data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.assess.evidence import Evidence
from solferino.assess.policy import capped, decide
from solferino.errors import Broken
from solferino.model import Level
from solferino.terms import Policy, PolicyRule, policy

SIGNED = {"graded_first_hand": True, "reviewed": True}


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        (Evidence(), "SP0"),
        (Evidence(origins=1), "SP1"),  # press whose source is not known
        (Evidence(origins=5), "SP1"),  # five of them
        (Evidence(origins=1, known_origins=1), "SP1"),  # somebody who passes it on
        (Evidence(origins=1, known_origins=1, direct=1), "SP2"),
        (Evidence(origins=2, known_origins=2, direct=1), "SP2"),  # two, but nobody has graded them
        (Evidence(origins=1, known_origins=1, direct=1, external_standard=3), "SP3"),
        (Evidence(origins=1, known_origins=1, direct=1, external_standard=4), "SP3"),  # their verification, quoted
        (Evidence(origins=1, known_origins=1, direct=1, graded_reliable=True, pattern=True), "SP3"),
        (Evidence(origins=1, known_origins=1, direct=1, **SIGNED), "SP2"),  # one origin alone
        (Evidence(origins=2, known_origins=2, direct=1, **SIGNED), "SP4"),
        (Evidence(origins=2, known_origins=2, direct=1, graded_first_hand=True), "SP2"),  # nobody signed
        (Evidence(origins=2, known_origins=1, authenticated_image=True, reviewed=True), "SP4"),
        (Evidence(origins=1, known_origins=1, authenticated_image=True, reviewed=True), "SP1"),
        (Evidence(origins=4, known_origins=4, direct=2, external_standard=4, contradicted=True), "SP2"),
    ],
)
def test_each_row_gives_its_level(evidence: Evidence, level: str) -> None:
    assert decide(evidence, policy()).level.value == level


def test_more_than_verified_is_only_a_flag_for_people() -> None:
    full = Evidence(
        origins=3, known_origins=3, direct=2, kinds=2, senior_reviewed=True, alternatives_considered=True, **SIGNED
    )
    decision = decide(full, policy())
    assert (decision.level, decision.flag) == (Level.SP4, "sp6_eligible")


@given(
    st.builds(
        Evidence,
        origins=st.integers(0, 9),
        known_origins=st.integers(0, 9),
        direct=st.integers(0, 9),
        kinds=st.integers(0, 7),
        external_standard=st.sampled_from((0, 2, 3, 4)),
    )
)
def test_without_a_signature_no_text_reaches_verified(evidence: Evidence) -> None:
    assert decide(evidence, policy()).level.rank <= 3


@given(st.builds(Evidence, **{f: st.booleans() for f in Evidence.__slots__[5:]}, origins=st.integers(0, 9)))
def test_nothing_above_the_ceiling_is_ever_proposed(evidence: Evidence) -> None:
    assert decide(evidence, policy()).level.rank <= 4


def test_a_policy_that_says_nothing_or_asks_for_the_unknown_is_broken() -> None:
    empty = Policy("x", "1", "SP4", (), {}, {}, {})
    with pytest.raises(Broken, match="A01"):
        decide(Evidence(), empty)
    odd = Policy("x", "1", "SP4", (PolicyRule("SP1", "r", {"moon_min": 1}),), {}, {}, {})
    with pytest.raises(Broken, match="A02 moon_min"):
        decide(Evidence(), odd)


def test_the_lowest_ceiling_holds() -> None:
    assert capped(Level.SP3, "SP2", "SP4") is Level.SP2
