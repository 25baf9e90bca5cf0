"""Which accounts tell of one event, which do not, and what is left to people."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.link.incidents import Linked, incidents
from solferino.link.origins import origins
from solferino.model import Allegation, Incident, Judgement, Place, PlaceKind, Verdict
from telling import body, document, person, tell, unnamed


def link(*told: Allegation, published: dict[str, str] | None = None, judgements: tuple[Judgement, ...] = ()) -> Linked:
    docs = [document(n) for n in sorted({a.document.name for a in told})]
    found = origins(list(told), docs, [], {}, {})
    days = {document(n).id: day for n, day in (published or {}).items()}
    return incidents(list(told), {a: o for o in found for a in o.allegations}, days, judgements)


def home(linked: Linked) -> dict[str, Incident]:
    return {a: i for i in linked.incidents for a in i.allegations}


def together(*told: Allegation, **more: Any) -> bool:
    where = home(link(*told, **more))
    return len({where[a.id].id for a in told}) == 1


def judge(
    left: Allegation, right: Allegation, verdict: str, by: str = "Analyst A", at: str = "2024-01-01"
) -> Judgement:
    return Judgement(f"{by}{at}{verdict}", left.id, right.id, Verdict(verdict), by, at, "compared the passages")


STRIKE: dict[str, Any] = {"act": "HOS-01", "where": "Kramatorsk", "on": "2022-04-08"}


def test_killed_and_injured_of_one_strike_are_one_incident() -> None:
    killed = tell("Rockets killed 50 at the station.", **STRIKE, count=50, harm="killed", doc="a.txt")
    injured = tell("More than 90 were hurt.", **STRIKE, count=(90, None), harm="injured", doc="b.txt")
    (incident,) = link(killed, injured).incidents
    assert incident.harm == ("injured", "killed")
    assert incident.victims == (50, 50, 50)
    assert incident.title == "Attack on 50 people, Kramatorsk, 8 April 2022"
    assert incident.origins == 2


def test_two_strikes_on_one_town_on_two_days_are_two() -> None:
    first = tell("Rockets hit the town.", **STRIKE, doc="a.txt")
    second = tell("Rockets hit the town.", act="HOS-01", where="Kramatorsk", on="2022-04-12", doc="b.txt")
    assert not together(first, second)


def test_human_shields_and_a_strike_in_one_town_are_two() -> None:
    shields = tell("Civilians were used as human shields in the town.", act="HOS-10", where="Mariupol", doc="a.txt")
    strike = tell("A second strike killed two rescuers.", act="HOS-08", where="Mariupol", on="2022-03-18", doc="a.txt")
    assert not together(shields, strike)


def test_two_sites_struck_in_one_town_on_one_day_are_two() -> None:
    station = tell("Rockets hit the train station.", **STRIKE, doc="a.txt")
    school = tell("Rockets hit the school.", **STRIKE, doc="b.txt")
    assert not together(station, school)


def test_a_maternity_ward_is_a_hospital() -> None:
    ward = tell("The maternity ward was hit.", "SPO-01", where="Mariupol", on="2022-03-09", doc="a.txt")
    hospital = tell("The hospital was bombed.", "SPO-01", where="Mariupol", on="2022-03-09", doc="b.txt")
    assert together(ward, hospital)


def test_a_night_strike_may_bear_two_dates() -> None:
    before = tell(
        "Drones hit flats, 7 dead.", "HOS-01", where="Odesa", on="2024-03-01", count=7, harm="killed", doc="a.txt"
    )
    after = tell(
        "Drones hit flats, 7 dead.", "HOS-01", where="Odesa", on="2024-03-02", count=7, harm="killed", doc="b.txt"
    )
    assert together(before, after)


def test_the_attack_in_the_next_sentence_is_the_same_one() -> None:
    first = tell("A missile hit the market in Odesa.", "HOS-01", where="Odesa", on="2024-03-01", at=0)
    more = tell("The attack must have been deliberate, she said.", "HOS-01", at=60, by=body("OHCHR"))
    assert together(first, more)


def test_another_attack_in_the_next_sentence_is_not_the_same_one() -> None:
    first = tell("A missile hit the market in Odesa.", "HOS-01", where="Odesa", on="2024-03-01", at=0)
    more = tell("Another attack hit Odesa later that day.", "HOS-01", where="Odesa", on="2024-03-01", at=60)
    assert not together(first, more)


def test_remains_and_the_killing_told_of_them_are_one_incident_and_the_number_stays_one_of_remains() -> None:
    """method.md §9: one site with 440 bodies of contested status, and not 440 killings."""
    found = tell(
        "Around 440 bodies lay at the burial site near Izyum.",
        "BODIES",
        where="Izyum",
        on=("2022-09-01", "2022-09-30"),
        count=440,
        harm="bodies_found",
        qualifier="about",
        doc="a.txt",
    )
    blamed = tell("He blamed the soldiers for the deaths.", "KIL-01", harm="killed", perpetrator="RU", at=90)
    (incident,) = link(found, blamed).incidents
    assert incident.acts == ("BODIES", "KIL-01")
    assert incident.title == "Remains of about 440 people, Izyum, September 2022"
    assert incident.victims == (440, 440, 440)


def test_opposite_sides_are_never_joined() -> None:
    a = tell(
        "Prisoners were shot.", "KIL-02", where="Lyman", on="2023-01-05", perpetrator="UA", party="RU", doc="a.txt"
    )
    b = tell(
        "Prisoners were shot.", "KIL-02", where="Lyman", on="2023-01-05", perpetrator="RU", party="UA", doc="b.txt"
    )
    assert not together(a, b)


def test_a_strike_that_each_side_lays_at_the_other_s_door_is_one_incident() -> None:
    a = tell(
        "Shells killed 12 at the market.",
        "HOS-01",
        where="Kherson",
        on="2023-01-05",
        count=12,
        harm="killed",
        perpetrator="UA",
        doc="a.txt",
    )
    b = tell(
        "Shells killed 12 at the market.",
        "HOS-01",
        where="Kherson",
        on="2023-01-05",
        count=12,
        harm="killed",
        perpetrator="RU",
        doc="b.txt",
    )
    (incident,) = link(a, b).incidents
    assert incident.parties == ("RU", "UA")
    assert [d.field for d in incident.disagreements] == ["alleged_perpetrator"]


def test_nothing_is_told_before_it_happened() -> None:
    early = tell("Bodies were found in the town.", "BODIES", where="Bucha", doc="a.txt")
    late = tell("Bodies were found in the town.", "BODIES", where="Bucha", on="2022-04-02", doc="b.txt")
    assert together(early, late, published={"a.txt": "2022-04-20"})
    assert not together(early, late, published={"a.txt": "2022-03-01"})


def test_a_chain_through_a_vague_account_joins_nothing_that_differs() -> None:
    monday = tell(
        "Shells hit Kherson, 4 dead.", "HOS-01", where="Kherson", on="2023-05-01", count=4, harm="killed", doc="a.txt"
    )
    vague = tell("Shells hit Kherson, 4 dead.", "HOS-01", where="Kherson", count=4, harm="killed", doc="b.txt")
    friday = tell(
        "Shells hit Kherson, 4 dead.", "HOS-01", where="Kherson", on="2023-05-05", count=4, harm="killed", doc="c.txt"
    )
    where = home(link(monday, vague, friday))
    assert where[monday.id].id != where[friday.id].id


def test_a_total_never_merges_with_an_event() -> None:
    event = tell(
        "A drone killed 6 in Odesa.", "CASUALTIES", where="Odesa", on="2024-01-05", count=6, harm="killed", at=0
    )
    total = tell(
        "In January 6 were killed in Odesa.",
        "CASUALTIES",
        where="Odesa",
        on=("2024-01-01", "2024-01-31"),
        count=6,
        harm="killed",
        total=True,
        at=50,
    )
    kinds = {i.kind for i in link(event, total).incidents}
    assert kinds == {"event", "total"}


def test_three_verified_of_twelve_are_a_part_of_the_twelve_and_no_more() -> None:
    """method.md §9: 32 killed in 12 incidents, 3 of which are verified."""
    twelve = tell(
        "Executions of at least 32 prisoners in 12 separate incidents between December and February.",
        "KIL-02",
        by=body("HRMMU"),
        stance="credible",
        count=(32, None),
        harm="killed",
        incidents=12,
        on=("2023-12-01", "2024-02-29"),
        qualifier="at_least",
        status="CST-HDC-POW",
        at=0,
    )
    three = tell(
        "HRMMU has verified three of these incidents.",
        "KIL-02",
        by=body("HRMMU"),
        stance="verified",
        harm="killed",
        incidents=3,
        status="CST-HDC-POW",
        at=120,
    )
    linked = link(twelve, three)
    where = home(linked)
    assert where[three.id].part_of == where[twelve.id].id
    assert where[twelve.id].part_of is None
    assert where[twelve.id].victims == (32, None, None)
    assert where[twelve.id].title == "Execution of at least 32 prisoners of war (total), December 2023 to February 2024"


def test_a_spike_inside_a_period_is_a_part_of_its_total() -> None:
    total = tell(
        "429 civilians were killed in three months.",
        "CASUALTIES",
        count=429,
        harm="killed",
        status="CST-CIV",
        on=("2023-12-01", "2024-02-29"),
        total=True,
        at=0,
    )
    spike = tell(
        "Attacks in late December and January caused a spike.",
        "CASUALTIES",
        status="CST-CIV",
        on=("2023-12-15", "2024-01-31"),
        at=60,
    )
    where = home(link(total, spike))
    assert where[spike.id].part_of == where[total.id].id


def test_totals_over_different_periods_are_different_figures() -> None:
    a = tell(
        "killed",
        "CASUALTIES",
        count=174,
        harm="killed",
        on=("2024-05-01", "2024-05-31"),
        where="UA",
        total=True,
        doc="a.txt",
    )
    b = tell(
        "killed",
        "CASUALTIES",
        count=174,
        harm="killed",
        on=("2024-06-01", "2024-06-30"),
        where="UA",
        total=True,
        doc="b.txt",
    )
    assert not together(a, b)


def test_two_numbers_for_one_period_stand_in_one_figure_as_a_disagreement() -> None:
    """TR-2: 968 and 986 killed are kept side by side."""
    common: dict[str, Any] = {
        "harm": "killed",
        "on": ("2024-12-01", "2025-05-31"),
        "where": "UA",
        "total": True,
        "status": "CST-CIV",
    }
    a = tell("986 civilians were killed.", "CASUALTIES", count=986, doc="a.txt", **common)
    b = tell("968 civilians were killed.", "CASUALTIES", count=968, doc="b.txt", **common)
    (incident,) = link(a, b).incidents
    assert incident.victims == (968, 986, None)
    assert [d.kind for d in incident.disagreements] == ["transposition"]


def test_general_claims_are_gathered_by_side_victims_and_year_and_never_glue_events() -> None:
    general = [
        tell("Russian forces have tortured civilians.", "TOR-01", perpetrator="RU", status="CST-CIV", doc="a.txt"),
        tell("Civilians were tortured by Russian forces.", "TOR-01", perpetrator="RU", status="CST-CIV", doc="b.txt"),
        tell(
            "Ukrainian forces have tortured prisoners.",
            "TOR-01",
            perpetrator="UA",
            status="CST-HDC-POW",
            doc="b.txt",
            at=90,
        ),
    ]
    event = tell(
        "Police found a torture chamber in Kherson.", "TOR-01", where="Kherson", perpetrator="RU", doc="a.txt", at=90
    )
    found = link(*general, event).incidents
    assert sorted((i.kind, len(i.allegations)) for i in found) == [("event", 1), ("general", 1), ("general", 2)]
    titles = {i.title for i in found if i.kind == "general"}
    assert titles == {
        "Torture of civilians (general claims), attributed to Russia",
        "Torture of prisoners of war (general claims), attributed to Ukraine",
    }


def test_four_suspected_places_and_one_of_them_are_left_to_people() -> None:
    four = tell(
        "Prosecutors identified four locations in Kherson where people were tortured.", "TOR-01", where="Kherson", at=0
    )
    one = tell("The service found a torture chamber in Kherson.", "TOR-01", where="Kherson", at=100)
    linked = link(four, one)
    where = home(linked)
    assert where[four.id].id != where[one.id].id
    (open_one,) = [s for s in linked.suggestions if not s.accepted]
    assert open_one.relation == "part_of"
    assert {open_one.left, open_one.right} == {four.id, one.id}


def test_a_negative_judgement_blocks_a_chain() -> None:
    common: dict[str, Any] = {"act": "HOS-01", "where": "Kherson", "on": "2023-05-01"}
    a, b, c = (tell("Shells hit a block of flats in Kherson.", doc=f"{n}.txt", at=n, **common) for n in range(3))
    assert together(a, b, c)
    where = home(link(a, b, c, judgements=(judge(a, c, "not_same"),)))
    assert where[a.id].id != where[c.id].id


def test_a_judgement_joins_what_the_machine_left_apart() -> None:
    a = tell("A village was shelled.", "HOS-01", where="Lyman", on="2023-05-01", doc="a.txt")
    b = tell("A village was shelled.", "HOS-01", where="Lyman", on="2023-05-09", doc="b.txt")
    (incident,) = link(a, b, judgements=(judge(a, b, "same"),)).incidents
    assert incident.reasons == ("judged the same by Analyst A: compared the passages",)


def test_where_two_people_differ_nothing_is_joined() -> None:
    a = tell("A village was shelled.", "HOS-01", where="Lyman", on="2023-05-01", doc="a.txt")
    b = tell("The village was shelled.", "HOS-01", where="Lyman", on="2023-05-01", doc="b.txt")
    assert together(a, b)
    both = (judge(a, b, "same", "Analyst A"), judge(a, b, "not_same", "Analyst B"))
    assert not together(a, b, judgements=both)


def test_the_latest_judgement_of_a_person_holds() -> None:
    a = tell("A village was shelled.", "HOS-01", where="Lyman", on="2023-05-01", doc="a.txt")
    b = tell("The village was shelled.", "HOS-01", where="Lyman", on="2023-05-01", doc="b.txt")
    turns = (judge(a, b, "not_same", at="2024-01-01"), judge(a, b, "same", at="2024-02-01"))
    assert together(a, b, judgements=turns)


def test_a_judgement_on_an_allegation_that_is_gone_changes_nothing() -> None:
    a = tell("A village was shelled.", "HOS-01", where="Lyman", on="2023-05-01", doc="a.txt")
    gone = tell("No longer in the record.", "HOS-01", doc="z.txt")
    assert len(link(a, judgements=(judge(a, gone, "same"),)).incidents) == 1


def test_a_denial_founds_no_incident_and_adds_no_origin() -> None:
    told = tell(
        "Shells hit the market in Kherson, killing 12.",
        "HOS-01",
        where="Kherson",
        on="2023-05-01",
        count=12,
        harm="killed",
        by=unnamed("a trader"),
        doc="a.txt",
    )
    denied = tell(
        "The army denied hitting the market in Kherson.",
        "HOS-01",
        where="Kherson",
        on="2023-05-01",
        stance="denied",
        by=body("the army"),
        doc="b.txt",
    )
    (incident,) = link(told, denied).incidents
    assert (incident.origins, incident.accounts) == (1, 2)
    assert [d.kind for d in incident.disagreements] == ["denial"]
    assert link(denied).incidents == []


def test_a_general_denial_is_no_denial_of_one_event() -> None:
    told = tell("Soldiers shot a man in Bucha.", where="Bucha", on="2022-03-04", count=1, harm="killed", doc="a.txt")
    wide = tell(
        "No civilians were killed in Bucha.",
        where="Bucha",
        on=("2022-02-24", "2022-04-01"),
        stance="negated",
        doc="b.txt",
    )
    (incident,) = link(told, wide).incidents
    assert incident.allegations == (told.id,)


def test_thousands_without_a_day_are_a_total() -> None:
    told = tell("16,221 children were deported.", "DEP-03", where="Lyman", count=16221, harm="displaced", age="CHILD")
    assert [i.kind for i in link(told).incidents] == ["total"]


def test_ten_reprints_add_no_origin() -> None:
    told = [
        tell(
            "HRMMU recorded that shells killed 12 in Kherson.",
            "HOS-01",
            where="Kherson",
            on="2023-05-01",
            count=12,
            harm="killed",
            by=body("HRMMU"),
            doc=f"{n}.txt",
        )
        for n in range(10)
    ]
    (incident,) = link(*told).incidents
    assert (incident.origins, incident.accounts, len(incident.documents)) == (1, 1, 10)


def test_every_link_of_the_machine_is_a_suggestion_with_its_reasons() -> None:
    a = tell("Rockets hit the market.", **STRIKE, doc="a.txt")
    b = tell("Rockets struck the market.", **STRIKE, doc="b.txt")
    linked = link(a, b)
    (suggestion,) = linked.suggestions
    assert suggestion.accepted
    assert {name for name, weight, _ in suggestion.features if weight > 0} >= {"place", "time", "act", "site"}
    assert linked.incidents[0].weakest == suggestion.score
    assert "same settlement" in linked.incidents[0].reasons[0]


PLACES = ("Kherson", "Lyman", None)
DAYS = ("2023-05-01", "2023-05-02", "2023-05-20", None)


@st.composite
def corpora(draw: st.DrawFn) -> list[Allegation]:
    size = draw(st.integers(2, 9))
    out = []
    for n in range(size):
        act = draw(st.sampled_from(("HOS-01", "KIL-01", "BODIES", "CASUALTIES", "VIOLATION")))
        out.append(
            tell(
                draw(
                    st.sampled_from(
                        ("Shells hit the market.", "The attack killed many.", "In another case it was a school.")
                    )
                ),
                act,
                doc=f"{draw(st.integers(0, 3))}.txt",
                at=n * 100,
                where=draw(st.sampled_from(PLACES)),
                on=draw(st.sampled_from(DAYS)),
                count=draw(st.sampled_from((None, 3, 12))),
                harm="killed",
                perpetrator=draw(st.sampled_from((None, "UA", "RU"))),
                by=draw(st.sampled_from((None, body("HRMMU"), unnamed("a man"), person("Jo Example")))),
                stance=draw(st.sampled_from(("asserted", "denied"))),
            )
        )
    return out


@settings(deadline=None, max_examples=60)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_in_which_accounts_came_does_not_matter(told: list[Allegation], shuffler: Random) -> None:
    mixed = list(told)
    shuffler.shuffle(mixed)
    assert link(*told) == link(*mixed)


@settings(deadline=None, max_examples=60)
@given(corpora())
def test_every_supporting_account_stands_in_exactly_one_incident(told: list[Allegation]) -> None:
    listed = [a for i in link(*told).incidents for a in i.allegations]
    assert len(listed) == len(set(listed))
    assert {a.id for a in told if a.stance.value == "asserted"} <= set(listed)


@settings(deadline=None, max_examples=60)
@given(corpora())
def test_no_machine_made_incident_holds_opposite_days_or_places(told: list[Allegation]) -> None:
    by_id = {a.id: a for a in told}
    for incident in link(*told).incidents:
        members = [by_id[a] for a in incident.allegations]
        assert len({a.place.name for a in members if a.place}) <= 1
        if incident.kind == "event" and all(a.act != "BODIES" for a in members):
            days = sorted({a.when.earliest for a in members if a.when and a.when.earliest})
            assert days in ([], ["2023-05-01"], ["2023-05-02"], ["2023-05-20"], ["2023-05-01", "2023-05-02"])


@pytest.mark.parametrize("kind", ["same", "unsure"])
def test_an_unsure_judgement_changes_nothing(kind: str) -> None:
    a = tell("A village was shelled.", "HOS-01", where="Lyman", on="2023-05-01", doc="a.txt")
    b = tell("A village was shelled.", "HOS-01", where="Lyman", on="2023-05-09", doc="b.txt")
    assert together(a, b, judgements=(judge(a, b, kind),)) is (kind == "same")


def test_a_death_in_custody_beside_a_claim_of_torture_is_left_to_people() -> None:
    death = tell("A man was beaten to death in a cell in Lyman.", "KIL-04", where="Lyman", count=1, harm="killed", at=0)
    torture = tell("Prisoners said that they were starved and tortured.", "TOR-01", where="UA", at=80)
    linked = link(death, torture)
    where = home(linked)
    assert where[death.id].id != where[torture.id].id
    (open_one,) = [s for s in linked.suggestions if not s.accepted]
    assert (open_one.relation, open_one.left, open_one.right) == ("part_of", death.id, torture.id)
    assert "told close to each other" in open_one.features[0][2]


def test_two_sides_that_blame_each_other_tell_of_one_strike_though_one_text_gives_the_day_once() -> None:
    struck: dict[str, Any] = {"where": "Kherson", "harm": "killed", "doc": "a.txt"}
    forty = tell(
        "The army said on 5 May that 40 were killed in the prison.",
        "HOS-01",
        count=40,
        at=0,
        perpetrator="UA",
        **struck,
    )
    fifty = tell("The army then spoke of 50 killed in the prison.", "CASUALTIES", count=50, at=90, **struck)
    other = tell(
        "The council said that the other side shelled the prison on 5 May.",
        "HOS-01",
        on="2023-05-05",
        at=180,
        perpetrator="RU",
        **struck,
    )
    (incident,) = link(forty, fifty, other).incidents
    assert incident.victims[:2] == (40, 50)
    assert incident.parties == ("RU", "UA")


def test_two_villages_struck_on_one_day_are_two_unless_more_agrees() -> None:
    first = tell("Shells fell on the village.", "HOS-01", where="Kherson", on="2023-05-01", doc="a.txt")
    near = Place("Next", "Next", PlaceKind.SETTLEMENT, "Kherson", "UA", 46.70, 32.61, "test:next", "settlement")
    second = replace(tell("Residents woke to artillery at dawn.", "HOS-01", on="2023-05-01", doc="b.txt"), place=near)
    assert not together(first, second)
    (open_one,) = [s for s in link(first, second).suggestions if not s.accepted]
    assert "neighbouring settlements" in [seen for _, _, seen in open_one.features]


def test_a_region_and_a_town_in_it_are_joined_by_day_and_number_and_not_by_the_day_alone() -> None:
    area = Place("Kherson region", "Kherson", PlaceKind.REGION, "Kherson", "UA", 46.6, 32.6, "admin1:UA-65", "region")
    for count, joined in ((None, False), (7, True)):
        town = tell(
            "A strike hit Kherson.", "HOS-01", where="Kherson", on="2023-05-01", count=count, harm="killed", doc="a.txt"
        )
        told = "Missiles landed somewhere, the governor wrote."
        wide = replace(tell(told, "HOS-01", on="2023-05-01", count=count, harm="killed", doc="b.txt"), place=area)
        assert together(town, wide) is joined
