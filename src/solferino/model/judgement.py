"""What somebody decided about two things, when, and why. Append-only; the latest one by the same person holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided; unsure is an answer."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`by` somebody, `at` an ISO time, for a `reason`, on `left` and `right` (ids)."""

    id: str
    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    reason: str
