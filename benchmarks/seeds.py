"""Our own job on five real articles with hand labels (read only, never shipped).

    python -m benchmarks.seeds --data DIR [--gold FILE] [--json OUT] [--show]

DIR holds the articles as .txt beside metadata.csv; the labels are DIR/gold.jsonl or gold/seeds.jsonl beside DIR, or
FILE. Measured twice: with metadata.csv, and as if it were not there, when days without a year must stay open. The floor
beside each score is what keywords alone reach. `furniture` is a count: allegations out of stretches that hold nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import Score, arguments, find, publish
from benchmarks.labelled import allegations, by_field, floor_of, scores
from solferino.measure.agreement.score import judge_all, read_labels


def measure(folder: Path, gold: Path, *, show: bool = False) -> list[Score]:
    """The scores of the articles with and without what came with them."""
    sheets = read_labels(gold, folder)
    floor = floor_of(folder, sheets)
    made: list[Score] = []
    for name, metadata in (("seeds", True), ("seeds without metadata", False)):
        tallies = judge_all(sheets, allegations(folder, metadata=metadata))
        made += scores(name, tallies, floor)
        if show:
            print(name, *(fault for t in tallies for fault in t.faults), by_field(tallies), sep="\n")
    return made


def main(given: Sequence[str] | None = None) -> None:
    """Read the set, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "seeds")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="the labels, where they are not beside the texts")
    options = parser.parse_args(given)
    gold = options.gold or find(options.data, "gold.jsonl", "../gold/seeds.jsonl")
    publish(measure(options.data, gold, show=options.show), options.json)


if __name__ == "__main__":
    main()
