"""The counting rules R-CAS-1 to R-CAS-13 of method.md §2.4, one test or more each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measure.counting.people import crowd, on, person
from measure.published.figures import SUMS
from solferino.errors import Missing
from solferino.measure.area import area
from solferino.measure.counting.dimensions import DIMENSIONS, ROLLUPS
from solferino.measure.counting.select import Choice
from solferino.measure.counting.table import Range, count, shown
from solferino.measure.counting.words import (
    METHOD,
    NOT_ESTIMATED,
    being_verified,
    headline,
    left_out,
    under_count,
    with_high,
)
from solferino.model import AgeGroup, Casualty, CasualtyOutcome, Sex, Verification

OF_JANUARY = Choice(first="2024-01-01", last="2024-01-31")


def cells(by: str, *people: Casualty) -> dict[str, int]:
    found = count(people, [], [by])
    return {row.key[0]: row.killed.low for row in found.rows}


def test_r_cas_1_unknown_status_is_a_cell_and_no_civilian() -> None:
    found = count([person("1"), person("2", status="CST-UNK"), person("3", status="CST-COMB")], [], ["status"])
    assert [r.key[0] for r in found.rows] == ["civilian", "member of armed forces", "status not established"]
    assert count([person("1", status="CST-UNK")], [], choice=Choice(status="CST-CIV")).killed == Range()


def test_r_cas_2_only_verified_cases_are_in_the_headline() -> None:
    people = [
        person("1"),
        person("2", verification=Verification.PENDING),
        person("3", verification=Verification.CREDIBLE),
    ]
    verified, credible, pending = (count(people, [], choice=Choice(s)) for s in ("verified", "credible", "pending"))
    assert [t.killed.low for t in (verified, credible, pending)] == [1, 1, 1]
    assert headline(verified, "civilians", "Ukraine", "in January 2024") == (
        "At least 1 killed and 0 injured (civilians in Ukraine in January 2024) have been verified."
    )
    assert being_verified(credible, pending) == (
        "1 killed and 0 injured are credible but not verified; 1 killed and 0 injured are not yet assessed: not in the "
        "number above."
    )


def test_r_cas_2_what_is_rejected_withdrawn_or_a_duplicate_counts_nowhere() -> None:
    gone = [
        person(str(n), verification=v)
        for n, v in enumerate(Verification)
        if v in (Verification.REJECTED, Verification.DUPLICATE, Verification.MERGED, Verification.WITHDRAWN)
    ]
    late = person("9", withdrawn_at="2024-03-01T00:00:00Z")
    for series in ("verified", "credible", "pending"):
        assert count([*gone, late], [], choice=Choice(series)).killed == Range()


def test_r_cas_3_who_dies_of_wounds_counts_as_killed_in_the_month_of_the_incident() -> None:
    died = person("1", outcome=CasualtyOutcome.DIED_OF_WOUNDS, death="2024-02-20")
    found = count([died], [], ["month"], OF_JANUARY)
    assert [(r.key, r.killed.low, r.injured.low) for r in found.rows] == [(("2024-01",), 1, 0)]
    assert count([died], [], choice=Choice(first="2024-02-01", last="2024-02-29")).killed == Range()


def test_r_cas_4_the_month_is_that_of_the_incident_and_not_of_verification() -> None:
    late = person("1", verified_at="2024-09-01T00:00:00Z")
    assert cells("month", late) == {"2024-01": 1}
    assert cells("month", person("1", date=on("2024-01-30", "2024-02-02"))) == {"month not settled": 1}


def test_r_cas_5_and_6_low_ends_add_to_low_ends_and_high_to_high() -> None:
    found = count([person("1")], [crowd(3, 6), crowd(10, 10), crowd(None, 4)])
    assert found.killed == Range(14, 21)
    assert with_high(found.killed) == "at least 14, at most 21"
    assert "At least 14 killed" in headline(found)


def test_r_cas_6_persons_of_a_tally_who_are_named_count_once() -> None:
    assert count([person("1"), person("2")], [crowd(5, 8, named=2)]).killed == Range(5, 8)
    assert count([person("1")], [crowd(1, 1, named=1)]).killed == Range(1, 1)


def test_r_cas_6_a_part_is_never_added_to_its_whole() -> None:
    assert count([], [crowd(10, 10), crowd(4, 4, part_of="tly_10_10")]).killed == Range(10, 10)


def test_r_cas_8_unknown_sex_and_age_are_cells_of_their_own() -> None:
    found = cells(
        "people",
        person("1"),
        person("2", sex=Sex.FEMALE, age_group=AgeGroup.OLDER),
        person("3", sex=Sex.UNKNOWN, age_group=AgeGroup.CHILD),
        person("4", sex=Sex.UNKNOWN),
        person("5", age_group=AgeGroup.UNKNOWN),
        person("6", sex=Sex.UNKNOWN, age_group=AgeGroup.UNKNOWN),
    )
    assert found == {
        "men": 1,
        "women": 1,
        "children, sex unknown": 1,
        "adults, sex unknown": 1,
        "male, age unknown": 1,
        "sex and age unknown": 1,
    }


@pytest.mark.parametrize(("name", "published", "total"), SUMS, ids=[name for name, _, _ in SUMS])
def test_r_cas_9_published_breakdowns_come_out_cell_by_cell(name: str, published: tuple[int, ...], total: int) -> None:
    """T5: as many persons as each cell has, counted, give its cells and its total."""
    kinds = (
        (Sex.MALE, AgeGroup.ADULT), (Sex.FEMALE, AgeGroup.ADULT), (Sex.MALE, AgeGroup.CHILD),
        (Sex.FEMALE, AgeGroup.CHILD), (Sex.UNKNOWN, AgeGroup.CHILD), (Sex.UNKNOWN, AgeGroup.ADULT),
    )  # fmt: skip
    tallies = [
        crowd(n, n, id=f"t{i}", sex=sex, age_group=age)
        for i, (n, (sex, age)) in enumerate(zip(published, kinds, strict=True))
    ]
    found = count([], tallies, ["people"])
    words = ("men", "women", "boys", "girls", "children, sex unknown", "adults, sex unknown")
    assert {r.key[0]: r.killed.low for r in found.rows} == {w: n for w, n in zip(words, published, strict=True) if n}, (
        name
    )
    assert found.killed == Range(total, total)


_PEOPLE = st.builds(
    person,
    st.integers(0, 999).map(str),
    sex=st.sampled_from(Sex),
    age_group=st.sampled_from(AgeGroup),
    status=st.sampled_from(("CST-CIV", "CST-UNK", "CST-COMB", "CST-HDC-POW")),
    outcome=st.sampled_from(CasualtyOutcome),
    verification=st.sampled_from(Verification),
    weapons=st.lists(st.sampled_from(("WPN-ART", "WPN-SRD", "WPN-CM", "WPN-MINE", "WPN-UNK")), max_size=3).map(tuple),
    date=st.sampled_from((None, on("2024-01-05"), on("2024-01-30", "2024-02-02"))),
    party=st.sampled_from((None, "RU", "UA")),
)
_BY = st.lists(
    st.sampled_from((*DIMENSIONS, *(f"weapon:{r}" for r in ROLLUPS), "weapon:ewwae@2")), max_size=3, unique=True
)


@given(st.lists(_PEOPLE, max_size=30), st.lists(st.integers(0, 9), max_size=4), _BY)
def test_r_cas_9_every_table_adds_up_to_its_total(people: list[object], sizes: list[int], by: list[str]) -> None:
    tallies = [crowd(n, n + 2, id=f"t{i}") for i, n in enumerate(sizes)]
    found = count(people, tallies, by)  # type: ignore[arg-type]
    assert sum((r.killed for r in found.rows), Range()) == found.killed
    assert sum((r.injured for r in found.rows), Range()) == found.injured
    assert all(len(r.key) == len(by) for r in found.rows)
    assert len({r.key for r in found.rows}) == len(found.rows)


@given(st.lists(_PEOPLE, max_size=20), _BY)
def test_swapping_the_parties_swaps_the_rows_and_nothing_else(people: list[object], by: list[str]) -> None:
    swap = {"RU": "UA", "UA": "RU", "not attributed": "not attributed"}
    other = [person(p.id, **{**_fields(p), "party": swap.get(p.party)}) for p in people]  # type: ignore[attr-defined]
    one, two = count(people, [], by), count(other, [], by)  # type: ignore[arg-type]
    at = by.index("party") if "party" in by else None

    def key(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(swap[v] if i == at else v for i, v in enumerate(found))

    assert {key(r.key): (r.killed, r.injured) for r in one.rows} == {r.key: (r.killed, r.injured) for r in two.rows}


def _fields(p: object) -> dict[str, object]:
    names = ("sex", "age_group", "status", "outcome", "verification", "weapons", "date")
    return {n: getattr(p, n) for n in names}


def test_r_cas_10_the_under_count_is_said_with_the_places_that_are_known() -> None:
    assert under_count(["Mariupol", "Lysychansk"]) == (
        "The actual number is likely higher: not every case is reported or can be verified, above all in Mariupol and "
        "Lysychansk."
    )
    assert under_count([]).endswith("can be verified.")


def test_r_cas_12_and_13_a_count_says_that_it_is_no_estimate_and_how_it_was_made() -> None:
    assert "not an estimate" in NOT_ESTIMATED and "never added" in NOT_ESTIMATED
    assert "Unknown sex, age or status is a cell of its own" in METHOD


def test_none_verified_is_not_told_as_none() -> None:
    assert headline(count([], [])) == "No casualties have been verified. None recorded is not none."


def test_what_has_no_settled_date_or_place_is_said_and_not_counted() -> None:
    people = [person("1"), person("2", date=None), person("3", date=on("2023-12-01", "2024-02-01"))]
    found = count(people, [], choice=OF_JANUARY)
    assert found.killed == Range(1, 1)
    assert left_out(found) == "Not counted: 2 without a date that settles the period."
    nowhere = count([person("1")], [], choice=Choice(area=area("Ukraine")))
    assert nowhere.killed == Range() and "1 without a place" in left_out(nowhere)


def test_what_authorities_report_of_their_own_territory_is_in_no_verified_series() -> None:
    there = person("1", control="CTL-RF")
    assert count([there], []).killed == Range()
    assert count([there], [], choice=Choice(as_reported=True)).killed == Range(1, 1)


def test_cluster_munitions_and_debris_count_with_what_brought_them() -> None:
    assert cells("weapon:hrmmu", person("1", weapons=("WPN-CM", "WPN-MLRS"))) == {"shelling by artillery or MLRS": 1}
    assert cells("weapon:hrmmu", person("1", weapons=("WPN-ART", "WPN-SALW"))) == {"more than one": 1}
    assert cells("weapon", person("1", weapons=())) == {"unknown": 1}


def test_drones_are_in_the_wide_area_group_only_in_its_second_version() -> None:
    drone = person("1", weapons=("WPN-SRD",))
    assert cells("weapon:ewwae", drone) == {"other weapons": 1}
    assert cells("weapon:ewwae@2", drone) == {"wide area effects": 1}


@pytest.mark.parametrize("name", ["hair", "weapon:other", "weapon:ewwae@9"])
def test_an_unknown_dimension_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(Missing, match=r"M95|T03"):
        count([person("1")], [], [name])


def test_a_public_table_hides_small_cells_and_one_more_that_would_give_them_away() -> None:
    men = [person(str(n)) for n in range(9)]
    women = [person(f"w{n}", sex=Sex.FEMALE) for n in range(2)]
    boys = [person(f"b{n}", age_group=AgeGroup.CHILD) for n in range(6)]
    found = shown(count([*men, *women, *boys], [], ["people"]), public=True)
    assert [(r[0], r[1]) for r in found.rows] == [("boys", "…"), ("men", "9"), ("women", "<5"), ("total", "17")]
    assert found.hidden == 2
