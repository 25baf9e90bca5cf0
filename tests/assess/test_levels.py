"""Levels of incidents from what texts say; the acceptance rows of method.md §9 that concern them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.model import Allegation, Assessment, Content, Incident, Quoted, Stance, Statement
from telling import body, person, tell, unnamed


def levels(a: Assessment) -> tuple[str, str, str]:
    return a.levels.fact.value, a.levels.legal.value, a.levels.attribution.value


SIX: dict[str, Any] = {
    "where": "Staryi Bykiv",
    "on": "2022-02-27",
    "count": 6,
    "sex": "M",
    "harm": "killed",
    "perpetrator": "RU",
}


def test_a_case_that_a_body_documented_is_a_credible_allegation_and_one_origin(assessed: Any) -> None:
    """HRW's six men: HRW's interviews are the origin, the papers that repeat them add none."""
    told = [tell("Soldiers executed six men, HRW documented.", by=body("HRW"), doc=f"{n}.txt", **SIX) for n in range(3)]
    ((incident, a),) = assessed(*told)
    assert levels(a) == ("SP3", "SP2", "SP3")
    assert a.corroboration.origins == 1
    assert incident.origins == 1
    assert a.levels.decided_by is None
    assert a.made_by == "policy:un@2"


def test_the_same_words_without_a_source_are_only_reported(assessed: Any) -> None:
    ((_, a),) = assessed(tell("Soldiers executed six men.", **SIX))
    assert levels(a) == ("SP1", "SP1", "SP1")
    assert "find who told the outlet: its source is not known" in a.corroboration.lift


def test_a_witness_alone_is_an_allegation(assessed: Any) -> None:
    ((_, a),) = assessed(tell("A neighbour saw six men shot.", by=unnamed("a neighbour"), **SIX))
    assert levels(a) == ("SP2", "SP2", "SP2")


def test_what_a_body_says_in_general_is_no_assessment_of_an_event(assessed: Any) -> None:
    ((_, a),) = assessed(
        tell("Forces have targeted hospitals, the OSCE said.", "SPO-01", by=body("OSCE"), perpetrator="RU")
    )
    assert levels(a)[0] == "SP2"


def test_what_a_body_puts_as_possible_stays_reported(assessed: Any) -> None:
    """TR-8, S2: "most likely" is the body's own doubt; the 300 of the theatre stay a claim."""
    told = tell(
        "An attack may have killed 300 at the theatre.",
        "HOS-01",
        by=body("OSCE"),
        stance="hedged",
        where="Mariupol",
        on="2022-03-16",
        count=300,
        harm="killed",
        perpetrator="RU",
    )
    ((_, a),) = assessed(told)
    assert levels(a)[0] == "SP1"


def test_a_body_s_own_doubt_in_the_sentence_is_no_assessment(assessed: Any) -> None:
    """TR-8 as S2 prints it: the number stands in a sentence that the report itself calls most likely."""
    where: dict[str, Any] = {"where": "Mariupol", "on": "2022-03-16", "count": 300, "harm": "killed"}
    told = tell("The attack that killed 300 was most likely a violation, it said.", "HOS-01", by=body("OSCE"), **where)
    ((_, a),) = assessed(told)
    assert levels(a)[0] == "SP1"
    firm = tell("The attack that killed 300 was most likely a violation, it said.", "HOS-01", by=body("OSCE"),
                stance="verified", **where)  # fmt: skip
    ((_, b),) = assessed(firm)
    assert levels(b)[0] == "SP3"


def test_allegations_that_a_body_passes_on_are_allegations(assessed: Any) -> None:
    ((_, a),) = assessed(
        tell("There were allegations of rape.", "SXV-01", by=body("OSCE"), stance="alleged", perpetrator="RU")
    )
    assert levels(a) == ("SP2", "SP2", "SP1")


def test_the_site_of_remains_has_no_legal_level_and_no_killings(assessed: Any) -> None:
    """§9: about 440 bodies, attributed, of contested status."""
    common: dict[str, Any] = {"where": "Izyum", "count": 440, "harm": "bodies_found"}
    told = [
        tell(
            "Around 440 bodies of soldiers and civilians were found.",
            "BODIES",
            on=("2022-09-01", "2022-09-30"),
            **common,
        ),
        tell(
            "Authorities reportedly found 440 bodies, mostly civilians.",
            "BODIES",
            by=body("Ukrainian authorities"),
            stance="alleged",
            status="CST-CIV",
            doc="b.txt",
            **common,
        ),
    ]
    ((incident, a),) = assessed(*told)
    assert incident.title == "Remains of 440 people, Izyum, September 2022"
    assert levels(a) == ("SP2", "SP0", "SP0")


def test_verified_and_credible_stand_apart_and_neither_is_ours(assessed: Any) -> None:
    """§9, 32 in 12 of which 3 verified: the body's verification is quoted; without a signature it is no SP4 of ours."""
    common: dict[str, Any] = {
        "by": body("HRMMU"),
        "harm": "killed",
        "status": "CST-HDC-POW",
        "on": ("2023-12-01", "2024-02-29"),
    }
    twelve = tell(
        "At least 32 were executed in 12 incidents.",
        "KIL-02",
        stance="credible",
        count=(32, None),
        incidents=12,
        **common,
    )
    three = tell("HRMMU verified three of these incidents.", "KIL-02", stance="verified", incidents=3, at=60, **common)
    found = {i.part_of is None: a for i, a in assessed(twelve, three)}
    assert levels(found[True])[0] == "SP3"
    assert levels(found[False])[0] == "SP3"
    assert any("itself verified it" in r for r in found[False].reasons)
    assert any("found or called credible" in r for r in found[True].reasons)


def test_an_official_s_opinion_has_no_weight_for_facts(assessed: Any) -> None:
    """S4: "very hard to imagine" without the chain of command."""
    opinion = tell(
        "It is very hard to imagine such killings without orders.",
        by=person("Jo Example", None, "US ambassador"),
        perpetrator="RU",
    )
    ((_, a),) = assessed(opinion)
    assert levels(a) == ("SP0", "SP0", "SP0")
    assert any("opinion" in r for r in a.reasons)


def test_officials_from_elsewhere_pass_on_and_do_not_record(assessed: Any) -> None:
    """§9, S2: shields and double taps in a statement of officials are reported, attributed, no findings: officials from
    elsewhere pass it on, those of the other side claim what they cannot have recorded."""
    ((_, a),) = assessed(
        tell("There was evidence of human shields.", "HOS-10", by=unnamed("Western officials"), where="Mariupol")
    )
    assert levels(a)[0] == "SP1"
    for act in ("HOS-10", "HOS-08"):
        for side, other in (("Ukrainian police", "RU"), ("Russian defence ministry", "UA")):
            told = tell("There was evidence of it.", act, by=body(side), where="Mariupol", perpetrator=other)
            ((_, b),) = assessed(told)
            assert levels(b)[0] == "SP1"


def test_what_an_office_says_against_its_own_side_is_no_claim(assessed: Any) -> None:
    told = tell("Our units used human shields.", "HOS-10", by=body("Russian defence ministry"), perpetrator="RU")
    ((_, a),) = assessed(told)
    assert levels(a)[0] == "SP2"


def test_the_dead_that_an_office_reckons_are_a_claim_and_those_it_recorded_an_allegation(assessed: Any) -> None:
    """TR-8: the 300 of the theatre come from officials of a side, who passed on what others told them."""
    where: dict[str, Any] = {"where": "Mariupol", "on": "2022-03-16", "harm": "killed", "perpetrator": "RU"}
    council = body("Mariupol city council")
    reckoned = tell("The council, citing witnesses, said 300 were killed.", "HOS-02", by=council, count=300, **where)
    recorded = tell("The council said that it had recorded 12 dead.", "HOS-02", by=council, count=12, **where)
    ((_, a),) = assessed(reckoned)
    assert levels(a)[0] == "SP1"
    ((_, b),) = assessed(recorded)
    assert levels(b)[0] == "SP2"


def test_a_number_is_no_better_than_those_who_give_it(assessed: Any) -> None:
    where: dict[str, Any] = {"where": "Kherson", "on": "2023-05-01", "harm": "killed"}
    found = tell("OHCHR verified the shelling.", "HOS-01", by=body("OHCHR"), stance="verified", **where)
    count = tell(
        "The council said 12 were killed.", "HOS-01", by=body("Kherson city council"), count=12, doc="b.txt", **where
    )
    ((_, a),) = assessed(found, count)
    assert levels(a)[0] == "SP3"
    assert "The number stands lower, at SP2: it is told only by Kherson city council." in a.reasons


def test_two_known_origins_without_a_grading_stay_an_allegation_and_it_says_what_would_lift_it(assessed: Any) -> None:
    a = tell(
        "Shells killed 4, a trader said.",
        "HOS-01",
        where="Kherson",
        on="2023-05-01",
        count=4,
        harm="killed",
        by=unnamed("a trader"),
    )
    b = tell(
        "Police recorded 4 dead.",
        "HOS-01",
        where="Kherson",
        on="2023-05-01",
        count=4,
        harm="killed",
        by=body("Kherson police"),
        doc="b.txt",
    )
    ((_, found),) = assessed(a, b)
    assert levels(found)[0] == "SP2"
    assert found.corroboration.origins == 2
    assert dict(found.corroboration.agreement)["victims"] == "agrees"
    assert (
        "a person's grading of a first-hand source (reliability and credibility, with reasons)"
        in found.corroboration.lift
    )


def test_a_denial_contests_and_lowers_nothing(assessed: Any) -> None:
    told = tell("Soldiers executed six men, HRW documented.", by=body("HRW"), **SIX)
    denial = tell("Moscow denied targeting civilians.", "HOS-01", by=body("Moscow"), stance="denied", doc="b.txt")
    ((_, plain),) = assessed(told)
    ((_, denied),) = assessed(told, denial)
    assert levels(plain) == levels(denied)
    assert (plain.contested, plain.other_side) == ("none", ())
    assert (denied.contested, denied.other_side) == ("denied_by_party", (denial.id,))


def test_a_claim_that_it_was_staged_is_an_answer_of_its_own_kind(assessed: Any) -> None:
    told = tell("Soldiers executed six men, HRW documented.", by=body("HRW"), **SIX)
    words = "The killings in Staryi Bykiv were staged."
    claim = Statement(
        "stm-1", told.document, body("Russian defence ministry"), None,
        Content(0, len(words), words, Quoted.INDIRECT), Stance.ASSERTED,
    )  # fmt: skip
    ((_, a),) = assessed(told, statements=[claim])
    assert (a.contested, a.other_side) == ("denied_by_party", ("stm-1",))
    assert [(c.kind, c.values) for c in a.contradictions] == [
        ("staged", (("called staged by a side blamed", ("stm-1",)),))
    ]
    elsewhere = replace(claim, content=replace(claim.content, text="The killings in Bucha were staged."))
    ((_, b),) = assessed(told, statements=[elsewhere])
    assert b.contested == "none"


def test_a_denial_by_the_other_side_answers_nothing(assessed: Any) -> None:
    told = tell("Soldiers executed six men, HRW documented.", by=body("HRW"), **SIX)
    denial = tell("Kyiv denied targeting civilians.", "HOS-01", by=body("Kyiv"), stance="denied", doc="b.txt")
    ((_, a),) = assessed(told, denial)
    assert a.contested == "none"


def test_the_contrary_found_by_a_body_is_evidence_and_caps_the_level(assessed: Any) -> None:
    told = tell(
        "Shells hit the hospital in Kherson, doctors said.",
        "SPO-01",
        where="Kherson",
        on="2023-05-01",
        by=body("OHCHR"),
    )
    against = tell(
        "The hospital in Kherson was not hit by shells.",
        "SPO-01",
        where="Kherson",
        on="2023-05-01",
        by=body("OSCE"),
        stance="negated",
        doc="b.txt",
    )
    ((_, a),) = assessed(told, against)
    assert a.contested == "contradicted_by_evidence"
    assert levels(a)[0] == "SP2"


def test_attribution_is_weaker_where_only_the_other_side_accuses(assessed: Any) -> None:
    told = tell(
        "Police recorded 4 dead from Russian shells.",
        "HOS-01",
        where="Kherson",
        on="2023-05-01",
        count=4,
        harm="killed",
        by=body("Ukrainian police"),
        perpetrator="RU",
    )
    ((_, a),) = assessed(told)
    assert levels(a) == ("SP2", "SP2", "SP1")


def test_a_side_that_admits_its_own_act_weighs_more_than_an_accusation(assessed: Any) -> None:
    told = tell(
        "The Russian ministry said its forces shot them.",
        where="Kherson",
        on="2023-05-01",
        by=body("Russian defence ministry"),
        perpetrator="RU",
    )
    ((_, a),) = assessed(told)
    assert levels(a)[2] == "SP2"


def test_an_act_without_a_crime_of_its_own_gets_no_crime(assessed: Any) -> None:
    told = tell(
        "Indiscriminate shelling, HRW found.",
        "HOS-03",
        by=body("HRW"),
        where="Kherson",
        on="2023-05-01",
        perpetrator="RU",
    )
    ((_, a),) = assessed(told)
    assert levels(a) == ("SP3", "SP1", "SP3")


# --- both sides alike -------------------------------------------------------------------------------------------------

WORDS = {
    "UA": ("Ukrainian police", "Ukrainian officials", "Kyiv", "Ukrainian forces shot prisoners."),
    "RU": ("Russian police", "Russian officials", "Moscow", "Russian forces shot prisoners."),
}
OTHER = {"UA": "RU", "RU": "UA"}


def story(side: str, picks: list[tuple[int, str, str, bool]]) -> list[Allegation]:
    """Accounts of what `side` is said to have done to the other, in a third country so that soil favours nobody."""
    mine, theirs = WORDS[side], WORDS[OTHER[side]]
    speakers = (
        None,
        body("HRMMU"),
        body(mine[0]),
        unnamed(theirs[1]),
        body(mine[2]),
        unnamed("a prisoner"),
        body(theirs[0]),
    )
    return [
        tell(
            mine[3],
            act,
            doc=f"{n}.txt",
            by=speakers[who],
            stance=stance,
            perpetrator=side,
            party=OTHER[side],
            on="2023-05-01",
            count=3 if counted else None,
            harm="killed",
            status="CST-HDC-POW",
        )
        for n, (who, act, stance, counted) in enumerate(picks)
    ]


def face(found: list[tuple[Incident, Assessment]]) -> list[tuple[object, ...]]:
    """All that a reader sees, with the two sides' names taken out."""

    def blind(text: str) -> str:
        for word in ("Ukrainian", "Russian", "Ukraine", "Russia", "Kyiv", "Moscow", "UA", "RU"):
            text = text.replace(word, "SIDE")
        return text

    rows = []
    for i, a in found:
        words = tuple(blind(r) for r in a.reasons)
        told = [blind(repr(part)) for part in (a.corroboration, [w for w, _ in a.exculpatory], a.signed)]
        differ = [(d.field, d.kind, blind(d.note), len(d.values)) for d in i.disagreements]
        differ += [(c.field, c.kind, blind(c.note), len(c.values)) for c in a.contradictions]
        rows.append((levels(a), a.contested, len(a.other_side), told, differ, words, blind(i.title), i.origins))
    return sorted(rows, key=repr)


PICKS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(("KIL-02", "TOR-01", "HOS-10", "VIOLATION")),
        st.sampled_from(("verified", "asserted", "credible", "alleged", "hedged", "denied")),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=60)
@given(picks=PICKS)
def test_with_the_sides_swapped_levels_labels_and_words_are_the_same(
    assessed: Any, picks: list[tuple[int, str, str, bool]]
) -> None:
    assert face(assessed(*story("UA", picks))) == face(assessed(*story("RU", picks)))
