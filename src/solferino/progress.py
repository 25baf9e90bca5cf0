"""How a step tells how far it is, and what it did: values and one callback, no terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """Called by a step: `total` once known, then `advance` after each item. The face shows rate and time left."""

    def start(self, step: str, total: int) -> None: ...
    def advance(self, step: str, by: int = 1) -> None: ...
    def end(self, step: str) -> None: ...


class Silent:
    """Progress that nobody watches."""

    def start(self, step: str, total: int) -> None:
        """Nothing to show."""

    def advance(self, step: str, by: int = 1) -> None:
        """Nothing to show."""

    def end(self, step: str) -> None:
        """Nothing to show."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that went wrong with one item, ready to be printed: `about` is a name, never a content."""

    code: str
    about: str
    what: str
    remedy: str

    def line(self) -> str:
        """The one line that a person gets."""
        return f"{self.code} {self.about}: {self.what}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class StepReport:
    """What a step did: `came` items in, `made` values out, `skipped` already done, `refused` complaints."""

    step: str
    came: int
    made: int
    skipped: int
    refused: tuple[Complaint, ...] = ()
    notes: tuple[str, ...] = ()
