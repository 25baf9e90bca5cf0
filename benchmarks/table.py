"""All scores in one table: runs every benchmark whose set is there and writes benchmarks/RESULTS.md.

    python -m benchmarks.table [--shared DIR] [--test] [--out FILE]

The labelled sets lie in DIR (the folder `shared` beside the checkout, or $SOLFERINO_SHARED); a set that is not there is
named below the table and left out. The floors that these numbers must not fall below are pinned in floors.toml.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import Score, table
from benchmarks.kept import commit, machine, section

HOME = Path(__file__).resolve().parent
RESULTS = HOME / "RESULTS.md"


@dataclass(frozen=True, slots=True)
class Set:
    """One labelled set: the module that scores it, and the folder of its data."""

    module: str
    data: Path


def sets(shared: Path) -> list[Set]:
    """All sets that a benchmark is written for."""
    return [
        Set("seeds", shared / "seeds"),
        *(Set("corpus", HOME.parent / "corpus" / language) for language in ("en", "uk", "ru")),
        Set("passages", HOME.parent / "corpus" / "passages"),
        Set("isaf", shared / "data" / "isaf"),
        Set("geovirus", shared / "data" / "geovirus"),
        Set("muc4", shared / "data" / "muc4"),
        Set("polnear", shared / "data" / "polnear"),
        Set("ecbplus", shared / "data" / "ecbplus"),
        Set("names", shared / "data" / "name_bench"),
        Set("people", HOME),  # made up too; febrl4 where the package that has it is installed
        Set("incidents", HOME),  # made up: it has no data
        Set("origins", HOME),  # the same
        Set("pictures", HOME),  # drawn
    ]


def run(one: Set, *extra: str) -> list[Score]:
    """The scores of one set."""
    with tempfile.TemporaryDirectory(prefix="solferino-bench-") as home:
        out = Path(home) / "scores.json"
        importlib.import_module(f"benchmarks.{one.module}").main(["--data", str(one.data), "--json", str(out), *extra])
        return [Score(**item) for item in json.loads(out.read_text(encoding="utf-8"))]


_ROW = re.compile(r"^\| (?P<set>[^|]+) \| (?P<metric>[^|]+) \| (?P<score>\d+\.\d+) \|", re.MULTILINE)


def read_results(text: str) -> dict[tuple[str, str], float]:
    """(set, metric) -> score, out of a page that this module wrote."""
    return {(m["set"], m["metric"]): float(m["score"]) for m in _ROW.finditer(text)}


def page(scores: Sequence[Score], absent: Sequence[str]) -> str:
    """The file: what was measured where, the table, what was not there."""
    from solferino.extract.tagger.shipped import shipped_version
    from solferino.extract.version import SLAVIC_VERSION, VERSION

    lines = [
        "# Results",
        "",
        "Written by `python -m benchmarks.table`; not to be edited by hand. Every score stands beside the trivial",
        "floor of its set, a bootstrap 95 % interval and the number of items; `furniture` is a count, all others are",
        "0 to 1.",
        "",
        f"- Commit: {commit()}",
        f"- Extractor: {VERSION}+{shipped_version()}, {SLAVIC_VERSION}",
        f"- Machine: {machine()}",
        "",
        table(scores),
    ]
    if absent:
        lines += ["", f"Not measured, because its data were not there: {', '.join(absent)}."]
    return "\n".join([*lines, *section()]) + "\n"


def main(given: Sequence[str] | None = None) -> None:
    """Run what can be run and write the file."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.table", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    beside = Path(os.environ.get("SOLFERINO_SHARED", HOME.parent.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=beside, help="folder of the labelled sets")
    parser.add_argument("--test", action="store_true", help="also the part of the corpus that is kept back")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args(given)
    scores: list[Score] = []
    absent: list[str] = []
    for one in sets(options.shared):
        if not one.data.is_dir():
            absent.append(one.module)
            continue
        scores += run(one, *(["--test"] if options.test and one.module in ("corpus", "passages") else []))
    options.out.write_text(page(scores, absent), encoding="utf-8")


if __name__ == "__main__":
    main()
