"""No finding without a footnote (design.md, "What may never break", 1)."""

from __future__ import annotations

import pytest

from solferino.errors import Refused
from solferino.model import Finding, Footnote, Level


def test_a_finding_without_a_footnote_does_not_exist() -> None:
    with pytest.raises(Refused, match="P01"):
        Finding("f-1", "Six men were killed.", Level.SP1, ("i-1",), ())


def test_a_finding_keeps_its_way_back() -> None:
    note = Footnote("FN-OSI", "doc-1", "a.txt", "0" * 64, 0, 3, "Six")
    assert Finding("f-1", "Six", Level.SP1, (), (note,)).footnotes[0].sha256 == "0" * 64


def test_levels_are_ordered() -> None:
    assert [level.rank for level in Level] == list(range(8))
