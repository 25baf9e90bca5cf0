"""Front door of counting: the register of a case with all that a count or a comparison has to know of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from solferino.case import Case
from solferino.engine.chapter import Chapter
from solferino.measure.counting.history import Known
from solferino.measure.counting.words import under_recorded
from solferino.measure.register.step import casualties, tallies
from solferino.measure.step import publication
from solferino.model import Casualty, CustodyKind, Tally
from solferino.store.contract import View

_CAME = (CustodyKind.RECEIVED, CustodyKind.ANALYSED)  # looking at a case or sending it out changes nothing in it


@dataclass(frozen=True, slots=True)
class Register:
    """Casualties and tallies as known on a day, since when each was told of, and the places known to be
    under-recorded (R-CAS-10)."""

    people: list[Casualty]
    crowds: list[Tally]
    known: Known
    under: tuple[str, ...]


def register_of(case: Case, as_of: str | None = None) -> Register:
    """The register of the case, with `as_of` (an ISO day) as it was known then."""
    people, crowds = list(casualties(case, as_of)), tallies(case, as_of)
    everybody: list[Casualty | Tally] = [*people, *crowds]
    countries = {i.place.country for i in everybody if i.place and i.place.country}
    until = as_of or last_change(case.record)
    known = Known({e.id: e for e in case.record.lists()}, publication(case.record), date.fromisoformat(until))
    return Register(people, crowds, known, under_recorded(case.settings.context, countries))


def last_change(record: View) -> str:
    """The day on which anything last came into the record or was decided in it: never the clock's, so that the same
    record gives the same words."""
    return max((e.at[:10] for e in record.custody() if e.kind in _CAME), default=date.min.isoformat())


def chapter(case: Case) -> Chapter:
    """What the report prints of the register, of published figures and of estimates; empty where there are none."""
    from solferino.measure.counting.chapter import recorded
    from solferino.measure.estimate.chapter import estimated
    from solferino.measure.estimate.step import standing
    from solferino.measure.published.chapter import published

    found = register_of(case)
    record = case.record
    figures = list({f.id: f for f in (*record.published(), *record.figures())}.values())
    told = recorded((found.people, found.crowds), found.known, found.under, case.settings.periods, record.amendments())
    theirs = published(figures, found.people, found.crowds, found.known.editions)
    kept = standing(case)
    return replace(
        told,
        published=theirs,
        estimated=estimated(kept),
        lists=tuple(record.lists()),
        estimates=tuple(one.kept for one in kept),
    )
