"""Pictures of counts: the killed alone, or with the injured beside them; the same values give the same bytes."""

from __future__ import annotations

from measure.counting.people import crowd, person
from solferino.measure.counting.chart import draw_counts
from solferino.measure.counting.table import count
from solferino.model import CasualtyOutcome

TABLE = count([person("1"), person("2", outcome=CasualtyOutcome.INJURED)], [crowd(2, 5)], ("people",))


def test_killed_and_injured_stand_side_by_side_and_the_same_each_time() -> None:
    one, other = draw_counts(TABLE, "Killed and injured", harms=("killed", "injured")), draw_counts(TABLE, "Killed")
    assert one == draw_counts(TABLE, "Killed and injured", harms=("killed", "injured"))
    assert one.png.startswith(b"\x89PNG") and one.svg != other.svg


def test_an_estimate_is_drawn_beside_the_bar_and_not_in_it() -> None:
    assert draw_counts(TABLE, "Killed", estimates={("men",): (4, 9)}) != draw_counts(TABLE, "Killed")
