"""What noun phrases say about victims, and how a sentence shares out its counts. Our own words throughout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from solferino.extract.victims import read_victims
from solferino.extract.victims_harm import victims_by_harm
from solferino.model.allegation import Victims

Tell = Callable[..., Any]

COUNTED = [
    ("six men", 6, 6, "exact"),
    ("at least 32 prisoners", 32, None, "at_least"),
    ("up to 25 prisoners", None, 25, "up_to"),
    ("around 440 bodies", 440, 440, "about"),
    ("between 20 and 30 villagers", 20, 30, "between"),
    ("several villagers", None, None, "vague"),
    ("thousands of children", None, None, "vague"),
    ("villagers", None, None, None),
    ("a woman", 1, 1, "exact"),
    ("her husband", 1, 1, "exact"),
    ("the mayor of Hola Prystan", 1, 1, "exact"),
    ("an elderly couple", 2, 2, "exact"),
    ("him", 1, 1, "exact"),
    ("three families", None, None, None),
    ("a family of five", 5, 5, "exact"),
    ("a group of 12 prisoners of war", 12, 12, "exact"),
    ("6 men, 4 women and 3 children", 13, 13, "exact"),
    ("at least 6 men and 4 women", 10, None, "at_least"),
    ("about 20 men and 10 women", 30, 30, "about"),
    ("a mother and her two daughters", 3, 3, "exact"),
    ("a father and son", 2, 2, "exact"),
    ("several men and two women", 2, None, "at_least"),
    ("six soldiers and civilians", 6, 6, "exact"),
    ("six civilians, including two children", 6, 6, "exact"),
    ("59 people (48 adults, 11 minors)", 59, 59, "exact"),
    ("six people, three of them children", 6, 6, "exact"),
    ("1,374", 1374, 1374, "exact"),
    ("a couple of farmers", 2, 2, "about"),
    ("a local Halit leader", 1, 1, "exact"),
    ("a local and two drivers", 3, 3, "exact"),
]


@pytest.mark.parametrize(("phrase", "low", "high", "qualifier"), COUNTED)
def test_how_many_a_phrase_says(phrase: str, low: int | None, high: int | None, qualifier: str | None) -> None:
    victims = read_victims(phrase)
    assert (victims.low, victims.high, victims.qualifier) == (low, high, qualifier)
    assert victims.description == phrase


STATUS = [
    ("429 civilians", "CST-CIV"),
    ("a civilian driver", "CST-CIV"),
    ("civilian men", "CST-CIV"),
    ("440 bodies, mostly civilians", "CST-CIV"),
    ("mostly civilians", "CST-CIV"),
    ("civilians, including journalists", "CST-CIV"),
    ("six people, all of them civilians", "CST-CIV"),
    ("at least 32 Ukrainian POWs", "CST-HDC-POW"),
    ("two Russian prisoners of war", "CST-HDC-POW"),
    ("captured soldiers", "CST-HDC-POW"),
    ("six surrendering soldiers", "CST-HDC-SUR"),
    ("three fighters who had surrendered", "CST-HDC-SUR"),
    ("wounded soldiers", "CST-HDC-WND"),
    ("12 soldiers", "CST-COMB"),
    ("three rebels", "CST-COMB"),
    ("police officers", "CST-LE"),
    ("two policemen", "CST-LE"),
    ("three military doctors", "CST-MEDREL"),
]


@pytest.mark.parametrize(("phrase", "status"), STATUS)
def test_a_status_is_given_where_the_words_say_it(phrase: str, status: str) -> None:
    assert read_victims(phrase).status == status


UNKNOWN_STATUS = [
    *("three children", "two journalists", "doctors and nurses", "residents", "villagers", "pensioners", "aid workers"),
    *("six men", "12 people", "prisoners", "detainees", "the mayor", "wounded people", "injured women", "a bus driver"),
    *("five suspected insurgents", "an alleged fighter", "one former soldier", "families of soldiers"),
    *(
        "servicemen and civilians",
        "six soldiers and civilians",
        "civilians and police officers",
        "civilians and children",
    ),
]


@pytest.mark.parametrize("phrase", UNKNOWN_STATUS)
def test_a_status_that_the_words_do_not_say_stays_unknown(phrase: str) -> None:
    assert read_victims(phrase).status is None


@pytest.mark.parametrize(
    ("side", "other"),
    [("Russian", "Ukrainian"), ("Israeli", "Palestinian"), ("Sudanese", "Chadian"), ("Azerbaijani", "Armenian")],
)
@pytest.mark.parametrize("phrase", ["12 {} soldiers", "{} civilians", "six captured soldiers from the {} side"])
def test_both_sides_are_read_alike(side: str, other: str, phrase: str) -> None:
    one, two = (read_victims(phrase.format(name)) for name in (side, other))
    assert (one.low, one.status, one.breakdown) == (two.low, two.status, two.breakdown)


SEX_AND_AGE = [
    ("six men", "M", "ADULT"),
    ("two women", "F", "ADULT"),
    ("11 men and 10 women", None, "ADULT"),
    ("a girl", "F", "CHILD"),
    ("two boys", "M", "CHILD"),
    ("19 children", None, "CHILD"),
    ("a baby", None, "CHILD"),
    ("a 17-year-old boy", "M", "CHILD"),
    ("a 17-year-old", None, "CHILD"),
    ("a three-month-old baby", None, "CHILD"),
    ("a man aged 71", "M", "OLDER"),
    ("a 34-year-old teacher", None, "ADULT"),
    ("an elderly woman", "F", "OLDER"),
    ("two pensioners", None, "OLDER"),
    ("people", None, None),
    ("women and children", None, None),
    ("his wife", "F", None),
    ("six women prisoners", "F", "ADULT"),
    ("12 soldiers", None, None),
    ("her", "F", None),
]


@pytest.mark.parametrize(("phrase", "sex", "age"), SEX_AND_AGE)
def test_sex_and_age_are_read_from_the_words(phrase: str, sex: str | None, age: str | None) -> None:
    victims = read_victims(phrase)
    assert (victims.sex, victims.age) == (sex, age)


BREAKDOWN = [
    ("six civilians, including two children", "-/CHILD/- 2..2"),
    ("servicemen and civilians", "-/-/CST-COMB ?; -/-/CST-CIV ?"),
    (
        "around 440 bodies of servicemen and civilians, including children",
        "-/-/CST-COMB ?; -/-/CST-CIV ?; -/CHILD/- ?",
    ),
    ("440 bodies, mostly civilians", "-/-/CST-CIV ?"),
    ("11 men and 10 women", "M/ADULT/- 11..11; F/ADULT/- 10..10"),
    ("59 people (48 adults, 11 minors)", "-/ADULT/- 48..48; -/CHILD/- 11..11"),
    ("six people, three of them children", "-/CHILD/- 3..3"),
    ("12 people, six of them civilians", "-/-/CST-CIV 6..6"),
    ("at least 12 people, among them three women and two children", "F/ADULT/- 3..3; -/CHILD/- 2..2"),
    ("six men", ""),
]


@pytest.mark.parametrize(("phrase", "expected"), BREAKDOWN)
def test_parts_are_kept_and_not_added(phrase: str, expected: str) -> None:
    told = []
    for g in read_victims(phrase).breakdown:
        ends = "?" if g.low is None and g.high is None else f"{g.low}..{g.high}"
        told.append(f"{g.sex or '-'}/{g.age or '-'}/{g.status or '-'} {ends}")
    assert "; ".join(told) == expected


def test_a_share_keeps_its_words_and_its_whole() -> None:
    assert read_victims("over half of them") == Victims(share="over half", description="over half of them")
    victims = read_victims("almost every one of the 60 prisoners")
    assert (victims.share, victims.of, victims.low) == ("almost every one", 60, None)
    victims = read_victims("three of the four captives")
    assert (victims.low, victims.high, victims.of) == (3, 3, 4)


def test_words_of_the_sentence_can_make_soldiers_prisoners() -> None:
    sentence = "Six soldiers were shot after surrendering near the bridge."
    assert read_victims("Six soldiers", context=sentence).status == "CST-HDC-SUR"
    assert read_victims("Six teachers", context=sentence).status is None


def test_party_and_names_are_the_callers() -> None:
    victims = read_victims("the journalist", party="SD", names=("Amira Osman",))
    assert (victims.party, victims.names, victims.low) == ("SD", ("Amira Osman",), 1)


def test_named_persons_count_where_no_number_stands() -> None:
    assert read_victims("Petro Koval and Ivan Hrab", names=("Petro Koval", "Ivan Hrab")).low == 2
    assert read_victims("soldiers such as Petro Koval", names=("Petro Koval",)).low is None


HARMS = [
    ("429 killed and 1,374 injured", "killed 429..429; injured 1374..1374"),
    ("killing six and wounding at least 20", "killed 6..6; injured 20..None"),
    ("the deaths of 429 civilians and injuring 1,374.", "killed 429..429; injured 1374..1374"),
    ("Thousands of civilians were killed or injured.", "None None..None"),
    ("The blast killed 6 men, 4 women and 3 children.", "killed 13..13"),
    ("Six people, including two children, were killed and 20 others wounded.", "killed 6..6; injured 20..20"),
    ("The raid killed 12 and 30 were injured.", "killed 12..12; injured 30..30"),
    ("leaving six dead and 20 injured", "killed 6..6; injured 20..20"),
    ("Several people were injured in the port.", "injured None..None"),
    ("12 killed, 30 injured", "killed 12..12; injured 30..30"),
    ("At least 12 deaths and 30 injuries were recorded.", "killed 12..None; injured 30..30"),
    ("The force killed three and detained several others.", "killed 3..3; detained None..None"),
    ("They detained two men and killed one.", "detained 2..2; killed 1..1"),
    ("Six wounded soldiers were executed.", "killed 6..6"),
    ("Two of the detainees died.", "killed 2..2"),
    ("Shells killed a woman and her two sons, and injured a further 12 people.", "killed 3..3; injured 12..12"),
    ("A man was beaten to death.", "killed 1..1"),
    ("13 million people were forced to flee.", "displaced 13000000..13000000"),
    ("Eleven men are still missing.", "missing 11..11"),
    ("He drove 12 people home. They were later killed.", ""),
    ("Twelve villages were destroyed and nobody was killed.", ""),
]


@pytest.mark.parametrize(("text", "expected"), HARMS)
def test_each_count_goes_to_the_word_of_harm_that_governs_it(text: str, expected: str) -> None:
    told = (f"{h.harm} {h.victims.low}..{h.victims.high}" for h in victims_by_harm(text))
    assert "; ".join(told) == expected


def test_a_harm_knows_where_its_victims_and_its_word_stand() -> None:
    text = "Six people were killed and 20 wounded."
    killed, injured = victims_by_harm(text)
    assert text[killed.start : killed.end] == "Six people"
    assert text[killed.cue_start : killed.cue_end] == "killed"
    assert text[injured.start : injured.end] == "20"
    assert text[injured.cue_start : injured.cue_end] == "wounded"


PART_OF = [
    ("six priests, five of them Karsians", 6),
    ("12 villagers, ten of whom were shot", 12),
    ("16 guests, four of them foreigners", 16),
]


@pytest.mark.parametrize(("phrase", "number"), PART_OF)
def test_so_many_of_them_are_no_more_people(phrase: str, number: int) -> None:
    found = read_victims(phrase)
    assert (found.low, found.high, found.qualifier) == (number, number, "exact")


CAPTURED = [
    ("Guards beat captured Ukrainian marines with hoses.", "TOR-01", "CST-HDC-POW"),
    ("Soldiers shot three Russian soldiers who had surrendered.", "KIL-02", "CST-HDC-SUR"),
    ("Rebels executed nine soldiers they had captured.", "KIL-02", "CST-HDC-POW"),
    ("Rebels shot twenty blindfolded soldiers in Harvel.", "KIL-02", "CST-HDC-POW"),
]


@pytest.mark.parametrize(("text", "act", "status"), CAPTURED)
def test_soldiers_in_the_power_of_others_are_out_of_the_fight(tell: Tell, text: str, act: str, status: str) -> None:
    told = tell(text).allegations[0]
    assert (told.act, told.victims.status) == (act, status)


def test_a_word_of_harm_and_a_people_stand_between_a_number_and_its_noun() -> None:
    assert read_victims("two captured Ukrainian soldiers").low == 2
    assert read_victims("two captured Ukrainian soldiers").status == "CST-HDC-POW"


THEIRS = [
    ("the son of the secretary general", 1, "M"),
    ("a mother of three children", 1, "F"),
    ("the widow of a soldier", 1, "F"),
    ("two sons of the mayor", 2, "M"),
    ("the brother of the mayor and two nurses", 3, None),
]


@pytest.mark.parametrize(("phrase", "number", "sex"), THEIRS)
def test_whose_son_somebody_is_was_not_hurt(phrase: str, number: int, sex: str | None) -> None:
    found = read_victims(phrase)
    assert (found.low, found.high, found.sex, found.status) == (number, number, sex, None)


MADE_UP = [
    ("at least three people, a man and two women", 3),
    ("three bank workers, two women and a man", 3),
    ("four children, three girls and a boy", 4),
    ("two people, a doctor and a nurse", 2),
    ("two nurses, a doctor and a patient", 4),
    ("two men, a boy and a girl", 4),
    ("two corporals, and a civilian guard and a priest", 4),
]


@pytest.mark.parametrize(("phrase", "number"), MADE_UP)
def test_a_number_told_again_by_those_whom_it_counts_is_counted_once(phrase: str, number: int) -> None:
    assert read_victims(phrase).low == number


def test_an_age_that_two_share_counts_nobody(tell: Tell) -> None:
    told = tell("The mayor Petro Lysenko and the nurse Olha Marsh, both 51, were killed by a shell in Bucha.").only
    assert told.victims.low == 2


def test_arrests_are_counted_and_thrown_bombs_are_not(tell: Tell) -> None:
    assert tell("Police said they made 86 arrests in Bucha on Saturday.").only.victims.low == 86
    assert tell("Youths threw two petrol bombs at the court in Bucha.").only.victims.low is None


@pytest.mark.parametrize("phrase", ["every woman, child or man", "any adult male", "each prisoner"])
def test_every_one_says_no_number(phrase: str) -> None:
    victims = read_victims(phrase)
    assert (victims.low, victims.high, {p.low for p in victims.breakdown} <= {None}) == (None, None, True)


def test_a_singular_before_a_plural_is_nobody_of_its_own() -> None:
    assert read_victims("40 troops and volunteer auxiliaries").low == 40
    assert read_victims("40 troops and a volunteer").low == 41


def test_a_bound_behind_people_is_one_of_age() -> None:
    assert read_victims("men and boys over 12").low is None
    assert (read_victims("children under five").low, read_victims("children under five").age) == (None, "CHILD")
    assert read_victims("over 12 men and boys").low == 12


def test_the_owner_takes_no_number_with_him() -> None:
    assert read_victims("four of his brother's children").low == 4
