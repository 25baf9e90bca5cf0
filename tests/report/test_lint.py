"""The wording rules of method.md §6.4, each broken once and kept once."""

from __future__ import annotations

import pytest

from solferino.model import Level
from solferino.report.lint import lint, rules

AS_OF = "(as of 27 March 2024)"


def codes(text: str, level: Level | None, *names: str) -> set[str]:
    return {f.code for f in lint(text, level, names)}


CASES = [
    ("W01", "SP6", "The evidence proved it.", "The evidence clearly shows it."),
    ("W01", "SP4", "He is guilty.", "There are reasonable grounds to believe it."),
    ("W02", "SP4", "It was committed by a colonel.", "Armed forces of Ukraine were responsible."),
    ("W03", "SP4", "The practice was widespread.", "The practice was “widespread”."),
    ("W03", "SP3", "It was deliberate.", "A source called it “deliberate”."),
    ("W04", "SP4", f"There 6 men were killed {AS_OF}.", f"There at least 6 men were killed {AS_OF}."),
    ("W04", "SP4", f"429 civilians were killed {AS_OF}.", f"About 429 civilians were killed {AS_OF}."),
    ("W05", "SP1", "People were killed.", "According to a resident, people were killed."),
    ("W05", "SP2", "People were killed.", "The Mission received allegations that people were killed."),
    ("W06", "SP4", "People were allegedly killed.", "People were killed."),
    ("W07", "SP3", "The Mission verified that, as reported.", "The Mission has not verified this, as reported."),
    ("W08", "SP4", "At least 6 men were killed.", f"At least 6 men were killed {AS_OF}."),
    ("W09", "SP4", "Russian troops were responsible.", "Armed forces of the Russian Federation were responsible."),
    ("W09", "SP4", "Ukrainian soldiers were responsible.", "Armed forces of Ukraine were responsible."),
    ("W09", "SP4", "Sudanese forces were responsible.", "Armed forces of Sudan were responsible."),
    ("W10", "SP4", "The regime did it.", "The authorities did it."),
    ("W11", "SP3", "There is a 90 % probability.", "It is more likely than not."),
]


@pytest.mark.parametrize(("code", "level", "bad", "good"), CASES)
def test_each_rule_finds_its_words_and_lets_the_right_ones_pass(code: str, level: str, bad: str, good: str) -> None:
    assert code in codes(bad, Level(level))
    assert code not in codes(good, Level(level))


def test_every_rule_is_tried_here() -> None:
    assert {r.code for r in rules()} == {case[0] for case in CASES}


def test_words_of_proof_are_free_for_a_court_only() -> None:
    assert codes("The court on 3 May 2024 found him guilty.", Level.SP7) == set()
    assert "W01" in codes("The court found him guilty.", Level.SP6)


def test_quoted_words_and_names_of_sources_are_theirs() -> None:
    assert codes("According to a resident, it was “a widespread policy of the regime”.", Level.SP1) == set()
    name = "Union of Ukrainian soldiers"
    assert "W09" in codes(f"According to the {name}, people were reportedly killed.", Level.SP1)
    assert codes(f"According to the {name}, people were reportedly killed.", Level.SP1, name) == set()


def test_numbers_that_are_no_casualties_need_no_at_least() -> None:
    assert codes("From 12 documents 3 events are told.", None) == set()
