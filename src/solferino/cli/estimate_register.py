"""`estimate --from-register`: from the lists of a case to the panel, with what hangs on who is who.

Entries that people judged to be one are one; what nobody decided is drawn by its probability. The vault is opened,
because nobody can be compared without a name; nothing that is written has one.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from solferino.cli.lists import open_vault_of
from solferino.cli.people_source import complain, say, write_private
from solferino.cli.places import known_case
from solferino.errors import Refused

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.link.people.draws import Knots
    from solferino.measure.estimate.linkage import Linked
    from solferino.measure.estimate.table import PatternTable
    from solferino.model import KeptEstimate

_QUIET_S = 10.0


@dataclass(frozen=True, slots=True)
class Wish:
    """Which lists, which outcome, how many draws with which seed; where the drawn tables are written, if anywhere."""

    lists: tuple[str, ...]
    outcome: str
    draws: int
    seed: int
    out: Path | None = None


def estimate_register(case: Path | None, key_file: Path | None, wish: Wish) -> tuple[Linked, KeptEstimate]:
    """The panel of the likeliest linkage and the spread over the draws, and what may be kept of it. Refused C66 for a
    list named twice, M37 and M44 as `captures.chosen`; a gate that fails comes back in the result."""
    from solferino.link.people.draws import draws, likeliest
    from solferino.measure.estimate.kept import Asked, kept_estimate, tables_digest
    from solferino.measure.estimate.linkage import over_draws
    from solferino.measure.estimate.step import rests
    from solferino.wiring import open_case

    if len(set(wish.lists)) < len(wish.lists):
        raise Refused("C66", "--lists", "names a list twice", "Name each list once")
    asked = Asked(wish.outcome, wish.lists, wish.draws, wish.seed)
    with open_case(known_case(case)) as opened:
        before = rests(opened, asked)
        knots = _knots(opened, key_file, wish)
        best = _table(wish, knots.patterns(likeliest(knots)))
        drawn = [_table(wish, knots.patterns(groups)) for groups in draws(knots, wish.draws, wish.seed)]
        in_doubt = sum(len(part) for part in knots.parts)
        say(f"{len(knots.homes)} persons on {len(wish.lists)} lists as decided; {len(knots.odds)} undecided pairs tie "
            f"{in_doubt} of them together")  # fmt: skip
        if knots.cut:
            say(f"{knots.cut} weak pairs were left out, because too many people hung together by them")
        digest = tables_digest([best, *drawn])
        _note(opened, wish, knots, digest)
    if wish.out is not None:
        _write(wish.out, best, drawn)
    name = f"{wish.outcome} on {', '.join(wish.lists)}"
    found = over_draws(best, drawn, name=name, tell=_Progress(len(drawn)).tell)
    return found, kept_estimate(found, asked, before, digest)


def keep_estimate(case: Path | None, made: KeptEstimate) -> None:
    """Keep it with the case and say so. Refused M38 and M39 as `measure.estimate.step.keep`."""
    from solferino.measure.estimate.step import keep
    from solferino.wiring import open_case

    with open_case(known_case(case)) as opened:
        new = keep(opened, made)
    say(f"{made.id} kept: the next `solferino report` prints it" if new else f"{made.id} is kept already")


def _knots(case: Case, key_file: Path | None, wish: Wish) -> Knots:
    from solferino.link.people.draws import knots_of
    from solferino.link.people.group import settled
    from solferino.link.people.match import SAMPLED, match
    from solferino.link.people.pair import reference
    from solferino.link.people.person import people
    from solferino.measure.register.captures import captured, chosen
    from solferino.measure.register.step import casualties, people_table

    editions = chosen(case.record.lists(), wish.lists)
    vault = open_vault_of(case, key_file, must_exist=True)
    found = captured(casualties(case), editions, wish.outcome)
    here = {entry for one in found for entry in one.entries}
    persons, complaints = people(r for r in people_table(case, vault, wish.lists).to_pylist() if r["id"] in here)
    complain(complaints)
    judgements = case.record.judgements()
    scored = match(persons, judgements, least=SAMPLED)
    for note in scored.notes:
        say(note)
    known = {reference(p): p for p in persons}
    return knots_of([(one.entries, one.lists) for one in found], scored.pairs, settled(judgements), known)


def _table(wish: Wish, patterns: Mapping[frozenset[str], int]) -> PatternTable:
    from solferino.measure.estimate.table import pattern_table

    cells = {tuple(int(name in lists) for name in wish.lists): n for lists, n in patterns.items()}
    return pattern_table(wish.lists, cells)


def _note(case: Case, wish: Wish, knots: Knots, digest: str) -> None:
    """Into the custody log: what was asked, and the digest of the tables that it made."""
    from solferino.model import CustodyKind

    details = (
        ("lists", ", ".join(wish.lists)), ("outcome", wish.outcome), ("draws", str(wish.draws)),
        ("seed", str(wish.seed)), ("undecided pairs", str(len(knots.odds))), ("tables sha256", digest),
    )  # fmt: skip
    with case.unit() as unit:
        unit.add_custody(CustodyKind.ANALYSED, "estimated from the register", details=details)


def _write(folder: Path, best: PatternTable, drawn: list[PatternTable]) -> None:
    """Each table as a CSV that `estimate` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in (("likeliest", best), *((f"draw-{n:03d}", t) for n, t in enumerate(drawn, 1))):
        head = ",".join([*table.lists, "count"])
        rows = (",".join(map(str, (*p, c))) for p, c in zip(table.patterns, table.counts, strict=True))
        write_private(folder / f"{name}.csv", "\n".join([head, *rows]) + "\n")
    counts = Counter(t.digest for t in drawn)
    sys.stderr.write(f"{len(drawn) + 1} tables written, {len(counts)} of the draws differ\n")


class _Progress:
    """Says now and then how many draws are done."""

    def __init__(self, total: int) -> None:
        self._total, self._said = total, time.monotonic()

    def tell(self, done: int) -> None:
        now = time.monotonic()
        if now - self._said >= _QUIET_S:
            self._said = now
            say(f"estimate: {done} of {self._total} draws")
