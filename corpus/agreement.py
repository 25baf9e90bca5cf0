#!/usr/bin/env python3
"""How far a second hand, which saw the bare text only, labels as the first did.

    agreement.py --blank OUT [LANG]   write a tenth of the passages (by their ids) without marks, for a second hand
    agreement.py                      compare passages/second/LANG with passages/LANG

A fact agrees with one of the other hand where their acts stand in one sentence and their codes share a family;
each is used once. Fields are compared on the facts that agree. Kappa is of "holds a fact or none" over passages.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import re
import sys
from collections import Counter

from passages import HERE, Passage, read_file

FIELDS = ("stance", "n", "harm", "status", "sex", "age", "perp", "when", "total")
SPANS = ("victims", "perpetrator", "speaker", "place", "when", "weapon", "target")


def place(key: str) -> bytes:
    """By what the tenth that is labelled twice is drawn: always the same, whatever is added."""
    return hashlib.sha256(("second" + key).encode()).digest()


def first(language: str) -> dict[str, Passage]:
    """The passages of the first hand by id."""
    return {p.head["id"]: p for f in sorted((HERE / "passages" / language).glob("*.txt")) for p in read_file(f)}


def blank(language: str) -> str:
    """The chosen passages without marks."""
    whole = {key: p for key, p in first(language).items() if not p.faults}
    drawn = sorted(sorted(whole, key=place)[: -(-len(whole) // 10)])
    blocks = [
        f"@ {' '.join(f'{k}={v}' for k, v in whole[key].head.items())}\n{whole[key].text.rstrip()}\n" for key in drawn
    ]
    return "---\n".join(blocks)


def acts(p: Passage) -> dict[int, tuple[set[str], list[tuple[int, int]]]]:
    """Families and words of the act of each fact."""
    out = {}
    for n, fact in p.facts.items():
        families = {c.split("-")[0] for c in fact.get("act", "").split(",")}
        out[n] = (families, [(s, e) for s, e, role, m in p.spans if m == n and role == "act"])
    return out


def sentence(text: str, at: int) -> int:
    """Number of the sentence that holds a place of the text."""
    return len(re.findall(r"[.!?][\"”»']?\s|\n", text[:at]))


def matched(a: Passage, b: Passage) -> list[tuple[int, int]]:
    """Pairs of facts that agree, nearest words first."""
    one, other = acts(a), acts(b)
    pairs = []
    for i, (families, spans) in one.items():
        for j, (others, words) in other.items():
            if families & others and spans and words:
                apart = min(max(0, s - f, e - t) for s, t in spans for e, f in words)
                near = apart == 0 or any(sentence(a.text, s) == sentence(a.text, e) for s, _ in spans for e, _ in words)
                if near:
                    pairs.append((apart, i, j))
    out: list[tuple[int, int]] = []
    for _, i, j in sorted(pairs):
        if i not in {x for x, _ in out} and j not in {y for _, y in out}:
            out.append((i, j))
    return out


def span_agrees(a: Passage, b: Passage, role: str, i: int, j: int) -> bool | None:
    """Whether both hands mark overlapping words for a role; None where neither marks any."""
    one = [(s, e) for s, e, r, n in a.spans if r == role and n == i]
    two = [(s, e) for s, e, r, n in b.spans if r == role and n == j]
    if not one and not two:
        return None
    return any(s < f and e < t for s, t in one for e, f in two)


def compare(language: str) -> None:
    """Print the agreement of one language."""
    ours = first(language)
    theirs = {
        p.head["id"]: p for f in sorted((HERE / "passages" / "second" / language).glob("*.txt")) for p in read_file(f)
    }
    both = [(ours[k], p) for k, p in sorted(theirs.items()) if k in ours and ours[k].text.strip() == p.text.strip()]
    lost = len(theirs) - len(both)
    a = sum(len(p.facts) for p, _ in both)
    b = sum(len(p.facts) for _, p in both)
    pairs = [(x, y, i, j) for x, y in both for i, j in matched(x, y)]
    same: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for x, y, i, j in pairs:
        for key in FIELDS:
            one, two = x.facts[i].get(key, ""), y.facts[j].get(key, "")
            if one or two:
                told[key] += 1
                same[key] += bool(set(one.split(",")) & set(two.split(",")))
        for role in SPANS:
            agrees = span_agrees(x, y, role, i, j)
            if agrees is not None:
                told[f"words of {role}"] += 1
                same[f"words of {role}"] += agrees
    full = [(bool(x.facts), bool(y.facts)) for x, y in both]
    seen = sum(m == n for m, n in full) / max(1, len(full))
    p, q = (sum(side) / max(1, len(full)) for side in zip(*full, strict=True)) if full else (0.0, 0.0)
    chance = p * q + (1 - p) * (1 - q)
    kappa = (seen - chance) / (1 - chance) if chance < 1 else 1.0
    print(f"{language}: {len(both)} passages labelled twice ({lost} whose text differs)")
    print(f"  {a} and {b} facts, {len(pairs)} agree")
    print(f"  facts F {2 * len(pairs) / max(1, a + b):.3f}, holds a fact or none: {seen:.3f}, kappa {kappa:.3f}")
    print("  " + ", ".join(f"{k} {same[k] / n:.2f} ({n})" for k, n in told.most_common()))


def main() -> None:
    """Write blanks, or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=[])
    parser.add_argument("--blank", type=pathlib.Path)
    options = parser.parse_args()
    languages = options.languages or ["en", "uk", "ru"]
    if options.blank:
        options.blank.mkdir(parents=True, exist_ok=True)
        for language in languages:
            (options.blank / f"{language}.txt").write_text(blank(language), encoding="utf-8")
        return
    for language in languages:
        if (HERE / "passages" / "second" / language).is_dir():
            compare(language)


if __name__ == "__main__":
    sys.exit(main())
