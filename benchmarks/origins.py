"""Origins: how well texts and allegations are traced to what they go back to, on the generator of synthetic.py.

    python -m benchmarks.origins                      scores, by how much of a text was edited
    python -m benchmarks.origins --scale 100000 1000000      seconds and memory of that many short texts

Scores are over pairs: two documents (or allegations) of one release (or origin) that were found to be so. The floor is
what equality of the texts finds. Texts, statements and allegations are the generator's, so that only linking is
measured. `word by word` are edits that change each word by itself, which no editor does and which leave hardly any run
of words whole.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.common import Score, f1, measured, publish
from benchmarks.kept import Row, keep
from benchmarks.synthetic import Paper, papers
from benchmarks.synthetic_edits import Piece, edit, scatter
from benchmarks.synthetic_texts import SHARES, story, write
from benchmarks.synthetic_world import dice, event
from solferino.link.copies import copies, near, retold
from solferino.link.derivation import Derivation
from solferino.link.origins import derive
from solferino.link.sketch import SHINGLE, digests, shingled, sketch, told, words
from solferino.link.union import Union

SEED = 20261122  # a world that no threshold was looked at in
EVENTS = 500  # about 2,100 documents: half a minute


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of one event: right ones, those found, those wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0


def f(items: Sequence[Pairs]) -> float:
    """F over all pairs."""
    return f1(sum(p.right for p in items), sum(p.found for p in items), sum(p.wanted for p in items))


def pairs(items: Sequence[tuple[str, Hashable, Hashable]]) -> list[Pairs]:
    """Right, found and wanted pairs of items given as (event, true group, group found). A pair counts for the event of
    its truth, so that the interval is over events; a wrong pair for that of its larger part."""
    by_truth: dict[Hashable, list[str]] = defaultdict(list)
    by_found: dict[Hashable, list[str]] = defaultdict(list)
    by_both: Counter[tuple[Hashable, Hashable]] = Counter()
    for name, truth, found in items:
        by_truth[truth].append(name)
        by_found[found].append(name)
        by_both[truth, found] += 1
    out: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for names in by_truth.values():
        out[_main(names)][2] += _two(len(names))
    right: Counter[Hashable] = Counter()
    for (truth, found), size in by_both.items():
        right[found] += _two(size)
        out[_main(by_truth[truth])][0] += _two(size)
        out[_main(by_truth[truth])][1] += _two(size)
    for found, names in by_found.items():
        out[_main(names)][1] += _two(len(names)) - right[found]
    return [Pairs(*out[name]) for name in sorted(out)]


def _two(size: int) -> int:
    return size * (size - 1) // 2


def _main(names: Sequence[str]) -> str:
    return min(Counter(names).items(), key=lambda n: (-n[1], n[0]))[0]


def derived(made: Sequence[Paper]) -> Derivation:
    """Origins of the allegations of these documents."""
    texts = {p.document.id: p.rendition.text for p in made}
    found = copies(texts, {p.document.id: p.document.language for p in made})
    return derive(
        [a for p in made for a in p.allegations],
        [p.document for p in made],
        found,
        {s.id: s for p in made for s in p.statements},
        {p.document.id: p.document.publisher for p in made},
        texts=texts,
    )


def by_share(
    seed: int, events: int, change: Callable[[Sequence[Piece], float, random.Random], list[Piece]], name: str
) -> Iterator[Score]:
    """Releases and two copies of each, all edited by one share: documents to releases."""
    for share in SHARES[1:]:
        items: list[tuple[str, str, str]] = []
        for number in range(events):
            chance = dice(seed, "share", number, str(share))
            release = write(story(event(seed, number), 0, chance), chance)
            versions = [release, *(change(release, share, chance) for _ in range(2))]
            for n, version in enumerate(versions):
                items.append((f"{number}-{n}", str(number), " ".join(p.text for p in version)))
        sets = Union(key for key, _, _ in items)
        for c in copies({key: text for key, _, text in items}):
            if c.whole:
                sets.join(c.left, c.right)
        found = pairs([(number, number, sets.find(key)) for key, number, _ in items])
        same = pairs([(number, number, text) for _, number, text in items])
        yield measured("origins", f"F, {share:.0%} edited{name}", found, f, floor=f(same), count=len(items))


def scores(seed: int, events: int) -> list[Score]:
    """All scores."""
    out = [*by_share(seed, events, edit, ""), *by_share(seed, events, scatter, " word by word")]
    made = list(papers(seed, events))
    origin = {a: o.id for o in derived(made).origins for a in o.allegations}
    items = [(p.event, p.origin, origin[a.id]) for p in made for a in p.allegations]
    floor = [(p.event, p.origin, p.rendition.text) for p in made for _ in p.allegations]
    out.append(
        measured(
            "origins", "F, allegations to origins, all forms", pairs(items), f, floor=f(pairs(floor)), count=len(items)
        )
    )
    return out


# Scale


def short(seed: int, count: int) -> Iterator[tuple[str, str]]:
    """That many short texts, about 60 words: three in ten are an edited copy of one release, one in ten of another, the
    rest of releases that have a few copies each. Nothing is kept."""
    chance = dice(seed, "short")
    favourite = [write(story(event(seed, n), 0, chance), chance)[:5] for n in range(2)]
    number, left = 2, 0
    for n in range(count):
        how = chance.random()
        if how < 0.4:
            text = edit(favourite[how >= 0.3], chance.choice(SHARES), chance)
        else:
            if left == 0:
                release = write(story(event(seed, number), 0, chance), chance)[:5]
                number, left = number + 1, min(int(chance.paretovariate(1.1)), 50)
            text = edit(release, chance.choice(SHARES), chance)
            left -= 1
        yield f"{n:08}", " ".join(p.text for p in text)


class Kept(Mapping[str, str]):
    """Texts on disk, one a line, read again when they are asked for: memory stays that of the sketches."""

    def __init__(self, path: Path, texts: Iterator[tuple[str, str]]) -> None:
        self._at: dict[str, int] = {}
        self.last = ""
        with path.open("wb") as file:
            for name, text in texts:
                self._at[name] = file.tell()
                self.last = name
                file.write(text.replace("\n", " ").encode() + b"\n")
        self._file = path.open("rb")

    def __getitem__(self, name: str) -> str:
        self._file.seek(self._at[name])
        return self._file.readline().decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def stream(self) -> Iterator[tuple[str, str]]:
        """All texts in order."""
        self._file.seek(0)
        return ((name, self._file.readline().decode()) for name in self._at)


def scale(seed: int, count: int, home: Path) -> list[Row]:
    """Bare sketching (words, shingles, digests) and the whole of finding copies over the same texts, in one process,
    without the collector of cycles, as the step runs."""
    texts = Kept(home, short(seed, count))
    gc.disable()
    began, cpu = time.perf_counter(), time.process_time()
    stream = texts.stream()
    while chunk := list(islice(stream, 4096)):
        digests(shingled(told(text for _, text in chunk)))
    bare, bare_cpu = time.perf_counter() - began, time.process_time() - cpu
    plain, plain_cpu = _plain(texts)
    began, cpu = time.perf_counter(), time.process_time()
    found = near(sketch(texts.stream()), lambda left, right: retold(left, right, texts, {}))
    whole, whole_cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gc.enable()
    sets = Union(texts)
    for c in found:
        if c.whole:
            sets.join(c.left, c.right)
    return [
        (f"{count:,} short texts: sketching alone", f"{bare_cpu:.1f} s of the processor ({bare:.1f} by the clock)", ""),
        ("  origins, with sketching", f"{whole_cpu:.1f} s ({whole:.1f}), {peak:,.0f} MB at most", ""),
        ("  against sketching alone", f"{whole_cpu / bare_cpu:.2f} times", "at most 2"),
        (
            "  against rensa by its manual: strings, 128 permutations",
            f"{whole_cpu / plain_cpu:.2f} times {plain_cpu:.1f} s ({plain:.1f})",
            "",
        ),
        ("  pairs found, groups", f"{len(found):,}, {len(sets.groups()):,}", ""),
    ]


def _plain(texts: Kept) -> tuple[float, float]:
    """Seconds and seconds of CPU that rensa's sketches take when it is given the shingles as words, as its own manual
    does it, with its usual 128 permutations."""
    from rensa import RMinHash

    began, cpu = time.perf_counter(), time.process_time()
    batch: list[list[str]] = []
    for name, text in texts.stream():
        found = words(text)
        batch.append([" ".join(found[i : i + SHINGLE]) for i in range(max(1, len(found) - SHINGLE + 1))])
        if len(batch) == 4096 or name == texts.last:
            RMinHash.digests_from_token_sets(batch, 128, 42)
            batch = []
    return time.perf_counter() - began, time.process_time() - cpu


def main(given: Sequence[str] | None = None) -> None:
    """Print the scores, or the time of a large run."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.origins", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)  # the table gives it to every benchmark
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the scores to this file")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--scale", type=int, nargs="+", metavar="N", help="time that many short texts instead")
    parser.add_argument("--texts", type=Path, default=Path("origins-scale.txt"), help="file for the texts of --scale")
    parser.add_argument("--keep", action="store_true", help="keep the rows of --scale for the page of results")
    options = parser.parse_args(given)
    if options.scale:
        rows = [row for count in options.scale for row in scale(options.seed, count, options.texts)]
        options.texts.unlink()
        print("\n".join(": ".join(row[:2]) for row in rows))
        if options.keep:
            keep("origins", rows)
        return
    publish(scores(options.seed, options.events), options.json)


if __name__ == "__main__":
    main()
