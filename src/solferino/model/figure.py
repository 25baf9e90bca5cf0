"""A published number: a claim with its period, territory, edition and source; never overwritten by a later one."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.model.span import DocumentRef, Passage


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` of `metric` over `period` (ISO days, None open) and `territory`, as `edition` stated it."""

    id: str
    series: str
    period: tuple[str | None, str | None]
    territory: str | None
    metric: str
    value: int
    qualifier: str
    edition: str | None
    published: str | None
    document: DocumentRef
    passage: Passage
    allegation: str | None = None
