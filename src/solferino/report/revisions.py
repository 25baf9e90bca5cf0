"""What changed since the last report, as a table (method.md §6.8)."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.engine.changes import Change, ChangeKind
from solferino.report.notes import Desk
from solferino.report.parts import Block, Cell, Heading, Link, Remark, Table
from solferino.report.told import Told
from solferino.report.wording import capital, day

SHOWN = 200  # rows; more are counted, and listed by `solferino watch`


def revisions(told: Sequence[Told], desk: Desk) -> list[Block]:
    """The heading and a table of what was added, withdrawn, reclassified or joined since the report before; a remark
    where there was none."""
    m = desk.material
    blocks: list[Block] = [Heading(2, "5.1", "Changes since the last report", "changes")]
    if m.since is None:
        return [*blocks, Remark("This is the first report of this record: there is no earlier one to compare it with.")]
    when = day(m.since[:10])
    if not m.changes:
        return [*blocks, Remark(f"Nothing in the incidents has changed since the report of {when}.")]
    refs = {t.incident.id: t.link for t in told}
    rows: list[tuple[Cell, ...]] = [_row(c, refs) for c in m.changes[:SHOWN]]
    text = (
        f"Compared with the report of {when}. Later texts add to what was told before and never overwrite it; every "
        "earlier state is kept in the record. The passages stand with the incidents."
    )
    head = ("What", "Incident", "Was", "Is")
    blocks += [Remark(text), Table("Added, withdrawn or changed", head, tuple(rows), (0.16, 0.36, 0.24, 0.24))]
    if len(m.changes) > SHOWN:
        blocks.append(Remark(f"{len(m.changes) - SHOWN} further changes are listed by the command solferino watch."))
    return blocks


def _row(c: Change, refs: dict[str, Link]) -> tuple[Cell, ...]:
    link = refs.get(c.incident)
    which: Cell = (link, f" {c.title}") if link else (c.title,)
    was = c.was if c.kind not in (ChangeKind.NEW,) else "–"
    now = c.now if c.kind is not ChangeKind.RETRACTED else "–"
    return (capital(c.kind.value),), which, (was or "–",), (now or "–",)
