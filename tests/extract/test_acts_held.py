"""What is done to people in somebody's power, told in ordinary words; and the same words where they tell of nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

# The act, and a text that tells it.
TOLD = [
    ("LIB-04", "The gang held the engineer for ransom for two months."),
    ("LIB-04", "Two brothers were kept in a cave until their uncle paid 900 dollars."),
    ("LIB-04", "Pirates hijacked the ferry off Port Sull."),
    ("LIB", "Soldiers took the plumber out of the camp at Hestra."),
    ("LIB", "Gendarmes fetched the baker at four in the morning."),
    ("LIB", "A bookseller was seized in Orla on Tuesday."),
    ("LIB", "Three nurses were taken from the clinic's kitchen by masked men."),
    ("LIB", "The dean, Tomas Suter, bundled into a green van on the quay, has not been heard of."),
    ("LIB", "The editor was bundled into a car outside his flat."),
    ("LIB", "Agents came for the union leader at dawn."),
    ("LIB", "Police came for my brother in the night."),
    ("LIB", "The weaver was held in the silo at Tarn for eleven months."),
    ("LIB", "The navy admits holding eleven fishermen."),
    ("LIB", "Rebels were holding a rabbi and his wife at the inn."),
    ("LIB", "The front acknowledged holding the nun Ada Roth."),
    ("LIB", "They kept us in a cellar without light for nine days."),
    ("LIB", "He was kept in a container at the airfield for a week."),
    ("LIB", "Guards locked up a hairdresser for twelve days over a ribbon."),
    ("LIB-04", "Nine warders are still captive in the jail."),
    ("LIB-04", "The crew of the downed plane are in their hands."),
    ("LIB-04", "Several young men are in the hands of the rebels."),
    ("LIB", "Two councillors woke in a cell."),
    ("LIB", "He spent eleven weeks in a store-room at the salt works."),
    ("LIB", "She spent four months in detention without seeing a judge."),
    ("LIB", "The drivers were trucked to a prison across the river."),
    ("LIB-03", "My aunt went back for her coat and has not been heard of."),
    ("LIB-03", "None of them has returned."),
    ("LIB-03", "The boy was last seen being led into the barracks."),
    ("LIB-03", "The garrison denies holding them."),
    ("LIB-06", "Delegates were refused access to the detainees at Harrow."),
    ("LIB-06", "Access to the holding facilities was requested four times and refused."),
    ("LIB-08", "The patrol won't let us across to the cemetery."),
    ("LIB-08", "Soldiers would not let the families leave the valley."),
    ("LIB-05", "At the tent they checked the men for tattoos."),
    ("TOR-01", "Guards broke two of his ribs."),
    ("TOR-01", "The interrogators knocked out three of his teeth."),
    ("TOR-01", "He was hung from the ceiling by his wrists."),
    ("TOR", "The smith was tied to a radiator for two days."),
    ("TOR", "Soldiers hosed the prisoners with cold water."),
    ("TOR-04", "They made me kneel on gravel all night."),
    ("TOR-04", "Guards made the men crawl across the yard."),
    ("SXV-09", "They made her undress in front of the recruits."),
    ("TOR-01", "Doctors counted cigarette burns on four of the twelve."),
    ("TOR-01", "They put clips on his earlobes and turned a handle."),
    ("TOR-01", "A soldier put a pistol to her head and laughed."),
    ("TOR-02", "He was kept blindfolded for six days."),
    ("TOR-06", "The men slept in shifts."),
    ("TOR-06", "There were forty men in a cell built for eight."),
    ("TOR-07", "The guards took away her insulin."),
    ("TOR-07", "His wound went untreated for a month."),
    ("TOR-10", "The army refuses to hand over the body."),
    ("TOR-10", "Militiamen ploughed up the graves."),
    ("SXV-08", "The captain threatened to rape her daughter."),
    ("SXV-07", "They beat him on the genitals with a cable."),
    ("SXV-07", "Wires were fastened to his testicles."),
    ("SXV-01", "The corporal forced himself on her."),
    ("SXV-01", "A guard pushed a bottle into his rectum."),
    ("SXV-02", "The commander kept her as his wife for two years."),
    ("SXV-02", "Eleven girls were sold in the market at Dorra."),
    ("SXV-05", "The women were injected so as not to conceive."),
    ("DEP-01", "Soldiers put about six hundred inhabitants of the east bank on buses bound for the border."),
    ("DEP-01", "Some 4,000 people were cleared from the hills."),
    ("DEP-01", "The militia drove out the villagers."),
    ("DEP-01", "The army herded the islanders away from the coast."),
    ("DEP-01", "Fifteen hundred families were bused out."),
    ("DEP-01", "Nine hamlets were emptied by gendarmes."),
    ("DEP-03", "The director moved 48 orphans to the occupied peninsula."),
    ("CON-04", "The battalion makes villagers dig trenches within range of the guns."),
    ("CON-04", "Guards had the prisoners carry ammunition."),
    ("CON-06", "My cousin was grabbed at the bus stop by recruiters."),
    ("CON-01", "They are forcing one man from each house into their ranks."),
    ("CON-05", "Boys were enrolled in a training camp."),
    ("CON-05", "The boy was taken for a soldier at twelve."),
    ("POW-01", "The captured pilots were marched through the market."),
    ("POW-01", "Fighters put 200 captured soldiers on stage at a football ground."),
    ("PER-01", "Forty teachers were dismissed because of their faith."),

    ("LIB", "The army admits to holding 58 at Garron fort."),
    ("LIB", "I have been here since the feast without seeing a judge."),
    ("LIB", "Military intelligence has at least 38 from the hamlet in a sugar store."),
    ("LIB", "Eight envoys have been kept by the militia since Wednesday."),
    ("LIB", "The governor had the miners locked in the depot."),
    ("POW-01", "Two cameras saw a dozen soldiers led through the market."),
    ("DEP-01", "Some 4,000 people cleared from the hills, says the minister."),
    ("LIB", "1,900 herders trucked to jails as army left."),
    ("CON-05", "The boy was taken for a soldier at twelve."),
    ("LIB", "Fighters tied up two nurses at the post."),
    ("LIB", "Soldiers took two of the pupils on the first day."),
    ("TOR-01", "People there will tell you that a plumber was given electric shocks in the camp."),
    ("SXV-02", "Fighters drove us to the town. We were sold in the market."),
]  # fmt: skip


@pytest.mark.parametrize(("act", "text"), TOLD)
def test_ordinary_words_tell_an_act_by_what_stands_beside_them(tell: Tell, act: str, text: str) -> None:
    assert any(a.act.startswith(act) for a in tell(text).allegations)


NOTHING = [
    "Fans were bused out after the match.",
    "The visitors were held to a draw.",
    "She was holding her baby in the queue.",
    "He was held in high esteem by his pupils.",
    "Police took the boy to hospital after the fall.",
    "An officer took the child home.",
    "The guide took tourists through the old town.",
    "The elections were held in June and it was held in peace.",
    "The firm kept its customers in the dark.",
    "The baker kept his flour in the cellar.",
    "Potatoes are kept in a cellar for months.",
    "The minister was held responsible for the deficit.",
    "The children are in good hands.",
    "The matter is in their hands now.",
    "The film has a captive audience.",
    "The lion was born in captivity.",
    "We slept in a tent by the lake.",
    "He spent the weekend in the hills.",
    "The coach made the players run laps.",
    "The song made her sing along.",
    "She broke her arm in a fall.",
    "The defender broke his leg in the first minute.",
    "The boat was tied to a post.",
    "Activists chained themselves to the gates.",
    "He pushed a stick into the ground.",
    "The club sold its best player to a rival.",
    "The women sold eggs in the market.",
    "Snow ploughs cleared the road from the village.",
    "The school took the children across the border to a museum.",
    "The council emptied the bins of all rubbish.",
    "The teacher made the class watch the film.",
    "Volunteers dug trenches for the cables.",
    "The band was put on stage at nine.",
    "The runners were led through the streets by a piper.",
    "Customs officers checked the bags for drugs.",
    "The tattoo artist looked at his tattoos.",
    "The bank denies holding the money.",
    "None of the letters came back.",
    "The library lets people take out ten books.",
    "The army recruited engineers for the bridge.",
    "Police came for coffee.",
    "Scouts came for the young striker.",
    "The picture was hung upside down.",
    "The head of the household owned a well.",
    "Officers carried the flag through the town.",
    "The company had workers dig trenches for fibre cables.",
    "Prisoners in a prison choir were led on stage by the conductor.",
    "A storm forced the family into a shelter.",
    "The ferry brought 200 passengers to the island.",
    "Firefighters pulled the driver from the car.",
    "The patient was held overnight for observation.",
    "The bank admits holding talks with a rival.",
    "The ministry confirmed holding elections in May.",
    "The team cleared from danger.",
    "The man seized the chance.",
    "We were sold a lie.",
    "Boys tied up the boat.",
    "The minister will tell parliament about the budget.",
    "Scores of fans saw the striker led off the pitch.",
    "Some of the players were taken off at half-time.",
    "The committee had the report locked in a safe.",
    "A trainer took two of the horses.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_the_same_words_of_any_day_tell_of_nothing(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


# The act, a sentence that tells it only in its setting, and the setting.
IN_A_SETTING = [
    ("LIB-03", "They took my father on a Tuesday.", "Soldiers had come to the street at noon."),
    ("LIB-03", "He went to register and did not come back.", "The garrison had put up a notice."),
    ("LIB-04", "Men demanded 900 dollars for his release.", "The rebels have a camp in the hills."),
    ("LIB-06", "Delegates were turned away.", "The prison stands by the docks."),
    ("TOR-01", "Three of his ribs were broken.", "The guards came at night."),
    ("TOR-02", "They did not let us sleep.", "The cell was on the second floor."),
    ("TOR-06", "There was one bucket for thirty men.", "The guards locked the door at six."),
    ("TOR-07", "No doctor came.", "A man in the next cell had a fever."),
    ("DEP-01", "People were given ten minutes to pack.", "The militia went from house to house."),
    ("CON-05", "Boys of thirteen carried rifles.", "The rebels stood at the bridge."),
]


@pytest.mark.parametrize(("act", "text", "setting"), IN_A_SETTING)
def test_words_of_any_day_tell_an_act_in_a_setting_of_prisons_or_arms(
    tell: Tell, act: str, text: str, setting: str
) -> None:
    assert any(a.act == act for a in tell(f"{setting} {text}").allegations)
    assert all(a.act != act for a in tell(text).allegations)


def test_a_refusal_in_the_words_of_an_act_denies_nothing(tell: Tell) -> None:
    told = tell("The guards locked the cell at six. No doctor came.")
    assert told.first("TOR-07").stance.value == "asserted"
    assert tell("Soldiers would not let the families leave the valley.").only.stance.value == "asserted"


def test_whoever_is_taken_and_shot_at_once_has_been_killed_and_not_detained(tell: Tell) -> None:
    acts = [a.act for a in tell("Troops took three millers out of the van and shot them.").allegations]
    assert not any(a.startswith("LIB") for a in acts)


def test_a_name_is_a_person_where_a_word_for_one_stands_beside_it(tell: Tell) -> None:
    assert tell("The front acknowledged holding the nun Ada Roth.").only.act == "LIB-01"


def test_an_arrest_that_only_says_when_is_told_elsewhere(tell: Tell) -> None:
    assert tell("In the eight days since his arrest the mayor has lost weight.").allegations == ()
    assert tell("The arrest of the mayor was announced on Friday.").only.act == "LIB-01"


def test_whom_it_was_done_to_is_seen_in_clipped_and_nested_clauses(tell: Tell) -> None:
    assert tell("The governor had two miners locked in a pit.").first("LIB-01")
    assert tell("Forty herders dragged from their homes, says a priest.").first("LIB")
    assert tell("The militia freed the nurses whom its men had seized.").first("LIB-03")


def test_who_is_held_for_a_killing_did_not_suffer_it_in_custody(tell: Tell) -> None:
    told = tell("A soldier is in custody after the killing of a woman in Bucha.").allegations
    assert [a.act for a in told if a.harm == "killed"] == ["KIL-01"]
