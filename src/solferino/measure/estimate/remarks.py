"""What a person must know beside a number: refusals and warnings with stable codes.

M30-M39 are refusals of input or of keeping (`errors.Refused`), M40-M49 gates that let no estimate through, M50-M69
warnings that stand beside one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What a remark does: a refusal lets no estimate through, a warning stands beside it."""

    REFUSAL = "refusal"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know: stable `code`, the list or method `about` which it is, a sentence, what to do."""

    code: str
    weight: Weight
    about: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.about}: {self.what}. {self.remedy}".rstrip()


def refusal(code: str, about: str, what: str, remedy: str) -> Remark:
    """A remark that lets no estimate through."""
    return Remark(code, Weight.REFUSAL, about, what, remedy)


def warning(code: str, about: str, what: str, remedy: str = "") -> Remark:
    """A remark that stands beside the estimate."""
    return Remark(code, Weight.WARNING, about, what, remedy)
