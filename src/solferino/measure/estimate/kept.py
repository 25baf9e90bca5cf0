"""From a panel to what is kept of it: whole persons and words as they were shown, and nothing that names anybody."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from solferino.measure.counting.basis import spans
from solferino.measure.estimate.estimate import ASSUMES, TITLES, Method
from solferino.measure.estimate.linkage import Linked
from solferino.measure.estimate.remarks import Remark, Weight
from solferino.measure.estimate.sensitivity import Variant
from solferino.measure.estimate.table import PatternTable, spell
from solferino.measure.register.captures import Captured
from solferino.model import (
    Entry,
    EstimateLine,
    EstimateModel,
    EstimateMove,
    EstimateRemark,
    EstimateSpread,
    Judgement,
    KeptEstimate,
    content_id,
    to_plain,
)

_BOUNDS = (Method.CHAO, Method.INDEPENDENCE)
_OF_THE_MACHINE = "M58"  # slower, with the same draws: no word about the numbers


@dataclass(frozen=True, slots=True)
class Rests:
    """What an estimate rests on in the register: the rows of each edition, in words, and the digest of it all."""

    rows: tuple[tuple[str, str], ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the register: an outcome on lists, how many draws of who is who with which seed."""

    outcome: str
    lists: tuple[str, ...]
    draws: int
    seed: int


def rests_on(
    asked: Asked, found: Iterable[Captured], entries: Mapping[str, Entry], judgements: Iterable[Judgement]
) -> Rests:
    """What an estimate of these persons rests on. Names lie in the vault, so the digest is over what the table of
    patterns is made from: the entries that hold (their own digests change with any cell), whom people joined, and
    every judgement about two of them."""
    here: set[str] = set()
    rows: dict[tuple[str, str], list[int]] = {}
    persons = []
    for one in found:
        known = [entries[key] for key in one.entries if key in entries]
        for entry in known:
            rows.setdefault((entry.list, entry.sheet or ""), []).append(entry.row)
        here.update(one.entries)
        persons.append(" ".join([*sorted(one.lists), *sorted(f"{e.id}:{e.digest}" for e in known)]))
    judged = sorted(j.id for j in judgements if j.left in here and j.right in here)
    digest = content_id("register", asked.outcome, *asked.lists, *sorted(persons), *judged)
    told = ((edition, f"{sheet}: {spans(n)}" if sheet else spans(n)) for (edition, sheet), n in sorted(rows.items()))
    return Rests(tuple(told), digest)


def tables_digest(tables: Iterable[PatternTable]) -> str:
    """SHA-256 over the likeliest table and those that were drawn, as the custody log has it."""
    return hashlib.sha256(" ".join(t.digest for t in tables).encode()).hexdigest()


def kept_estimate(found: Linked, asked: Asked, rests: Rests, tables: str) -> KeptEstimate:
    """What is kept, without who ran it and when. What was refused has its reasons and no number but the documented."""
    p, s = found.panel, found.panel.plan.sampling
    sampling = (
        f"{s.chains} chains of {s.sweeps:,} sweeps after {s.burn:,}, at most {s.classes} classes, unseen at most "
        f"{s.cap_times} times the documented"
    )
    made = KeptEstimate(
        id="",
        by="",
        at="",
        outcome=asked.outcome,
        lists=asked.lists,
        rows=rests.rows,
        register=rests.digest,
        cells=tuple((spell(cell), n) for cell, n in zip(p.table.patterns, p.table.counts, strict=True)),
        table=p.table.digest,
        tables=tables,
        documented=p.documented,
        plan=p.plan.digest,
        headline=TITLES[p.plan.headline],
        sampling=sampling,
        seed=p.seed,
        draws=found.draws,
        draw_seed=asked.seed,
        different=found.different,
        draw_ends=found.documented,
        warnings=_remarks(p.remarks, Weight.WARNING),
        refused=_refused(found),
    )
    made = _with_numbers(made, found) if found.estimable else made
    return replace(made, id=content_id("estimate", json.dumps(to_plain(made), sort_keys=True, ensure_ascii=False)))


def _with_numbers(made: KeptEstimate, found: Linked) -> KeptEstimate:
    p = found.panel
    near = p.models.near() if p.models else ()
    return replace(
        made,
        lines=tuple(
            EstimateLine(
                r.method, TITLES[r.method], _whole(r.point), _whole(r.low), _whole(r.high), r.detail,
                ASSUMES[r.method], r.method not in _BOUNDS,
            )
            for r in p.rows
        ),
        span=None if p.span is None else (_whole(p.span[0]), _whole(p.span[1])),
        models=tuple(
            EstimateModel(fit.name, _whole(fit.total), *_ends(*fit.wald()), round(fit.bic, 2), round(weight, 2))
            for fit, weight in near
        ),
        tried=p.models.tried if p.models else 0,
        chains=tuple(_whole(chain.mean) for chain in p.latent.chains) if p.latent else (),
        moves=tuple(_move(v) for v in p.variants),
        spreads=tuple(
            EstimateSpread(
                TITLES[m], x.both.point, x.within, x.between, (x.both.low, x.both.high), round(x.share, 2)
            )
            for m, x in found.spreads
        ),
        not_run=tuple(EstimateRemark(n.code, TITLES[n.method], n.why) for n in p.not_run),
    )  # fmt: skip


def _move(v: Variant) -> EstimateMove:
    if v.estimate is None:
        return EstimateMove(v.change, TITLES[v.method], None, None, None, v.refused)
    e = v.estimate
    return EstimateMove(v.change, TITLES[v.method], _whole(e.point), *_ends(e.low, e.high), e.detail)


def _refused(found: Linked) -> tuple[EstimateRemark, ...]:
    """Why the likeliest linkage has no estimate, else in how many draws there is none."""
    own = _remarks(found.panel.remarks, Weight.REFUSAL)
    if own:
        return own
    out = []
    for why, times in found.refused:
        code, _, rest = why.partition(" ")
        about, _, what = rest.partition(": ")
        remedy = "What only some linkages allow is none: decide more pairs first"
        out.append(EstimateRemark(code, f"{about}, in {times} of {found.draws} draws of who is who", what, remedy))
    return tuple(out)


def _remarks(remarks: Sequence[Remark], weight: Weight) -> tuple[EstimateRemark, ...]:
    said = (r for r in remarks if r.weight is weight and r.code != _OF_THE_MACHINE)
    return tuple(EstimateRemark(r.code, r.about, r.what, r.remedy) for r in said)


def _ends(low: float, high: float) -> tuple[int, int]:
    return _whole(low), _whole(high)


def _whole(value: float) -> int:
    """Rounded as the panel prints it."""
    return int(f"{value:.0f}")
