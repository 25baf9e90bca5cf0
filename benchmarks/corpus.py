"""Our own job on the project's labelled corpus.

    python -m benchmarks.corpus --data corpus/en [--test] [--json OUT] [--show]

DIR holds one folder a part, each with its texts as .txt, metadata.csv and gold.jsonl. `dev` and `dev2` are read;
`test`, which nothing is tuned on, only with --test, once a milestone. The floor beside each score is what keywords
alone reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import Score, arguments, publish
from benchmarks.labelled import allegations, by_field, floor_of, scores
from benchmarks.score import judge_all, read_labels

PARTS = ("dev", "dev2")
KEPT_BACK = "test"


def measure(folder: Path, parts: Sequence[str], *, show: bool = False) -> list[Score]:
    """The scores of each part. SystemExit where a part is not there."""
    made: list[Score] = []
    for part in parts:
        texts, gold = folder / part, folder / part / "gold.jsonl"
        if not gold.is_file():
            raise SystemExit(f"{gold} is not there. Give the folder that holds {', '.join(parts)} with --data.")
        sheets = read_labels(gold, texts)
        tallies = judge_all(sheets, allegations(texts))
        made += scores(f"corpus {part}", tallies, floor_of(texts, sheets))
        if show and part != KEPT_BACK:  # what is wrong in the test part is not to be looked at
            print(part, *(fault for t in tallies for fault in t.faults), by_field(tallies), sep="\n")
    return made


def main(given: Sequence[str] | None = None) -> None:
    """Read the parts, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "corpus")
    parser.add_argument("--test", action="store_true", help="also the part that is kept back")
    options = parser.parse_args(given)
    parts = (*PARTS, KEPT_BACK) if options.test else PARTS
    publish(measure(options.data, parts, show=options.show), options.json)


if __name__ == "__main__":
    main()
