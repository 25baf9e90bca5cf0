"""Pictures of figures say the standing caveat, are the same each time, and refuse what nobody could read."""

from __future__ import annotations

from datetime import date

import pytest

from measure.published.figures import month, vintage_figures
from solferino.errors import Refused
from solferino.measure.periods import Count
from solferino.measure.picture import MOST
from solferino.measure.published.chart import draw_periods, draw_vintages
from solferino.measure.published.compare import Coverage, compare_all
from solferino.measure.published.vintages import vintages

EDITIONS = list(vintages(vintage_figures()).values())


def test_the_same_figures_give_the_same_bytes() -> None:
    one, other = draw_vintages(EDITIONS, "HRMMU"), draw_vintages(EDITIONS, "HRMMU")
    assert (one.svg, one.png) == (other.svg, other.png)
    assert one.svg.startswith(b"<?xml") and one.png.startswith(b"\x89PNG")


def test_periods_with_estimates_breaks_and_late_reports_are_drawn() -> None:
    counts = [
        (Count(1803, date(2023, 12, 1), date(2024, 2, 29)), Coverage(("A",))),
        (Count(2196, date(2024, 3, 1), date(2024, 5, 31)), Coverage(("A", "B"), slow=400)),
    ]
    rows = compare_all(counts, date(2024, 12, 1), [(2000, 3000), None])
    assert (rows[1].breaks, rows[1].provisional) == (True, True)
    assert draw_periods(rows, "HRMMU") != draw_periods(rows[:1], "HRMMU")


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_nothing_and_too_much_are_refused(count: int) -> None:
    with pytest.raises(Refused, match="M87"):
        draw_vintages([(month(10, "2024-01"),)] * count, "HRMMU")
