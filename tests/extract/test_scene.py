"""Where and when an act happened, where other places and times stand beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_a_night_is_that_of_the_day_its_sentence_names(tell: Tell) -> None:
    when = (
        tell("Police detained a man during an overnight raid in Kharkiv on Monday.", published="2030-05-08")
        .first("LIB")
        .when
    )
    assert (when.earliest, when.latest) == ("2030-05-06", "2030-05-06")
    when = tell("Police detained a man overnight in Kharkiv.", published="2030-05-08").only.when
    assert (when.earliest, when.latest) == ("2030-05-07", "2030-05-08")


def test_the_date_of_another_act_is_not_this_one_s(tell: Tell) -> None:
    told = tell(
        "The army confirmed the death of the man behind the May 11 attack that killed one soldier.",
        published="2030-09-17",
    )
    assert [a.when and a.when.earliest for a in told.allegations] == [None, "2030-05-11"]


def test_a_time_from_somebody_s_past_is_not_lent(tell: Tell) -> None:
    told = tell(
        "Police searched a house. The owner worked for a man who was killed last month. Police detained two men.",
        published="2030-09-17",
    )
    held = next(a for a in told.allegations if a.harm == "detained")
    assert held.when is None


ASIDES = [
    "The school, built in 1962, was shelled.",
    "A teacher who had worked in the town since 2009 was killed by soldiers.",
    "The teacher, an envoy of the government that came to power in 1986, was shot dead.",
]


@pytest.mark.parametrize("text", ASIDES)
def test_the_years_of_somebody_s_past_are_not_when_it_happened(tell: Tell, text: str) -> None:
    told = tell(text).only
    assert (told.when, "2009" in (told.victims.description or "")) == (None, False)


def test_the_day_of_a_warrant_is_not_that_of_the_murder(tell: Tell) -> None:
    text = "The prosecutor investigating the murder of the priest Luis Galan issued a warrant on 3 May 2022."
    assert tell(text).only.when is None


def test_where_somebody_operates_is_not_where_the_act_happened(tell: Tell) -> None:
    text = "Police detained two men in Sumy region while in pursuit of a smuggler operating in Lozova."
    assert tell(text).only.place.name == "Sumy"
    text = "Gunmen killed three farmers working near Lozova in Kharkiv region."
    assert tell(text).only.place.name == "Lozova"


def test_a_body_that_is_attacked_is_no_place(tell: Tell) -> None:
    told = tell("He was linked to attacks against the United Nations in Nyala.")
    assert [a.place.name for a in told.allegations] == ["Nyala"]


def test_a_district_that_no_gazetteer_has_keeps_its_name(tell: Tell) -> None:
    place = tell("In Orlec district, Karsian soldiers detained two men.").only.place
    assert (place.name, place.kind.value, place.lat) == ("Orlec district", "district", None)


def test_a_day_is_no_side(tell: Tell) -> None:
    assert tell("Two men were killed in Tuesday's attack in Nyala.").only.alleged_perpetrator is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry cited videos circulating on Friday of soldiers executing prisoners of war.",
        "Monitors attended the site ten days after the troops left and confirmed evidence of executions.",
        "Attacks on civilians in Kharkiv were today officially declared war crimes.",
        "The attacks on civilians in Kharkiv were declared war crimes on Monday.",
        "Police confirmed on Friday the killing of two farmers in Kharkiv.",
    ],
)
def test_the_day_of_the_telling_is_not_that_of_the_act(tell: Tell, text: str) -> None:
    assert [a.when for a in tell(text, published="2030-05-08").allegations] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Six deaths were reported on Monday in Kharkiv.", "2030-05-06"),
        ("The mission documented an attack on a school in Kharkiv on 3 May 2030.", "2030-05-03"),
        ("In March 2030 the mission documented the killing of 12 civilians in Kharkiv.", "2030-03-01"),
    ],
)
def test_a_day_that_stands_with_the_act_is_kept_whoever_tells_it(tell: Tell, text: str, day: str) -> None:
    assert tell(text, published="2030-05-08").allegations[0].when.earliest == day


LENT_NO_DATE = [
    "The experts said the attack on a theatre on 16 March 2030 was a crime. "
    "The council said on 10 March 2030 that three people were killed in the strike on the hospital.",
    "A soldier raped a woman in Harvel on 13 March 2030. "
    "The prosecutor said on 3 April 2030 that the bodies of 41 people had been found.",
    "A court issued warrants on 17 March 2030. Two officials bear responsibility for the deportation of children.",
    "Experts had worked in Harvel from 4 to 10 April 2030 and had found evidence of torture. Soldiers beat prisoners.",
]


@pytest.mark.parametrize("text", LENT_NO_DATE)
def test_a_date_is_not_lent_to_what_it_cannot_date(tell: Tell, text: str) -> None:
    assert tell(text, published="2030-05-08").allegations[-1].when is None


def test_a_date_is_lent_to_what_goes_on(tell: Tell) -> None:
    told = tell("On 5 May 2030 soldiers entered the village. They shot six men.", published="2030-05-08")
    assert told.only.when.earliest == "2030-05-05"


@pytest.mark.parametrize("verb", ["denied", "confirmed", "admitted"])
def test_the_day_between_cue_and_content_is_that_of_the_cue(tell: Tell, verb: str) -> None:
    told = tell(f"The General Staff {verb} on 29 July 2030 that its forces had shelled Harvel.", published="2030-08-08")
    assert (told.only.speaker.name, told.only.when) == ("General Staff", None)


def test_the_day_of_a_dateline_is_no_day_of_an_act(tell: Tell) -> None:
    told = tell(
        "GENEVA, 14 March 2024 — Investigators found that soldiers had tortured prisoners in Kherson.", "2024-03-14"
    )
    assert told.only.when is None


def test_another_number_of_wounded_is_of_the_strike_before(tell: Tell) -> None:
    first = "A Russian missile slammed into an apartment block in Zaporizhzhia early on Friday, killing eight people."
    told = tell(first + "\n\nAnother 24 people were wounded, nine of them seriously, the governor said.", "2024-03-16")
    hurt = told.allegations[-1]
    assert (hurt.victims.low, hurt.place.name, hurt.alleged_perpetrator.party) == (24, "Zaporizhzhia", "RU")


def test_the_deadliest_strike_is_the_one_told(tell: Tell) -> None:
    first = "A missile hit a market in Harvel on Friday, killing eight people. "
    assert len(tell(first + "It was the deadliest strike on the city since October.").allegations) == 1


def test_where_somebody_fled_to_is_not_where_the_next_act_happened(tell: Tell) -> None:
    told = tell(
        'Residents of the Sudanese town of Wad Madani said gunmen looted shops. "They took all," said Amna, who fled '
        "to Gedaref.\n\nThe army bombed a market there on 5 January, killing 20 people, medics said."
    )
    assert {a.place.name for a in told.allegations} == {"Wad Madani"}


def test_many_over_months_are_of_no_town_told_before(tell: Tell) -> None:
    first = "Rebels killed four farmers near San Luis, Colombia, on Monday. "
    told = tell(first + "Since January, 117 social leaders have been murdered, according to the think tank Indepaz.")
    assert told.allegations[-1].place.name == "Colombia"


def test_who_is_accused_of_carrying_out_the_killings_is_blamed_for_them(tell: Tell) -> None:
    told = tell(
        "Gunmen killed nine men in Harvel. The leader accused a government militia of carrying out the killings."
    )
    assert [(a.stance, a.victims.low) for a in told.allegations] == [("asserted", 9), ("alleged", 9)]
    assert "militia" in told.allegations[-1].alleged_perpetrator.name


def test_broken_ribs_are_of_one_man(tell: Tell) -> None:
    assert tell("Guards broke two of his ribs at the police station in Izium.").only.victims.low == 1


def test_a_day_over_a_log_is_that_of_all_below_it(tell: Tell) -> None:
    told = tell(
        "5 June 2030\n\n14:05 A nurse was killed by a drone.\n\n6 June 2030\n\n09:10 A teacher was killed by a drone.",
        published="2030-06-20",
    )
    assert [a.when.earliest for a in told.allegations] == ["2030-06-05", "2030-06-06"]


def test_one_day_alone_over_a_text_is_that_of_its_publication(tell: Tell) -> None:
    told = tell("5 June 2030\n\nA nurse was killed by a drone in Kharkiv.", published="2030-06-05")
    assert told.only.when is None


def test_each_row_of_a_table_has_its_own_day_and_place(tell: Tell) -> None:
    told = tell(
        "12 May | Izium | 3 killed\n14 May | Chuhuiv | 2 killed, 5 wounded\n16 May | Kupiansk | Two nurses abducted",
        published="2030-06-20",
    )
    assert [(a.when.earliest, a.place.name) for a in told.allegations] == [
        ("2030-05-12", "Izium"),
        ("2030-05-14", "Chuhuiv"),
        ("2030-05-14", "Chuhuiv"),
        ("2030-05-16", "Kupiansk"),
    ]


@pytest.mark.parametrize("gap", [" and ", ". He was "])
def test_how_long_somebody_was_held_is_the_end_of_it(tell: Tell, gap: str) -> None:
    told = tell(f"He was detained on 5 March in Izium{gap}held for nine days in a basement.", published="2030-06-20")
    when = told.allegations[-1].when
    assert (when.earliest, when.latest) == ("2030-03-05", "2030-03-14")


def test_how_long_without_since_when_is_no_time(tell: Tell) -> None:
    assert tell("He was held for nine days in a basement in Izium.", published="2030-06-20").only.when is None


APART = [
    # the day on which bodies were found is not when people died
    ("On 5 March police found four bodies in Izium. They had been shot.", ["2030-03-05", None]),
    ("On Monday police found his body in Izium.", ["2030-06-17"]),
    # the time of another number
    (
        "Between January and June 2029, the mission recorded 120 killings in Izium, compared with 80 in 2028.",
        ["2029-01-01"],
    ),
    ("Nine people were killed on Wednesday in Izium, a day after two were killed in Dnipro.", ["2030-06-19", None]),
    ("A week after the abduction of two nurses, gunmen abducted a priest in Izium on Sunday.", [None, "2030-06-16"]),
    ("In late April 2029, two weeks after the talks began, soldiers shot dead a teacher.", ["2029-04-15"]),
    ("Since the start of the year 67 people were kidnapped in Izium, and 14 in May alone.", ["2030-01-01"]),
    ("A rocket killed nine people at the market on a Tuesday in May last year.", ["2029-05-01"]),
]


@pytest.mark.parametrize(("text", "days"), APART)
def test_a_time_is_that_of_its_own_act(tell: Tell, text: str, days: list[str | None]) -> None:
    told = tell(text, published="2030-06-20")
    assert [a.when and a.when.earliest for a in told.allegations] == days


TOLD_ON = [
    "On a visit to Dnipro on Friday, the prosecutor said that soldiers had shot dead nine teachers.",
    "Addressing the assembly in Dnipro on Friday, the prosecutor said that soldiers had shot dead nine teachers.",
    "On Friday, the army denied that soldiers had shot dead nine teachers.",
]


@pytest.mark.parametrize("text", TOLD_ON)
def test_when_and_where_somebody_spoke_is_not_when_and_where_it_was_done(tell: Tell, text: str) -> None:
    told = tell(text, published="2030-06-20").only
    assert (told.when, told.place and told.place.name) in ((None, None), (None, "Ukraine"))


def test_where_and_when_it_was_done_may_open_a_sentence_too(tell: Tell) -> None:
    told = tell("In an attack on a market in Izium on Friday, gunmen killed six, police said.", published="2030-06-20")
    assert (told.only.when.earliest, told.only.place.name) == ("2030-06-14", "Izium")


def test_the_day_on_which_somebody_was_freed_is_not_that_of_the_abduction(tell: Tell) -> None:
    told = tell("Eight of the students abducted in Ortela were freed on Thursday.", published="2030-05-08")
    assert told.only.when is None
    told = tell("Eight students abducted in Ortela on 3 May were freed on Thursday.", published="2030-05-10")
    assert told.only.when.earliest == "2030-05-03"


def test_a_day_before_a_service_tells_less_than_the_day_beside_it(tell: Tell) -> None:
    text = "On 14 March, during Sunday mass, gunmen killed nine people in Ortela."
    assert tell(text, published="2030-05-08").only.when.earliest == "2030-03-14"
    text = "During Sunday mass, gunmen killed nine people in Ortela."
    assert tell(text, published="2030-05-08").only.when.earliest == "2030-05-05"


def test_the_region_of_the_village_told_before_is_not_where_more_is_known(tell: Tell) -> None:
    told = tell(
        "Twenty villagers were killed in Bogoro on 24 February 2003.\n\n"
        "The attack on the village in the Ituri region shocked many. Fighters shot two priests."
    )
    assert {a.place.name for a in told.allegations} == {"Bogoro"}


APART = [
    ("Rescuers were digging on Thursday after the theatre in Ortela was bombed.", None),
    ("In January, a man told me that soldiers had shot his brother in Ortela.", None),
    ("Two people were killed on Thursday after a shell hit a bus in Ortela.", "2030-05-02"),
    ("On Monday, police said, soldiers shot two men in Ortela.", "2030-05-06"),
    ("A market was hit on Wednesday. A day earlier, police said, two men were shot in Ortela.", "2030-04-30"),
]


@pytest.mark.parametrize(("text", "day"), APART)
def test_a_day_dates_what_it_hangs_on(tell: Tell, text: str, day: str | None) -> None:
    when = tell(text, published="2030-05-07").allegations[-1].when
    assert (when.earliest if when is not None else None) == day


def test_in_a_statement_of_one_s_own_place_and_day_go_on_from_paragraph_to_paragraph(tell: Tell) -> None:
    told = tell(
        "I come from Tabadu. I am a farmer and I had a house there.\n\n"
        "On 9 November 2029 soldiers entered our village. They took the men.\n\n"
        "They shot my neighbour in front of me.",
        published="2030-05-07",
    )
    assert {a.place.name for a in told.allegations} == {"Tabadu"}
    assert {a.when.earliest for a in told.allegations} == {"2029-11-09"}


GOES_BACK = [
    "Moulage Adan said men attacked the village around 4 a.m.",
    "The assailants attacked the market with machetes.",
    "The shooting went on until noon. Some of the men were beaten before.",
]


@pytest.mark.parametrize("text", GOES_BACK)
def test_an_hour_and_those_who_did_it_go_back_to_the_day_told_before(tell: Tell, text: str) -> None:
    lead = "Gunmen killed nine herders in Nyala on Saturday, a mayor said, in one of the worst weeks of the war."
    told = tell(f"{lead}\n\n{text}", published="2030-05-07")
    assert {a.when and a.when.earliest for a in told.allegations} == {"2030-05-04"}


def test_the_hour_of_an_entry_lends_no_day(tell: Tell) -> None:
    told = tell(
        "Two men were shot in Nyala on Saturday.\n\n16:10 Three men were shot in Zalingei.", published="2030-05-07"
    )
    assert [a.when and a.when.earliest for a in told.allegations] == ["2030-05-04", None]


ENDED = [
    (
        "Boys abducted in Nyala on 11 May were reunited on Friday. A guard was shot when he stopped the men.",
        "2030-05-11",
    ),
    ("He was sentenced on Monday for the attack on 24 February that killed nine people in Nyala.", "2030-02-24"),
    ("More than 100 people were killed by bandits in Nyala in the first half of the year.", "2030-01-01"),
]


@pytest.mark.parametrize(("text", "day"), ENDED)
def test_the_day_on_which_it_was_over_is_not_lent(tell: Tell, text: str, day: str) -> None:
    assert tell(text, published="2030-08-20").allegations[-1].when.earliest == day


BLOG = (
    "18:40 What we know so far\n\n{0}\n\n17:05 Ministers have met in Warsaw.\n\n"
    "12:30 The mayor says 300 people were killed in Karma.\n\n11:15 The road is closed."
)
NEWS = [
    ("Two people have been killed by a missile in Ortela.", "2022-04-07..2022-04-08"),
    ("Two people were killed by a missile in Ortela.", None),
    ("650 bodies have been found in Ortela.", None),
    ("The mayor of Ortela has been detained by soldiers.", None),
]


@pytest.mark.parametrize(("text", "wanted"), NEWS)
def test_what_a_live_blog_brings_as_new_is_of_its_day(tell: Tell, text: str, wanted: str | None) -> None:
    told = tell(BLOG.format(text), "2022-04-08").allegations
    assert [f"{a.when.earliest}..{a.when.latest}" if a.when is not None else None for a in told] == [wanted, None]
    assert all(a.when is None for a in tell(text, "2022-04-08").allegations)


def test_where_a_body_sits_is_not_where_an_act_was(tell: Tell) -> None:
    told = tell("The Monitoring Mission in Ukraine documented the execution of 15 prisoners of war by Russian forces.")
    assert told.only.place is None
