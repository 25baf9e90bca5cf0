"""When something happened, as a range of days with its precision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How fine a time is; range: from some day to some day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class When:
    """`text` as it stands; ISO days `earliest..latest`, inclusive. Both null while the year is not settled: a day
    without a year stays open, never guessed."""

    text: str
    earliest: str | None = None
    latest: str | None = None
    precision: Precision | None = None
