"""A sentence that the report asserts, with its standard and its footnotes. Without a footnote it does not exist."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.errors import Refused
from solferino.model.assessment import Level


@dataclass(frozen=True, slots=True)
class Footnote:
    """The way back: document, its digest, the exact passage, and what kind of note it is (FN-OSI, FN-SIDE…)."""

    kind: str
    document_id: str
    document_name: str
    sha256: str
    start: int
    end: int
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` as printed, at `level`, about `incidents`, with at least one footnote (refused without)."""

    id: str
    text: str
    level: Level | None
    incidents: tuple[str, ...]
    footnotes: tuple[Footnote, ...]

    def __post_init__(self) -> None:
        if not self.footnotes:
            raise Refused("P01", self.id, "a finding without a footnote is not rendered", "Give its passage")
