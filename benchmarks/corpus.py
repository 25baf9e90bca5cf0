"""Our own job on the project's labelled corpus, one language at a time.

    python -m benchmarks.corpus --data corpus/en [--test] [--json OUT] [--show] [--llm ADDRESS|FILE]

DIR is corpus/en, corpus/uk, corpus/ru or another folder of the same form; it holds one folder a part, each with its
texts as .txt, metadata.csv and gold.jsonl. `dev` and `dev2` are read; `test`, which nothing is tuned on, only with
--test, once a milestone. The floor beside each score is what keywords alone reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import Score, arguments, publish
from benchmarks.labelled import allegations, by_field, floor_of, scores
from solferino.measure.agreement.score import judge_all, read_labels

PARTS = ("dev", "dev2")
KEPT_BACK = "test"


def measure(folder: Path, parts: Sequence[str], *, show: bool = False, llm: str | None = None) -> list[Score]:
    """The scores of each part, by the built-in extractor or a language model. SystemExit where a part is not there."""
    made: list[Score] = []
    name = "corpus with llm" if llm else "corpus"
    language = "" if folder.name == "en" else f"{folder.name} "
    for part in parts:
        texts, gold = folder / part, folder / part / "gold.jsonl"
        if not gold.is_file():
            raise SystemExit(f"{gold} is not there. Give the folder that holds {', '.join(parts)} with --data.")
        sheets = read_labels(gold, texts)
        tallies = judge_all(sheets, allegations(texts, llm=llm))
        made += scores(f"{name} {language}{part}", tallies, floor_of(texts, sheets))
        if show and part != KEPT_BACK:  # what is wrong in the test part is not to be looked at
            print(part, *(fault for t in tallies for fault in t.faults), by_field(tallies), sep="\n")
    return made


def main(given: Sequence[str] | None = None) -> None:
    """Read the parts, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "corpus")
    parser.add_argument("--test", action="store_true", help="also the part that is kept back")
    parser.add_argument("--llm", metavar="ADDRESS|FILE", help="ask the language model there instead of the rules")
    options = parser.parse_args(given)
    parts = (*PARTS, KEPT_BACK) if options.test else PARTS
    publish(measure(options.data, parts, show=options.show, llm=options.llm), options.json)


if __name__ == "__main__":
    main()
