"""What was known when (method.md §2.5, table T4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measure.published.figures import EDITIONS, VINTAGES, figure, vintage_figures
from solferino.measure.published.vintages import as_of, known_on, revisions, vintages


@pytest.mark.parametrize("of", VINTAGES)
def test_every_vintage_comes_back_on_its_day(of: str) -> None:
    editions = [f for f in vintage_figures() if (f.period[0] or "").startswith(of)]
    for day, value in zip(EDITIONS, VINTAGES[of], strict=True):
        found = as_of(editions, day)
        if value is not None:
            assert found is not None and found.value == value


def test_between_two_editions_the_earlier_one_is_known() -> None:
    march = [f for f in vintage_figures() if f.period[0] == "2022-03-01"]
    known = as_of(march, "2023-02-28")
    assert known is not None and known.value == 3378
    assert as_of(march, "2022-11-19") is None


def test_revisions_may_be_negative() -> None:
    """T4, first row: 362 in February, 358 a month later."""
    days = ("2022-02-24", "2022-02-28")
    told = [figure(362, *days, "2023-02-05"), figure(358, *days, "2023-03-05"), figure(374, *days, "2023-07-16")]
    assert [r.change for r in revisions(told)] == [-4, 16]


def test_of_every_number_one_edition_is_known_on_a_day() -> None:
    known = known_on(vintage_figures(), "2023-03-05")
    assert {f.period[0]: f.value for f in known}["2022-03-01"] == 3951
    assert len(known) == len(VINTAGES)


@given(st.permutations(vintage_figures()))
def test_the_order_of_entry_changes_nothing(shuffled: list[object]) -> None:
    assert vintages(shuffled) == vintages(vintage_figures())  # type: ignore[arg-type]
