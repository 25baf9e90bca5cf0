"""An incident as one run left it, kept so that the next run can say what changed and what became of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncidentVersion:
    """`run` is the number of the custody event of the run that made it, `at` that event's time. `became` names the
    incidents that hold its allegations now, where it is gone; its other fields are then those that it had last.

    `differs` are (field, kind, values) of its contradictions, `levels` fact, legal, attribution. `digest` is over all
    but run and time: a run that changes nothing adds no version.
    """

    incident: str
    run: int
    at: str
    title: str
    kind: str
    allegations: tuple[str, ...]
    victims: tuple[int | None, int | None, int | None]
    origins: int
    differs: tuple[tuple[str, str, tuple[str, ...]], ...]
    levels: tuple[str, str, str] | None
    decided_by: str | None
    contested: str
    gone: bool
    became: tuple[str, ...]
    digest: str
