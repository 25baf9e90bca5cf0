"""Casualties and tallies to count with: plainly made up."""

from __future__ import annotations

from typing import Any

from solferino.model import (
    AgeGroup,
    Casualty,
    CasualtyOutcome,
    CasualtySource,
    Precision,
    Sex,
    Tally,
    Verification,
    When,
)

DAY = "2024-01-05"


def on(first: str, last: str | None = None) -> When:
    """A time of one day, or a range."""
    return When(first, first, last or first, Precision.DAY if last in (None, first) else Precision.RANGE)


def person(key: str = "1", **fields: Any) -> Casualty:
    """A verified civilian man killed on DAY, or what the fields say."""
    return Casualty(
        **{
            "id": f"cas_{key}",
            "pseudonym": f"P-{key}",
            "outcome": CasualtyOutcome.KILLED,
            "sources": (CasualtySource("list", f"ent_{key}", "lst_1", "row 2"),),
            "recorded_at": "2024-02-01T00:00:00Z",
            "date": on(DAY),
            "sex": Sex.MALE,
            "age_group": AgeGroup.ADULT,
            "status": "CST-CIV",
            "verification": Verification.VERIFIED,
            **fields,
        }
    )


def crowd(low: int | None, high: int | None, **fields: Any) -> Tally:
    """A verified tally of persons killed on DAY."""
    return Tally(
        **{
            "id": f"tly_{low}_{high}",
            "outcome": CasualtyOutcome.KILLED,
            "low": low,
            "high": high,
            "sources": (),
            "recorded_at": "2024-02-01T00:00:00Z",
            "date": on(DAY),
            "verification": Verification.VERIFIED,
            **fields,
        }
    )
