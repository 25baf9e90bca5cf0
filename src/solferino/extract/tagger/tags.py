"""What the tagger marks: the roles, the families of acts, and a marked stretch of text."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("act", "perpetrator", "victims", "target", "weapon", "method")
FAMILIES = (
    "KIL", "CASUALTIES", "BODIES", "TOR", "SXV", "LIB", "DEP", "HOS",
    "SPO", "POW", "CON", "OCC", "PRO", "FTR", "FRE", "VIOLATION",
)  # fmt: skip
"""The codes' first halves (method.md §3.4); MIS, PER and GEN are too rare to be learned and go without a family."""


@dataclass(frozen=True, slots=True)
class Tag:
    """`text[start:end]` fills `role` with probability `score`; an act also says its likeliest `family`."""

    start: int
    end: int
    role: str
    score: float
    family: str | None = None
