"""The step link on a case of made-up documents: all at once, and 1,000 documents more.

    python -m benchmarks.link_case [--sizes 10000 100000] [--home DIR] [--keep]

For each number of allegations, in a process of its own: a case is written (texts of the generator's sentences, read and
extracted, so to say), linked, then 1,000 documents are put to it and linked again. Told are seconds by the clock and of
the processor, and the peak of memory, for the whole and for what was added, from the step's start to the end of its
unit of work. Asked: 1,000 documents into 1,000,000 allegations in 60 s.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.common import child
from benchmarks.kept import Row, keep
from benchmarks.synthetic import SEED, claims
from solferino.case import Case
from solferino.link.step import link
from solferino.model import Allegation, Document, Rendition, Zone, ZoneKind, content_id
from solferino.store import rows
from solferino.wiring import open_case

MODULE = "benchmarks.link_case"
DOCUMENTS = 1_000  # added to what is linked
SIZES = [10_000, 100_000]

_INTO = (
    "documents (id, sha256, size)",
    "arrivals (document_id, name, payload)",
    "renditions (document_id, text, payload)",
    "allegations (id, document_id, start, payload)",
    "digests (scope, sha256)",
)

Told = tuple[Document, list[Allegation]]


def documents(count: int) -> list[Told]:
    """The documents of so many allegations, those of one document together."""
    found: dict[str, Told] = {}
    for one in claims(SEED, count):
        found.setdefault(one.document.id, (one.document, []))[1].append(one.allegation)
    return list(found.values())


def written(told: Told) -> tuple[Document, Rendition, list[Allegation]]:
    """The document with a text that has its sentences, and the allegations where they stand in it."""
    document, allegations = told
    text, placed = "", []
    for a in sorted(allegations, key=lambda a: (a.passage.start, a.id)):
        start, text = len(text), text + a.passage.text + "\n"
        placed.append(replace(a, passage=replace(a.passage, start=start, end=start + len(a.passage.text))))
    zones = (Zone(ZoneKind.BODY, 0, len(text)),)
    sha = content_id("sha", text)
    rendition = Rendition(content_id("rendition", sha), document.id, "text/plain", text, sha, "made-up@1", zones=zones)
    return document, rendition, placed


def put(folder: Path, told: Iterable[Told]) -> None:
    """Put documents to the record as reading and extracting leave them, all rows of a table at once: through the units
    of work of the steps a million take an hour."""
    made: list[list[tuple[object, ...]]] = [[] for _ in _INTO]
    for document, rendition, allegations in map(written, told):
        text, rest = rows.split_rendition(rendition)
        stored = [(a.id, rows.payload(a), a.passage.start) for a in allegations]
        digest = rows.rows_digest((f"allegations:{key}", payload) for key, payload, _ in stored)
        made[0].append((document.id, document.sha256, document.size))
        made[1].append((document.id, document.name, rows.arrival(document)))
        made[2].append((document.id, text, rest))
        made[3] += [(key, document.id, start, payload) for key, payload, start in stored]
        made[4].append((f"rendition:{document.id}", rows.rendition_digest(text, rest)))
        made[4].append((f"extraction:{document.id}", digest))
    with closing(sqlite3.connect(folder / "record.sqlite")) as record, record:
        for into, values in zip(_INTO, made, strict=True):
            marks = ", ".join("?" * (into.count(",") + 1))
            record.executemany(f"INSERT INTO {into} VALUES ({marks})", values)  # noqa: S608 - fixed words
        record.execute("DELETE FROM done WHERE step = 'link'")


def timed(case: Case) -> dict[str, float]:
    """What linking took."""
    wall, processor = time.perf_counter(), time.process_time()
    made = link(case).made
    took = {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - processor}
    return took | {"peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, "incidents": made}


def lots(count: int) -> tuple[list[Told], list[Told]]:
    """The documents that are there, and those that come."""
    told = documents(count)
    late = set(random.Random(SEED).sample(range(len(told)), min(DOCUMENTS, len(told) // 2)))  # noqa: S311 - a sample
    return [t for n, t in enumerate(told) if n not in late], [t for n, t in enumerate(told) if n in late]


def part(name: str, count: int, folder: Path) -> dict[str, float]:
    """One part, in this process: `build` a case, put `more` to it, or link `all` that is not linked yet. The texts are
    made in processes of their own, so that the memory told is that of linking."""
    if name == "build":
        first, _ = lots(count)
        open_case(folder, create=True, actor="Benchmark").close()
        put(folder, first)
        return {"documents": len(first), "allegations": sum(len(a) for _, a in first)}
    if name == "more":
        _, late = lots(count)
        put(folder, late)
        return {"documents": len(late), "allegations": sum(len(a) for _, a in late)}
    with open_case(folder, actor="Benchmark") as case:
        return timed(case)


def cases(sizes: Sequence[int], home: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The parts of each size, by name."""
    for count in sizes:
        with tempfile.TemporaryDirectory(prefix="link-case-", dir=home) as folder:
            where = str(Path(folder) / "case")
            built = child(MODULE, "build", str(count), where)
            allegations, documents = built["allegations"], built["documents"]
            yield (
                f"{allegations:,} allegations of {documents:,} documents, all at once",
                child(MODULE, "all", str(count), where),
            )
            more = child(MODULE, "more", str(count), where)
            yield (
                f"{more['documents']:,} documents with {more['allegations']:,} allegations more, to {allegations:,}",
                child(MODULE, "all", str(count), where),
            )


def told(row: dict[str, Any]) -> str:
    """What a part took, in words."""
    took = f"{row['wall_s']:,.0f} s by the clock, {row['cpu_s']:,.0f} s of the processor, {row['peak_gb']:.2f} GB"
    return f"{took}; {row['incidents']:,} incidents"


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--home", type=Path, default=Path(tempfile.gettempdir()), help="folder for the cases")
    parser.add_argument("--keep", action="store_true", help="keep the rows for the page of results")
    parser.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    if options.part:
        print(json.dumps(part(options.part[0], int(options.part[1]), Path(options.part[2]))))
        return
    kept: list[Row] = []
    for name, row in cases(options.sizes, options.home):
        kept.append((name, told(row), "in 60 s, at 1,000,000" if "more, to" in name else ""))
        print(": ".join(kept[-1][:2]), flush=True)
    if options.keep:
        keep("link_case", kept)


if __name__ == "__main__":
    main()
