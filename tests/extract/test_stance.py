"""How the speaker stands to what is said: the seven values, and the more careful one where two apply."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

STANCES = {
    "verified": [
        "The commission verified that guards tortured three prisoners.",
        "The commission confirmed the execution of six men.",
        "Police confirmed that 12 people were killed when a missile hit a market.",
        "The mission documented and verified the execution of 32 prisoners of war.",
        "The mission independently verified the torture of three teachers.",
    ],
    "asserted": [
        "Guards tortured three prisoners.",
        "The commission said that guards tortured three prisoners.",
        "The commission found that guards tortured three prisoners.",
        "The commission concluded that guards tortured three prisoners.",
        "“Guards tortured three prisoners,” a witness said.",
    ],
    "credible": [
        "There are credible allegations that rebels executed prisoners.",
        "The mission received credible reports that rebels executed prisoners.",
    ],
    "alleged": [
        "Soldiers reportedly executed six men.",
        "Soldiers allegedly raped two women.",
        "The governor claimed that rebels had killed nine villagers.",
        "The group accused the army of torturing nine nurses.",
        "The ministry blamed rebels for the killing of nine villagers.",
        "Rebels are accused of killing nine villagers.",
        "The report alleged that guards tortured three prisoners.",
    ],
    "hedged": [
        "Guards may have tortured prisoners.",
        "Guards might have tortured prisoners.",
        "The strike possibly killed 20 people.",
        "The missile was most likely fired by the army.",
        "The commission said that guards may have tortured prisoners.",
        "Soldiers appear to have executed six men.",
        "The mission said that rebels could have executed prisoners.",
    ],
    "denied": [
        "The ministry denied that its soldiers had tortured prisoners.",
        "The ministry denied torturing prisoners.",
        "The army rejected reports that its forces had shelled the hospital.",
        "The commander denied that the rebels had killed villagers.",
    ],
    "negated": [
        "There is no evidence that soldiers killed civilians.",
        "Our men left Ortela without harming a single resident.",
        "The army said it did not shell the hospital.",
        "The soldiers did not torture the prisoners.",
    ],
}


@pytest.mark.parametrize(("stance", "text"), [(s, t) for s, texts in STANCES.items() for t in texts])
def test_the_stance_of_what_is_said(tell: Tell, stance: str, text: str) -> None:
    allegations = tell(text).allegations
    assert [a.stance.value for a in allegations] == [stance] * len(allegations) != []


CAREFUL = [
    ("The mission confirmed that guards may have tortured prisoners.", "hedged"),
    ("The governor claimed that guards may have tortured prisoners.", "hedged"),
    ("Police said that soldiers allegedly raped two women.", "alleged"),
    ("The mission said that soldiers reportedly executed six men.", "alleged"),
]


@pytest.mark.parametrize(("text", "stance"), CAREFUL)
def test_where_two_apply_the_more_careful_one_holds(tell: Tell, text: str, stance: str) -> None:
    assert tell(text).only.stance.value == stance


def test_a_denial_names_the_act_denied_and_no_act_is_made_of_it(tell: Tell) -> None:
    told = tell("The ministry denied that its soldiers had tortured prisoners.")
    assert (told.only.act, told.only.stance.value, told.only.speaker.name) == ("TOR-01", "denied", "ministry")


def test_a_denial_does_not_change_what_another_asserted(tell: Tell) -> None:
    told = tell("A witness said that Syrian soldiers shot two farmers. The ministry denied that soldiers shot farmers.")
    assert [(a.speaker.name, a.stance.value) for a in told.allegations] == [
        ("witness", "asserted"),
        ("ministry", "denied"),
    ]


@pytest.mark.parametrize("verbs", ["hurt or detained", "detained or hurt"])
def test_nobody_to_whom_two_things_were_done_suffered_neither(tell: Tell, verbs: str) -> None:
    told = tell(f"No women or children were {verbs} by the army in Harvel.")
    assert {a.stance.value for a in told.allegations} == {"negated"}


NOT_ONE = [
    ("Not a single person was killed by the shelling of Harvel.", "negated"),
    ("Not one of the men was killed by the rebels.", "negated"),
    ("Not only soldiers were killed by the rebels.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), NOT_ONE)
def test_not_one_is_nobody_and_not_only_these_are_more(tell: Tell, text: str, stance: str) -> None:
    assert {a.stance.value for a in tell(text).allegations if a.harm == "killed"} == {stance}


def test_what_police_did_is_not_denied_with_what_was_done_to_nobody(tell: Tell) -> None:
    told = tell("No women were hurt and police detained two men in Harvel.")
    assert told.first("LIB").stance.value == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "She stressed that the air raids on the town were not accidental.",
        "The attacks on civilians did not stop.",
        "The shelling of the school was not an accident.",
        "The ministry said the massacre of 12 villagers was not staged.",
        "The mission said the shelling of the school was no provocation.",
    ],
)
def test_what_takes_the_act_for_granted_does_not_negate_it(tell: Tell, text: str) -> None:
    assert tell(text).only.stance.value == "asserted"


@pytest.mark.parametrize(
    "text", ["The attack on the hospital did not take place.", "The massacre of 12 villagers was not true, he said."]
)
def test_what_says_that_it_did_not_happen_negates_it(tell: Tell, text: str) -> None:
    assert tell(text).only.stance.value == "negated"


@pytest.mark.parametrize("words", ["staged", "a hoax", "fake news", "a cheap provocation", "invented"])
def test_who_calls_an_act_false_denies_it(tell: Tell, words: str) -> None:
    told = tell(f"The governor insists that the massacre of 45 villagers at Kosare was {words}.")
    assert told.only.stance.value == "denied"


def test_an_attack_that_somebody_staged_happened(tell: Tell) -> None:
    assert tell("The attack was staged by rebels from the hills and killed six.").only.stance.value == "asserted"


def test_who_rejects_a_denial_stands_by_the_act_and_who_rejects_an_accusation_denies_it(tell: Tell) -> None:
    told = tell("The mission rejected Moscow's claim that the massacre at Kosare was staged.").allegations
    assert {(a.speaker.name, a.stance.value) for a in told} == {("Moscow", "denied"), ("mission", "asserted")}
    assert next(a for a in told if a.speaker.name == "mission").alleged_perpetrator is None
    told = tell("Kyiv denied Moscow's claims that its forces had shelled the market.").allegations
    assert {(a.speaker.name, a.stance.value) for a in told} == {("Moscow", "alleged"), ("Kyiv", "denied")}


LAID_AT_A_DOOR = [
    "The authorities have attributed the murder of the mayor to the Red Dawn Front.",
    "President Veldoza has blamed Red Dawn guerrillas for the murder of the mayor and will talk with them.",
    "The murder of the mayor was attributed to rebels.",
]


@pytest.mark.parametrize("text", LAID_AT_A_DOOR)
def test_an_act_laid_at_somebodys_door_is_alleged(tell: Tell, text: str) -> None:
    found = tell(text).only
    assert (found.act, found.stance) == ("KIL-01", "alleged")
    assert found.alleged_perpetrator is not None
    assert "murder" not in found.alleged_perpetrator.name


DOUBTED = [
    ("Father Anselm Rua was killed on 1 August, apparently by death squads.", "hedged"),
    ("Two farmers were executed on Monday, presumably by soldiers of the 4th Brigade.", "hedged"),
    ("The mayor was abducted on 3 May, allegedly by members of the militia.", "alleged"),
    ("A teacher was killed at home, reportedly by rebel fighters.", "alleged"),
    ("Nine villagers were killed by gunmen believed to have been members of the Red Column.", "hedged"),
    ("Gunmen, possibly from the Red Column, killed six villagers.", "hedged"),
    ("The gunmen, thought to be members of the Red Column, killed six villagers.", "hedged"),
    ("The man, said to be a rebel commander, executed two villagers.", "alleged"),
    ("The mayor was shot dead by two men on a motorcycle, probably members of a cartel.", "hedged"),
    ("The mayor was killed by what appeared to be a police squad.", "hedged"),
    ("A bomb, believed to have been planted by the Red Column, killed six people.", "hedged"),
    ("The journalist was killed, it is believed, by the secret police.", "hedged"),
    ("Three villagers were found dead on Tuesday, possibly executed by the army.", "hedged"),
    ("Three students were abducted by armed men wearing army uniforms.", "asserted"),
    ("Gunmen killed nine villagers believed to be informers.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), DOUBTED)
def test_doubt_about_who_did_it_is_doubt_about_the_act_as_told(tell: Tell, text: str, stance: str) -> None:
    told = tell(text).only
    assert (told.stance.value, told.speaker) == (stance, None)


@pytest.mark.parametrize(
    "text",
    [
        "The judge is investigating the possible participation of soldiers in the murders of the six priests.",
        "The judge is investigating the involvement of soldiers in the murders of the six priests.",
    ],
)
def test_a_part_in_an_act_that_is_looked_into_is_not_known(tell: Tell, text: str) -> None:
    told = tell(text).only
    assert (told.stance.value, told.alleged_perpetrator.name) == ("hedged", "soldiers")


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the bombing, which killed nine worshippers.",
        "Nobody has claimed responsibility for the bombing that killed nine worshippers.",
        "The army has not claimed responsibility for the strike that killed nine worshippers.",
        "There was no immediate claim of responsibility for the blast, which killed nine worshippers.",
    ],
)
def test_that_nobody_owns_up_does_not_say_that_it_did_not_happen(tell: Tell, text: str) -> None:
    told = tell(text).only
    found = (told.stance.value, told.speaker, told.alleged_perpetrator, told.victims.low)
    assert found == ("asserted", None, None, 9)


UNSAID = [
    ("The army has never admitted that it killed the six priests.", "alleged"),
    ("The president refused to admit that soldiers killed the six priests.", "alleged"),
    ("The president has yet to acknowledge that soldiers killed the six priests.", "alleged"),
    ("The army declined to comment on allegations that its soldiers killed six priests.", "alleged"),
    ("The army did not deny that its soldiers had killed six priests.", "hedged"),
    ("The army neither confirmed nor denied that its soldiers had killed six priests.", "hedged"),
    ("The army did not comment on the killing of six priests.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), UNSAID)
def test_who_keeps_silent_neither_admits_nor_denies(tell: Tell, text: str, stance: str) -> None:
    told = tell(text).only
    assert (told.stance.value, told.speaker, told.victims.low) == (stance, None, 6)


ASKED = [
    ("It is not known who killed the mayor.", "asserted"),
    ("Nobody knows why rebels killed the mayor.", "asserted"),
    ("It was not clear who fired the shell that killed the mayor.", "asserted"),
    ("The mission could not establish who had shelled the market, killing nine.", "asserted"),
    ("The mission could not determine whether the rebels killed the mayor.", "hedged"),
    ("The mission did not find that rebels killed the mayor.", "negated"),
]


@pytest.mark.parametrize(("text", "stance"), ASKED)
def test_who_asks_how_it_happened_takes_it_that_it_did(tell: Tell, text: str, stance: str) -> None:
    assert {a.stance.value for a in tell(text).allegations} == {stance}


LAID = [
    ("The bishop said the army was behind the killing of the priests.", "alleged", "bishop"),
    ("According to the rebels, the army was responsible for the killing of the priests.", "alleged", "rebels"),
    ("Relatives hold the army responsible for the killing of the priests.", "alleged", "Relatives"),
    ("The commission found that the army was responsible for the killing of the priests.", "asserted", "commission"),
]


@pytest.mark.parametrize(("text", "stance", "by"), LAID)
def test_who_lays_an_act_at_a_door_accuses_and_who_finds_so_has_found_it(
    tell: Tell, text: str, stance: str, by: str
) -> None:
    told = tell(text).only
    assert (told.stance.value, told.speaker.name, told.alleged_perpetrator.name) == (stance, by, "the army")


@pytest.mark.parametrize(
    "text", ["The rebels denied any role in the killing of the mayor.", "The rebels denied involvement in his killing."]
)
def test_a_part_denied_is_an_act_denied(tell: Tell, text: str) -> None:
    told = tell(text).only
    assert (told.stance.value, told.speaker.name, told.alleged_perpetrator.name) == ("denied", "rebels", "The rebels")


def test_no_answer_to_a_reporter_is_no_failure_to_act(tell: Tell) -> None:
    assert tell("The army did not immediately respond to a request for comment.").allegations == ()


def test_who_does_not_know_whether_it_happened_leaves_it_open(tell: Tell) -> None:
    assert tell("Halima does not know whether her son was shot by soldiers.").only.stance.value == "hedged"


def test_that_nobody_was_arrested_is_news_of_an_inquiry(tell: Tell) -> None:
    assert tell("No one has been arrested over the killing of the mayor.").only.act.startswith("KIL")


COURT = [
    ("Two soldiers were arrested in connection with the murder of the teacher.", "alleged"),
    ("Two soldiers were arrested over the murder of the teacher.", "alleged"),
    ("Police named two soldiers as suspects in the murder of the teacher.", "alleged"),
    ("A soldier was acquitted of killing the teacher.", "negated"),
    ("A soldier has confessed to the murder of the teacher.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), COURT)
def test_who_is_held_over_an_act_is_accused_and_who_is_acquitted_did_not_do_it(
    tell: Tell, text: str, stance: str
) -> None:
    told = tell(text).first("KIL")
    assert (told.stance.value, "soldier" in told.alleged_perpetrator.name) == (stance, True)


@pytest.mark.parametrize(
    "text", ["“Kill them all,” the commander told his men.", "The deserter said he was ordered to kill the prisoners."]
)
def test_an_order_is_no_death(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_what_is_called_a_crime_has_happened(tell: Tell) -> None:
    told = tell("The minister called the killing of nine farmers by rebels a war crime.").only
    assert (told.act, told.alleged_perpetrator.name) == ("KIL-01", "rebels")


def test_who_covers_an_act_up_did_not_do_it(tell: Tell) -> None:
    told = tell("Activists say the police are covering up the killing of nine farmers.").only
    assert told.alleged_perpetrator is None


UNCONFIRMED = [
    ("It was not possible to verify the claim that soldiers had executed six men.", "hedged"),
    ("There has been no official confirmation of the killing of six men.", "hedged"),
    ("The authorities have yet to confirm the deaths of six miners in the attack.", "hedged"),
    ("There is no evidence that soldiers killed six men.", "negated"),
    ("Six people were killed in the strike; the army did not comment.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), UNCONFIRMED)
def test_what_is_not_confirmed_is_open_and_not_untrue(tell: Tell, text: str, stance: str) -> None:
    told = tell(text).only
    assert (told.stance.value, told.victims.low) == (stance, 6)


def test_who_is_said_to_have_staged_killings_did_not_kill(tell: Tell) -> None:
    told = tell("The minister said rebels staged the massacre of nine farmers.").only
    assert (told.stance.value, told.alleged_perpetrator) == ("denied", None)
    assert tell("Rebels staged an attack on the market.").only.alleged_perpetrator.name == "Rebels"


BESIDE_A_NEGATION = [
    "They were not released but were beaten with cables.",
    "He was never charged and was tortured for weeks.",
    "He was never charged but tortured for weeks.",
    "The men were not fed and were beaten with cables.",
    "The prisoners were not given water and died.",
    "She did not know that her brother had been killed by soldiers.",
    "He did not resist when the soldiers shot his father.",
    "The soldiers did not leave until they had burned the village.",
    "Police did not intervene as the mob lynched two men.",
    "Her cousin was not at home and has not been seen since.",
]


@pytest.mark.parametrize("text", BESIDE_A_NEGATION)
def test_what_is_denied_beside_an_act_does_not_deny_it(tell: Tell, text: str) -> None:
    assert {a.stance for a in tell(text).allegations} == {"asserted"}


DENIED_WITH_IT = [
    "The army did not shell the market and kill nine people.",
    "The army did not kill or wound any civilians.",
    "Our forces were not in Harvel and did not kill anyone.",
    "No soldier entered the house and killed the family.",
    "We saw nobody who was beaten.",
    "The prisoners were not beaten and tortured.",
    "The mission did not find the bodies of the two men.",
]


@pytest.mark.parametrize("text", DENIED_WITH_IT)
def test_what_shares_the_words_of_a_negation_is_denied_with_it(tell: Tell, text: str) -> None:
    assert {a.stance for a in tell(text).allegations} == {"negated"}


HARMED_NOBODY = [
    ("A shell hit the school in Bucha, but nobody was hurt.", "injured"),
    ("A shell hit the school in Bucha, but no one died.", "killed"),
    ("A shell hit the school in Bucha but did not injure anyone.", "injured"),
    ("A drone struck the market in Bucha without injuring anyone.", "injured"),
    ("Soldiers fired on protesters in Bucha, but no-one was killed.", "killed"),
    ("No one was killed in the attack on the village.", "killed"),
    ("Nobody was injured when a drone hit a barn.", "injured"),
    ("Nobody was killed when the missile fell.", "killed"),
]


@pytest.mark.parametrize(("text", "harm"), HARMED_NOBODY)
def test_an_attack_that_harmed_nobody_is_told_and_its_harm_denied(tell: Tell, text: str, harm: str) -> None:
    told = {(a.harm, a.stance.value) for a in tell(text).allegations}
    assert told == {(None, "asserted"), (harm, "negated")}


def test_the_wounded_whom_nobody_could_reach_are_wounded(tell: Tell) -> None:
    told = tell("Ambulances could not reach the wounded, and four people bled to death.").allegations
    assert [(a.harm, a.stance) for a in told] == [("injured", "asserted"), ("killed", "asserted")]


GRANTED = [
    ("He was not at home when soldiers shot his brother.", "asserted"),
    ("Alma Roth did not leave after gunmen killed her husband.", "asserted"),
    ("He did not see the soldiers who killed his brother.", "asserted"),
    ("He was not in Ortela on the day when 20 villagers were shot.", "asserted"),
    ("It was not the army that killed the villagers.", "negated"),
    ("There was no soldier who shot a civilian.", "negated"),
    ("He was not shot because he was a soldier.", "negated"),
]


@pytest.mark.parametrize(("text", "stance"), GRANTED)
def test_what_stands_beside_a_negated_clause_is_not_negated(tell: Tell, text: str, stance: str) -> None:
    assert tell(text).only.stance.value == stance


def test_that_nobody_owns_up_is_not_said_by_whoever_spoke_before(tell: Tell) -> None:
    told = tell("The Red Column said it killed nine men on Sunday. No group has claimed Monday's blast in Harvel.")
    assert [a.speaker and a.speaker.name for a in told.allegations] == ["Red Column", None]


BESIDE_DENIAL = [
    "He did not leave the town after the shelling of the school.",
    "Nobody was warned before the shelling of the school.",
    "Even after the shelling of the school, the government did not change course.",
]


@pytest.mark.parametrize("text", BESIDE_DENIAL)
def test_what_something_came_after_is_not_denied_with_it(tell: Tell, text: str) -> None:
    assert tell(text).only.stance.value == "asserted"


@pytest.mark.parametrize("verb", ["report", "mention", "record"])
def test_who_reports_not_any_casualties_tells_of_none(tell: Tell, verb: str) -> None:
    assert tell(f"The mission did not {verb} any casualties.").only.stance.value == "negated"


def test_a_blast_that_hurt_nobody_is_not_denied(tell: Tell) -> None:
    assert tell("The shelling of the school did not damage the roof.").only.stance.value == "asserted"


@pytest.mark.parametrize(
    "rest", ["; no injuries were reported", ", no injuries were reported", "; damage was reported"]
)
def test_what_is_reported_beside_an_act_leaves_it_asserted(tell: Tell, rest: str) -> None:
    assert tell(f"Rockets hit Bucha overnight{rest}.").allegations[0].stance == "asserted"


HELD = [
    "Two militiamen were arrested in the fatal shooting of a judge in Bucha.",
    "A soldier was arrested over the killing of a judge in Bucha.",
]


@pytest.mark.parametrize("text", HELD)
def test_who_was_arrested_for_it_is_only_alleged_to_have_done_it(tell: Tell, text: str) -> None:
    told = next(a for a in tell(text).allegations if a.act.startswith("KIL"))
    assert (told.stance, told.alleged_perpetrator is not None) == ("alleged", True)


def test_doubt_before_the_first_of_two_deeds_is_of_both(tell: Tell) -> None:
    both = tell("The troops reportedly raped nine women and torched two villages near Harvel.").allegations
    assert {a.stance.value for a in both} == {"alleged"}
    apart = tell("The troops reportedly raped nine women and the rebels torched two villages.").allegations
    assert [a.stance.value for a in apart] == ["alleged", "asserted"]


@pytest.mark.parametrize("word", ["just", "merely", "simply"])
def test_not_just_an_act_is_the_act_and_more(tell: Tell, word: str) -> None:
    assert tell(f"The army is not {word} shelling the town, it is burning it.").first("HOS").stance == "asserted"
    assert tell("The army is not shelling the town.").only.stance == "negated"


def test_most_likely_the_victim_of_it_is_hedged(tell: Tell) -> None:
    assert tell("One of them was most likely the victim of an execution in Harvel.").only.stance == "hedged"
