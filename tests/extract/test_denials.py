"""Denials of what was told before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]
KILLED = "The Rapid Column killed nine villagers in Harvel on Monday. "

DENIALS = [
    "The column denied it.",
    "The column's spokesman termed the accusations baseless.",
    "The column called the footage staged.",
    'Reports of it are "baseless", its commander said.',
    '"Ridiculous," a spokeswoman for the column said.',
    "The Column denies it.",
    "The column said it never deployed there.",
    "The column said it had nothing to do with it.",
    "The column said it did not do it.",
    "The column disclaimed responsibility.",
    "The column rejected many such reports.",
]


@pytest.mark.parametrize("denial", DENIALS)
def test_a_denial_is_an_allegation_of_the_act_before_by_whoever_denies(tell: Tell, denial: str) -> None:
    denied = [a for a in tell(KILLED + denial).allegations if a.stance == "denied"]
    assert [(a.act, a.victims.low, a.speaker is not None) for a in denied] == [("KIL-01", 9, True)]


def test_a_denial_beside_the_act_is_one_of_its_own(tell: Tell) -> None:
    told = tell("Nine villagers were killed in Harvel on Monday; Russia blamed Ukrainian forces, who denied it.")
    assert [(a.stance, a.speaker.name) for a in told.allegations] == [
        ("alleged", "Russia"),
        ("denied", "Ukrainian forces"),
    ]


def test_a_claim_called_untrue_is_denied_once(tell: Tell) -> None:
    told = tell('Reports that the school in Harvel was bombed are "baseless", the coalition said.')
    assert [a.stance for a in told.allegations] == ["denied"]


def test_an_attack_is_told_by_its_denial_alone(tell: Tell) -> None:
    assert tell("The group's media office dismissed the strike as a fabrication.").only.stance == "denied"


OTHERS = [
    "The court denied the family a visit.",
    "The judge rejected his appeal.",
    "The minister rejected the offer of a truce.",
    "The villagers had been denied the right to leave.",
    "He had nothing to do with politics, his wife said.",
    "He denies being a spy.",
    "There was no bread in the village, the mayor said.",
    "The villagers lie in one grave, the mayor said.",
    "That is where they lie in a row, a priest said.",
    "The coach disputed the result of the match.",
    "The company dismissed 40 workers.",
    "They were coming from a protest that was staged on Friday, a witness said.",
    "A report on inflated prices was read out, a clerk said.",
    "The bank rejected a bid for its shares.",
]


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_refused_or_denied_otherwise_denies_no_act(tell: Tell, other: str) -> None:
    assert [a.act for a in tell(KILLED + other).allegations if a.stance == "denied"] == []


def test_not_one_and_not_a_single_negate(tell: Tell) -> None:
    assert tell("The ministry said that not one prisoner was beaten in Harvel.").first("TOR").stance == "negated"
    assert tell("Not all prisoners were beaten in Harvel.").first("TOR").stance == "asserted"


def test_a_denial_is_of_the_act_whose_word_it_takes_up(tell: Tell) -> None:
    told = tell(
        "A soldier of the column raped a woman in Harvel. The bodies of nine people were found in the street. "
        "The column called the pictures of bodies a provocation."
    )
    assert [a.act for a in told.allegations if a.stance.value == "denied"] == ["BODIES"]


def test_that_something_was_lacking_denies_nothing(tell: Tell) -> None:
    told = tell("Officials said that nine were killed by shelling and that others died because there was no doctor.")
    assert all(a.stance.value == "asserted" for a in told.allegations)


def test_who_disputes_a_toll_disputes_the_last_number_of_dead(tell: Tell) -> None:
    told = tell(
        "Rebels killed eight people in Harvel. A strike on Kosare killed 90 people, the ministry says. "
        "Israel said the target was a commander and disputed the toll."
    )
    denied = [a for a in told.allegations if a.stance.value == "denied"]
    assert [(a.speaker.name, a.victims.low) for a in denied] == [("Israel", 90)]


@pytest.mark.parametrize("denial", ["it had no part in the raid", "it was not them"])
def test_no_part_in_it_and_not_ours_deny_what_was_told(tell: Tell, denial: str) -> None:
    told = tell(f"Jets bombed the school in Ortela on Monday. The Eastern Army said {denial}.").allegations
    assert any(a.stance.value in ("denied", "negated") for a in told)


def test_what_is_denied_is_the_act_rather_than_whom_it_hurt(tell: Tell) -> None:
    told = tell("Armenia accused Azerbaijan of shelling the village of Sotk, wounding two civilians; Baku denied it.")
    assert [a.act for a in told.allegations if a.stance == "denied"] == ["HOS-02"]


def test_nobody_denies_what_was_done_to_himself(tell: Tell) -> None:
    told = tell("He was arrested in Harvel on Monday and denied the charges.")
    assert [a.stance for a in told.allegations] == ["asserted"]


def test_who_denies_that_any_of_them_were_hurt_does_not_deny_that_they_were_taken(tell: Tell) -> None:
    told = tell("The minister said rebels had abducted 20 girls. A commander denied that any had been harmed.")
    assert [a.stance.value for a in told.allegations] == ["asserted"]


BOMBED = "A bomb killed nine people in Harvel on Monday. "
OWNED = [
    ("The Red Column claimed responsibility on its Telegram channel.", "The Red Column", "Red Column"),
    ("The Red Column claimed responsibility for the attack.", "The Red Column", "Red Column"),
    ("The attack was claimed by the Red Column.", "the Red Column", "Red Column"),
    ("The Red Column said it carried out the attack.", "The Red Column", "Red Column"),
    ("The Red Column said it was behind the blast.", "The Red Column", "Red Column"),
    ("The Red Column later said its fighters carried out the attack.", "The Red Column", "Red Column"),
    ("Guerrillas of the Red Column claimed credit for the act.", "Guerrillas of the Red Column", "Guerrillas"),
    (
        "A woman who said she spoke on behalf of the Red Column called to claim responsibility.",
        "the Red Column",
        "woman",
    ),
    ("Officials blamed the Red Column.", "the Red Column", "Officials"),
    ("Officials suspect the Red Column.", "the Red Column", "Officials"),
    ("Officials hold the Red Column responsible for the attack.", "the Red Column", "Officials"),
]


@pytest.mark.parametrize(("sentence", "who", "by"), OWNED)
def test_who_owns_up_or_is_blamed_did_what_was_told_before(tell: Tell, sentence: str, who: str, by: str) -> None:
    first, again = tell(BOMBED + sentence).allegations
    assert (again.act, again.victims.low, again.stance.value) == (first.act, 9, "alleged")
    assert (again.alleged_perpetrator.name, again.speaker.name) == (who, by)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Red Column has not claimed responsibility.",
        "Nobody claimed responsibility.",
        "The government blamed poor security.",
        "The mission said it had recorded the attack.",
    ],
)
def test_who_does_not_own_up_or_blames_nobody_tells_nothing_again(tell: Tell, sentence: str) -> None:
    assert len(tell(BOMBED + sentence).allegations) == 1


def test_a_group_that_denies_involvement_is_whom_it_would_be(tell: Tell) -> None:
    told = tell(BOMBED + "The rebels denied involvement.")
    assert [(a.stance.value, a.alleged_perpetrator and a.alleged_perpetrator.name) for a in told.allegations] == [
        ("asserted", None),
        ("denied", "The rebels"),
    ]


def test_accusations_denied_are_all_that_the_denier_s_side_is_accused_of(tell: Tell) -> None:
    told = tell(
        "Eritrean soldiers killed two hundred men in Axum, Amnesty International said. They shot at those who ran. "
        "A priest said militiamen forced the elders to carry stones. "
        "Eritrea's information minister rejected the accusations as preposterous."
    )
    denied = told.allegations[-1]
    assert (denied.stance, denied.victims.low, denied.alleged_perpetrator.party) == ("denied", 200, "ER")


def test_nobody_denies_what_another_side_did(tell: Tell) -> None:
    told = tell(
        "The Nigerian army shot 600 prisoners in Harvel, a group says. The insurgents had killed 12 guards there. "
        "An army spokesman dismissed the report as falsehoods."
    )
    assert told.allegations[-1].alleged_perpetrator.party == "NG"


def test_a_defendant_denies_what_he_is_charged_with(tell: Tell) -> None:
    told = tell("The occupiers fired on a car in Harvel, killing a woman. The defendant denied the charges.")
    assert "denied" not in {a.stance for a in told.allegations}


def test_having_no_bases_there_denies_no_act(tell: Tell) -> None:
    told = tell("Armed men beat a boy in Harvel. The joint forces denied having had any bases there.")
    assert "denied" not in {a.stance for a in told.allegations}


def test_the_minister_denies_it_behind_what_a_prosecutor_said(tell: Tell) -> None:
    told = tell(
        "Soldiers executed 223 villagers in Harvel, an NGO said. A prosecutor said he had reports of nine more. "
        "The communication minister, Milan Jovic, called the findings baseless."
    )
    assert [(a.victims.low, a.speaker.name) for a in told.allegations if a.stance == "denied"] == [(223, "Milan Jovic")]


def test_whom_somebody_accuses_of_something_else_did_not_do_what_was_told_before(tell: Tell) -> None:
    told = tell('Five civilians were killed in Harvel. The president accuses Rwanda of "an act of war".')
    assert all(getattr(a.alleged_perpetrator, "party", None) != "RW" for a in told.allegations)


def test_a_force_is_not_the_state_that_its_name_holds(tell: Tell) -> None:
    told = tell("Bombers hurt two men in Harvel. The Syrian Democratic Forces denied that they carried out the attack.")
    assert all(getattr(a.alleged_perpetrator, "kind", None) != "state" for a in told.allegations)


def test_a_ministry_denies_for_its_police(tell: Tell) -> None:
    told = tell("Police fired tear gas at a crowd in Harvel. The interior ministry rejected claims of excessive force.")
    assert told.allegations[-1].alleged_perpetrator.name == "Police"
