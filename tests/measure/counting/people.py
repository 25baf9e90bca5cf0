"""Casualties and tallies to count with: plainly made up."""

from __future__ import annotations

from datetime import date
from typing import Any

from solferino.measure.counting.history import Known
from solferino.measure.register.mapping import Mapping, write_mapping
from solferino.model import (
    AgeGroup,
    Casualty,
    CasualtyOutcome,
    CasualtySource,
    PersonList,
    Precision,
    Sex,
    Tally,
    Transition,
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


UNTIL = date(2025, 1, 1)


def edition(key: str, series: str, as_of: str, mapping: Mapping | None = None, **more: Any) -> PersonList:
    columns = mapping or Mapping(series, (("No", "number"),))
    text = write_mapping(columns)
    return PersonList(key, series, f"{series}.csv", "", 0, text, "2025-01-01T00:00:00Z", "tester", as_of=as_of, **more)


def known(*editions: PersonList, published: dict[str, str | None] | None = None) -> Known:
    return Known({e.id: e for e in editions}, published or {}, UNTIL)


def killed(number: int, day: str, lists: str = "lst_1", **more: Any) -> list[Casualty]:
    """So many persons killed on a day, told of by these lists."""
    keys = lists.split()
    return [
        person(
            f"{day}-{lists}-{n}",
            date=on(day),
            sources=tuple(CasualtySource("list", f"ent_{day}_{n}_{k}", k, f"row {n + 2}") for k in keys),
            history=tuple(Transition("2025-01-01T00:00:00Z", CasualtyOutcome.KILLED, k) for k in keys),
            **more,
        )
        for n in range(number)
    ]


ONE = edition("lst_1", "register", "2024-02-05", supersedes="lst_0")
LATER = edition("lst_2", "register", "2024-12-01", supersedes="lst_1")
