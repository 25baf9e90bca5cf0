"""Speed and long runs of multiple systems estimation, beside the targets and the reference ranges.

    python -m benchmarks.estimate                  speed: half a minute on a quiet core
    python -m benchmarks.estimate --long           a million sweeps, and 100 simulated populations: a minute more
    python -m benchmarks.estimate --stratum FILE   with the long chains on a table of your own (20 lists: five minutes)

Processor seconds, not the clock, are held against the targets: another program on the machine slows the clock alone.
The table is the published one of killings in Kosovo, 20 March - 22 June 1999 (Ball, Betts, Scheuren, Dudukovic, Asher
2002). Reference seconds and ranges: Rcapture 1.4-4, dga 2.0.2, LCMCR 0.4.14, measured on the same kind of core.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from solferino.measure.estimate.decomposable import average
from solferino.measure.estimate.graphs import decomposable
from solferino.measure.estimate.latent import LatentFit, Sampling, fastest, fit_latent, has_numba
from solferino.measure.estimate.linkage import over_draws
from solferino.measure.estimate.panel import Plan, panel
from solferino.measure.estimate.read import read_table
from solferino.measure.estimate.search import search
from solferino.measure.estimate.table import Pattern, PatternTable, from_text, pattern_table
from solferino.measure.estimate.words import render_text

KOSOVO = from_text(
    ("EXH", "ABA", "OSCE", "HRW"),
    "1000:1131 0100:845 1100:177 0010:936 1010:228 0110:217 1110:181 0001:306 1001:106 0101:31 1101:18 0011:123 "
    "1011:42 0111:32 1111:27",
)
SWEEPS = 100_000
STUCK = 1_600  # persons: chains of the stratum of L2 below it have not found the state that most of the draws are in
DRAWS = 20


def main() -> None:
    """Print one line a measurement: what, the number, the target or the range."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--long", action="store_true", help="a million sweeps, and 100 simulated populations")
    arguments.add_argument("--stratum", type=Path, help="a pattern table to run six long chains on")
    chosen = arguments.parse_args()
    speed()
    if chosen.long:
        million()
        coverage()
    if chosen.stratum:
        stratum(chosen.stratum)


def speed() -> None:
    """The targets: search 0.2 s, graphs 0.5 s, 40,000 sweeps a second, the whole panel 15 s."""
    say("log-linear search, 113 models", f"{seconds(lambda: search(KOSOVO)):.3f} s", "at most 0.2 s; Rcapture 0.64 s")
    decomposable.cache_clear()
    took = seconds(lambda: average(KOSOVO, most_missing=5 * KOSOVO.n))
    say("average over 61 graphs", f"{took:.3f} s", "at most 0.5 s; dga 0.09 s")
    run = fastest()
    data = (KOSOVO.rows(), KOSOVO.weights(), 10)
    took = seconds(lambda: run(np.random.default_rng(0), *data, 1, 0, 1, 20 * KOSOVO.n))
    say("sampler, first use", f"{took:.1f} s", "compiles once a machine" if has_numba() else "numba is not installed")
    took = seconds(lambda: run(np.random.default_rng(1), *data, SWEEPS, 0, 10, 20 * KOSOVO.n))
    say("sampler", f"{SWEEPS / took:,.0f} sweeps/s", "at least 40,000; LCMCR 69,000")
    took = seconds(lambda: render_text(panel(KOSOVO)))
    say("the whole panel with sensitivity", f"{took:.1f} s", "at most 15 s")
    plan = Plan(sensitivity=False)
    took = seconds(lambda: over_draws(KOSOVO, [linked(n) for n in range(DRAWS)], plan=plan))
    took -= seconds(lambda: panel(KOSOVO, plan=plan))
    say(f"{DRAWS} draws of the linkage", f"{took:.1f} s", f"{took / DRAWS:.2f} s a draw; no target")


def linked(missed: int) -> PatternTable:
    """Kosovo with that many of those on the first two lists taken for two persons each."""
    cells = dict(zip(KOSOVO.patterns, KOSOVO.counts, strict=True))
    for pattern, more in (((1, 1, 0, 0), -missed), ((1, 0, 0, 0), missed), ((0, 1, 0, 0), missed)):
        cells[pattern] += more
    return pattern_table(KOSOVO.lists, cells)


def million() -> None:
    """L1: two million sweeps, with the reference ranges."""
    fit = fit_latent(KOSOVO, 1, Sampling(chains=8, sweeps=250_000, burn=10_000))
    say("Kosovo, 2,000,000 sweeps, mean", f"{fit.mean:,.0f}", "10,400-11,000")
    say("- median", f"{fit.median:,.0f}", "10,250-10,650")
    say("- 2.5 %", f"{fit.low:,.0f}", "8,850-9,300")
    say("- 97.5 %", f"{fit.high:,.0f}", "13,300-14,900")
    chains(fit)


def coverage() -> None:
    """L3: two classes, 5,000 persons, four lists, 100 populations."""
    sampling = Sampling(classes=5, sweeps=3_000, burn=2_000, thin=5)
    fits = (fit_latent(two_classes(seed, 5_000), seed, sampling) for seed in range(100))
    hits = sum(fit.low <= 5_000 <= fit.high for fit in fits)
    say("95 % intervals that hold the truth", f"{hits} of 100", "at least 85")


def stratum(path: Path) -> None:
    """L2: six chains of 250,000 sweeps; some stand at a second answer, which R-hat must say. The means of thirteen that
    moved deviated by 48 from one another: only several together tell it."""
    fit = fit_latent(read_table(path), 1, replace(Sampling(), classes=15, chains=6, sweeps=250_000, burn=10_000))
    say(path.stem, f"{fit.mean:,.0f}", f"{fit.low:,.0f}-{fit.high:,.0f}")
    chains(fit)
    moving = [chain.mean for chain in fit.chains if chain.mean >= STUCK]
    if len(moving) > 1:
        error = float(np.std(moving, ddof=1)) / len(moving) ** 0.5
        say(
            f"- mean of the {len(moving)} above {STUCK:,}",
            f"{np.mean(moving):,.0f} ± {error:,.0f}",
            "1,950-2,150 for L2",
        )


def chains(fit: LatentFit) -> None:
    """Each chain by itself, and whether they agree."""
    means = ", ".join(f"{chain.mean:,.0f} ({chain.classes})" for chain in fit.chains)
    say("- means of the chains (classes)", means, f"R-hat {fit.r_hat:.3f}, {'agreed' if fit.agreed else 'NOT agreed'}")


def two_classes(seed: int, persons: int) -> PatternTable:
    """A population of two classes, 60 and 40 %, that four lists hold with different chances."""
    rng = np.random.default_rng(seed)
    chances = np.array([[0.15, 0.2, 0.1, 0.12], [0.6, 0.5, 0.65, 0.45]])
    on = rng.random((persons, 4)) < chances[(rng.random(persons) < 0.4).astype(int)]
    counts: dict[Pattern, int] = {}
    for row in on.astype(int).tolist():
        if any(row):
            counts[tuple(row)] = counts.get(tuple(row), 0) + 1
    return pattern_table("ABCD", counts)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that the work took."""
    start = time.process_time()
    work()
    return time.process_time() - start


def say(what: str, value: str, beside: str) -> None:
    """One line."""
    print(f"{what:<38} {value:>18}   {beside}", flush=True)


if __name__ == "__main__":
    main()
