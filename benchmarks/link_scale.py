"""How the linking of incidents grows: made-up allegations (benchmarks/synthetic.py), nothing to read.

    python -m benchmarks.link_scale [--sizes 10000 100000 1000000] [--crowds 100000] [--add 1000000] [--keep]

For each size, in a process of its own: seconds from allegations in memory to incidents and suggestions (wall and
processor, one process), the peak memory of that process with all values in it, pairwise F against the known truth, and
how fast the time grows (the exponent k of n^k from one size to the next, by processor seconds, as other programs may
run beside). Asked: 1,000,000 in 15 minutes and 8 GB, exponent at most 1.15. `--crowds`: one source with so many
allegations on one day, as many texts that read alike, and as many copies of one text. `--add`: so many allegations
linked, and then 1,000 documents more. Origins are the true ones here: they have a benchmark of their own.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.common import child
from benchmarks.incidents import pairwise
from benchmarks.kept import keep
from benchmarks.synthetic import SEED, claims, origins, published
from solferino.link.columns import Codes
from solferino.link.events import groups
from solferino.link.incidents import Linked, incidents, sort
from solferino.link.index import add, begin, delta
from solferino.link.judged import judged
from solferino.model import Allegation, DocumentRef, Origin, Passage, content_id

MODULE = "benchmarks.link_scale"
DOCUMENTS = 1_000  # added to what is linked
SAME_UP_TO = 200_000  # allegations up to which the result is held against linking all at once
SIZES = [10_000, 100_000, 1_000_000]


def timed(work: Callable[[], Linked]) -> tuple[Linked, dict[str, float]]:
    """What the work gave, and what it took: seconds by the clock and of the processor, and the peak of memory in GB."""
    wall, processor = time.perf_counter(), time.process_time()
    linked = work()
    took = {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - processor}
    return linked, took | {"peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}


def size(count: int) -> dict[str, float]:
    """One size: what it took, and how right it is."""
    told = list(claims(SEED, count))
    events = {t.allegation.id: t.event for t in told}
    origin_of = {a: o for o in origins(told) for a in o.allegations}
    days = published(told)
    allegations = [t.allegation for t in told]
    del told
    linked, took = timed(lambda: incidents(allegations, origin_of, days))
    f = pairwise([[events[a] for a in i.allegations] for i in linked.incidents], events.values())
    return took | {"incidents": len(linked.incidents), "suggestions": len(linked.suggestions), "f": f}


def added(count: int) -> dict[str, float]:
    """Seconds to link 1,000 documents into `count` allegations that are linked, and up to 200,000 whether the
    groups are those of linking all at once (for more the comparison would cost a second run)."""
    told = list(claims(SEED, count))
    days = published(told)
    documents = sorted({t.document.id for t in told})
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    late = set(chance.sample(documents, min(DOCUMENTS, len(documents) // 2)))
    nobody = judged((), lambda _: True)
    codes = Codes()
    first = sort([t.allegation for t in told if t.document.id not in late], days, codes)
    index = begin(first.events, nobody)
    new = [t.allegation for t in told if t.document.id in late]
    wall, processor = time.perf_counter(), time.process_time()
    after = add(index, sort(new, days, codes).events, nobody)
    changed = delta(index, after)
    took = {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - processor}
    took |= {"peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, "new": len(new)}
    took |= {"groups_changed": len(changed.groups), "suggestions_changed": len(changed.suggestions)}
    if count <= SAME_UP_TO:
        once = begin(sort([t.allegation for t in told], days).events, nobody)
        took["same"] = float(groups(once) == groups(after))
    return took


def crowd(kind: str, count: int) -> dict[str, float]:
    """`day`: one text that tells of one town and one day in ever other words; `alike`: a text each; `copies`: one."""
    chance = random.Random(SEED)  # noqa: S311 - variety, no secrets
    first = next(t.allegation for t in claims(SEED, 1000) if t.allegation.place and t.allegation.when)
    sites = ["school", "hospital", "market", "theatre", "church", "warehouse", "bridge", ""]
    told = list(_crowd(kind, count, first, sites, chance))
    one = Origin("origin-1", "one", (), tuple(a.id for a in told), "DEP-SELF", "", True)
    linked, took = timed(lambda: incidents(told, dict.fromkeys((a.id for a in told), one), {}))
    return took | {"incidents": len(linked.incidents), "suggestions": len(linked.suggestions)}


def _crowd(
    kind: str, count: int, first: Allegation, sites: Sequence[str], chance: random.Random
) -> Iterator[Allegation]:
    for n in range(count):
        at, document, number = 0, DocumentRef(f"document-{n:08}", f"{n}.txt", "0"), 12
        text = "Shells hit the market, killing 12."
        if kind == "day":
            at, document, number = 200 * n, first.document, chance.choice([1, 2, 3, 5, 8, 12, 40])
            text = f"Shells hit the {chance.choice(sites)}, report {n} of the day said."
        elif kind == "alike":
            number, text = chance.choice([1, 3, 12]), f"Shells hit the town, text {n} said."
        yield replace(
            first,
            id=content_id("allegation", kind, n),
            document=document,
            passage=Passage(at, at + len(text), text),
            victims=replace(first.victims, low=number, high=number),
        )


def part(name: str, count: int) -> dict[str, Any]:
    """One part, in this process."""
    if name == "size":
        return size(count)
    if name == "add":
        return added(count)
    return crowd(name, count)


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--crowds", type=int, help="allegations in each crowd")
    parser.add_argument("--add", type=int, help="allegations linked before 1,000 documents are added")
    parser.add_argument("--keep", action="store_true", help="keep the rows for the page of results")
    parser.add_argument("--part", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    if options.part:
        print(json.dumps(part(options.part[0], int(options.part[1]))))
        return
    found: dict[str, Any] = {}
    before: tuple[int, float] | None = None
    for count in options.sizes:
        row = found[str(count)] = child(MODULE, "size", str(count))
        if before is not None:
            row["exponent"] = math.log(row["cpu_s"] / before[1]) / math.log(count / before[0])
        before = count, row["cpu_s"]
        print(f"{count:>10,}  {_line(row)}", flush=True)
    crowds = [(kind, options.crowds) for kind in ("day", "alike", "copies") if options.crowds]
    for kind, count in [*crowds, *([("add", options.add)] if options.add else [])]:
        row = found[f"{kind} {count}"] = child(MODULE, kind, str(count))
        print(f"{count:>10,}  {kind}: {_line(row)}", flush=True)
    if options.keep:
        asked = {"1000000": "15 minutes, 8 GB, exponent 1.15"}
        keep("link_scale", [(name, _line(row), asked.get(name, "")) for name, row in found.items()])


def _line(row: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value:,.3f}".rstrip("0").rstrip(".") for name, value in row.items())


if __name__ == "__main__":
    main()
