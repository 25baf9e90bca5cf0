"""The traps of method.md §2.7 that lie in published numbers: each is flagged, none is resolved."""

from __future__ import annotations

import pytest

from measure.published.figures import BOTH, INJURED, KILLED, MONTHS, SUMS, figure, month, vintage_figures
from solferino.measure.published.checks import CELL, CELLS, breakdown, check, running, slips, sums

WINTER = ("2023-12-01", "2024-02-29")


def test_1374_and_1375_are_flagged_as_one_number_written_twice() -> None:
    """TR-1: one origin's number and a near twin; nothing is averaged."""
    told = [
        figure(1374, *WINTER, "2024-03-26", metric=INJURED),
        figure(1375, *WINTER, "2024-03-27", metric=INJURED, series="an outlet"),
    ]
    (flag,) = slips(told)
    assert (flag.kind, flag.difference, flag.explained) == ("slip", 1, False)
    assert flag.sentence == (
        "civilians injured, Ukraine, 2023-12-01–2024-02-29: 1,374 (HRMMU, 2024-03-26) and 1,375 (an outlet, "
        "2024-03-27) are all but the same number: perhaps a slip."
    )


def test_968_and_986_are_flagged_as_transposed_digits() -> None:
    """TR-2, first half."""
    period = ("2024-12-01", "2025-05-31")
    (flag,) = slips([figure(986, *period, "2025-06-30"), figure(968, *period, "2025-07-01", series="an outlet")])
    assert (flag.kind, flag.difference) == ("slip", 18)
    assert "the same digits, two of them in the other order" in flag.sentence


def test_a_demographic_sum_that_misses_eighteen_is_flagged_and_not_mended() -> None:
    """TR-2, second half: 3,108 + 2,363 + 167 + 137 = 5,775 = 968 + 4,807; 986 + 4,807 = 5,793."""
    cells = {"men": 3108, "women": 2363, "boys": 167, "girls": 137}
    assert breakdown(cells, 968 + 4807) is None
    flag = breakdown(cells, 986 + 4807)
    assert flag is not None and (flag.kind, flag.difference) == ("residual", 18)
    assert "5,775 of 5,793: 18 not in any cell" in flag.sentence


def test_forty_men_are_flagged_with_the_number_that_would_close_the_sum() -> None:
    """TR-3: the other cells of the edition of 21 May 2023 leave 4,040 of 8,895 to the men."""
    flag = breakdown({"men": 40, "all others": 8895 - 4040}, 8895)
    assert flag is not None and flag.difference == 4000
    assert "men 40 where 4,040 would close the sum: perhaps digits were lost" in flag.sentence


def test_months_that_grew_before_the_period_report_are_explained_as_revisions() -> None:
    """TR-5: 592 + 641 + 502 = 1,735, the period report says 1,803: +68."""
    months = [month(MONTHS[m][2], m, metric=BOTH) for m in ("2023-12", "2024-01", "2024-02")]
    (flag,) = sums([*months, figure(1803, *WINTER, "2024-03-26", metric=BOTH)])
    assert (flag.kind, flag.difference, flag.explained) == ("revision", 68, True)
    assert "592 + 641 + 502 = 1,735, but 1,803 (HRMMU, 2024-03-26), +68" in flag.sentence
    assert "revised since" in flag.sentence


def test_a_whole_that_was_published_first_leaves_a_residual() -> None:
    months = [month(MONTHS[m][2], m, "2024-04-01", BOTH) for m in ("2023-12", "2024-01", "2024-02")]
    (flag,) = sums([*months, figure(1803, *WINTER, "2024-03-26", metric=BOTH)])
    assert (flag.kind, flag.explained) == ("residual", False)


def test_months_with_a_gap_are_no_parts() -> None:
    months = [month(MONTHS[m][2], m, metric=BOTH) for m in ("2023-12", "2024-02")]
    assert sums([*months, figure(1803, *WINTER, "2024-03-26", metric=BOTH)]) == []


def test_3082_and_3032_are_flagged_as_variants() -> None:
    """TR-6."""
    period = ("2024-09-01", "2024-11-30")
    (flag,) = slips(
        [
            figure(3082, *period, "2024-12-31", metric=INJURED),
            figure(3032, *period, "2025-01-02", metric=INJURED, series="an outlet"),
        ]
    )
    assert (flag.kind, flag.difference) == ("slip", 50)


@pytest.mark.parametrize(
    ("metric", "march", "april", "of_april", "moved"),
    [(KILLED, 10810, 10946, 129, 7), (INJURED, 20556, 21154, 574, 24)],
)
def test_a_running_total_that_outgrows_its_month_tells_of_later_additions(
    metric: str, march: int, april: int, of_april: int, moved: int
) -> None:
    """TR-7: from March to April 2024 the totals grow by 136 and 598, of which April has 129 and 574."""
    start = "2022-02-24"
    told = [
        figure(march, start, "2024-03-31", "2024-04-10", metric=metric),
        figure(april, start, "2024-04-30", "2024-05-10", metric=metric),
        month(of_april, "2024-04", metric=metric),
    ]
    (flag,) = running(told)
    assert (flag.difference, flag.explained) == (moved, True)
    assert f"{moved} added to earlier months" in flag.sentence


@pytest.mark.parametrize(("name", "cells", "total"), SUMS, ids=[name for name, _, _ in SUMS])
def test_published_breakdowns_give_their_totals(name: str, cells: tuple[int, ...], total: int) -> None:
    """T5: every one sums exactly, unknown sex in cells of its own; one person more and it is flagged."""
    told = dict(zip(CELLS, cells, strict=True))
    assert breakdown(told, total) is None
    assert breakdown(told, total + 1) is not None, name


def test_a_breakdown_among_the_figures_is_checked_against_its_total() -> None:
    period, day = ("2022-02-24", "2022-03-01"), "2022-03-02"
    cells = [
        figure(v, *period, day, metric=KILLED + CELL + c) for c, v in zip(CELLS, (26, 21, 4, 3, 6, 120), strict=True)
    ]
    assert check([figure(180, *period, day), *cells]) == []
    (flag,) = check([figure(181, *period, day), *cells])
    assert (flag.kind, flag.difference, len(flag.figures)) == ("residual", 1, 7)


def test_editions_that_grow_are_no_slips() -> None:
    """T4: successive editions of one series differ by revision, however little."""
    assert slips(vintage_figures()) == []


def test_two_values_of_one_day_are_a_conflict() -> None:
    period = ("2024-02-01", "2024-02-29")
    (flag,) = slips([figure(502, *period, "2024-03-10"), figure(640, *period, "2024-03-10", series="ministry")])
    assert (flag.kind, flag.difference) == ("conflict", 138)
