"""Tables T1 to T3 and T6 to T8 of method.md §2.7 (T4 and T5 stand with vintages, checks and counting rules)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from measure.counting.people import crowd, on
from measure.published.figures import INJURED, KILLED, MONTHS, figure, month
from solferino.measure.counting.table import Range, count
from solferino.measure.counting.words import share
from solferino.measure.periods import Count, compare_periods, percent, raw_percent, variants
from solferino.measure.published.checks import slips
from solferino.measure.published.vintages import as_of, revisions
from solferino.model import AgeGroup, CasualtyOutcome, Sex

START = "2022-02-24"
# T2: killed and injured of reporting periods.
PERIODS = {
    "36th": (1028, 3593, date(2023, 2, 1), date(2023, 7, 31)),
    "37th": (576, 1864, date(2023, 8, 1), date(2023, 11, 30)),
    "38th": (429, 1374, date(2023, 12, 1), date(2024, 2, 29)), "39th": (436, 1760, date(2024, 3, 1), date(2024, 5, 31)),
    "40th": (589, 2685, date(2024, 6, 1), date(2024, 8, 31)), "41st": (574, 3082, date(2024, 9, 1), date(2024, 11, 30)),
}  # fmt: skip
# T3: running totals since 24 February 2022, by edition: killed, injured.
EDITIONS = {
    "2022-03-01": (180, 508), "2022-03-18": (847, 1399), "2022-03-26": (1119, 1790), "2022-04-12": (1932, 2589),
    "2022-05-08": (3381, 3680), "2022-11-20": (6595, 10189), "2022-12-26": (6884, 10947), "2023-02-05": (7155, 11662),
    "2023-03-05": (8173, 13620), "2023-05-21": (8895, 15117), "2023-07-16": (9287, 16384), "2023-09-10": (9614, 17535),
    "2024-02-15": (10582, 19875),
}  # fmt: skip


def total(name: str) -> Count:
    killed, injured, first, last = PERIODS[name]
    return Count(killed + injured, first, last)


@pytest.mark.parametrize("of", [m for m, (k, _, _) in MONTHS.items() if k is not None])
def test_t1_killed_and_injured_of_a_month_give_its_total(of: str) -> None:
    killed, injured, both = MONTHS[of]
    assert killed is not None and injured is not None
    assert killed + injured == both


def test_t1_the_metric_is_named_because_killed_and_casualties_rose_differently() -> None:
    """May 2024: 31 % more killed than the revised April, 23 % more casualties."""
    assert (percent(133, 174), percent(703, 864)) == (Decimal(31), Decimal(23))


def test_t1_two_editions_of_february_are_a_revision_and_two_outlets_a_slip() -> None:
    february = month(502, "2024-02", "2024-03-10")
    later = month(503, "2024-02", "2024-04-10")
    assert [r.change for r in revisions([february, later])] == [1] and slips([february, later]) == []
    other = figure(503, "2024-02-01", "2024-02-29", "2024-03-11", series="an outlet")
    assert [f.kind for f in slips([february, other])] == ["slip"]


def test_t1_a_published_fall_of_24_percent_is_no_conflict_with_22_on_first_figures() -> None:
    """Announced on the revised January (about 660); on the first published 641 it would be 22."""
    assert percent(641, 502) == Decimal(-22) and percent(660, 502) == Decimal(-24)
    assert variants(Decimal("26.5"), Decimal(26)) and not variants(Decimal(24), Decimal(22))


def test_t2_nearly_six_a_day_over_181_days() -> None:
    killed, _, first, last = PERIODS["36th"]
    assert (Count(killed, first, last).days, Count(killed, first, last).daily) == (181, Decimal("5.7"))


def test_t2_periods_of_92_days_may_be_compared_by_their_totals() -> None:
    assert raw_percent(total("39th"), total("40th")) == Decimal(49)
    assert raw_percent(Count(2258, *PERIODS["39th"][2:]), total("40th")) == Decimal(
        45
    )  # as known when it was announced


@pytest.mark.parametrize(("old", "new", "word"), [("37th", "38th", "comparable"), ("38th", "39th", "higher")])
def test_t2_neighbouring_reports_compare_by_the_day_where_lengths_differ(old: str, new: str, word: str) -> None:
    assert compare_periods(total(old), total(new)).word == word


def test_t3_every_edition_of_the_running_total_comes_back_on_its_day() -> None:
    told = {
        metric: [figure(v[i], START, day, day, metric=metric) for day, v in EDITIONS.items()]
        for i, metric in enumerate((KILLED, INJURED))
    }
    for day, (killed, injured) in EDITIONS.items():
        for metric, value in ((KILLED, killed), (INJURED, injured)):
            found = as_of(told[metric], day)
            assert found is not None and found.value == value
    between = as_of(told[KILLED], "2022-12-01")
    assert between is not None and between.value == 6595
    values = [v for v, _ in EDITIONS.values()]
    assert values == sorted(values)


def test_t6_an_incident_is_told_apart_by_men_women_boys_and_girls_and_adds_up() -> None:
    """29 December 2023: 21 killed, 85 injured."""
    kinds = {
        "men": (Sex.MALE, AgeGroup.ADULT), "women": (Sex.FEMALE, AgeGroup.ADULT), "boys": (Sex.MALE, AgeGroup.CHILD),
        "girls": (Sex.FEMALE, AgeGroup.CHILD),
    }  # fmt: skip
    told = [("men", 11, 51), ("women", 10, 29), ("boys", 0, 3), ("girls", 0, 2)]
    tallies = [
        crowd(
            n,
            n,
            id=f"{who}-{outcome}",
            outcome=outcome,
            sex=kinds[who][0],
            age_group=kinds[who][1],
            date=on("2023-12-29"),
        )
        for who, killed, injured in told
        for outcome, n in ((CasualtyOutcome.KILLED, killed), (CasualtyOutcome.INJURED, injured))
        if n
    ]
    found = count([], tallies, ["people"])
    assert (found.killed, found.injured) == (Range(21, 21), Range(85, 85))
    assert {r.key[0]: (r.killed.low, r.injured.low) for r in found.rows} == {w: (k, i) for w, k, i in told}


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(38, 139, "27.3"), (223, 738, "30.2"), (661, 1674, "39.5")],
    ids=["killed by drones, January 2025", "injured by drones, January 2025", "long range, July 2025"],
)
def test_t7_published_weapon_shares_come_out(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == f"{part:,} of {whole:,} ({said} %)"


def test_t7_a_share_of_weapons_is_taken_from_a_table_that_adds_up() -> None:
    tallies = [
        crowd(38, 38, id="drones", weapons=("WPN-SRD",)), crowd(101, 101, id="others", weapons=("WPN-ART",)),
    ]  # fmt: skip
    found = count([], tallies, ["weapon:hrmmu"])
    drones = next(r.killed.low for r in found.rows if "drone" in r.key[0])
    assert share(drones, found.killed.low) == "38 of 139 (27.3 %)"


@pytest.mark.parametrize(("part", "whole", "said"), [(169, 174, "97.1"), (119, 174, "68.4"), (104, 205, "50.7")])
def test_t8_interview_statistics_are_printed_with_their_numbers(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == f"{part} of {whole} ({said} %)"


def test_t8_of_a_few_interviews_there_is_no_percentage() -> None:
    assert share(5, 7) == "5 of 7"
    with pytest.raises(ValueError, match="no part"):
        share(8, 7)
