"""Front door of estimates that are kept: what one rests on in the register, keeping it, and which of them still hold.

An estimate is kept as it was shown and never made anew here: the vault would have to be opened for that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from solferino.case import Case
from solferino.errors import Refused, SolferinoError
from solferino.measure.estimate.kept import Asked, Rests, rests_on
from solferino.measure.register.captures import captured, chosen
from solferino.measure.register.step import casualties
from solferino.model import Casualty, CustodyKind, Decision, DecisionKind, KeptEstimate
from solferino.store.contract import View
from solferino.store.custody import now


@dataclass(frozen=True, slots=True)
class Standing:
    """An estimate of the record; `changed` says why it no longer holds, `withdrawn` who took it back and when."""

    kept: KeptEstimate
    changed: str = ""
    withdrawn: Decision | None = None

    @property
    def holds(self) -> bool:
        """Whether its numbers may be shown."""
        return not self.changed and self.withdrawn is None


def rests(case: Case, asked: Asked) -> Rests:
    """What an estimate of these lists rests on now. Missing M37 and Refused M44 as `captures.chosen`."""
    return _rests(case.record, casualties(case), asked)


def _rests(record: View, people: Iterable[Casualty], asked: Asked) -> Rests:
    found = captured(people, chosen(record.lists(), asked.lists), asked.outcome)
    entries = record.latest_entries([key for one in found for key in one.entries])
    return rests_on(asked, found, entries, record.judgements())


def keep(case: Case, made: KeptEstimate) -> bool:
    """Add the estimate to the record; False where the same one is there already, and then nothing is written.

    Refused M38 where the register is no longer what it was made from, M39 where the same one was withdrawn.
    """
    asked = _asked(made)
    if rests(case, asked).digest != made.register:
        what = "the lists, or what was decided of their people, changed while it was made"
        raise Refused("M38", ", ".join(made.lists), what, "Run the same command again")
    if (taken := withdrawals(case.record).get(made.id)) is not None:
        what = f"this very estimate was withdrawn by {taken.by} on {taken.at[:10]}, and stays withdrawn"
        raise Refused("M39", made.id, what, "An estimate of other lists, draws or seed can be kept beside it")
    with case.unit() as unit:
        if not unit.add_estimate(replace(made, by=case.actor, at=now())):
            return False
        details = (
            ("estimate", made.id), ("lists", ", ".join(made.lists)), ("outcome", made.outcome),
            ("table", made.table), ("tables sha256", made.tables), ("register", made.register), ("plan", made.plan),
            ("seed", str(made.seed)), ("draws", str(made.draws)), ("draw seed", str(made.draw_seed)),
            ("refused", " ".join(r.code for r in made.refused)),
        )  # fmt: skip
        unit.add_custody(CustodyKind.ANALYSED, "estimate kept", details=details)
    return True


def standing(case: Case) -> list[Standing]:
    """Every estimate of the record with whether it still holds, in the order in which they were kept."""
    found, taken = case.record.estimates(), withdrawals(case.record)
    people = list(casualties(case)) if found else []
    return [Standing(one, _changed(case.record, people, one), taken.get(one.id)) for one in found]


def withdrawals(record: View) -> dict[str, Decision]:
    """Who first took back an estimate, by its id."""
    found: dict[str, Decision] = {}
    for decision in record.decisions():
        if decision.kind is DecisionKind.WITHDRAW:
            found.setdefault(decision.about, decision)
    return found


def _changed(record: View, people: list[Casualty], made: KeptEstimate) -> str:
    """What changed in the register since the estimate was made; empty where nothing did that it rests on."""
    try:
        here = _rests(record, people, _asked(made))
    except SolferinoError as error:
        return f"{error.about}: {error.what}"
    if here.digest == made.register:
        return ""
    editions = {e.id: e.series for e in record.lists()}
    before, after = dict(made.rows), dict(here.rows)
    moved = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    other = sorted({editions[key] for key in moved if key in editions})
    if other:
        return f"other rows of {', '.join(other)} are counted now"
    return "entries, or decisions about who is who, have changed"


def _asked(made: KeptEstimate) -> Asked:
    return Asked(made.outcome, made.lists, made.draws, made.draw_seed)
