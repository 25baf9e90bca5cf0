"""What is known of a document before its acts are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Tell = Callable[..., Any]

WIRE = "Ortela, 3 Jan 90 (EFE) -- Gunmen killed the mayor of Ortela today, police said."


def test_the_day_of_a_dateline_is_the_day_of_a_text_that_comes_without_one(tell: Tell) -> None:
    assert tell(WIRE).only.when.earliest == "1990-01-03"


def test_a_date_that_came_with_the_document_goes_before_its_dateline(tell: Tell) -> None:
    assert tell(WIRE, published="1990-01-04").only.when.earliest == "1990-01-04"


def test_without_a_dateline_today_is_no_day(tell: Tell) -> None:
    assert tell("Gunmen killed the mayor of Ortela today, police said.").only.when.earliest is None
