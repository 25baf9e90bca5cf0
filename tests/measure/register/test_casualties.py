"""Casualties and tallies: who is whom is decided by people, unknown stays unknown, nobody is counted into being."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contracts import values as v
from measure.register.lists import HEADER, ROWS, new_case, take, write_csv
from solferino.case import Case
from solferino.errors import Missing, Refused
from solferino.measure.register.named import casualties as named
from solferino.measure.register.persons import casualty_id, join, same_people
from solferino.measure.register.step import amend, casualties
from solferino.measure.register.tallies import tallies
from solferino.measure.register.told import Told
from solferino.model import (
    AgeGroup,
    Allegation,
    Casualty,
    CasualtyOutcome,
    CasualtySource,
    Incident,
    Judgement,
    Level,
    Levels,
    Place,
    PlaceKind,
    Sex,
    Stance,
    Tally,
    Verdict,
    Verification,
    VictimGroup,
    Victims,
    When,
)


def judged(left: str, right: str, verdict: Verdict, by: str = "a", at: str = "2024-01-01") -> Judgement:
    return Judgement(f"{left}{right}{by}{at}", left, right, verdict, by, at, "because")


def casualty(key: str, **more: Any) -> Casualty:
    base = Casualty(
        key, f"P-{key}", CasualtyOutcome.KILLED, (CasualtySource("list", key, "lst", "row 1"),), f"2024-01-0{key[-1]}"
    )
    return replace(base, **more)


def told(*allegations: Allegation, levels: Levels | None = None) -> Told:
    incident = v.incident("inc-1", tuple(a.document.id for a in allegations), tuple(a.id for a in allegations))
    return Told(replace(incident, kind="event"), allegations, {}, "2024-01-01T00:00:00Z", levels)


def says(number: int, harm: str = "killed", stance: Stance = Stance.ASSERTED, **victims: Any) -> Allegation:
    base = v.allegation(v.document(f"{number}.txt", f"text {number}"))
    return replace(base, id=f"alg-{number}", harm=harm, stance=stance, victims=Victims(**victims))


# tallies


def test_a_tally_is_low_to_high_with_each_sources_own_number() -> None:
    (tally,) = tallies([told(says(1, low=12, high=12), says(2, low=15, high=15))])
    assert (tally.low, tally.high, tally.best, tally.outcome) == (12, 15, None, CasualtyOutcome.KILLED)
    assert [(s.id, s.low, s.high) for s in tally.sources] == [("alg-1", 12, 12), ("alg-2", 15, 15)]
    assert [d.field for d in tally.disagreements] == ["count"]


def test_killed_and_injured_are_two_tallies() -> None:
    found = tallies([told(says(1, low=3, high=3), says(2, "injured", low=8, high=8))])
    assert [(t.outcome.value, t.low) for t in found] == [("KILLED", 3), ("INJURED", 8)]


def test_a_part_names_its_whole_and_keeps_what_is_said_of_it() -> None:
    breakdown = (VictimGroup(age="CHILD", low=4, high=4),)
    whole, part = tallies([told(says(1, low=12, high=12, breakdown=breakdown))])
    assert (part.part_of, part.low, part.age_group, part.sex) == (whole.id, 4, AgeGroup.CHILD, Sex.UNKNOWN)
    assert whole.age_group is AgeGroup.UNKNOWN


def test_a_status_that_only_one_source_gives_is_not_that_of_all() -> None:
    (tally,) = tallies([told(says(1, low=2, high=2, status="CST-CIV"), says(2, low=2, high=2))])
    assert tally.status == "CST-UNK"
    (tally,) = tallies([told(says(1, low=2, high=2, status="CST-CIV"), says(2, low=3, high=3, status="CST-CIV"))])
    assert tally.status == "CST-CIV"


def test_only_what_a_person_decided_is_verified() -> None:
    proposed = Levels(Level.SP4, Level.SP1, Level.SP1, "un@1")
    assert tallies([told(says(1, low=1, high=2), levels=proposed)])[0].verification is Verification.PENDING
    decided = replace(proposed, decided_by="analyst")
    assert tallies([told(says(1, low=1, high=2), levels=decided)])[0].verification is Verification.VERIFIED


def test_the_named_are_casualties_and_taken_off_once() -> None:
    one = told(
        says(1, low=3, high=3, names=("Zrazka Testenko", "Marna Probenko")), says(2, low=1, high=1, names=("Testenko",))
    )
    people = list(named([one]))
    assert len(people) == 2, "a last name alone is the one person who has it"
    assert [t.named for t in tallies([one])] == [2]
    assert not any("Testenko" in str(p) for p in people)


def test_a_tally_of_nobody_but_the_named_is_left_out() -> None:
    one = told(says(1, low=1, high=1, names=("Zrazka Testenko",), sex="F", status="CST-CIV"))
    assert tallies([one]) == []
    (person,) = named([one])
    assert (person.sex, person.status, person.incident) == (Sex.FEMALE, "CST-CIV", "inc-1")


def test_what_is_said_of_three_is_said_of_none_of_them() -> None:
    one = told(says(1, low=3, high=3, names=("Zrazka Testenko",), sex="F", status="CST-CIV"))
    (person,) = named([one])
    assert (person.sex, person.status) == (Sex.UNKNOWN, "CST-UNK")


def test_swapping_the_parties_changes_nothing_but_the_party() -> None:
    def both(party: str) -> list[object]:
        one = told(says(1, low=3, high=5, names=("Zrazka Testenko",)))
        one = replace(one, incident=replace(one.incident, parties=(party,)))
        values: list[Tally | Casualty] = [*tallies([one]), *named([one])]
        return [replace(x, party=None) for x in values]

    assert both("RU") == both("UA")


# who is whom


def test_people_are_one_only_where_somebody_says_so_and_nobody_says_not() -> None:
    a, b, c = "cas-a", "cas-b", "cas-c"
    assert same_people([judged(a, b, Verdict.SAME)]) == {a: a, b: a}
    assert same_people([judged(a, b, Verdict.SAME), judged(b, a, Verdict.NOT_SAME, "other")]) == {}
    assert same_people([judged(a, b, Verdict.SAME), judged(a, b, Verdict.UNSURE, at="2024-01-02")]) == {}
    assert same_people([judged(a, b, Verdict.SAME), judged(c, b, Verdict.SAME)]) == {a: a, b: a, c: a}
    assert same_people([judged("ent-1", "ent-2", Verdict.SAME)]).keys() == {casualty_id("ent-1"), casualty_id("ent-2")}
    assert same_people([judged("alg-1", "alg-2", Verdict.SAME)]) == {}


def test_a_status_that_lists_dispute_is_unknown_with_both_values_kept() -> None:
    one = join([casualty("1", status="CST-CIV", sex=Sex.MALE), casualty("2", status="CST-COMB"), casualty("3")])
    assert (one.status, one.sex, one.id, one.pseudonym) == ("CST-UNK", Sex.MALE, "1", "P-1")
    (differ,) = one.disagreements
    assert (differ.field, [(d.value, d.allegations) for d in differ.values]) == (
        "status", [("CST-CIV", ("1",)), ("CST-COMB", ("2",))],
    )  # fmt: skip
    assert len(one.sources) == 3


def test_one_town_and_one_day_in_other_words_are_no_disagreement() -> None:
    old = Place("Артемівськ", "Bakhmut", PlaceKind.SETTLEMENT, id="geonames:713174")
    new = Place("Bakhmut", "Bakhmut", PlaceKind.SETTLEMENT, id="geonames:713174")
    days = [When(text, "2022-04-11", "2022-04-11") for text in ("11 April", "11.04.2022")]
    one = join([casualty("1", place=old, date=days[0]), casualty("2", place=new, date=days[1])])
    assert one.disagreements == () and one.place == old
    other = replace(new, id="geonames:713175")
    assert [d.field for d in join([casualty("1", place=old), casualty("2", place=other)]).disagreements] == ["place"]


def test_injured_on_one_list_and_killed_on_another_is_killed_and_said() -> None:
    one = join([casualty("1", outcome=CasualtyOutcome.INJURED), casualty("2")])
    assert one.outcome is CasualtyOutcome.KILLED and [d.field for d in one.disagreements] == ["outcome"]


def test_who_is_verified_on_one_list_is_verified() -> None:
    one = join([casualty("1"), casualty("2", verification=Verification.VERIFIED, verified_at="2024", verifier="x")])
    assert (one.verification, one.verifier) == (Verification.VERIFIED, "x")


# decisions


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case, vault = new_case(tmp_path / "case")
    take(case, vault, write_csv(tmp_path / "book.csv", ROWS, HEADER))
    return case


def test_a_decision_is_added_and_the_latest_holds(case: Case) -> None:
    with case:
        first = next(casualties(case))
        amend(case, first.pseudonym, "verification", "VST-VERIFIED", "certificate seen")
        one = next(casualties(case))
        assert (one.verification, one.verifier) == (Verification.VERIFIED, "analyst") and one.verified_at
        amend(case, first.id, "verification", "VST-REJECTED", "the certificate is false")
        one = next(casualties(case))
        assert not one.stands and one.withdrawn_at and one.verified_at is None
        amend(case, first.id, "verification", None, "it was not")
        assert next(casualties(case)).verification is Verification.PENDING
        assert [a.value for a in case.record.amendments()] == ["VST-VERIFIED", "VST-REJECTED", None]


def test_two_rows_judged_the_same_are_one_casualty(case: Case) -> None:
    with case:
        left, right, _ = case.record.entries()
        with case.unit() as unit:
            unit.add_judgement(judged(left.id, right.id, Verdict.SAME, at="2024-05-01T00:00:00Z"))
        found = list(casualties(case))
        assert len(found) == 2 and sorted(len(c.sources) for c in found) == [1, 2]


def test_the_register_is_shown_as_it_was_known(case: Case) -> None:
    with case:
        assert list(casualties(case, "2001-01-01")) == []
        assert len(list(casualties(case, "2999-12-31"))) == 3
        amend(case, next(casualties(case)).id, "sex", "F", "seen")
        assert next(casualties(case, "2001-01-01"), None) is None


@pytest.mark.parametrize(
    ("field", "value", "reason", "code"),
    [
        ("name", "X", "r", "M29"),
        ("status", "CST-GOOD", "r", "M29"),
        ("date", "May", "r", "M29"),
        ("incident", "inc-none", "r", "M29"),
        ("of", "cas-none", "r", "M29"),
        ("party_level", "SP9", "r", "M29"),
        ("status", "CST-CIV", " ", "M29"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(case: Case, field: str, value: str, reason: str, code: str) -> None:
    with case:
        key = next(casualties(case)).id
        with pytest.raises(Refused) as error:
            amend(case, key, field, value, reason)
        assert error.value.code == code
        with pytest.raises(Missing) as missing:
            amend(case, "cas-none", "status", "CST-CIV", "r")
        assert missing.value.code == "M65"
        assert case.record.amendments() == []


def test_every_field_that_can_be_amended_takes_a_value(case: Case) -> None:
    with case:
        one, other, _ = casualties(case)
        told = {
            "outcome": "INJURED", "status": "CST-COMB", "role": "media", "weapons": "WPN-MSL", "control": "CTL-GOV",
            "proximity": "PRX-REAR", "party": "RU", "party_level": "SP2", "date": "2022-03", "death": "2022-03-09",
            "sex": "F", "age_group": "ADULT", "of": other.pseudonym, "verification": "VST-DUPLICATE",
        }  # fmt: skip
        for field, value in told.items():
            amend(case, one.id, field, value, "decided")
        now = next(casualties(case))
        assert (now.outcome, now.weapons, now.party_level, now.death) == (
            CasualtyOutcome.INJURED, ("WPN-MSL",), Level.SP2, "2022-03-09",
        )  # fmt: skip
        assert now.date is not None and (now.date.earliest, now.date.latest) == ("2022-03-01", "2022-03-31")
        assert (now.of, now.stands, now.role, now.control) == (other.id, False, "media", "CTL-GOV")


def test_incidents_that_are_totals_or_parts_make_no_tally() -> None:
    from solferino.measure.counts import counts

    base: Incident = v.incident("inc-1", (), ())
    kinds = [("event", None), ("total", None), ("event", "inc-2")]
    assert [counts(replace(base, kind=k, part_of=p)) for k, p in kinds] == [True, False, False]
