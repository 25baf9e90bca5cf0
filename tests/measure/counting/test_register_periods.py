"""Periods of a register: what may be compared, and why not (method.md §2.6, statistics.md §4.2)."""

from __future__ import annotations

from datetime import date

import pytest

from measure.counting.people import LATER, ONE, crowd, edition, killed, known, on, person
from solferino.measure.counting.history import DOCUMENTS, Known
from solferino.measure.counting.periods import compare_register
from solferino.measure.counting.select import Choice
from solferino.measure.published.compare import PeriodRow, comparison, verdict
from solferino.measure.register.mapping import Mapping
from solferino.model import Casualty, CasualtySource, Verification

JANUARY = (date(2024, 1, 1), date(2024, 1, 31))
FEBRUARY = (date(2024, 2, 1), date(2024, 2, 29))


def rows(people: list[Casualty], held: Known, *spans: tuple[date, date]) -> tuple[PeriodRow, ...]:
    return compare_register(people, [], spans or (JANUARY, FEBRUARY), Choice(), held).harms[0].rows


def test_two_months_of_one_list_are_compared_by_the_day_as_february_is_shorter() -> None:
    people = [*killed(40, "2024-01-20"), *killed(60, "2024-02-20", "lst_2")]
    _, february = rows(people, known(ONE, LATER))
    assert (february.against, february.basis, str(february.percent)) == ((), "daily average", "60.3")
    assert (february.direction, verdict(february)) == ("up", "comparable; up")


def test_sixty_after_forty_in_equal_periods_is_no_rise() -> None:
    first, second = (date(2024, 1, 1), date(2024, 1, 30)), (date(2024, 1, 31), date(2024, 2, 29))
    people = [*killed(40, "2024-01-20"), *killed(60, "2024-02-20", "lst_2")]
    _, new = rows(people, known(ONE, LATER), first, second)
    assert new.ratio is not None and (round(new.ratio.low, 2), round(new.ratio.high, 2)) == (0.99, 2.30)
    assert verdict(new) == "comparable; the interval includes 1"


def test_a_list_that_begins_between_them_breaks_the_series() -> None:
    other = edition("lst_3", "hospital", "2024-12-01")
    people = [*killed(40, "2024-01-20"), *killed(20, "2024-02-20", "lst_2"), *killed(40, "2024-02-20", "lst_3")]
    _, february = rows(people, known(ONE, LATER, other))
    assert february.against == ("other sources tell of them: only the later is told of by hospital",)
    assert (february.direction, verdict(february)) == ("", "not comparable")
    january = february.count  # the sentence names no change
    told = comparison(rows(people, known(ONE, LATER, other))[0], february, "persons killed")
    assert told == (
        f"60 persons killed in {january.days} days (2.1 a day), after 40 in 31 days (1.3 a day): not comparable. "
        "Other sources tell of them: only the later is told of by hospital."
    )


def test_a_list_with_nobody_in_a_month_within_its_time_is_still_active() -> None:
    march = (date(2024, 3, 1), date(2024, 3, 31))
    people = [
        *killed(20, "2024-01-10"), *killed(20, "2024-02-10"), *killed(20, "2024-03-10", "lst_2"),
        *killed(9, "2024-01-11", "lst_3"), *killed(9, "2024-03-11", "lst_3"),
    ]  # fmt: skip
    found = rows(people, known(ONE, LATER, edition("lst_3", "hospital", "2024-12-01")), JANUARY, FEBRUARY, march)
    assert [r.coverage.lists for r in found] == [("hospital", "register")] * 3
    assert [r.against for r in found] == [(), (), ()]


def test_a_period_younger_than_nine_in_ten_reports_is_provisional_and_not_compared() -> None:
    late = edition(
        "lst_2", "register", "2024-03-10", supersedes="lst_1"
    )  # January took 16 days, February is 10 days old
    people = [*killed(40, "2024-01-20"), *killed(30, "2024-02-20", "lst_2")]
    _, february = rows(people, known(ONE, late))
    assert february.provisional
    assert february.against == ("reports on the later still come in: 10 days after its end, nine in ten take 16",)


def test_a_period_that_had_not_ended_when_the_last_source_spoke_is_not_compared() -> None:
    early = edition("lst_2", "register", "2024-02-21")
    _, february = rows([*killed(40, "2024-01-20"), *killed(30, "2024-02-20", "lst_2")], known(ONE, early))
    assert february.against == ("the later had not ended on 2024-02-21, up to which sources tell",)


def test_periods_that_overlap_hold_the_same_persons() -> None:
    people = [*killed(40, "2024-01-20"), *killed(40, "2024-02-20", "lst_2")]
    _, both = rows(people, known(ONE, LATER), JANUARY, (date(2024, 1, 15), date(2024, 2, 29)))
    assert both.against[0] == "the periods overlap, so that the same persons are in both"


def test_columns_read_in_another_way_break_the_series() -> None:
    other = edition(
        "lst_2", "register", "2024-12-01", Mapping("register", (("No", "number"),), of_all={"status": "CST-CIV"})
    )
    _, february = rows([*killed(40, "2024-01-20"), *killed(40, "2024-02-20", "lst_2")], known(ONE, other))
    assert february.against == ("the rules of coding changed between them",)


def test_another_title_or_day_of_an_edition_is_no_change_of_rules() -> None:
    titled = Mapping("register", (("No", "number"),), title="Second edition", as_of="2024-12-01")
    other = edition("lst_2", "register", "2024-12-01", titled)
    _, february = rows([*killed(40, "2024-01-20"), *killed(40, "2024-02-20", "lst_2")], known(ONE, other))
    assert february.against == ()


def test_a_first_edition_says_nothing_of_delays_and_that_is_said() -> None:
    people = [*killed(40, "2024-01-20"), *killed(40, "2024-02-20")]
    found = compare_register(
        people, [], (JANUARY, FEBRUARY), Choice(), known(edition("lst_1", "register", "2024-06-01"))
    )
    assert [r.coverage.delay for r in found.harms[0].rows] == [None, None]
    assert any("how late reports come is not known" in c for c in found.cautions[1])


def test_it_says_how_many_of_the_earlier_were_known_as_soon() -> None:
    people = [*killed(30, "2024-01-20"), *killed(10, "2024-01-21", "lst_2"), *killed(30, "2024-02-20", "lst_2")]
    found = compare_register(
        people, [], (JANUARY, FEBRUARY), Choice(), known(ONE, edition("lst_2", "register", "2024-03-20"))
    )
    assert "of the earlier, 30 of 40 were told of within 20 days of its end" in found.cautions[1]


def test_a_list_made_from_another_is_no_second_source() -> None:
    copy = edition("lst_3", "copy", "2024-12-01", derived_from="register")
    hospital = edition("lst_4", "hospital", "2024-12-01")
    people = [*killed(3, "2024-01-20", "lst_1 lst_3"), *killed(1, "2024-01-20", "lst_1 lst_4")]
    (january,) = rows(people, known(ONE, copy, hospital), JANUARY)
    assert january.coverage.shared == pytest.approx(0.25)


def test_tallies_count_with_their_low_ends_and_their_documents() -> None:
    told = CasualtySource("allegation", "alg_1", "doc_1", "0..10", origin="org_1")
    other = CasualtySource("allegation", "alg_2", "doc_2", "0..10", origin="org_2")
    held = known(published={"doc_1": "2024-01-06", "doc_2": "2024-01-09"})
    crowds = [crowd(5, 9, sources=(told, other)), crowd(1, 1, sources=(other,))]
    found = compare_register([], crowds, (JANUARY,), Choice(), held)
    (january,) = found.harms[0].rows
    assert (january.count.value, found.harms[0].ranges[0].high) == (6, 10)
    assert (january.coverage.lists, january.coverage.shared, january.coverage.delay) == ((DOCUMENTS,), 5 / 6, 1)


def test_persons_of_the_other_series_are_named_and_not_counted() -> None:
    waiting = killed(7, "2024-02-21", "lst_2", verification=Verification.PENDING)
    people = [*killed(40, "2024-01-20"), *killed(40, "2024-02-20", "lst_2"), *waiting]
    found = compare_register(people, [], (JANUARY, FEBRUARY), Choice(), known(ONE, LATER))
    assert found.harms[0].rows[1].count.value == 40
    assert "in another series and not in these numbers: 0 of the earlier, 7 of the later" in found.cautions[1]


def test_a_time_that_spans_two_periods_is_in_neither_and_said() -> None:
    people = [
        *killed(40, "2024-01-20"),
        *killed(40, "2024-02-20", "lst_2"),
        person("x", date=on("2024-01-20", "2024-02-20")),
    ]
    found = compare_register(people, [], (JANUARY, FEBRUARY), Choice(), known(ONE, LATER))
    assert [r.count.value for r in found.harms[0].rows] == [40, 40]
    assert any("of 1 casualties or tallies the date does not settle" in c for c in found.cautions[1])


def test_nobody_in_either_is_no_comparison() -> None:
    later = (date(2024, 3, 1), date(2024, 3, 31))
    _, march = rows(
        [*killed(5, "2024-01-20"), *killed(5, "2024-12-20", "lst_2")],
        known(ONE, edition("lst_2", "register", "2025-06-01")),
        FEBRUARY,
        later,
    )
    assert "nobody is recorded in either, and none recorded is not none" in march.against
